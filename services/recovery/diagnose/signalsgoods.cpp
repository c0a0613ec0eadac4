#include "services/recovery/diagnose/signals.h"

#include <algorithm>
#include <map>
#include <set>

namespace countersign {

namespace {

constexpr std::int64_t highRank = 50000; // minor units of the policy's currency: 500.00
constexpr std::int64_t lowRank = 3500;

const VariantFacts* factsOf(const CustomerFacts& customer, const std::string& variantId)
{
    const auto it = std::find_if(customer.variants.begin(), customer.variants.end(),
        [&variantId](const VariantFacts& facts) { return !variantId.empty() && facts.variantId == variantId; });
    return it == customer.variants.end() ? nullptr : &*it;
}

void observeStock(const DiagnoseInput& input, std::vector<Observation>& found)
{
    bool allEnough = !input.cart.lines.empty();
    for (const auto& line : input.cart.lines) {
        const auto* facts = factsOf(input.customer, line.variantId);
        if (facts == nullptr || !facts->available) {
            allEnough = false;
            continue;
        }
        if (*facts->available < line.quantity) {
            const bool gone = *facts->available <= 0;
            found.push_back({ "stock", gone ? "gone" : "short",
                gone ? "“" + line.title + "” is sold out now"
                     : "Only " + std::to_string(*facts->available) + " of “" + line.title + "” are left, " + std::to_string(line.quantity)
                        + " are in the cart",
                Json{ { "variant", line.variantId }, { "available", *facts->available }, { "wanted", line.quantity } } });
            return;
        }
    }
    if (allEnough)
        found.push_back({ "stock", "enough", "Everything in the cart is in stock", Json{ { "lines", input.cart.lines.size() } } });
}

void observePrices(const DiagnoseInput& input, std::vector<Observation>& found)
{
    for (const auto& line : input.cart.lines) {
        const auto* facts = factsOf(input.customer, line.variantId);
        if (facts == nullptr || !facts->price || facts->price->currency != line.unitPrice.currency
            || facts->price->minor <= line.unitPrice.minor)
            continue;
        found.push_back({ "price_now", "risen",
            "“" + line.title + "” costs " + formatMoney(*facts->price, "en") + " now, " + formatMoney(line.unitPrice, "en")
                + " in the cart",
            Json{ { "variant", line.variantId }, { "now_minor", facts->price->minor }, { "cart_minor", line.unitPrice.minor } } });
        break;
    }
    const auto reduced = std::count_if(input.cart.lines.begin(), input.cart.lines.end(), [](const CartLine& line) {
        return line.compareAtPrice && line.compareAtPrice->currency == line.unitPrice.currency
            && line.compareAtPrice->minor > line.unitPrice.minor;
    });
    if (reduced > 0)
        found.push_back({ "reduced", "lines", std::to_string(reduced) + (reduced == 1 ? " item is" : " items are") + " reduced already",
            Json{ { "lines", reduced } } });
    if (!input.cart.discountCodes.empty()) {
        const bool applied = input.cart.discounts.minor > 0;
        found.push_back({ "coupon", applied ? "applied" : "tried_without_effect",
            applied ? "A discount code takes " + formatMoney(input.cart.discounts, "en") + " off"
                    : "A discount code was tried that took nothing off",
            Json{ { "codes", input.cart.discountCodes.size() }, { "discounts_minor", input.cart.discounts.minor } } });
    }
}

void observeValue(const DiagnoseInput& input, std::vector<Observation>& found)
{
    if (input.cart.total.currency.empty())
        return;
    const auto rank = stakeRank(input.policy, input.cart.total);
    if (rank >= highRank)
        found.push_back({ "value", "high", "A cart of " + formatMoney(input.cart.total, "en") + " is a large one",
            Json{ { "minor", input.cart.total.minor } } });
    else if (rank > 0 && rank <= lowRank)
        found.push_back({ "value", "low", "A cart of " + formatMoney(input.cart.total, "en") + " is a small one",
            Json{ { "minor", input.cart.total.minor } } });
}

void observeSizes(const Cart& cart, std::vector<Observation>& found)
{
    std::map<std::string, std::set<std::string>> variants;
    for (const auto& line : cart.lines)
        if (!line.productId.empty() && !line.variantId.empty())
            variants[line.productId].insert(line.variantId);
    for (const auto& line : cart.lines) {
        const auto it = variants.find(line.productId);
        if (it == variants.end() || it->second.size() < 2)
            continue;
        found.push_back({ "sizes", "two_of_one",
            std::to_string(it->second.size()) + " variants of “" + line.title + "” are in the cart, as if one should go back",
            Json{ { "product", line.productId }, { "variants", it->second.size() } } });
        return;
    }
}

} // namespace

void signals::goods(const DiagnoseInput& input, std::vector<Observation>& found)
{
    observeStock(input, found);
    observePrices(input, found);
    observeValue(input, found);
    observeSizes(input.cart, found);
}

} // namespace countersign
