#include "services/recovery/deliver/recheck.h"

#include "services/recovery/check/checkstep.h"
#include "services/recovery/route/servicekey.h"

#include <algorithm>

namespace countersign {

namespace {

bool failedBefore(const Draft& draft, const std::string& id)
{
    return std::any_of(draft.checks.begin(), draft.checks.end(),
        [&id](const CheckResult& check) { return check.id == id && check.state == CheckState::Failed; });
}

bool letGoByPolicy(const Delivery& delivery)
{
    return std::any_of(delivery.approvals.begin(), delivery.approvals.end(), [&delivery](const StoredApproval& approval) {
        return approval.id == delivery.decisionId && approval.personId == policyPerson;
    });
}

// A hold may last a night: whoever stops sending, or tightens a limit, in it is heard.
std::optional<Objection> policyObjection(const Delivery& delivery)
{
    if (delivery.policy.phase == RolloutPhase::Shadow)
        return Objection{ "shadow_phase", "Shadow phase: drafts are made and nothing is sent" };
    if (letGoByPolicy(delivery) && delivery.stored.draft.routing.policyVersion != delivery.policy.version)
        return Objection{ "policy_changed", "The policy changed since it let this message go: a person decides" };
    return std::nullopt;
}

std::optional<Objection> stateObjection(const Delivery& delivery, TimeMs now)
{
    const auto& draft = delivery.stored.draft;
    switch (delivery.cart.state) {
    case CartState::Abandoned:
        break;
    case CartState::Converted:
        return Objection{ "bought", "The customer has bought meanwhile" };
    case CartState::Active:
        return Objection{ "cart_active", "The customer is back at the cart" };
    case CartState::Deleted:
        return Objection{ "cart_deleted", "The cart is gone" };
    }
    if (draft.offer.validUntil && *draft.offer.validUntil <= now)
        return Objection{ "offer_expired", "The offer ran out before the message could leave" };
    const auto consent = consentFor(draft.summary.channel, draft.customer);
    if (consent == Consent::Unsubscribed || consent == Consent::NotSubscribed)
        return Objection{ "consent", "The customer does not agree to messages any more" };
    return policyObjection(delivery);
}

} // namespace

LastLook lastLook(const Delivery& delivery, TimeMs now)
{
    const auto& draft = delivery.stored.draft;
    const auto input = checkInput(draft, contentFor(draft, draft.summary.channel), delivery.policy, now);
    LastLook look;
    look.checks = runChecks(input);
    // Whoever approved was held to the brand rules of that moment; a rule that came since warns and is recorded, it does not undo them.
    for (auto& check : look.checks)
        if (check.id == "brand" && check.state == CheckState::Failed && !failedBefore(draft, check.id)) {
            check.state = CheckState::Warned;
            ++look.laterBrandHits;
        }
    look.earliest = earliestSend(input);
    look.objection = stateObjection(delivery, now);
    if (look.objection)
        return look;
    const bool overridden = anythingOverridden(delivery);
    for (const auto& check : look.checks) {
        if (check.state != CheckState::Failed || check.waits)
            continue;
        // A person may have approved over this very failure; a new one nobody saw.
        if (overridden && failedBefore(draft, check.id))
            continue;
        look.objection = Objection{ "check." + check.id, "Changed since it was approved: " + check.sentence };
        return look;
    }
    return look;
}

} // namespace countersign
