#include "services/recovery/diagnose/signals.h"

#include "models/domain/text.h"

#include <unicode/timezone.h>

namespace countersign {

namespace {

// The country of an IANA zone, by ICU; empty where a zone belongs to none ("UTC").
std::string countryOf(const std::string& timeZone)
{
    char region[4] = {};
    UErrorCode status = U_ZERO_ERROR;
    const auto length = icu::TimeZone::getRegion(icu::UnicodeString::fromUTF8(timeZone), region, 4, status);
    if (U_FAILURE(status) != 0 || length != 2)
        return {};
    return std::string(region, 2);
}

void observeDevice(const Cart& cart, std::vector<Observation>& found)
{
    const auto said = signals::attribute(cart, { "device", "device_type", "user_agent", "platform" }) + " " + lowerCase(cart.sourceName);
    const char* level = nullptr;
    if (signals::containsAny(said, { "tablet", "ipad" }))
        level = "tablet";
    else if (signals::containsAny(said, { "mobile", "phone", "android", "ios" }))
        level = "mobile";
    else if (signals::containsAny(said, { "desktop", "windows", "macintosh", "laptop" }))
        level = "desktop";
    if (level != nullptr)
        found.push_back({ "device", level, std::string("Shopped on a ") + (std::string_view(level) == "mobile" ? "phone" : level),
            Json{ { "device", level } } });
}

void observeReferrer(const Cart& cart, std::vector<Observation>& found)
{
    const auto from = lowerCase(cart.referringSite);
    const auto landing = lowerCase(cart.landingSite);
    if (signals::containsAny(from + " " + landing,
            { "idealo", "billiger.", "geizhals", "check24", "guenstiger", "kelkoo", "pricerunner", "pricespy", "pricegrabber", "shopzilla",
                "bizrate", "shopping.google", "camelcamelcamel", "pricewatch", "utm_source=price", "preisvergleich", "kakaku" }))
        found.push_back({ "referrer", "price_site", "Came from a price comparison site", Json{ { "kind", "price_site" } } });
    else if (signals::containsAny(from + " " + landing, { "instagram", "facebook", "tiktok", "pinterest", "youtube", "utm_medium=social" }))
        found.push_back({ "referrer", "social", "Came from a social network", Json{ { "kind", "social" } } });
    else if (signals::containsAny(landing, { "gclid=", "msclkid=", "utm_medium=cpc", "utm_medium=ppc" }))
        found.push_back({ "referrer", "paid_search", "Came from a search advertisement", Json{ { "kind", "paid_search" } } });
}

void observeTime(const DiagnoseInput& input, std::vector<Observation>& found)
{
    const auto& cart = input.cart;
    if (cart.visits >= 3)
        found.push_back(
            { "visits", "often", "Came back to this cart " + std::to_string(cart.visits) + " times", Json{ { "visits", cart.visits } } });
    else if (cart.visits == 2)
        found.push_back({ "visits", "twice", "Came back to this cart once", Json{ { "visits", cart.visits } } });
    else
        found.push_back({ "visits", "once", "One visit only", Json{ { "visits", cart.visits } } });
    const auto minute = localMinuteOfDay(cart.updatedAt, input.timeZone);
    if (!minute || cart.updatedAt <= 0)
        return;
    const int hour = *minute / 60;
    const auto shown = (hour < 10 ? "0" : "") + std::to_string(hour) + (*minute % 60 < 10 ? ":0" : ":") + std::to_string(*minute % 60);
    if (hour >= 23 || hour < 5)
        found.push_back({ "hour", "night", "Left at " + shown + ", late at night", Json{ { "minute", *minute } } });
    else if (hour >= 9 && hour < 17)
        found.push_back({ "hour", "working_day", "Left at " + shown + ", in working hours", Json{ { "minute", *minute } } });
}

void observeHistory(const DiagnoseInput& input, std::vector<Observation>& found)
{
    const auto level = historyLevel(input.customer);
    if (level.empty())
        return;
    const auto orders = *input.customer.orders;
    found.push_back({ "history", level,
        orders == 0 ? "Has never ordered here"
                    : "Has ordered here " + (orders == 1 ? std::string("once") : std::to_string(orders) + " times"),
        Json{ { "orders", orders } } });
}

void observeWhereabouts(const DiagnoseInput& input, std::vector<Observation>& found)
{
    const auto& cart = input.cart;
    const auto home = countryOf(input.timeZone);
    if (!home.empty() && !cart.countryCode.empty() && cart.countryCode != home)
        found.push_back({ "abroad", "other_country", "Ships to " + cart.countryCode + ", the shop is in " + home,
            Json{ { "to", cart.countryCode }, { "shop", home } } });
    else if (!cart.presentmentCurrency.empty() && cart.presentmentCurrency != cart.total.currency)
        found.push_back(
            { "abroad", "other_currency", "Saw prices in " + cart.presentmentCurrency + ", the shop's are in " + cart.total.currency,
                Json{ { "saw", cart.presentmentCurrency }, { "shop", cart.total.currency } } });
    if (!cart.company.empty())
        found.push_back({ "company", "named", "Ordered in the name of a company", Json{ { "company", true } } });
}

} // namespace

std::string historyLevel(const CustomerFacts& customer)
{
    if (!customer.orders)
        return {};
    return *customer.orders <= 0 ? "first_time" : *customer.orders < 4 ? "returning" : "loyal";
}

void signals::shopper(const DiagnoseInput& input, std::vector<Observation>& found)
{
    observeDevice(input.cart, found);
    observeReferrer(input.cart, found);
    observeTime(input, found);
    observeHistory(input, found);
    observeWhereabouts(input, found);
}

} // namespace countersign
