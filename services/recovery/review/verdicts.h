#pragma once
// What a verdict does to a draft: pure, so that the write only stores it.
#include "models/domain/draft.h"
#include "models/domain/person.h"
#include "models/domain/policy.h"

#include <optional>

namespace countersign {

struct VerdictOutcome {
    Draft draft;
    DecisionState decisionState = DecisionState::Accepted;
    bool newRevision = false;
    bool endsApprovals = false;       // those that stood before are void
    std::optional<TimeMs> deliverAt;  // job "deliver" for the decision
    bool recompose = false;           // job "compose" for the draft
};
// The decision was examined before; `draft` is the stored one with its checks as of now.
[[nodiscard]] VerdictOutcome applyVerdict(Draft draft, const Decision& decision, const Person& person, const Policy& policy, TimeMs now);
[[nodiscard]] TimeMs holdFor(const Policy& policy, Channel channel);

}  // namespace countersign
