#pragma once
// A survey as a draft: the same customer and cart as the recovery message before it, another question, no offer. Pure.
#include "models/domain/draft.h"
#include "models/domain/policy.h"
#include "models/domain/shop.h"
#include "services/recovery/store/subjectstore.h"

#include <string>

namespace countersign {

struct SurveyDraftInput {
    const Draft& recovery; // the cart's draft until now
    const Subject& subject;
    const Shop& shop;
    const Policy& policy;
    Channel channel = Channel::Email;
    const std::string& token; // of the answer's link
};
[[nodiscard]] Draft surveyDraft(const SurveyDraftInput& input, const std::string& draftId, TimeMs now);

} // namespace countersign
