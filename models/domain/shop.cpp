#include "models/domain/shop.h"

#include "models/domain/codec.h"

namespace countersign {
namespace {

constexpr auto shopFields = [](auto& archive, auto& shop) {
    archive.need("id", shop.id);
    archive.need("platform", shop.platform);
    archive("name", shop.name);
    archive("domain", shop.domain);
    archive("link_domains", shop.linkDomains);
    archive("currency", shop.currency);
    archive("language", shop.language);
    archive("time_zone", shop.timeZone);
    archive("api_base_url", shop.apiBaseUrl);
    archive("api_version", shop.apiVersion);
    archive("sender_name", shop.senderName);
    archive("sender_address", shop.senderAddress);
    archive("sms_sender", shop.smsSender);
    archive("postal_address", shop.postalAddress);
    archive("returns_policy", shop.returnsPolicy);
    archive("delivery_promise", shop.deliveryPromise);
    archive("support_address", shop.supportAddress);
    archive("connector", shop.connector);
    archive("connector_url", shop.connectorUrl);
    archive("crm_url", shop.crmUrl);
    archive("excluded_products", shop.excludedProducts);
};

constexpr auto secretFields = [](auto& archive, auto& secrets) {
    archive("webhook_secret", secrets.webhookSecret);
    archive("previous_webhook_secret", secrets.previousWebhookSecret);
    archive("access_token", secrets.accessToken);
    archive("connector_secret", secrets.connectorSecret);
};

}  // namespace

void to_json(Json& json, const Shop& shop) { codec::write(json, shop, shopFields); }
void from_json(const Json& json, Shop& shop) { codec::read(json, shop, shopFields); }
void to_json(Json& json, const ShopSecrets& secrets) { codec::write(json, secrets, secretFields); }
void from_json(const Json& json, ShopSecrets& secrets) { codec::read(json, secrets, secretFields); }

}  // namespace countersign
