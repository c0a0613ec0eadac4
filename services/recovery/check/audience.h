#pragma once
// Who gets no message whatever it says: decided by the route, and asked before a message costs a question to a language model.
#include "services/recovery/jobs/draftstage.h"

#include <string>

namespace countersign {

// The customer's place in [0, 10000), the same for ever: who is below the holdout share gets nothing.
[[nodiscard]] int holdoutPlace(const SealKey& master, const std::string& subjectId);
// An arm once given stands, and a person's wish for another wording is not about measuring.
[[nodiscard]] bool inHoldout(const SealKey& master, const DraftWork& work);
// Without an address, without consent on the draft's channel, or in the holdout. The channel must have been chosen.
[[nodiscard]] bool getsNoMessage(const SealKey& master, const DraftWork& work);

} // namespace countersign
