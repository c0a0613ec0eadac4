#include "services/recovery/review/lineage.h"

#include "models/domain/auditentry.h"

#include <algorithm>
#include <array>

namespace countersign {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 29> sentences{{{"cart.abandoned", "The cart was left"},
    {"draft.enriched", "Customer, cost and stock were looked up"}, {"draft.diagnosed", "The reason was estimated"},
    {"draft.composed", "The message was drafted"}, {"draft.queued", "The draft was put in the queue"},
    {"draft.routed", "The policy decided where it goes"}, {"draft.revised", "The message was edited"},
    {"draft.written", "A language model wrote the message"}, {"draft.fell_back", "The built-in composer's text stands"},
    {"draft.recomposed", "The message was drafted again"}, {"decision.accepted", "A decision was accepted"},
    {"decision.refused", "A decision was refused"}, {"decision.undone", "A decision was undone"},
    {"decision.voided", "An approval was voided because something changed"}, {"lease.broken", "A lease was broken"},
    {"send.started", "Sending began"}, {"send.sent", "The message was sent"}, {"send.unknown", "The provider's answer was lost"},
    {"send.failed", "The provider refused the message"}, {"draft.expired", "The cart went cold"},
    {"comment.added", "A comment was written"}, {"objection.raised", "Somebody objected"},
    {"objection.resolved", "An objection was resolved"}, {"draft.assigned", "The draft was given to someone"},
    {"draft.unassigned", "The draft was given to nobody in particular"}, {"seeded.answered", "This was a known-answer draft"},
    {"seeded.ended", "This was a known-answer draft that nobody answered"},
    {"draft.converted", "The customer bought"}, {"draft.superseded", "The cart changed, and a newer draft took over"}}};

std::string sentenceFor(const AuditEntry& entry, const std::vector<Person>& people)
{
    const auto it = std::find_if(sentences.begin(), sentences.end(), [&entry](const auto& pair) { return pair.first == entry.action; });
    std::string text = it == sentences.end() ? entry.action : std::string(it->second);
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
