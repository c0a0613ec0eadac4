#include "services/recovery/review/assigning.h"

#include "models/domain/approvalfacts.h"
#include "models/domain/auditentry.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/review/requirements.h"
#include "services/recovery/store/policystore.h"
#include "services/recovery/store/teamstore.h"

#include <algorithm>

namespace countersign {

namespace {

// Ids only: names are personal data, which the record never holds.
void note(Json& data, const std::string& key, const std::optional<Assignee>& who)
{
    if (who && !who->personId.empty())
        data[key + "_person"] = who->personId;
    else if (who)
        data[key + "_role"] = who->roleId;
}

std::optional<Assignee> noted(const Json& data, const std::string& key)
{
    const Assignee who{data.value(key + "_person", std::string()), data.value(key + "_role", std::string()), {}};
    return who.personId.empty() && who.roleId.empty() ? std::nullopt : std::optional(who);
}

// A requirement about who decides, not about how the draft stands just now: its condition asks for rights or limits.
bool isAboutThePerson(const Requirement& requirement)
{
    const std::string condition = requirement.satisfiedIf.dump();
    return condition.find("\"person.") != std::string::npos || condition.find("\"limit.") != std::string::npos;
}

}  // namespace

std::string hindrance(const Draft& draft, const Person& person, const Policy& policy, TimeMs now)
{
    if (!person.may(Permission::Approve))
        return "has no right to approve";
    std::vector<Requirement> table;
    std::copy_if(policy.requirements.begin(), policy.requirements.end(), std::back_inserter(table), isAboutThePerson);
    const auto results = evaluate(table, approvalFacts(draft, person, Verdict::Approve, now));
    std::string names;
    for (const auto& result : results)
        if (failing(result)) {
            std::string words = result.id;
            std::replace(words.begin(), words.end(), '_', ' ');
            names += (names.empty() ? "" : ", ") + words;
        }
    return names.empty() ? names : "does not meet: " + names;
}

Result<Candidate> candidateFor(Connection& connection, const Assignee& to, const std::vector<Person>& people)
{
    if (to.personId.empty() == to.roleId.empty())
        return fail(ErrorCode::InvalidInput, "name either a person or a role");
    if (!to.personId.empty()) {
        const auto known = std::find_if(people.begin(), people.end(), [&to](const Person& person) { return person.id == to.personId; });
        if (known == people.end())
            return fail(ErrorCode::InvalidInput, "there is no such person");
        return Candidate{*known, {known->id, {}, known->name}};
    }
    const auto roles = loadRoles(connection);
    if (!roles)
        return tl::unexpected(roles.error());
    const auto role = std::find_if(roles->begin(), roles->end(), [&to](const Role& one) { return one.id == to.roleId; });
    if (role == roles->end())
        return fail(ErrorCode::InvalidInput, "there is no such role");
    if (std::none_of(people.begin(), people.end(), [&to](const Person& person) {
            return std::find(person.roles.begin(), person.roles.end(), to.roleId) != person.roles.end();
        }))
        return fail(ErrorCode::Conflict, "nobody has the role \"" + role->name + "\"");
    Candidate candidate;
    candidate.person.name = role->name;
    candidate.person.roles = {role->id};
    applyRoles(candidate.person, *roles);
    candidate.assignee = {{}, role->id, role->name};
    return candidate;
}

Result<void> give(Connection& connection, const Person& person, Giving giving, TimeMs now)
{
    DraftSummary before;
    before.id = giving.draftId;
    if (auto filled = fillTeam(connection, before); !filled)
        return filled;
    giving.from = before.assignee;
    if (auto set = setAssignee(connection, giving.draftId, giving.to, now); !set)
        return set;
    AuditEntry entry;
    entry.actorKind = "person";
    entry.actor = person.id;
    entry.action = giving.to ? "draft.assigned" : "draft.unassigned";
    entry.shopId = giving.shopId;
    entry.subjectKind = "draft";
    entry.subject = giving.draftId;
    entry.draftId = giving.draftId;
    entry.data = Json{{"revision", giving.revision}};
    note(entry.data, "to", giving.to);
    note(entry.data, "from", giving.from);
    if (!giving.batch.empty())
        entry.data["batch"] = giving.batch;
    if (!giving.undoes.empty())
        entry.data["undoes"] = giving.undoes;
    return appendEntry(connection, std::move(entry), now);
}

Result<std::optional<RecordedGiving>> lastGiving(Connection& connection, const std::string& draftId)
{
    const auto row = connection.row<std::tuple<std::string>>(
        "SELECT entry FROM audit_entries WHERE draft_id = :draft AND json_extract(entry, '$.action') IN ('draft.assigned', "
        "'draft.unassigned') ORDER BY idx DESC LIMIT 1", draftId);
    if (!row)
        return tl::unexpected(row.error());
    if (!row->has_value())
        return std::optional<RecordedGiving>{};
    const auto json = parseJson(std::get<0>(**row));
    const auto entry = json ? decode<AuditEntry>(*json) : Result<AuditEntry>(tl::unexpected(json.error()));
    if (!entry)
        return fail(ErrorCode::Damaged, "an entry of the record cannot be read");
    const Json& data = entry->data;
    return std::optional(RecordedGiving{{entry->draftId, entry->shopId, data.value("revision", std::int64_t{0}), noted(data, "from"),
                                            noted(data, "to"), data.value("batch", std::string()), data.value("undoes", std::string())},
        entry->actor, entry->at});
}

}  // namespace countersign
