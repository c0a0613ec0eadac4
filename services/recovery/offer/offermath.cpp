#include "services/recovery/offer/offermath.h"

#include "models/domain/digest.h"

#include <algorithm>
#include <cctype>

namespace countersign {

namespace {

std::string percent(std::int64_t basisPoints)
{
    auto text = std::to_string(basisPoints / 100);
    if (basisPoints % 100 != 0)
        text += "." + std::to_string(basisPoints % 100 / 10) + (basisPoints % 10 != 0 ? std::to_string(basisPoints % 10) : "");
    return text + " %";
}

// (p × a − q × b) / 10000, rounded half away from zero. p and q are basis points; whole and part are kept apart so that nothing overflows.
std::int64_t expectedMinor(std::int64_t p, std::int64_t a, std::int64_t q, std::int64_t b)
{
    const auto part = p * (a % 10000) - q * (b % 10000);
    auto whole = p * (a / 10000) - q * (b / 10000) + part / 10000;
    auto rest = part % 10000;
    if (whole > 0 && rest < 0) {
        --whole;
        rest += 10000;
    } else if (whole < 0 && rest > 0) {
        ++whole;
        rest -= 10000;
    }
    return whole + (rest >= 5000 ? 1 : rest <= -5000 ? -1 : 0);
}

// A round sum near 8 % of the goods: fives of the main unit, or 500 where there is no minor unit. 0 when the goods are too small for one.
std::int64_t roundAmount(const Money& goods)
{
    const auto digits = minorDigits(goods.currency);
    if (!digits)
        return 0;
    std::int64_t unit = 1;
    for (int i = 0; i < *digits; ++i)
        unit *= 10;
    const std::int64_t step = *digits == 0 ? 500 : *digits >= 3 ? 2 * unit : 5 * unit;
    return shareOf(goods, 800).minor / step * step;
}

struct Bounds {
    const OfferInput& input;
    const Lifts& lifts;
    const GoodsSums sums;
    const Reason reason;
};

void judge(const Bounds& bounds, OfferCandidate& candidate, int lift)
{
    const auto& policy = bounds.input.policy;
    const std::int64_t before = bounds.input.diagnosis.recoveryBp;
    candidate.recoveryBp = static_cast<int>(std::min<std::int64_t>(9500, before * lift / 1000));
    const auto margin = bounds.sums.margin();
    if (!margin)
        return;
    // Free shipping leaves the price of the goods alone, a discount lowers it.
    const bool lowersPrice = candidate.kind == OfferKind::Percent || candidate.kind == OfferKind::Amount;
    const auto base = lowersPrice ? bounds.sums.revenue - candidate.cost : bounds.sums.revenue;
    const auto left = *margin - candidate.cost;
    if (base.minor > 0) {
        const auto after = left.minor >= 0 ? ratioBp(left, base) : -ratioBp(Money{ -left.minor, left.currency }, base);
        candidate.marginAfterBp = static_cast<int>(std::clamp<std::int64_t>(after, -1000000, 1000000));
    }
    candidate.expectedProfit = Money{ expectedMinor(candidate.recoveryBp, left.minor, before, margin->minor), margin->currency };
    if (candidate.kind != OfferKind::Reassurance && (!candidate.marginAfterBp || *candidate.marginAfterBp < policy.marginFloorBp))
        candidate.refusals.push_back("Margin after it is "
            + (candidate.marginAfterBp ? percent(*candidate.marginAfterBp) : std::string("none")) + ", below the floor of "
            + percent(policy.marginFloorBp));
}

void refuseDiscount(const Bounds& bounds, OfferCandidate& candidate, std::int64_t shareBp)
{
    if (!bounds.sums.cost)
        candidate.refusals.push_back("What these goods cost is not known");
    if (shareBp > bounds.input.policy.discountCapBp)
        candidate.refusals.push_back(percent(shareBp) + " is above the cap of " + percent(bounds.input.policy.discountCapBp));
    if (bounds.sums.eligible.minor <= 0)
        candidate.refusals.push_back("Nothing in this cart may be discounted");
}

void refuseSecondCode(const Bounds& bounds, OfferCandidate& candidate)
{
    if (bounds.input.cart.discounts.minor > 0)
        candidate.refusals.push_back("A discount is on this cart already, and codes do not add up");
}

OfferCandidate reassurance(const Bounds& bounds)
{
    OfferCandidate candidate;
    candidate.cost = Money{ 0, bounds.sums.revenue.currency };
    judge(bounds, candidate, bounds.lifts.message(bounds.reason));
    return candidate;
}

OfferCandidate freeShipping(const Bounds& bounds, const Money& shipping)
{
    OfferCandidate candidate;
    candidate.kind = OfferKind::FreeShipping;
    candidate.cost = shipping;
    judge(bounds, candidate, bounds.lifts.freeShipping(bounds.reason));
    refuseSecondCode(bounds, candidate);
    return candidate;
}

OfferCandidate discount(const Bounds& bounds, int percentBp, const std::optional<Money>& amount)
{
    OfferCandidate candidate;
    candidate.kind = amount ? OfferKind::Amount : OfferKind::Percent;
    candidate.percentBp = percentBp;
    candidate.amount = amount;
    candidate.cost = amount ? *amount : shareOf(bounds.sums.eligible, percentBp);
    const auto share = amount ? ratioBp(*amount, bounds.sums.eligible) : percentBp;
    judge(bounds, candidate, bounds.lifts.discount(bounds.reason, ratioBp(candidate.cost, bounds.sums.revenue)));
    refuseDiscount(bounds, candidate, share);
    refuseSecondCode(bounds, candidate);
    return candidate;
}

// Of those allowed and known to pay: the cheapest that brings nearly as much as the best.
const OfferCandidate& smallestThatPays(const std::vector<OfferCandidate>& candidates, int toleranceBp, std::string& why)
{
    const auto& nothing = candidates.front();
    if (!nothing.expectedProfit) {
        why = "What these goods cost is not known, so no incentive can be shown to pay";
        return nothing;
    }
    const auto counts = [](const OfferCandidate& candidate) { return candidate.refusals.empty() && candidate.expectedProfit; };
    std::int64_t best = nothing.expectedProfit->minor;
    for (const auto& candidate : candidates)
        if (counts(candidate))
            best = std::max(best, candidate.expectedProfit->minor);
    const auto enough = best > 0 ? expectedMinor(10000 - toleranceBp, best, 0, 0) : best;
    for (const auto& candidate : candidates) {
        if (!counts(candidate) || candidate.expectedProfit->minor < enough)
            continue;
        why = candidate.kind == OfferKind::Reassurance ? "No incentive brings more than a message alone" : "The smallest that pays";
        return candidate;
    }
    why = "No incentive brings more than a message alone";
    return nothing;
}

} // namespace

GoodsSums goodsSums(const OfferInput& input)
{
    const auto& cart = input.cart;
    const auto& currency = cart.total.currency;
    GoodsSums sums{ Money{ 0, currency }, Money{ 0, currency }, Money{ 0, currency } };
    for (const auto& line : cart.lines) {
        if (line.giftCard)
            continue;
        sums.revenue.minor += line.linePrice.minor;
        const auto& excluded = input.excludedProducts;
        if (std::find(excluded.begin(), excluded.end(), line.productId) == excluded.end())
            sums.eligible.minor += line.linePrice.minor;
        const auto facts = std::find_if(input.customer.variants.begin(), input.customer.variants.end(),
            [&line](const VariantFacts& known) { return !line.variantId.empty() && known.variantId == line.variantId; });
        std::int64_t ofLine = 0; // a cost that no amount can hold is as good as unknown
        if (facts == input.customer.variants.end() || !facts->cost || facts->cost->currency != currency
            || __builtin_mul_overflow(facts->cost->minor, line.quantity, &ofLine))
            sums.cost.reset();
        else if (sums.cost && __builtin_add_overflow(sums.cost->minor, ofLine, &sums.cost->minor))
            sums.cost.reset();
    }
    sums.revenue.minor = std::max<std::int64_t>(0, sums.revenue.minor - std::max<std::int64_t>(0, cart.discounts.minor));
    sums.eligible.minor = std::min(sums.eligible.minor, sums.revenue.minor);
    if (sums.revenue.minor == 0)
        sums.cost.reset();
    return sums;
}

Offer makeOffer(const OfferInput& input, const Lifts& lifts)
{
    const Bounds bounds{ input, lifts, goodsSums(input), input.diagnosis.topReason() };
    Offer offer;
    offer.floorBp = input.policy.marginFloorBp;
    auto& candidates = offer.candidates;
    candidates.push_back(reassurance(bounds));
    if (const auto& shipping = input.cart.shipping; shipping && shipping->minor > 0 && shipping->currency == bounds.sums.revenue.currency)
        candidates.push_back(freeShipping(bounds, *shipping));
    if (bounds.sums.eligible.minor > 0) {
        for (const int percentBp : { 500, 1000, 1500 })
            candidates.push_back(discount(bounds, percentBp, std::nullopt));
        if (const auto amount = roundAmount(bounds.sums.eligible); amount > 0)
            candidates.push_back(discount(bounds, 0, Money{ amount, bounds.sums.eligible.currency }));
    }
    std::stable_sort(candidates.begin() + 1, candidates.end(),
        [](const OfferCandidate& a, const OfferCandidate& b) { return a.cost.minor < b.cost.minor; });
    offer.chosen = smallestThatPays(candidates, lifts.toleranceBp(), offer.why);
    return offer;
}

std::string offerCode(const std::string& shopName, std::string_view macHex)
{
    std::string initials;
    std::string letters;
    bool atWord = true;
    for (const char c : shopName) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = byte < 128 && std::isalpha(byte) != 0;
        if (letter) {
            letters += static_cast<char>(std::toupper(byte));
            if (atWord)
                initials += letters.back();
        }
        atWord = !letter && byte < 128;
    }
    if (initials.size() < 2 && letters.size() >= 2) {
        const auto middle = letters.find_first_not_of("AEIOU", (letters.size() + 1) / 2);
        initials = letters.substr(0, 1) + letters.substr(middle == std::string::npos ? letters.size() - 1 : middle, 1);
    }
    if (initials.empty())
        initials = "CS";
    constexpr std::string_view alphabet = "23456789BCDFGHJKMNPQRTVWXYZ";
    std::string code = initials.substr(0, 3) + "-";
    const auto digest = sha256(macHex);
    for (std::size_t i = 0; i < 7; ++i)
        code += alphabet[digest[i] % alphabet.size()];
    return code;
}

TimeMs offerEnd(TimeMs from, TimeMs valid, const std::string& timeZone)
{
    constexpr int lastMinute = 24 * 60 - 1;
    const auto end = from + valid;
    const auto minute = localMinuteOfDay(end, timeZone).value_or(lastMinute);
    const auto midnight = end - end % minuteMs + (lastMinute + 1 - minute) * minuteMs;
    // A clock change in between moves midnight by its hour; where midnight itself is left out, the day ends with the change.
    const auto before = localMinuteOfDay(midnight - 1, timeZone).value_or(lastMinute);
    const auto off = before > lastMinute / 2 ? lastMinute - before : -(before + 1);
    return midnight + off * minuteMs - 1;
}

} // namespace countersign
