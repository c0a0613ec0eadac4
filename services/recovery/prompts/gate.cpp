#include "services/recovery/prompts/gate.h"

#include "services/recovery/prompts/prompttests.h"
#include "services/recovery/prompts/replaystore.h"
#include "services/recovery/store/policystore.h"

#include <algorithm>
#include <map>

namespace countersign {

namespace {

RequirementResult condition(std::string id, bool met, std::string sentence, std::string fact, std::vector<std::string> who)
{
    RequirementResult result;
    result.id = std::move(id);
    result.state = met ? RequirementState::Satisfied : RequirementState::Unsatisfied;
    result.sentence = std::move(sentence);
    result.fact = std::move(fact);
    if (!met)
        result.who = std::move(who);
    return result;
}

std::string rightWords(Permission permission) { return whoWords("permission:" + std::string(word(permission))); }

// Names of who has the right, without one person; the right itself when nobody else has it.
Result<std::vector<std::string>> whoCould(Connection& connection, Permission permission, const std::string& withoutId)
{
    auto people = listPeople(connection);
    if (!people)
        return tl::unexpected(people.error());
    std::vector<std::string> names;
    for (const Person& person : *people)
        if (person.may(permission) && person.id != withoutId)
            names.push_back(person.name);
    if (names.empty())
        names.push_back(rightWords(permission));
    return names;
}

std::string counted(int number, const char* one, const char* many)
{
    return std::to_string(number) + " " + (number == 1 ? one : many);
}

std::string versionWords(const PromptVersion& version) { return "version " + std::to_string(version.number); }

RequirementResult replayCondition(const PromptVersion& version, const std::optional<Replay>& replay, std::vector<std::string> who)
{
    const std::string which = versionWords(version);
    if (!replay)
        return condition("replay_passed", false, "No replay of " + which + " has finished yet: start one", "", std::move(who));
    const std::string figures = std::to_string(replay->done) + " of " + std::to_string(replay->total) + " drafts, "
        + counted(replay->failedChecks, "answer", "answers") + " refused by a check, " + counted(replay->testsFailed, "test", "tests") + " failed";
    const bool passed = replay->passed() && replay->done > 0 && replay->at >= version.at;
    return condition("replay_passed", passed,
        passed ? "The replay of " + which + " passed" : "The newest replay of " + which + " did not pass: " + figures, figures, std::move(who));
}

Result<RequirementResult> testsCondition(
    Connection& connection, const PromptVersion& version, const std::optional<Replay>& replay, std::vector<std::string> who)
{
    const auto tests = listPromptTests(connection, version.promptId);
    if (!tests)
        return tl::unexpected(tests.error());
    std::map<std::string, bool> ran;
    if (replay) {
        auto results = replayTests(connection, replay->id);
        if (!results)
            return tl::unexpected(results.error());
        ran = std::move(*results);
    }
    std::string faults;
    int passed = 0;
    int retired = 0;
    for (const auto& test : *tests) {
        if (test.retired) {
            ++retired;
            continue;
        }
        const auto result = ran.find(test.id);
        if (result != ran.end() && result->second) {
            ++passed;
            continue;
        }
        faults += (faults.empty() ? "“" : ", “") + test.name + (result == ran.end() ? "” did not run" : "” failed");
    }
    const bool met = faults.empty();
    const std::string fact
        = std::to_string(passed) + " of " + counted(static_cast<int>(tests->size()) - retired, "test", "tests") + " passed";
    const std::string left = retired == 0 ? std::string() : "; retired, because what they were made of is no longer kept: " + std::to_string(retired);
    return condition("tests_passed", met,
        met ? "Every test of the prompt passed in the replay" + left : "Tests of the prompt stand in the way: " + faults, fact, std::move(who));
}

}  // namespace

Result<GateFindings> promoteRight(Connection& connection, const Person& person)
{
    auto who = whoCould(connection, Permission::PromotePrompts, {});
    if (!who)
        return tl::unexpected(who.error());
    const bool met = person.may(Permission::PromotePrompts);
    GateFindings findings;
    findings.conditions.push_back(condition("promote_right", met,
        met ? "You have the right to promote prompts" : "Your roles do not include the right to promote prompts", "", std::move(*who)));
    return findings;
}

Result<GateFindings> gateFor(Connection& connection, const PromptVersion& version, PromptLabel label, const Person& person)
{
    auto editors = whoCould(connection, Permission::EditPrompts, {});
    if (!editors)
        return tl::unexpected(editors.error());
    if (label != PromptLabel::Live) {
        const bool met = person.may(Permission::EditPrompts);
        GateFindings findings;
        findings.conditions.push_back(condition("edit_right", met,
            met ? "You have the right to edit prompts" : "Your roles do not include the right to edit prompts", "", std::move(*editors)));
        return findings;
    }
    auto findings = promoteRight(connection, person);
    if (!findings)
        return findings;
    auto others = whoCould(connection, Permission::PromotePrompts, version.authorId);
    if (!others)
        return tl::unexpected(others.error());
    const bool two = person.id != version.authorId;
    findings->conditions.push_back(condition("two_people", two,
        two ? "Written by one person, promoted by another" : "You wrote " + versionWords(version) + ": another person promotes it",
        "written by " + version.authorName, std::move(*others)));
    const auto replay = newestFinishedReplay(connection, version.promptId, version.number);
    if (!replay)
        return tl::unexpected(replay.error());
    findings->conditions.push_back(replayCondition(version, *replay, *editors));
    auto tests = testsCondition(connection, version, *replay, std::move(*editors));
    if (!tests)
        return tl::unexpected(tests.error());
    findings->conditions.push_back(std::move(*tests));
    if (*replay)
        findings->replayId = (*replay)->id;
    return findings;
}

}  // namespace countersign
