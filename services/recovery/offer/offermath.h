#pragma once
// The arithmetic of incentives. Pure; money in minor units, never a float.
#include "models/domain/cart.h"
#include "models/domain/offer.h"
#include "models/domain/policy.h"
#include "models/domain/reason.h"
#include "services/recovery/offer/lifts.h"

#include <string>
#include <vector>

namespace countersign {

struct OfferInput {
    const Cart& cart;
    const CustomerFacts& customer;
    const Diagnosis& diagnosis;
    const Policy& policy;
    const std::vector<std::string>& excludedProducts;
};

// What the goods bring and cost. Gift cards are not goods: they are money. `cost` is absent as soon as one line's cost is unknown.
struct GoodsSums {
    Money revenue; // goods after the discounts already on the cart
    Money eligible; // the part that may be discounted
    std::optional<Money> cost;
    std::optional<Money> margin() const { return cost ? std::optional<Money>(revenue - *cost) : std::nullopt; }
};
[[nodiscard]] GoodsSums goodsSums(const OfferInput& input);

// Candidates in order of cost, each with its refusals; chosen is the smallest that pays. Code and end of validity are left empty.
[[nodiscard]] Offer makeOffer(const OfferInput& input, const Lifts& lifts);

// "Northbean", mac → "NB-7KQ2MXR": initials, then seven characters that cannot be taken for one another.
[[nodiscard]] std::string offerCode(const std::string& shopName, std::string_view macHex);
// The last millisecond of the local day on which `from` + `valid` falls, so that the date in the message is true all day.
[[nodiscard]] TimeMs offerEnd(TimeMs from, TimeMs valid, const std::string& timeZone);

} // namespace countersign
