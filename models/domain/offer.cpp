#include "models/domain/offer.h"

#include "models/domain/codec.h"

namespace countersign {
namespace {

constexpr auto candidateFields = [](auto& archive, auto& value) {
    archive.need("kind", value.kind);
    archive("percent_bp", value.percentBp);
    archive("amount", value.amount);
    archive("cost", value.cost);
    archive("margin_after_bp", value.marginAfterBp);
    archive("recovery_bp", value.recoveryBp);
    archive("expected_profit", value.expectedProfit);
    archive("refusals", value.refusals);
};

constexpr auto offerFields = [](auto& archive, auto& value) {
    archive("chosen", value.chosen);
    archive("candidates", value.candidates);
    archive("code", value.code);
    archive.time("valid_until", value.validUntil);
    archive("floor_bp", value.floorBp);
    archive("why", value.why);
};

// 500 → "5", 750 → "7.5" or "7,5".
std::string offerPercent(int basisPoints, char decimalPoint)
{
    std::string text = std::to_string(basisPoints / 100);
    if (const int part = basisPoints % 100; part != 0) {
        text += decimalPoint + std::to_string(part / 10);
        if (part % 10 != 0)
            text += std::to_string(part % 10);
    }
    return text;
}

}  // namespace

void to_json(Json& json, const OfferCandidate& value) { codec::write(json, value, candidateFields); }
void append_json(std::string& text, const OfferCandidate& value) { codec::write(text, value, candidateFields); }
void from_json(const Json& json, OfferCandidate& value) { codec::read(json, value, candidateFields); }
void to_json(Json& json, const Offer& value) { codec::write(json, value, offerFields); }
void append_json(std::string& text, const Offer& value) { codec::write(text, value, offerFields); }
void from_json(const Json& json, Offer& value) { codec::read(json, value, offerFields); }

std::string offerWords(const OfferCandidate& offer, const std::string& language)
{
    const bool german = language == "de";
    switch (offer.kind) {
    case OfferKind::Reassurance: return german ? "kein Angebot" : "no offer";
    case OfferKind::FreeShipping: return german ? "kostenloser Versand" : "free shipping";
    case OfferKind::Percent:
        return german ? offerPercent(offer.percentBp, ',') + " % Rabatt" : offerPercent(offer.percentBp, '.') + " % off";
    case OfferKind::Amount: {
        const std::string amount = formatMoney(offer.amount.value_or(offer.cost), language);
        return german ? amount + " Rabatt" : amount + " off";
    }
    }
    return {};
}

}  // namespace countersign
