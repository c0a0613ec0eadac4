#include "services/recovery/diagnose/signals.h"

#include "models/domain/text.h"

#include <algorithm>
#include <cctype>

namespace countersign {

namespace {

constexpr TimeMs longCheckoutMs = 12 * minuteMs;

const char* stepSentence(CheckoutStep step)
{
    switch (step) {
    case CheckoutStep::Cart:
        return "Left before the checkout was begun";
    case CheckoutStep::Contact:
        return "Stopped at the contact step";
    case CheckoutStep::Shipping:
        return "Stopped at the shipping step";
    case CheckoutStep::Payment:
        return "Stopped at the payment step";
    }
    return "";
}

void observeShipping(const Cart& cart, std::vector<Observation>& found)
{
    if (!cart.shipping || cart.subtotal.minor <= 0)
        return;
    const auto ratio = ratioBp(*cart.shipping, cart.subtotal);
    const char* level = ratio <= 0 ? "free" : ratio < 400 ? "low" : ratio < 800 ? "middle" : ratio < 1500 ? "high" : "very_high";
    const Json facts{ { "shipping_minor", cart.shipping->minor }, { "subtotal_minor", cart.subtotal.minor }, { "ratio_bp", ratio } };
    if (ratio <= 0)
        found.push_back({ "shipping_ratio", level, "Shipping is free", facts });
    else
        found.push_back({ "shipping_ratio", level,
            "Shipping of " + formatMoney(*cart.shipping, "en") + " is " + std::to_string((ratio + 50) / 100) + " % of the goods' value",
            facts });
    if (cart.step == CheckoutStep::Shipping)
        found.push_back({ "shipping_stop", cart.shipping->minor > 0 ? "priced" : "free",
            cart.shipping->minor > 0 ? "Stopped right after the shipping price was shown"
                                     : "Stopped at the delivery choice, though shipping is free",
            Json{ { "step", word(cart.step) } } });
}

void observeDelivery(const Cart& cart, std::vector<Observation>& found)
{
    if (cart.shippingTitle.empty())
        return;
    const auto title = lowerCase(cart.shippingTitle);
    if (const int days = daysInTitle(title); days > 0)
        found.push_back({ "delivery_days",
            days >= 7       ? "slow"
                : days >= 3 ? "usual"
                            : "fast",
            "The delivery method shown says up to " + std::to_string(days) + (days == 1 ? " day" : " days"), Json{ { "days", days } } });
    if (signals::containsAny(title, { "express", "overnight", "next day", "next-day", "same day", "eilversand" }))
        found.push_back({ "delivery_express", "chosen", "The fast delivery method was chosen", Json{ { "express", true } } });
}

void observePayment(const Cart& cart, std::vector<Observation>& found)
{
    const auto status = signals::attribute(cart, { "payment_status", "payment_result" });
    const auto error = signals::attribute(cart, { "payment_error", "payment_failed", "payment_error_code", "gateway_error" });
    if ((!error.empty() && error != "false" && error != "0" && error != "none")
        || signals::containsAny(status, { "fail", "declin", "error", "refused", "abgelehnt" }))
        found.push_back({ "payment_failed", "reported", "The shop noted a failed payment on this cart", Json{ { "reported", true } } });
    if (cart.step == CheckoutStep::Payment && !cart.gateway.empty())
        found.push_back({ "gateway", "chosen", "A way to pay had been chosen, yet no payment came", Json{ { "chosen", true } } });
}

void observeSite(const Cart& cart, std::vector<Observation>& found)
{
    const auto error = signals::attribute(cart, { "checkout_error", "site_error", "page_error", "js_error", "http_error", "error" });
    if (!error.empty() && error != "false" && error != "0" && error != "none")
        found.push_back({ "site_error", "reported", "The shop noted an error page during this checkout", Json{ { "reported", true } } });
    const auto login = signals::attribute(cart, { "login_required", "login_prompt", "account_prompt" });
    if (!login.empty() && login != "false" && login != "0" && login != "no")
        found.push_back({ "login_asked", "reported", "The shopper was asked to sign in or make an account", Json{ { "reported", true } } });
    const auto pages = signals::attribute(cart, { "last_page", "exit_page", "viewed_pages", "viewed", "pages" });
    if (signals::containsAny(pages, { "return", "refund", "rueckgabe", "rückgabe", "widerruf", "retoure" }))
        found.push_back({ "pages", "returns", "The returns page was read before leaving", Json{ { "page", "returns" } } });
    else if (signals::containsAny(pages, { "security", "trust", "sicherheit", "about", "impressum", "privacy" }))
        found.push_back(
            { "pages", "security", "A page about the shop or its security was read before leaving", Json{ { "page", "security" } } });
    else if (signals::containsAny(pages, { "shipping", "delivery", "versand", "lieferung" }))
        found.push_back({ "pages", "delivery", "The delivery page was read before leaving", Json{ { "page", "delivery" } } });
}

void observeAccount(const Cart& cart, std::vector<Observation>& found)
{
    if (!cart.customerId.empty())
        found.push_back({ "account", "has_account", "The shopper is known to the shop", Json{ { "customer", true } } });
    else if (cart.step == CheckoutStep::Contact)
        found.push_back({ "account", "guest_at_contact", "A guest without an account stopped where contact details are asked",
            Json{ { "customer", false } } });
    else
        found.push_back({ "account", "guest", "A guest without an account", Json{ { "customer", false } } });
}

} // namespace

int daysInTitle(const std::string& title)
{
    const auto lower = lowerCase(title);
    if (!signals::containsAny(lower, { "day", "tag", "werktag" }))
        return 0;
    int most = 0;
    for (std::size_t i = 0; i < lower.size(); ++i) {
        if (std::isdigit(static_cast<unsigned char>(lower[i])) == 0)
            continue;
        int number = 0;
        for (; i < lower.size() && std::isdigit(static_cast<unsigned char>(lower[i])) != 0; ++i)
            number = std::min(1000, number * 10 + (lower[i] - '0'));
        if (number <= 90)
            most = std::max(most, number);
    }
    return most;
}

void signals::checkout(const DiagnoseInput& input, std::vector<Observation>& found)
{
    const auto& cart = input.cart;
    found.push_back({ "step", std::string(word(cart.step)), stepSentence(cart.step), Json{ { "step", word(cart.step) } } });
    observeShipping(cart, found);
    observeDelivery(cart, found);
    observePayment(cart, found);
    observeSite(cart, found);
    observeAccount(cart, found);
    const auto spent = cart.updatedAt - cart.createdAt;
    if (cart.visits <= 1 && cart.step != CheckoutStep::Cart && spent >= longCheckoutMs && spent < 3 * hourMs)
        found.push_back({ "time_spent", "long", "Spent " + std::to_string(spent / minuteMs) + " minutes in one go at the checkout",
            Json{ { "minutes", spent / minuteMs } } });
}

} // namespace countersign
