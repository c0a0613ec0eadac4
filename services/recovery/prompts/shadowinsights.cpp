#include "services/recovery/prompts/shadowinsights.h"

#include "models/domain/worddistance.h"
#include "services/recovery/prompts/promptrows.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::int64_t mostShadowAnswers = 2000;
constexpr JsonLimits keptAnswerLimits{.maxBytes = 64 * 1024, .maxDepth = 4, .maxKeys = 16, .maxString = 16 * 1024};

constexpr const char* shadowVersions
    = "SELECT DISTINCT e.prompt, (SELECT p.name FROM prompts p WHERE p.id = substr(e.prompt, 1, instr(e.prompt, '@') - 1)) "
      "FROM exchanges e WHERE e.purpose = 'shadow' AND e.at >= :since ORDER BY 1";

// Of one version: the answer, why there was none, how many faults it has; the live version's answer, if that passed. Its last try for a
// draft alone counts. An exchange that was emptied holds neither answer nor trouble nor fault.
constexpr const char* shadowAnswers
    = "SELECT json_extract(e.exchange, '$.answer'), json_extract(e.exchange, '$.trouble'), json_array_length(e.exchange, '$.faults'), "
      "(SELECT json_extract(l.exchange, '$.answer') FROM exchanges l WHERE l.draft_id = e.draft_id AND l.revision = e.revision "
      "AND l.purpose = 'live' AND json_extract(l.exchange, '$.answer') <> '' AND json_array_length(l.exchange, '$.faults') = 0 "
      "ORDER BY l.seq DESC LIMIT 1) "
      "FROM exchanges e WHERE e.purpose = 'shadow' AND e.prompt = :prompt AND e.at >= :since AND NOT EXISTS (SELECT 1 FROM exchanges x WHERE x.draft_id = e.draft_id "
      "AND x.revision = e.revision AND x.purpose = 'shadow' AND x.prompt = e.prompt AND x.seq > e.seq) "
      "AND (json_extract(e.exchange, '$.answer') <> '' OR json_extract(e.exchange, '$.trouble') <> '' "
      "OR json_array_length(e.exchange, '$.faults') > 0) ORDER BY e.at DESC, e.seq DESC LIMIT :most";

// Every text of an answer, in the order of their keys; its citations are not words of the message.
std::string wordsOfAnswer(const std::string& answer)
{
    const auto json = parseJson(answer, keptAnswerLimits);
    if (!json || !json->is_object())
        return {};
    std::string words;
    const auto add = [&words](const Json& text) {
        if (text.is_string())
            words += text.get_ref<const std::string&>() + "\n";
    };
    for (const auto& [key, value] : json->items()) {
        add(value);
        if (value.is_array())
            for (const Json& paragraph : value)
                add(paragraph);
    }
    return words;
}

Result<ShadowFigures> shadowFiguresOf(Connection& connection, const std::string& key, TimeMs since)
{
    using Row = std::tuple<std::string, std::string, std::int64_t, std::optional<std::string>>;
    auto rows = connection.rows<Row>(shadowAnswers, key, since, mostShadowAnswers + 1);
    if (!rows)
        return tl::unexpected(rows.error());
    ShadowFigures figures;
    figures.key = key;
    figures.cut = static_cast<std::int64_t>(rows->size()) > mostShadowAnswers;
    if (figures.cut)
        rows->pop_back(); // the oldest
    std::int64_t distances = 0;
    for (const auto& [answer, trouble, faults, live] : *rows) {
        ++figures.drafts;
        if (!trouble.empty())
            ++figures.silent;
        else if (faults == 0)
            ++figures.passed;
        if (!trouble.empty() || faults > 0 || !live)
            continue;
        ++figures.compared;
        distances += wordDistanceBp(wordsOfAnswer(*live), wordsOfAnswer(answer));
    }
    if (figures.compared > 0)
        figures.distanceBp = static_cast<int>((distances + figures.compared / 2) / figures.compared);
    return figures;
}

}  // namespace

void to_json(Json& json, const ShadowFigures& figures)
{
    json = Json{{"key", figures.key}, {"name", figures.name}, {"drafts", figures.drafts}, {"passed", figures.passed}, {"silent", figures.silent},
        {"compared", figures.compared}, {"distance_bp", figures.distanceBp ? Json(*figures.distanceBp) : Json(nullptr)}, {"cut", figures.cut}};
}

Result<std::vector<ShadowFigures>> shadowFigures(Connection& connection, TimeMs since)
{
    using Version = std::tuple<std::string, std::optional<std::string>>;
    const auto versions = connection.rows<Version>(shadowVersions, since);
    if (!versions)
        return tl::unexpected(versions.error());
    std::vector<ShadowFigures> found;
    for (const auto& [key, prompt] : *versions) {
        auto figures = shadowFiguresOf(connection, key, since);
        if (!figures)
            return tl::unexpected(figures.error());
        figures->name = versionTitle(key, prompt);
        if (figures->drafts > 0)
            found.push_back(std::move(*figures));
    }
    std::stable_sort(found.begin(), found.end(), [](const ShadowFigures& a, const ShadowFigures& b) { return a.drafts > b.drafts; });
    return found;
}

}  // namespace countersign
