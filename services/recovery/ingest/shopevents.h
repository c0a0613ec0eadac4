#pragma once
// What a commerce webhook says, whatever platform sent it.
#include "models/domain/cart.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace countersign {

// A checkout or a cart as it is now. `isCheckout` is false for carts/*: those know neither customer nor address.
struct CartSeen {
    Cart cart;
    bool isCheckout = true;
};

struct CartGone {
    std::string token; // may be empty: Shopify names a deleted checkout by its cart token only
    std::string cartToken;
};

struct OrderSeen {
    std::string orderId;
    std::string checkoutToken; // may be empty
    std::string cartToken; // may be empty
    std::string customerId;
    std::string email;
    std::string phone;
    std::string discountCode;
    Money total;
    bool test = false;
    TimeMs orderedAt = 0;
    std::optional<TimeMs> paidAt;
    std::optional<TimeMs> cancelledAt;
};

// Also plain profile changes, which carry no consent.
struct ConsentSeen {
    std::string customerId;
    std::string email;
    std::string phone;
    std::string firstName;
    std::string lastName;
    std::optional<Consent> emailConsent;
    std::optional<Consent> smsConsent;
    std::optional<TimeMs> changedAt;
};

// Kept as an event; changes nothing by itself (stock, cost, tags, purchasing summary).
struct FactSeen {
    std::string customerId;
};

enum class PrivacyAsk { EraseCustomer, ReportCustomer, EraseShop };
struct PrivacySeen {
    PrivacyAsk ask = PrivacyAsk::ReportCustomer;
    std::string customerId;
    std::string email;
    std::string phone;
};

using ShopEvent = std::variant<CartSeen, CartGone, OrderSeen, ConsentSeen, FactSeen, PrivacySeen>;

} // namespace countersign
