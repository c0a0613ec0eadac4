#include "models/domain/checkparts.h"

#include <algorithm>
#include <map>

namespace countersign {
namespace {

const VariantFacts* factsOf(const CheckInput& input, const std::string& variantId)
{
    const auto found = std::ranges::find(input.customer->variants, variantId, &VariantFacts::variantId);
    return variantId.empty() || found == input.customer->variants.end() ? nullptr : &*found;
}

bool isQuiet(const CheckInput& input, int minute)
{
    const int from = input.quietFromMinute;
    const int until = input.quietUntilMinute;
    return from > until ? minute >= from || minute < until : minute >= from && minute < until;
}

std::string clock(int minute)
{
    const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return two(minute / 60) + ":" + two(minute % 60);
}

std::string unknownOf(std::size_t unknown, std::size_t all, const std::string& what)
{
    return unknown == all ? what + " is unknown for every item."
                          : what + " is unknown for " + std::to_string(unknown) + " of " + std::to_string(all) + " items.";
}

}  // namespace

CheckResult checkConsent(const CheckInput& input)
{
    Consent consent = Consent::Unknown;
    std::string what;
    switch (input.content->channel) {
    case Channel::Email:
        consent = input.customer->emailConsent;
        what = "e-mail";
        break;
    case Channel::Sms:
        consent = input.customer->smsConsent;
        what = "text messages";
        break;
    case Channel::WhatsApp: what = "WhatsApp"; break;
    case Channel::Push: what = "push messages"; break;
    }
    switch (consent) {
    case Consent::Subscribed: return passed("consent", "The customer agreed to " + what + ".");
    case Consent::NotSubscribed: return failed("consent", "The customer never agreed to " + what + ".");
    case Consent::Unsubscribed: return failed("consent", "The customer unsubscribed from " + what + ".");
    case Consent::Pending: return failed("consent", "The customer has not yet confirmed " + what + ".");
    case Consent::Unknown: return failed("consent", "Whether the customer agreed to " + what + " is unknown.");
    }
    return failed("consent", "Whether the customer agreed is unknown.");
}

CheckResult checkQuietHours(const CheckInput& input)
{
    const auto minute = localMinuteOfDay(input.now, input.timeZone);
    if (!minute)
        return failed("quiet_hours", "The customer's local time is unknown: the time zone “" + input.timeZone + "” does not exist.");
    const std::string hours = clock(input.quietFromMinute) + " to " + clock(input.quietUntilMinute);
    if (!isQuiet(input, *minute))
        return passed("quiet_hours", "It is " + clock(*minute) + " for the customer, outside the quiet hours (" + hours + ").");
    CheckResult result
        = failed("quiet_hours", "It is " + clock(*minute) + " for the customer, within the quiet hours (" + hours + "): it will wait.");
    result.waits = true;
    return result;
}

CheckResult checkStock(const CheckInput& input)
{
    if (!input.sells)
        return passed("stock", "The message offers no goods.");
    std::map<std::string, std::int64_t> wanted;
    for (const CartLine& line : *input.lines)
        wanted[line.variantId] += line.quantity;
    std::size_t unknown = 0;
    for (const CartLine& line : *input.lines) {
        const VariantFacts* facts = factsOf(input, line.variantId);
        if (!facts || !facts->available) {
            ++unknown;
            continue;
        }
        if (*facts->available < wanted[line.variantId])
            return failed("stock", quoted(line.title) + ": " + std::to_string(std::max<std::int64_t>(0, *facts->available)) + " available, "
                              + std::to_string(wanted[line.variantId]) + " in the cart.");
    }
    if (input.lines->empty())
        return failed("stock", "The cart has no items.");
    return passed("stock", unknown == 0 ? "Every item is available." : unknownOf(unknown, input.lines->size(), "Stock"));
}

CheckResult checkPrice(const CheckInput& input)
{
    if (!input.sells)
        return passed("price", "The message names no price.");
    std::size_t unknown = 0;
    for (const CartLine& line : *input.lines) {
        const VariantFacts* facts = factsOf(input, line.variantId);
        if (!facts || !facts->price || facts->price->currency != line.unitPrice.currency) {
            ++unknown;
            continue;
        }
        if (facts->price->minor > line.unitPrice.minor)
            return failed("price",
                quoted(line.title) + " costs " + formatMoney(*facts->price, "en") + " now, " + formatMoney(line.unitPrice, "en")
                    + " in the cart.");
    }
    return passed("price", unknown == 0 ? "No price has risen since." : unknownOf(unknown, input.lines->size(), "The current price"));
}

TimeMs earliestSend(const CheckInput& input)
{
    const auto minute = localMinuteOfDay(input.now, input.timeZone);
    if (!minute || !isQuiet(input, *minute))
        return input.now;
    const TimeMs thisMinute = input.now - ((input.now % minuteMs) + minuteMs) % minuteMs;
    constexpr int day = 24 * 60;
    TimeMs end = thisMinute + (input.quietUntilMinute - *minute + day) % day * minuteMs;
    // A clock change in between moves the end by its hour; where that hour does not exist, what follows it is the end.
    const int off
        = (input.quietUntilMinute - localMinuteOfDay(end, input.timeZone).value_or(input.quietUntilMinute) + day + day / 2) % day - day / 2;
    if (off != 0) {
        const TimeMs moved = end + off * minuteMs;
        if (moved > input.now && !isQuiet(input, localMinuteOfDay(moved, input.timeZone).value_or(0)))
            end = moved;
    }
    return end;
}

}  // namespace countersign
