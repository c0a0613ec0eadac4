#pragma once
// Where a person may act at all: the shops, channels and segments that their roles' limits name. What they may read is not bound by it.
// Where one of their roles may approve, its limits alone count (applyRoles), for whatever they do.
#include "models/domain/draft.h"
#include "models/domain/person.h"

namespace countersign {

struct DraftPlace {
    std::string shopId;
    Channel channel = Channel::Email;
    std::string segment;  // empty: unknown, which only "every segment" takes in
};
[[nodiscard]] DraftPlace placeOf(const Draft& draft);

// Failing requirements "shop_allowed", "channel_allowed", "segment_allowed": what lies beyond it; empty = the person may act there. The
// same for every act; a policy's table says more about approving.
[[nodiscard]] std::vector<RequirementResult> beyondReach(const Person& person, const DraftPlace& place);
// Of a verdict that approves nothing: adds them to what the policy's table says of it. Approving is the table's own matter.
void addReach(std::vector<RequirementResult>& results, const Person& person, const Draft& draft, Verdict verdict);
// Appends what `results` do not fail already under the same id.
void addMissing(std::vector<RequirementResult>& results, std::vector<RequirementResult> more);

}  // namespace countersign
