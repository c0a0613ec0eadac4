#pragma once
// Stage "check": the checks of the domain over the draft's message; and the one place where their input is put together in the backend.
#include "models/domain/checks.h"
#include "services/recovery/jobs/draftstage.h"

namespace countersign {

// The shop's record, fetched, outweighs what the checkout said; an unsubscription heard of outweighs both.
[[nodiscard]] Consent effectiveConsent(Consent heard, Consent fetched);
[[nodiscard]] Consent consentFor(Channel channel, const CustomerFacts& customer);

// Points into `draft`, which must outlive it. `content` may be null: then every check fails.
[[nodiscard]] CheckInput checkInput(const Draft& draft, const Content* content, const Policy& policy, TimeMs now);

class CheckStep final : public DraftStep {
public:
    [[nodiscard]] std::string_view name() const override { return "check"; }
    [[nodiscard]] Result<std::string> advance(Connection& reading, DraftWork& work) const override;
};

} // namespace countersign
