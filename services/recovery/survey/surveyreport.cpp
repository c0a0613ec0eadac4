#include "services/recovery/survey/surveyreport.h"

#include "models/domain/survey.h"

#include <map>
#include <optional>
#include <utility>

namespace countersign {

namespace {

constexpr std::int64_t wholeBp = 10000;

Json zeroReasons()
{
    Json counts = Json::object();
    for (const auto& [reason, name] : EnumWords<Reason>::words)
        counts[std::string(name)] = 0;
    return counts;
}

} // namespace

Result<Json> surveyReport(Connection& connection, TimeMs since, const std::string& shopId)
{
    const auto totals = connection.row<std::tuple<std::int64_t, std::optional<std::int64_t>>>(
        "SELECT COUNT(*), SUM(s.answered_at IS NOT NULL) FROM surveys s JOIN drafts d ON d.id = s.draft_id "
        "WHERE s.made_at >= :since AND (:every = '' OR s.shop_id = :shop) AND d.state IN ('sent', 'unknown')",
        since, shopId, shopId);
    if (!totals)
        return tl::unexpected(totals.error());
    using Row = std::tuple<std::string, std::string, std::string, std::int64_t>;
    const auto rows = connection.rows<Row>(
        "SELECT inferred, CASE WHEN corrected <> '' THEN corrected WHEN choice <> '' THEN choice ELSE words_reason END, "
        "CASE WHEN corrected <> '' THEN 'person' WHEN choice <> '' THEN 'choice' ELSE words_by END, COUNT(*) FROM surveys "
        "WHERE answered_at IS NOT NULL AND made_at >= :since AND (:every = '' OR shop_id = :shop) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        since, shopId, shopId);
    if (!rows)
        return tl::unexpected(rows.error());
    Json stated = zeroReasons();
    Json inferredCounts = zeroReasons();
    Json sources = Json::object();
    for (const auto& [source, name] : EnumWords<LabelSource>::words)
        sources[std::string(name)] = 0;
    std::map<std::pair<std::string, std::string>, std::int64_t> cells;
    std::int64_t labelled = 0;
    std::int64_t agreed = 0;
    for (const auto& [inferred, label, source, count] : *rows) {
        if (!fromWord<Reason>(label) || !fromWord<Reason>(inferred))
            continue;
        labelled += count;
        if (label == inferred)
            agreed += count;
        stated[label] = stated[label].get<std::int64_t>() + count;
        inferredCounts[inferred] = inferredCounts[inferred].get<std::int64_t>() + count;
        if (sources.contains(source))
            sources[source] = sources[source].get<std::int64_t>() + count;
        cells[{ inferred, label }] += count;
    }
    Json confusion = Json::array();
    for (const auto& [cell, count] : cells)
        confusion.push_back({ { "inferred", cell.first }, { "stated", cell.second }, { "count", count } });
    Json report{ { "since", formatTime(since) }, { "sent", *totals ? std::get<0>(**totals) : 0 },
        { "answered", *totals ? std::get<1>(**totals).value_or(0) : 0 }, { "labelled", labelled }, { "agreed", agreed },
        { "stated", std::move(stated) }, { "inferred", std::move(inferredCounts) }, { "confusion", std::move(confusion) },
        { "sources", std::move(sources) } };
    report["agreement_bp"] = labelled > 0 ? Json(agreed * wholeBp / labelled) : Json(nullptr);
    return report;
}

} // namespace countersign
