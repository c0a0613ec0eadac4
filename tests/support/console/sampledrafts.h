#pragma once
// Thirty varied drafts and a policy, for tests and pictures of the window: currencies, languages, scripts, failing checks, leases.
#include "models/domain/draft.h"
#include "models/domain/person.h"
#include "models/domain/policy.h"

#include <vector>

namespace countersign {

[[nodiscard]] Person samplePerson();   // Mara Lind, marketing manager, EUR 1,000 limit
[[nodiscard]] Policy samplePolicy();
[[nodiscard]] std::vector<Draft> sampleDrafts(TimeMs now);
// One plain draft; `number` varies id, value and words. For stores of any size.
[[nodiscard]] Draft plainDraft(int number, TimeMs now, OfferKind offer = OfferKind::Reassurance);

}  // namespace countersign
