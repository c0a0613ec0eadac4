#include "services/recovery/measure/versionoutcomes.h"

#include "models/domain/prompt.h"
#include "services/recovery/measure/outcomes.h"
#include "services/recovery/prompts/narrowest.h"

#include <algorithm>
#include <cmath>

namespace countersign {

namespace {

constexpr std::int64_t wholeShareBp = 10000;
constexpr std::int64_t mostVersions = 200;
constexpr double z95 = 1.959964;

Json outcomeFigures(std::int64_t carts, std::int64_t sent, std::int64_t bought)
{
    const auto interval = shareInterval(bought, carts);
    return Json{ { "carts", carts }, { "sent", sent }, { "bought", bought },
        { "bought_bp", carts > 0 ? Json((bought * wholeShareBp + carts / 2) / carts) : Json(nullptr) }, { "low_bp", interval.lowBp },
        { "high_bp", interval.highBp } };
}

std::string versionName(const std::string& key, const std::optional<std::string>& prompt)
{
    const auto ref = parsePromptRef(key);
    return ref && prompt ? *prompt + ", version " + std::to_string(ref->number) : key;
}

// The holdout's carts by the prompt that would have written for them: its id, its name, carts, orders. When it was in use is what the
// moves of its labels say, not when it happened to write for somebody.
std::string holdoutsByPrompt()
{
    return "WITH wrote AS MATERIALIZED (SELECT DISTINCT substr(d.prompt, 1, instr(d.prompt, '@') - 1) AS id FROM outcomes o "
           "JOIN drafts d ON d.id = o.draft_id WHERE o.arm = :treated AND o.assigned_at >= :since), "
           "used AS MATERIALIZED (SELECT p.*, m.at AS begun, COALESCE((SELECT MIN(e.at) FROM prompt_moves e WHERE e.prompt_id = m.prompt_id "
           "AND e.seq > m.seq AND e.number = m.number AND e.label = 'live' AND e.given = 0), 9223372036854775807) AS ended FROM wrote w "
           "JOIN prompts p ON p.id = w.id JOIN prompt_moves m ON m.prompt_id = p.id WHERE m.label = 'live' AND m.given = 1), "
           "silent AS (SELECT (SELECT p.id FROM used p WHERE o.assigned_at >= p.begun AND o.assigned_at < p.ended AND p.kind = d.kind "
           "AND p.channel = d.channel AND p.shop_id IN ('', d.shop_id) AND p.reason IN ('', d.reason) AND p.language IN ('', d.language) ORDER BY "
        + std::string(narrowestFirst)
        + " LIMIT 1) AS prompt, o.converted_at IS NOT NULL AND o.cancelled_at IS NULL AS bought FROM outcomes o "
          "JOIN drafts d ON d.id = o.draft_id WHERE o.arm = :holdout AND o.assigned_at >= :from) "
          "SELECT u.id, u.name, COUNT(*), SUM(s.bought) FROM silent s JOIN prompts u ON u.id = s.prompt GROUP BY u.id, u.name ORDER BY 3 DESC, 1";
}

Result<Json> holdoutFigures(Connection& connection, TimeMs since)
{
    using Row = std::tuple<std::string, std::string, std::int64_t, std::int64_t>;
    const auto rows = connection.rows<Row>(holdoutsByPrompt(), word(Arm::Treated), since, word(Arm::Holdout), since);
    if (!rows)
        return tl::unexpected(rows.error());
    Json list = Json::array();
    for (const auto& [id, name, carts, bought] : *rows) {
        Json row = outcomeFigures(carts, 0, bought); // nothing is ever sent to these
        row["key"] = id;
        row["name"] = name;
        list.push_back(std::move(row));
    }
    return list;
}

} // namespace

ShareInterval shareInterval(std::int64_t n, std::int64_t of)
{
    if (of <= 0)
        return {};
    const auto count = static_cast<double>(of);
    const double share = static_cast<double>(n) / count;
    const double square = z95 * z95;
    const double middle = (share + square / (2 * count)) / (1 + square / count);
    const double reach = z95 * std::sqrt(share * (1 - share) / count + square / (4 * count * count)) / (1 + square / count);
    const auto bp = [](double part) { return std::llround(std::min(1.0, std::max(0.0, part)) * wholeShareBp); };
    return { bp(middle - reach), bp(middle + reach) };
}

Result<Json> versionOutcomes(Connection& connection, TimeMs since)
{
    using Counts = std::tuple<std::int64_t, std::optional<std::int64_t>, std::optional<std::int64_t>>;
    const auto holdout = connection.row<Counts>("SELECT COUNT(*), SUM(sent_at IS NOT NULL), SUM(converted_at IS NOT NULL AND cancelled_at IS NULL) "
                                                "FROM outcomes WHERE arm = :arm AND assigned_at >= :since",
        word(Arm::Holdout), since);
    if (!holdout)
        return tl::unexpected(holdout.error());
    using Row = std::tuple<std::string, std::optional<std::string>, std::int64_t, std::int64_t, std::int64_t>;
    const auto rows = connection.rows<Row>(
        "SELECT d.prompt, (SELECT p.name FROM prompts p WHERE p.id = substr(d.prompt, 1, instr(d.prompt, '@') - 1)), COUNT(*), "
        "SUM(o.sent_at IS NOT NULL), SUM(o.converted_at IS NOT NULL AND o.cancelled_at IS NULL) FROM outcomes o JOIN drafts d ON d.id = o.draft_id "
        "WHERE o.arm = :arm AND o.assigned_at >= :since GROUP BY d.prompt ORDER BY 3 DESC, 1 LIMIT :most",
        word(Arm::Treated), since, mostVersions);
    if (!rows)
        return tl::unexpected(rows.error());
    Json list = Json::array();
    for (const auto& [key, prompt, carts, sent, bought] : *rows) {
        Json row = outcomeFigures(carts, sent, bought);
        row["key"] = key;
        row["name"] = versionName(key, prompt);
        list.push_back(std::move(row));
    }
    auto holdouts = holdoutFigures(connection, since);
    if (!holdouts)
        return tl::unexpected(holdouts.error());
    const auto [carts, sent, bought] = holdout->value_or(Counts{});
    return Json{ { "holdout", outcomeFigures(carts, sent.value_or(0), bought.value_or(0)) }, { "holdouts", std::move(*holdouts) },
        { "rows", std::move(list) } };
}

} // namespace countersign
