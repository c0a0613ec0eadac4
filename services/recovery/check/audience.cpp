#include "services/recovery/check/audience.h"

#include "services/recovery/check/checkstep.h"
#include "services/recovery/measure/outcomes.h"

#include <charconv>

namespace countersign {

int holdoutPlace(const SealKey& master, const std::string& subjectId)
{
    const auto mac = master.derive("holdout").mac(subjectId);
    std::uint32_t value = 0;
    std::from_chars(mac.data(), mac.data() + 8, value, 16);
    return static_cast<int>(value % 10000);
}

bool inHoldout(const SealKey& master, const DraftWork& work)
{
    if (work.cameAs == DraftState::Returned || work.subject.arm == word(Arm::Treated))
        return false;
    if (work.subject.arm == word(Arm::Holdout))
        return true;
    return holdoutPlace(master, work.subject.id) < work.policy.holdoutBp;
}

bool getsNoMessage(const SealKey& master, const DraftWork& work)
{
    const auto consent = consentFor(work.draft.summary.channel, work.draft.customer);
    const bool agreed = consent == Consent::Subscribed || consent == Consent::Unknown;
    return work.draft.values.to.empty() || !agreed || inHoldout(master, work);
}

} // namespace countersign
