#include "services/recovery/review/requirements.h"

#include "models/domain/approvalfacts.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::string_view escalatedRule = "escalated";

bool hasRole(const Person& person, const std::string& role)
{
    return std::find(person.roles.begin(), person.roles.end(), role) != person.roles.end();
}

std::vector<std::string> namesWhoSatisfy(const Requirement& requirement, const Asking& asking)
{
    std::vector<std::string> names;
    for (const auto& other : asking.people) {
        if (other.id == asking.person.id || !other.may(permissionFor(asking.verdict)))
            continue;
        const auto theirs = evaluate({requirement}, approvalFacts(asking.draft, other, asking.verdict, asking.now));
        if (!theirs.empty() && !failing(theirs.front()))
            names.push_back(other.name);
    }
    return names;
}

// What holds whatever the policy's table says: the right itself and where it reaches, open objections, and an escalation that waits for
// its role.
void addStandingRules(const Asking& asking, std::vector<RequirementResult>& results)
{
    const auto& table = asking.policy.requirements;
    const auto denied = [&](Permission permission) {  // the table says so already
        const std::string who = "permission:" + std::string(word(permission));
        for (std::size_t i = 0; i < results.size() && i < table.size(); ++i)
            if (failing(results[i]) && table[i].who == who)
                return true;
        return false;
    };
    const auto deny = [&](std::string id, std::string sentence, std::string fact, const auto& could) {
        RequirementResult result;
        result.id = std::move(id);
        result.state = RequirementState::Unsatisfied;
        result.sentence = std::move(sentence);
        result.fact = std::move(fact);
        for (const auto& other : asking.people)
            if (other.id != asking.person.id && could(other))
                result.who.push_back(other.name);
        results.push_back(std::move(result));
    };
    const Permission needed = permissionFor(asking.verdict);
    if (!asking.person.may(needed) && !denied(needed))
        deny("right", "Your roles do not include the right to " + std::string(word(needed)), "person.permissions",
            [needed](const Person& other) { return other.may(needed); });
    if (asking.verdict == Verdict::ApproveWithEdits && !asking.person.may(Permission::Edit) && !denied(Permission::Edit))
        deny("edit", "Your roles do not include the right to edit", "person.permissions",
            [](const Person& other) { return other.may(Permission::Edit); });
    std::vector<RequirementResult> beyond;
    addReach(beyond, asking.person, asking.draft, asking.verdict);
    if (!beyond.empty()) {
        nameWhoReaches(beyond, asking.person, placeOf(asking.draft), needed, asking.people);
        addMissing(results, std::move(beyond));
    }
    const bool approving = asking.verdict == Verdict::Approve || asking.verdict == Verdict::ApproveWithEdits;
    // Policies of before there were objections do not name them; they count all the same, without anyone changing such a policy.
    const bool named = std::any_of(table.begin(), table.end(), [](const Requirement& requirement) {
        return requirement.satisfiedIf.dump().find("\"draft.objections\"") != std::string::npos;
    });
    if (approving && !named && asking.draft.summary.objections > 0)
        deny("no_open_objection", "Somebody objects: it is resolved in the comments first",
            "draft.objections = " + std::to_string(asking.draft.summary.objections),
            [](const Person& other) { return other.may(Permission::OverrideCheck); });
    const std::string& role = asking.draft.routing.role;
    if (approving && asking.draft.routing.rule == escalatedRule && !hasRole(asking.person, role))
        deny("escalated", "This draft was escalated: someone with the role " + role + " decides", "draft.role = " + role,
            [&role](const Person& other) { return hasRole(other, role); });
}

}  // namespace

bool failing(const RequirementResult& result)
{
    return result.state == RequirementState::Unsatisfied || result.state == RequirementState::Error;
}

void nameWhoReaches(std::vector<RequirementResult>& beyond, const Person& person, const DraftPlace& place, Permission right,
    const std::vector<Person>& people)
{
    std::vector<std::string> names;
    for (const auto& other : people)
        if (other.id != person.id && other.may(right) && beyondReach(other, place).empty())
            names.push_back(other.name);
    if (names.empty())
        names.push_back(whoWords("permission:" + std::string(word(right))));
    for (auto& requirement : beyond)
        requirement.who = names;
}

Permission permissionFor(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Approve:
    case Verdict::ApproveWithEdits:
        return Permission::Approve;
    case Verdict::Reject:
        return Permission::Reject;
    case Verdict::SendBack:
        return Permission::SendBack;
    case Verdict::Escalate:
    case Verdict::HoldUntil:
        return Permission::Lease;
    }
    return Permission::Approve;
}

std::vector<RequirementResult> requirementsFor(const Asking& asking, const std::vector<std::string>& overrides)
{
    const auto& table = asking.policy.requirements;
    auto results = evaluate(table, approvalFacts(asking.draft, asking.person, asking.verdict, asking.now), overrides);
    for (std::size_t i = 0; i < results.size() && i < table.size(); ++i) {
        if (!failing(results[i]))
            continue;
        auto names = namesWhoSatisfy(table[i], asking);
        if (!names.empty())
            results[i].who = std::move(names);
        else if (results[i].who.empty() && !table[i].who.empty())
            results[i].who = {whoWords(table[i].who)};
    }
    addStandingRules(asking, results);
    return results;
}

}  // namespace countersign
