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
// The same for pictures: in a German window most are written in German, as its shop's are.
[[nodiscard]] bool germanPictures();
[[nodiscard]] std::vector<Draft> pictureDrafts(TimeMs now);
[[nodiscard]] Draft pictureDraft(int number, TimeMs now);

}  // namespace countersign
