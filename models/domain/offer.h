#pragma once
// The incentive, and the arithmetic of all its alternatives.
#include "models/domain/money.h"
#include "models/domain/time.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

enum class OfferKind { Reassurance, FreeShipping, Percent, Amount };
template <>
struct EnumWords<OfferKind> {
    static constexpr std::array<std::pair<OfferKind, std::string_view>, 4> words{{{OfferKind::Reassurance, "reassurance"},
        {OfferKind::FreeShipping, "free_shipping"}, {OfferKind::Percent, "percent"}, {OfferKind::Amount, "amount"}}};
};

struct OfferCandidate {
    OfferKind kind = OfferKind::Reassurance;
    int percentBp = 0;                       // for Percent: 500 = 5 %
    std::optional<Money> amount;             // for Amount
    Money cost;                              // what it takes off if redeemed
    std::optional<int> marginAfterBp;        // absent where the cost of goods is unknown
    int recoveryBp = 0;                      // expected recovery with it
    std::optional<Money> expectedProfit;     // against doing nothing; absent where unknown
    std::vector<std::string> refusals;       // empty = allowed; else sentences ("below the floor of 20 %")
};
void to_json(Json& json, const OfferCandidate& value);
void append_json(std::string& text, const OfferCandidate& value);
void from_json(const Json& json, OfferCandidate& value);

struct Offer {
    OfferCandidate chosen;
    std::vector<OfferCandidate> candidates;  // in order of cost; contains the chosen one
    std::string code;                        // discount code's text, chosen now, created at the shop after approval; empty when none
    std::optional<TimeMs> validUntil;        // absent when there is nothing to expire
    int floorBp = 0;                         // margin floor in force
    std::string why;                         // "The smallest that pays"
};
void to_json(Json& json, const Offer& value);
void append_json(std::string& text, const Offer& value);
void from_json(const Json& json, Offer& value);

// "free shipping", "5 % off", "€10.00 off", "no offer": words for a list. language: "en" or "de".
[[nodiscard]] std::string offerWords(const OfferCandidate& offer, const std::string& language);

}  // namespace countersign
