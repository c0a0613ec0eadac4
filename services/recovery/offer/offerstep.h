#pragma once
// Stage "offer": chooses the incentive, its code's text and how long it holds; the code is made at the shop only after approval.
#include "services/recovery/jobs/draftstage.h"
#include "services/recovery/offer/lifts.h"

namespace countersign {

class OfferStep final : public DraftStep {
public:
    explicit OfferStep(Lifts lifts)
        : m_lifts(std::move(lifts))
    {
    }
    [[nodiscard]] std::string_view name() const override { return "offer"; }
    [[nodiscard]] Result<std::string> advance(Connection& reading, DraftWork& work) const override;

private:
    const Lifts m_lifts;
};

// Puts an offer into a draft: summary words, code, end of validity and the values a message may speak of.
void applyOffer(DraftWork& work, Offer offer);

} // namespace countersign
