#pragma once
// A connected store.
#include "models/domain/json.h"

#include <string>
#include <vector>

namespace countersign {

enum class Platform { Shopify, BigCommerce, AdobeCommerce, WooCommerce };
template <>
struct EnumWords<Platform> {
    static constexpr std::array<std::pair<Platform, std::string_view>, 4> words{{{Platform::Shopify, "shopify"},
        {Platform::BigCommerce, "bigcommerce"}, {Platform::AdobeCommerce, "adobe_commerce"}, {Platform::WooCommerce, "woocommerce"}}};
};

struct Shop {
    std::string id;                        // short name chosen by the operator; part of the hook's address
    Platform platform = Platform::Shopify;
    std::string name;                      // as customers know it
    std::string domain;                    // "northbean.myshopify.com"
    std::vector<std::string> linkDomains;  // hosts a message may link to, besides domain
    std::string currency;                  // ISO 4217 of shop money
    std::string language;                  // fallback when the cart names none: "en" or "de"
    std::string timeZone;                  // IANA
    std::string apiBaseUrl;                // "https://northbean.myshopify.com"; the sandbox's address when trying
    std::string apiVersion;                // "2026-07"
    std::string senderName;
    std::string senderAddress;             // mail sender
    std::string smsSender;
    std::string postalAddress;             // one line for the footer
    std::string returnsPolicy;             // one true sentence, or empty: then no message speaks of returns
    std::string deliveryPromise;           // the same for delivery time
    std::string supportAddress;            // where a reply is read by a person, or empty
    std::string connector;                 // id of the messaging connector
    std::string connectorUrl;              // generic signed-webhook connector's endpoint
    std::string crmUrl;                    // where survey answers are posted, signed as messages are; empty = nowhere
    std::vector<std::string> excludedProducts;  // platform product ids never discounted
};
void to_json(Json& json, const Shop& shop);
void from_json(const Json& json, Shop& shop);

// Never in the database in clear, never in a log; sealed as one JSON value.
struct ShopSecrets {
    std::string webhookSecret;
    std::string previousWebhookSecret;  // accepted too while a rotation is under way; empty when none
    std::string accessToken;
    std::string connectorSecret;        // HMAC key of the generic connector
};
void to_json(Json& json, const ShopSecrets& secrets);
void from_json(const Json& json, ShopSecrets& secrets);

}  // namespace countersign
