#pragma once
// What stands in front of a label: every condition, what it found, and who could satisfy it. Read in the write that moves the label.
#include "models/domain/person.h"
#include "models/domain/prompt.h"
#include "models/domain/requirement.h"
#include "services/base/database.h"

#include <string>
#include <vector>

namespace countersign {

struct GateFindings {
    std::vector<RequirementResult> conditions;  // each satisfied or not
    std::string replayId;                       // live: the replay that it rests on
};

// draft, candidate, shadow: the right edit_prompts. Ids: "edit_right".
// live: the right promote_prompts; another person than the version's author; the newest finished replay of this version passed; every
// test that the prompt has now ran in that replay and passed. Ids: "promote_right", "two_people", "replay_passed", "tests_passed".
[[nodiscard]] Result<GateFindings> gateFor(Connection& connection, const PromptVersion& version, PromptLabel label, const Person& person);
// Rollback and taking live away: the right alone.
[[nodiscard]] Result<GateFindings> promoteRight(Connection& connection, const Person& person);

}  // namespace countersign
