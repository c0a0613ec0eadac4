#pragma once
// Stage "check": the checks of the domain over the draft's message.
#include "models/domain/draftchecks.h"
#include "services/recovery/jobs/draftstage.h"

namespace countersign {

// The shop's record, fetched, outweighs what the checkout said; an unsubscription heard of outweighs both.
[[nodiscard]] Consent effectiveConsent(Consent heard, Consent fetched);
[[nodiscard]] Consent consentFor(Channel channel, const CustomerFacts& customer);

class CheckStep final : public DraftStep {
public:
    [[nodiscard]] std::string_view name() const override { return "check"; }
    [[nodiscard]] Result<std::string> advance(Connection& reading, DraftWork& work) const override;
};

} // namespace countersign
