#include "services/recovery/ingest/shopifyreader.h"

#include "models/domain/text.h"
#include "services/recovery/ingest/shopifycart.h"
#include "services/recovery/ingest/shopifyfields.h"

#include <array>

namespace countersign {

using namespace shopify;

namespace {

enum class Kind {
    Checkout,
    CheckoutGone,
    PlainCart,
    Order,
    Profile,
    EmailConsent,
    SmsConsent,
    Summary,
    CustomerFact,
    Stock,
    Redact,
    DataRequest,
    ShopRedact
};

constexpr std::array<std::pair<std::string_view, Kind>, 19> topics{ {
    { "checkouts/create", Kind::Checkout },
    { "checkouts/update", Kind::Checkout },
    { "checkouts/delete", Kind::CheckoutGone },
    { "carts/create", Kind::PlainCart },
    { "carts/update", Kind::PlainCart },
    { "orders/create", Kind::Order },
    { "orders/paid", Kind::Order },
    { "orders/cancelled", Kind::Order },
    { "orders/updated", Kind::Order },
    { "customers/update", Kind::Profile },
    { "customers_email_marketing_consent/update", Kind::EmailConsent },
    { "customers_marketing_consent/update", Kind::SmsConsent },
    { "customers/purchasing_summary", Kind::Summary },
    { "customer.tags_added", Kind::CustomerFact },
    { "inventory_levels/update", Kind::Stock },
    { "inventory_items/update", Kind::Stock },
    { "customers/redact", Kind::Redact },
    { "customers/data_request", Kind::DataRequest },
    { "shop/redact", Kind::ShopRedact },
} };

std::optional<Kind> kindOf(std::string_view topic)
{
    for (const auto& [name, kind] : topics)
        if (name == topic)
            return kind;
    return std::nullopt;
}

Result<ShopEvent> readGone(const Json& body)
{
    CartGone gone{ token(body, "token"), token(body, "cart_token") };
    if (gone.token.empty() && gone.cartToken.empty() && identifier(body, "id").empty())
        return wrongShape("neither token, cart_token nor id is there");
    return ShopEvent{ std::move(gone) };
}

Result<ShopEvent> readOrder(const Shop& shop, std::string_view topic, const Json& body)
{
    OrderSeen order;
    order.orderId = identifier(body, "id");
    if (order.orderId.empty())
        return wrongShape("id is missing");
    order.checkoutToken = token(body, "checkout_token");
    order.cartToken = token(body, "cart_token");
    const Json* customer = object(body, "customer");
    if (customer)
        order.customerId = identifier(*customer, "id");
    order.email = email(body, "email");
    if (order.email.empty())
        order.email = email(body, "contact_email");
    if (order.email.empty() && customer)
        order.email = email(*customer, "email");
    order.phone = phone(body, "phone");
    if (const auto codes = discountCodes(body); !codes.empty())
        order.discountCode = codes.front();
    auto currency = text(body, "currency", 16);
    if (currency.empty())
        currency = shop.currency;
    const auto total = money(body, "total_price", currency);
    if (!total)
        return tl::unexpected(total.error());
    if (!*total)
        return wrongShape("total_price is missing");
    order.total = **total;
    order.test = flag(body, "test");
    const auto created = time(body, "created_at");
    const auto processed = time(body, "processed_at");
    const auto updated = time(body, "updated_at");
    const auto cancelled = time(body, "cancelled_at");
    for (const auto* at : { &created, &processed, &updated, &cancelled })
        if (!*at)
            return tl::unexpected(at->error());
    if (!*created && !*processed)
        return wrongShape("created_at is missing");
    order.orderedAt = *created ? **created : **processed;
    const TimeMs seenAt = updated->value_or(order.orderedAt);
    if (topic == "orders/paid" || text(body, "financial_status", 20) == "paid")
        order.paidAt = processed->value_or(seenAt);
    order.cancelledAt = *cancelled;
    if (topic == "orders/cancelled" && !order.cancelledAt)
        order.cancelledAt = seenAt;
    return ShopEvent{ std::move(order) };
}

Result<void> readConsent(const Json& parent, const char* key, std::optional<Consent>& consent, std::optional<TimeMs>& changedAt)
{
    const Json* found = member(parent, key);
    if (!found)
        return {};
    if (!found->is_object())
        return wrongShape(std::string(key) + " is not an object");
    consent = consentWord(text(*found, "state", 40));
    const auto at = time(*found, "consent_updated_at");
    if (!at)
        return tl::unexpected(at.error());
    if (*at && (!changedAt || **at > *changedAt))
        changedAt = *at;
    return {};
}

Result<ShopEvent> readProfile(Kind kind, const Json& body)
{
    ConsentSeen seen;
    seen.customerId = identifier(body, kind == Kind::EmailConsent ? "customer_id" : "id");
    seen.email = email(body, kind == Kind::EmailConsent ? "email_address" : "email");
    seen.phone = phone(body, "phone");
    seen.firstName = text(body, "first_name", 80);
    seen.lastName = text(body, "last_name", 80);
    if (seen.customerId.empty() && seen.email.empty() && seen.phone.empty())
        return wrongShape("no customer is named");
    if (kind == Kind::EmailConsent && !member(body, "email_marketing_consent"))
        return wrongShape("email_marketing_consent is missing");
    if (kind == Kind::SmsConsent && !member(body, "sms_marketing_consent"))
        return wrongShape("sms_marketing_consent is missing");
    if (auto read = readConsent(body, "email_marketing_consent", seen.emailConsent, seen.changedAt); !read)
        return tl::unexpected(std::move(read.error()));
    if (auto read = readConsent(body, "sms_marketing_consent", seen.smsConsent, seen.changedAt); !read)
        return tl::unexpected(std::move(read.error()));
    return ShopEvent{ std::move(seen) };
}

Result<ShopEvent> readPrivacy(Kind kind, const Json& body)
{
    PrivacySeen seen;
    if (ShopifyReader::namedDomain(body).empty())
        return wrongShape("shop_domain is missing");
    if (kind == Kind::ShopRedact) {
        seen.ask = PrivacyAsk::EraseShop;
        return ShopEvent{ std::move(seen) };
    }
    seen.ask = kind == Kind::Redact ? PrivacyAsk::EraseCustomer : PrivacyAsk::ReportCustomer;
    const Json* customer = object(body, "customer");
    if (!customer)
        return wrongShape("customer is missing");
    seen.customerId = identifier(*customer, "id");
    seen.email = email(*customer, "email");
    seen.phone = phone(*customer, "phone");
    if (seen.customerId.empty() && seen.email.empty() && seen.phone.empty())
        return wrongShape("customer names nobody");
    return ShopEvent{ std::move(seen) };
}

} // namespace

bool ShopifyReader::knows(std::string_view topic)
{
    return kindOf(topic).has_value();
}

const MemberNames& ShopifyReader::members()
{
    static const MemberNames names{
        "abandoned_checkout_url", "amount", "billing_address", "buyer_accepts_marketing", "buyer_accepts_sms_marketing", "cancelled_at",
        "cart_token", "checkout_token", "code", "company", "compare_at_price", "completed_at", "consent_updated_at", "contact_email",
        "country", "country_code", "created_at", "currency", "currency_code", "customer", "customerId", "customer_id", "customer_locale",
        "discount_codes", "email", "email_address", "email_marketing_consent", "financial_status", "first_name", "gateway", "gift_card",
        "id", "inventory_item_id", "landing_site", "last_name", "line_items", "line_price", "line_price_set", "name", "note",
        "note_attributes", "phone", "presentment_currency", "presentment_title", "price", "price_set", "processed_at", "product_id",
        "quantity", "referring_site", "requires_shipping", "shipping_address", "shipping_lines", "shop_domain", "shop_money", "sku",
        "sms_marketing_consent", "sms_marketing_phone", "source_name", "state", "subtotal_price", "test", "title", "token",
        "total_discounts", "total_price", "total_tax", "updated_at", "value", "variant_id", "variant_title", "zip"
    };
    return names;
}

std::string ShopifyReader::namedDomain(const Json& body)
{
    return lowerCase(text(body, "shop_domain", 255));
}

Result<ShopEvent> ShopifyReader::read(const Shop& shop, std::string_view topic, const Json& body)
{
    const auto kind = kindOf(topic);
    if (!kind)
        return wrongShape("unknown topic");
    if (!body.is_object())
        return wrongShape("the body is not an object");
    switch (*kind) {
    case Kind::Checkout:
        return readCheckout(shop, body);
    case Kind::CheckoutGone:
        return readGone(body);
    case Kind::PlainCart:
        return readPlainCart(shop, body);
    case Kind::Order:
        return readOrder(shop, topic, body);
    case Kind::Profile:
    case Kind::EmailConsent:
    case Kind::SmsConsent:
        return readProfile(*kind, body);
    case Kind::Summary:
        if (identifier(body, "customerId").empty())
            return wrongShape("customerId is missing");
        return ShopEvent{ FactSeen{ identifier(body, "customerId") } };
    case Kind::CustomerFact:
        return ShopEvent{ FactSeen{ identifier(body, "customerId") } };
    case Kind::Stock:
        if (identifier(body, topic == "inventory_levels/update" ? "inventory_item_id" : "id").empty())
            return wrongShape("the inventory item is missing");
        return ShopEvent{ FactSeen{} };
    case Kind::Redact:
    case Kind::DataRequest:
    case Kind::ShopRedact:
        return readPrivacy(*kind, body);
    }
    return wrongShape("unknown topic");
}

} // namespace countersign
