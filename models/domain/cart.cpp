#include "models/domain/cart.h"

#include "models/domain/codec.h"

namespace countersign {
namespace {

constexpr auto lineFields = [](auto& archive, auto& line) {
    archive("product_id", line.productId);
    archive("variant_id", line.variantId);
    archive("sku", line.sku);
    archive("title", line.title);
    archive("variant_title", line.variantTitle);
    archive("quantity", line.quantity);
    archive("unit_price", line.unitPrice);
    archive("line_price", line.linePrice);
    archive("compare_at_price", line.compareAtPrice);
    archive("requires_shipping", line.requiresShipping);
    archive("gift_card", line.giftCard);
};

constexpr auto cartFields = [](auto& archive, auto& cart) {
    archive.need("shop_id", cart.shopId);
    archive.need("token", cart.token);
    archive("cart_token", cart.cartToken);
    archive("customer_id", cart.customerId);
    archive("email", cart.email);
    archive("phone", cart.phone);
    archive("first_name", cart.firstName);
    archive("last_name", cart.lastName);
    archive("country_code", cart.countryCode);
    archive("postal_code", cart.postalCode);
    archive("locale", cart.locale);
    archive("company", cart.company);
    archive("landing_site", cart.landingSite);
    archive("referring_site", cart.referringSite);
    archive("source_name", cart.sourceName);
    archive("note", cart.note);
    archive("gateway", cart.gateway);
    archive("recovery_url", cart.recoveryUrl);
    archive("discount_codes", cart.discountCodes);
    archive("attributes", cart.attributes);
    archive("accepts_email_marketing", cart.acceptsEmailMarketing);
    archive("accepts_sms_marketing", cart.acceptsSmsMarketing);
    archive("lines", cart.lines);
    archive("subtotal", cart.subtotal);
    archive("total", cart.total);
    archive("discounts", cart.discounts);
    archive("tax", cart.tax);
    archive("shipping", cart.shipping);
    archive("shipping_title", cart.shippingTitle);
    archive("presentment_currency", cart.presentmentCurrency);
    archive("step", cart.step);
    archive("visits", cart.visits);
    archive.time("created_at", cart.createdAt);
    archive.time("updated_at", cart.updatedAt);
    archive.time("completed_at", cart.completedAt);
};

constexpr auto variantFields = [](auto& archive, auto& facts) {
    archive("variant_id", facts.variantId);
    archive("cost", facts.cost);
    archive("available", facts.available);
    archive("price", facts.price);
};

constexpr auto customerFields = [](auto& archive, auto& facts) {
    archive("orders", facts.orders);
    archive("spent", facts.spent);
    archive.time("last_order_at", facts.lastOrderAt);
    archive("email_consent", facts.emailConsent);
    archive("sms_consent", facts.smsConsent);
    archive("variants", facts.variants);
    archive.time("fetched_at", facts.fetchedAt);
    archive("note", facts.note);
};

}  // namespace

void to_json(Json& json, const CartLine& line) { codec::write(json, line, lineFields); }
void append_json(std::string& text, const CartLine& line) { codec::write(text, line, lineFields); }
void from_json(const Json& json, CartLine& line) { codec::read(json, line, lineFields); }
void to_json(Json& json, const Cart& cart) { codec::write(json, cart, cartFields); }
void append_json(std::string& text, const Cart& cart) { codec::write(text, cart, cartFields); }
void from_json(const Json& json, Cart& cart) { codec::read(json, cart, cartFields); }
void to_json(Json& json, const VariantFacts& facts) { codec::write(json, facts, variantFields); }
void append_json(std::string& text, const VariantFacts& facts) { codec::write(text, facts, variantFields); }
void from_json(const Json& json, VariantFacts& facts) { codec::read(json, facts, variantFields); }
void to_json(Json& json, const CustomerFacts& facts) { codec::write(json, facts, customerFields); }
void append_json(std::string& text, const CustomerFacts& facts) { codec::write(text, facts, customerFields); }
void from_json(const Json& json, CustomerFacts& facts) { codec::read(json, facts, customerFields); }

}  // namespace countersign
