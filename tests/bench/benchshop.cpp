#include "tests/bench/benchshop.h"

#include "models/domain/digest.h"
#include "models/domain/json.h"
#include "tests/bench/load.h"

namespace countersign::bench {

std::string checkoutBody(const std::string& token, TimeMs updatedAt, int number)
{
    Json lines = Json::array();
    for (int i = 0; i < 5; ++i)
        lines.push_back({{"key", token + std::to_string(i)}, {"title", "Bench kettle " + std::to_string(i)}, {"variant_title", "Matte black"},
            {"presentment_title", "Bench kettle " + std::to_string(i)}, {"presentment_variant_title", "Matte black"}, {"quantity", 1 + i % 3},
            {"price", "49.90"}, {"line_price", "49.90"}, {"variant_price", "49.90"}, {"compare_at_price", nullptr}, {"sku", "BK-" + std::to_string(i)},
            {"product_id", 706405506930370000 + i}, {"variant_id", 706405506930370100 + i}, {"vendor", "Bench"}, {"grams", 700}, {"taxable", true},
            {"requires_shipping", true}, {"gift_card", false}, {"properties", nullptr}, {"applied_discounts", Json::array()},
            {"discount_allocations", Json::array()}, {"destination_location_id", 1015975142}, {"origin_location_id", 1015975141},
            {"fulfillment_service", "manual"},
            {"tax_lines", Json::array({{{"price", "7.97"}, {"position", 1}, {"rate", 0.19}, {"title", "VAT"}, {"source", "Shopify"}, {"zone", "country"},
                              {"jurisdiction_id", nullptr}, {"jurisdiction_type", nullptr}, {"tax_registration_id", nullptr}, {"channel_liable", false}}})}});
    const Json address{{"first_name", "Kim"}, {"last_name", "Doyle"}, {"address1", "1 Quay Street"}, {"city", "Galway"}, {"zip", "H91"},
        {"country", "Ireland"}, {"country_code", "IE"}, {"phone", nullptr}};
    const std::string at = formatTime(updatedAt);
    return Json{{"token", token}, {"cart_token", "c" + token}, {"email", token + "@example.net"}, {"created_at", at}, {"updated_at", at},
        {"currency", "EUR"}, {"presentment_currency", "EUR"}, {"subtotal_price", std::to_string(100 + number % 900) + ".00"},
        {"total_price", std::to_string(105 + number % 900) + ".00"}, {"total_tax", "7.97"}, {"total_discounts", "0.00"},
        {"total_line_items_price", std::to_string(100 + number % 900) + ".00"}, {"total_weight", 3500}, {"taxes_included", true}, {"note", nullptr},
        {"note_attributes", Json::array()}, {"landing_site", "/products/kettle"}, {"referring_site", "https://search.example/"},
        {"source_name", "web"}, {"gateway", nullptr}, {"buyer_accepts_marketing", true}, {"buyer_accepts_sms_marketing", false},
        {"customer_locale", "en-IE"}, {"abandoned_checkout_url", "https://northbean.example/recover/" + token}, {"discount_codes", Json::array()},
        {"shipping_lines", Json::array({{{"title", "Standard"}, {"price", "5.00"}}})}, {"shipping_address", address}, {"billing_address", address},
        {"line_items", std::move(lines)}}
        .dump();
}

std::string signedHook(const std::string& shopId, const std::string& domain, const std::string& secret, const std::string& topic,
    const std::string& webhookId, const std::string& body)
{
    return requestBytes("POST", "/v1/hooks/" + shopId,
        "Content-Type: application/json\r\nX-Shopify-Topic: " + topic + "\r\nX-Shopify-Hmac-Sha256: " + base64(view(hmacSha256(secret, body)))
            + "\r\nX-Shopify-Shop-Domain: " + domain + "\r\nX-Shopify-Webhook-Id: " + webhookId + "\r\nX-Shopify-API-Version: 2026-07\r\n",
        body);
}

std::vector<std::string> signedCheckouts(
    const std::string& shopId, const std::string& domain, const std::string& secret, const std::string& prefix, int count, TimeMs updatedAt)
{
    std::vector<std::string> requests;
    requests.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        const std::string token = prefix + std::to_string(i);
        requests.push_back(signedHook(shopId, domain, secret, "checkouts/create", "w-" + token, checkoutBody(token, updatedAt, i)));
    }
    return requests;
}

}  // namespace countersign::bench
