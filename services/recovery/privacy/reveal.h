#pragma once
// Showing a customer in clear: a right, a reason, an entry of the record, and an answer only when all of that is kept.
#include "models/domain/person.h"
#include "models/domain/privacy.h"
#include "services/recovery/context.h"

#include <string>

namespace countersign {

struct RevealWish {
    std::string draftId;
    RevealReason reason = RevealReason::Other;
    std::string note;  // at most 500 characters; needed where the reason is "other"
};
// Blocks on the writer; pool threads. The caller has checked the right. Errors: InvalidInput (no note for "other", a note too long),
// NotFound (no such draft, or its customer was erased), Throttled (more than mostRevealsPerHour by this person).
[[nodiscard]] Result<RevealedCustomer> revealCustomer(const RecoveryContext& context, const Person& person, const RevealWish& wish);
constexpr int mostRevealsPerHour = 60;

}  // namespace countersign
