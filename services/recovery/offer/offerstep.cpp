#include "services/recovery/offer/offerstep.h"

#include "services/recovery/offer/offermath.h"

namespace countersign {

void applyOffer(DraftWork& work, Offer offer)
{
    auto& draft = work.draft;
    auto& text = draft.values.text;
    const auto& language = draft.summary.language;
    if (offer.chosen.kind == OfferKind::Reassurance) {
        offer.code.clear();
        offer.validUntil.reset();
        text["offer_text"].clear();
        text["discount_code"].clear();
        text["offer_until"].clear();
    } else {
        // From the customer's key, so that nobody who knows one code can tell another.
        offer.code = offerCode(work.shop.name, work.subject.key.derive("code").mac(draft.summary.id));
        offer.validUntil = offerEnd(work.now, work.policy.offerValidMs, draft.timeZone);
        text["offer_text"] = offerWords(offer.chosen, language);
        text["discount_code"] = offer.code;
        text["offer_until"] = localDate(*offer.validUntil, draft.timeZone, language).value_or(formatTime(*offer.validUntil).substr(0, 10));
    }
    draft.summary.offer = offerWords(offer.chosen, "en");
    draft.offer = std::move(offer);
}

Result<std::string> OfferStep::advance(Connection&, DraftWork& work) const
{
    auto& draft = work.draft;
    applyOffer(
        work, makeOffer(OfferInput{ work.cart.cart, draft.customer, draft.diagnosis, work.policy, work.shop.excludedProducts }, m_lifts));
    const auto& chosen = draft.offer.chosen;
    Json data{ { "kind", word(chosen.kind) }, { "percent_bp", chosen.percentBp }, { "cost_minor", chosen.cost.minor },
        { "currency", chosen.cost.currency }, { "floor_bp", draft.offer.floorBp }, { "candidates", draft.offer.candidates.size() } };
    data["margin_after_bp"] = chosen.marginAfterBp;
    work.record(name(), "draft.offered", std::move(data), "Offer: " + draft.summary.offer + ". " + draft.offer.why);
    return "compose";
}

} // namespace countersign
