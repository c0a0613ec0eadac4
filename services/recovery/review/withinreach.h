#pragma once
// What the rights of the backend say of acts beyond somebody's shops, channels and segments (models/domain/reach).
#include "models/domain/reach.h"
#include "services/recovery/people/people.h"
#include "services/recovery/review/refusal.h"

namespace countersign {

// Refuses with Forbidden, each reason as a requirement with the names of those who have `right` there. Reads nothing where the person may.
[[nodiscard]] Reviewed<void> withinReach(const Person& person, const DraftPlace& place, Permission right, People& people);

}  // namespace countersign
