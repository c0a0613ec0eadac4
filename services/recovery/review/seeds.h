#pragma once
// Known-answer drafts from the side of the review: whether a draft is one, whether its fault was found, and what its maker is told then.
// Nothing of this shows on the wire before the decision; whatever it was, such a draft is never sent.
#include "models/domain/decision.h"
#include "services/base/database.h"
#include "services/recovery/review/verdicts.h"

#include <optional>
#include <string>

namespace countersign {

struct Seed {
    std::string fault;    // "promise", "returns", "link", "thing"
    std::string planted;  // the words, or the address, that are wrong
};
[[nodiscard]] Result<std::optional<Seed>> openSeed(Connection& connection, const std::string& draftId);  // one that nobody answered yet
// Escalating and putting off are no answers.
[[nodiscard]] bool answers(Verdict verdict);
[[nodiscard]] bool foundFault(const Seed& seed, const Decision& decision);
// Turns what the verdict did into the end of the draft: nothing is delivered, composed anew or undone.
void endSeed(VerdictOutcome& outcome);
// For the decision's maker, after the decision.
[[nodiscard]] std::string seedSentence(const std::string& fault, bool found);
[[nodiscard]] Result<void> recordSeedAnswer(
    Connection& connection, const Seed& seed, const Decision& decision, const Draft& draft, bool found, TimeMs now);

}  // namespace countersign
