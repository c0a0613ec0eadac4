#include "services/recovery/review/lineage.h"

#include "models/domain/auditentry.h"
#include "services/recovery/review/lineageactions.h"

#include <algorithm>

namespace countersign {

namespace {

std::string sentenceFor(const AuditEntry& entry, const std::vector<Person>& people)
{
    const auto* action = lineageAction(entry.action);
    std::string text = action ? std::string(action->title) : entry.action;
    if (const auto statement = entry.data.find("statement"); statement != entry.data.end() && statement->is_object())
        text += ": " + statement->value("verdict", std::string());
    const auto by = std::find_if(people.begin(), people.end(), [&entry](const Person& person) { return person.id == entry.actor; });
    return by == people.end() ? text : text + " (" + by->name + ")";
}

}  // namespace

Result<std::vector<LineageStep>> lineageOf(Connection& connection, const std::string& draftId, const std::vector<Person>& people)
{
    const auto rows = connection.rows<std::tuple<std::string>>(
        "SELECT entry FROM audit_entries WHERE draft_id = :draft ORDER BY idx LIMIT 200", draftId);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<LineageStep> steps;
    for (const auto& [text] : *rows) {
        const auto json = parseJson(text);
        const auto entry = json ? decode<AuditEntry>(*json) : Result<AuditEntry>(tl::unexpected(json.error()));
        if (!entry)
            return fail(ErrorCode::Damaged, "an entry of the record cannot be read");
        steps.push_back({entry->at, entry->action, sentenceFor(*entry, people)});
    }
    return steps;
}

void mergeLineage(std::vector<LineageStep>& told, std::vector<LineageStep> recorded)
{
    for (auto& step : recorded) {
        const bool known = std::any_of(told.begin(), told.end(),
            [&step](const LineageStep& other) { return other.what == step.what && other.at == step.at; });
        if (!known)
            told.push_back(std::move(step));
    }
    std::stable_sort(told.begin(), told.end(), [](const LineageStep& a, const LineageStep& b) { return a.at < b.at; });
}

}  // namespace countersign
