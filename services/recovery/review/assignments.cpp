#include "services/recovery/record/auditlog.h"
#include "services/recovery/review/requirements.h"
#include "services/recovery/review/teamwork.h"
#include "services/recovery/store/draftstore.h"
#include "services/recovery/store/policystore.h"
#include "services/recovery/store/teamstore.h"

#include "models/domain/approvalfacts.h"
#include "models/domain/ids.h"

#include <algorithm>
#include <set>

namespace countersign {

namespace {

constexpr int mostAttempts = 5;

struct Given {
    std::string id;
    std::string shopId;
    std::int64_t revision = 0;
};

// A requirement about who decides, not about how the draft stands just now: its condition asks for rights or limits.
bool isAboutThePerson(const Requirement& requirement)
{
    const std::string condition = requirement.satisfiedIf.dump();
    return condition.find("\"person.") != std::string::npos || condition.find("\"limit.") != std::string::npos;
}

// Why this person may not approve such a draft; empty when they may.
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

// Whoever it is to be: the person, or the role as a person of that role alone; and how to call them.
struct Candidate {
    Person person;
    Assignee assignee;
};

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

AuditEntry assignedEntry(const Person& person, const Given& draft, const std::optional<Assignee>& to)
{
    AuditEntry entry;
    entry.actorKind = "person";
    entry.actor = person.id;
    entry.action = to ? "draft.assigned" : "draft.unassigned";
    entry.shopId = draft.shopId;
    entry.subjectKind = "draft";
    entry.subject = draft.id;
    entry.draftId = draft.id;
    entry.data = Json{{"revision", draft.revision}};
    if (to && !to->personId.empty())
        entry.data["to_person"] = to->personId;
    else if (to)
        entry.data["to_role"] = to->roleId;
    return entry;
}

}  // namespace

Reviewed<std::size_t> Teamwork::assign(
    const Person& person, const std::vector<std::string>& draftIds, const std::optional<Assignee>& to)
{
    const std::set<std::string> ids(draftIds.begin(), draftIds.end());
    if (ids.empty() || ids.size() > mostAssigned)
        return refuse(ErrorCode::InvalidInput, "name 1 to 500 drafts");
    const auto people = m_people.all();
    if (!people)
        return refuse(people.error());
    for (int attempt = 1;; ++attempt) {
        const TimeMs now = m_context.clock.now();
        std::optional<Assignee> assignee;
        const auto given = m_context.reads.read<std::vector<Given>>([&](Connection& connection) -> Result<std::vector<Given>> {
            std::optional<Candidate> candidate;
            if (to) {
                auto found = candidateFor(connection, *to, **people);
                if (!found)
                    return tl::unexpected(found.error());
                candidate = std::move(*found);
                assignee = candidate->assignee;
            }
            const auto policy = m_policies.current(connection);
            if (!policy)
                return tl::unexpected(policy.error());
            std::vector<Given> drafts;
            for (const auto& id : ids) {
                const auto stored = loadDraft(connection, m_context.keys.master, id);
                if (!stored)
                    return tl::unexpected(stored.error());
                const auto& summary = stored->draft.summary;
                if (summary.state != DraftState::Queued)
                    return fail(ErrorCode::Conflict,
                        "draft " + shortId(id) + " is not in the queue any more: it is " + std::string(word(summary.state)));
                if (candidate)
                    if (const auto why = hindrance(stored->draft, candidate->person, **policy, now); !why.empty())
                        return fail(ErrorCode::Unprocessable,
                            candidate->assignee.name + " may not decide about draft " + shortId(id) + ": " + why);
                drafts.push_back({id, summary.shopId, summary.revision});
            }
            return drafts;
        });
        if (!given)
            return refuse(given.error());
        bool moved = false;
        const auto written = m_context.writer.run([&](Connection& connection) -> Result<void> {
            for (const auto& draft : *given) {
                const auto row = connection.row<std::tuple<std::string, std::int64_t>>(
                    "SELECT state, revision FROM drafts WHERE id = :id", draft.id);
                if (!row)
                    return tl::unexpected(row.error());
                moved = !row->has_value() || std::get<0>(**row) != word(DraftState::Queued) || std::get<1>(**row) != draft.revision;
                if (moved)
                    return fail(ErrorCode::Conflict, "the drafts moved while they were being assigned; try again", 50);
                if (auto set = setAssignee(connection, draft.id, assignee, now); !set)
                    return set;
                if (auto appended = appendEntry(connection, assignedEntry(person, draft, assignee), now); !appended)
                    return appended;
            }
            return {};
        });
        if (written)
            return given->size();
        if (!moved || attempt == mostAttempts)
            return refuse(written.error());
    }
}

}  // namespace countersign
