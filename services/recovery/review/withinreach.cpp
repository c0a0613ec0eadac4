#include "services/recovery/review/withinreach.h"

#include "services/recovery/review/requirements.h"

namespace countersign {

Reviewed<void> withinReach(const Person& person, const DraftPlace& place, Permission right, People& people)
{
    auto beyond = beyondReach(person, place);
    if (beyond.empty())
        return {};
    const auto all = people.all();
    if (all)
        nameWhoReaches(beyond, person, place, right, **all);
    Refusal refusal;
    refusal.error.code = ErrorCode::Forbidden;
    for (const auto& requirement : beyond)
        refusal.error.detail += (refusal.error.detail.empty() ? "" : "; ") + requirement.sentence;
    refusal.requirements = std::move(beyond);
    return tl::unexpected(std::move(refusal));
}

}  // namespace countersign
