#pragma once
// What stands behind one key press: the requirements as this console sees them, and the decision that is signed.
#include "models/domain/policy.h"
#include "models/domain/signature.h"
#include "services/console/desk/reviewdesk.h"

namespace countersign {

// Every requirement that is not met, as the backend would judge it with what is known here. Edited content is checked afresh.
[[nodiscard]] std::vector<RequirementResult> unmet(
    const Draft& draft, const DecisionRequest& request, const Person& person, const Policy& policy, TimeMs now);
// The draft with the request's content in place of the drafted one, its checks run again.
[[nodiscard]] Draft withEdits(const Draft& draft, const DecisionRequest& request, const Policy& policy, TimeMs now);
// Why nobody can decide on it here, whatever their rights: it left the queue, or it comes from a newer backend.
[[nodiscard]] std::optional<Error> undecidable(const Draft& draft);
// Renders what is shown, binds it, signs it. PreconditionFailed when the request is of another revision.
[[nodiscard]] Result<Decision> makeDecision(
    const Draft& draft, const DecisionRequest& request, const Person& person, const SigningKey& key, TimeMs now);

}  // namespace countersign
