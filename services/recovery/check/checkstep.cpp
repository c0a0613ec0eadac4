#include "services/recovery/check/checkstep.h"

namespace countersign {

Consent effectiveConsent(Consent heard, Consent fetched)
{
    if (heard == Consent::Unsubscribed || fetched == Consent::Unknown)
        return heard;
    return fetched;
}

Consent consentFor(Channel channel, const CustomerFacts& customer)
{
    switch (channel) {
    case Channel::Email:
        return customer.emailConsent;
    case Channel::Sms:
        return customer.smsConsent;
    case Channel::WhatsApp:
    case Channel::Push:
        break; // no platform tells us yet
    }
    return Consent::Unknown;
}

Result<std::string> CheckStep::advance(Connection&, DraftWork& work) const
{
    auto& draft = work.draft;
    if (contentFor(draft, draft.summary.channel) == nullptr)
        return fail(ErrorCode::Internal, "the draft has no message for its channel");
    runChecksOf(draft, work.policy, work.now);
    Json failing = Json::array();
    for (const auto& check : draft.checks)
        if (check.state == CheckState::Failed)
            failing.push_back(check.id);
    work.record(name(), "draft.checked", Json{ { "failed", draft.summary.checksFailed }, { "failing", std::move(failing) } },
        draft.summary.checksFailed == 0
            ? "All checks passed"
            : std::to_string(draft.summary.checksFailed) + (draft.summary.checksFailed == 1 ? " check" : " checks") + " failed");
    return "route";
}

} // namespace countersign
