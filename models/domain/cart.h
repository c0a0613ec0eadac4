#pragma once
// A cart as Countersign understands it, whatever platform it came from. Holds personal data: stored sealed only.
#include "models/domain/money.h"
#include "models/domain/time.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace countersign {

enum class CartState { Active, Abandoned, Converted, Deleted };
template <>
struct EnumWords<CartState> {
    static constexpr std::array<std::pair<CartState, std::string_view>, 4> words{{{CartState::Active, "active"},
        {CartState::Abandoned, "abandoned"}, {CartState::Converted, "converted"}, {CartState::Deleted, "deleted"}}};
};

enum class CheckoutStep { Cart, Contact, Shipping, Payment };
template <>
struct EnumWords<CheckoutStep> {
    static constexpr std::array<std::pair<CheckoutStep, std::string_view>, 4> words{{{CheckoutStep::Cart, "cart"},
        {CheckoutStep::Contact, "contact"}, {CheckoutStep::Shipping, "shipping"}, {CheckoutStep::Payment, "payment"}}};
};

struct CartLine {
    std::string productId;  // platform ids; empty when the platform gave none
    std::string variantId;
    std::string sku;
    std::string title;      // cleaned
    std::string variantTitle;
    std::int64_t quantity = 1;
    Money unitPrice;
    Money linePrice;
    std::optional<Money> compareAtPrice;
    bool requiresShipping = true;
    bool giftCard = false;
};
void to_json(Json& json, const CartLine& line);
void append_json(std::string& text, const CartLine& line);
void from_json(const Json& json, CartLine& line);

struct Cart {
    std::string shopId;
    std::string token;       // the platform's key of this checkout or cart
    std::string cartToken;   // links carts, checkouts and orders; may be empty
    std::string customerId;  // platform id; empty for guests
    std::string email;       // empty when unknown
    std::string phone;       // empty when unknown
    std::string firstName;
    std::string lastName;
    std::string countryCode;  // ISO 3166-1 alpha-2 of the shipping (else billing) address; empty when unknown
    std::string postalCode;
    std::string locale;       // "de-DE"; empty when unknown
    std::string company;      // B2B
    std::string landingSite;
    std::string referringSite;
    std::string sourceName;
    std::string note;         // hostile until proven otherwise; never sent anywhere
    std::string gateway;      // payment gateway the shopper had chosen; empty when none
    std::string recoveryUrl;  // as the platform delivered it; empty when none
    std::vector<std::string> discountCodes;
    std::map<std::string, std::string> attributes;  // note attributes, name in lower case → value, cleaned, at most 50; hostile all the same
    std::optional<bool> acceptsEmailMarketing;  // absent = unknown
    std::optional<bool> acceptsSmsMarketing;
    std::vector<CartLine> lines;
    Money subtotal;
    Money total;              // shop currency
    Money discounts;
    std::optional<Money> tax;
    std::optional<Money> shipping;   // absent until a rate was shown
    std::string shippingTitle;
    std::string presentmentCurrency; // what the shopper saw; equals total.currency or empty
    CheckoutStep step = CheckoutStep::Cart;
    std::int64_t visits = 1;         // updates more than 10 minutes apart
    TimeMs createdAt = 0;
    TimeMs updatedAt = 0;
    std::optional<TimeMs> completedAt;
};
void to_json(Json& json, const Cart& cart);
void append_json(std::string& text, const Cart& cart);
void from_json(const Json& json, Cart& cart);

enum class Consent { Unknown, Subscribed, NotSubscribed, Unsubscribed, Pending };
template <>
struct EnumWords<Consent> {
    static constexpr std::array<std::pair<Consent, std::string_view>, 5> words{{{Consent::Unknown, "unknown"}, {Consent::Subscribed, "subscribed"},
        {Consent::NotSubscribed, "not_subscribed"}, {Consent::Unsubscribed, "unsubscribed"}, {Consent::Pending, "pending"}}};
};

struct VariantFacts {
    std::string variantId;
    std::optional<Money> cost;               // unknown stays unknown
    std::optional<std::int64_t> available;   // units; absent when not tracked or unknown
    std::optional<Money> price;              // now
};
void to_json(Json& json, const VariantFacts& facts);
void append_json(std::string& text, const VariantFacts& facts);
void from_json(const Json& json, VariantFacts& facts);

// What enrich learned. Every member may be unknown.
struct CustomerFacts {
    std::optional<std::int64_t> orders;
    std::optional<Money> spent;
    std::optional<TimeMs> lastOrderAt;
    Consent emailConsent = Consent::Unknown;
    Consent smsConsent = Consent::Unknown;
    std::vector<VariantFacts> variants;
    TimeMs fetchedAt = 0;
    std::string note;  // why something is unknown ("shop API throttled"), or empty
};
void to_json(Json& json, const CustomerFacts& facts);
void append_json(std::string& text, const CustomerFacts& facts);
void from_json(const Json& json, CustomerFacts& facts);

}  // namespace countersign
