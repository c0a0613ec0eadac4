#include "services/recovery/prompts/editdistance.h"
#include "services/recovery/prompts/promptrows.h"

namespace countersign {

namespace {

constexpr std::int64_t mostRows = 200;

// What was taken back was no judgement.
constexpr std::string_view standingEdits = " FROM edit_distances e JOIN decisions d ON d.id = e.decision_id AND d.state <> 'undone' ";

std::string columnOf(EditGrouping by)
{
    switch (by) {
    case EditGrouping::Version:
        return "e.prompt";
    case EditGrouping::Reason:
        return "e.reason";
    case EditGrouping::Channel:
        return "e.channel";
    case EditGrouping::Language:
        return "e.language";
    case EditGrouping::Reviewer:
        return "e.person_id";
    }
    return {};
}

// Of what the key stands for: the prompt's or the person's; other keys speak for themselves.
std::string nameOf(EditGrouping by)
{
    if (by == EditGrouping::Version)
        return "(SELECT p.name FROM prompts p WHERE p.id = e.prompt_id)";
    if (by == EditGrouping::Reviewer)
        return "(SELECT p.name FROM people p WHERE p.id = e.person_id)";
    return "NULL";
}

std::string shownName(EditGrouping by, const std::string& key, const std::optional<std::string>& found)
{
    return by == EditGrouping::Version ? versionTitle(key, found) : found.value_or(key);
}

}  // namespace

Result<std::vector<EditDistanceRow>> editDistances(Connection& connection, EditGrouping by, TimeMs since)
{
    using Row = std::tuple<std::string, std::optional<std::string>, std::int64_t, std::int64_t, std::int64_t>;
    const std::string key = columnOf(by);
    const auto rows = connection.rows<Row>("SELECT " + key + ", " + nameOf(by)
            + ", COUNT(*), SUM(e.distance_bp > 0), CAST(ROUND(AVG(e.distance_bp)) AS INTEGER)" + std::string(standingEdits)
            + "WHERE e.at >= :since GROUP BY " + key + " ORDER BY 5 DESC, 1 LIMIT :most",
        since, mostRows);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<EditDistanceRow> found;
    for (const auto& [group, name, approved, edited, mean] : *rows)
        found.push_back({group, shownName(by, group, name), static_cast<int>(approved), static_cast<int>(edited), static_cast<int>(mean)});
    return found;
}

Result<std::vector<RepeatedEdit>> repeatedEdits(Connection& connection, const std::string& promptId, TimeMs since)
{
    using Row = std::tuple<std::string, std::string, std::int64_t, std::string>;
    const auto rows
        = connection.rows<Row>("SELECT r.from_words, r.to_words, COUNT(DISTINCT e.draft_id), MAX(e.draft_id)" + std::string(standingEdits)
                + "JOIN edit_runs r ON r.draft_id = e.draft_id WHERE e.at >= :since AND (:all = '' OR e.prompt_id = :prompt) "
                  "GROUP BY r.from_words, r.to_words HAVING COUNT(DISTINCT e.draft_id) >= 2 ORDER BY 3 DESC, 1, 2 LIMIT :most",
            since, promptId, promptId, mostRows);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<RepeatedEdit> edits;
    for (const auto& [from, to, times, example] : *rows)
        edits.push_back({from, to, static_cast<int>(times), example});
    return edits;
}

}  // namespace countersign
