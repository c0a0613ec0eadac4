#pragma once
// Shopify's GraphQL Admin API: the calls Countersign makes, within the shop's rate limit. Blocking; for pool threads.
#include "models/domain/cart.h"
#include "models/domain/json.h"
#include "models/domain/offer.h"
#include "models/domain/shop.h"
#include "services/base/clock.h"
#include "services/base/httpclient.h"
#include "services/recovery/enrich/throttlegate.h"

#include <string>
#include <vector>

namespace countersign {

struct DiscountCode {
    std::string title;
    std::string code;
    OfferCandidate offer; // Percent or Amount; FreeShipping makes a shipping discount
    std::vector<std::string> productIds; // Percent or Amount takes off these alone; empty = off everything
    TimeMs startsAt = 0;
    std::optional<TimeMs> endsAt;
};

// One of the shop's own policy pages.
struct ShopPolicy {
    std::string type;  // "REFUND_POLICY", "SHIPPING_POLICY", …
    std::string title;
    std::string body;  // HTML, as the shop wrote it: hostile
    std::string url;
};

class ShopifyAdmin {
public:
    ShopifyAdmin(HttpClient& http, const Clock& clock);

    // The data member of the answer. Throttled (with a wait), Unavailable, Timeout, LostAnswer; Forbidden for a bad token; InvalidInput
    // when the shop refuses the query. Partial answers are answers: what is missing stays null.
    [[nodiscard]] Result<Json> query(
        const Shop& shop, const std::string& accessToken, const std::string& text, const Json& variables, double cost);

    // Customer (empty id: none), stock, price and cost of up to 100 variants, in one call.
    [[nodiscard]] Result<CustomerFacts> facts(
        const Shop& shop, const std::string& accessToken, const std::string& customerId, const std::vector<std::string>& variantIds);

    // Those that the shop has written; needs the scope read_legal_policies.
    [[nodiscard]] Result<std::vector<ShopPolicy>> policies(const Shop& shop, const std::string& accessToken);

    // Conflict when the code exists already: codes are unique per shop, so that a repeated call after a lost answer is harmless.
    [[nodiscard]] Result<void> createDiscount(const Shop& shop, const std::string& accessToken, const DiscountCode& discount);

private:
    HttpClient& m_http;
    const Clock& m_clock;
    ThrottleGate m_gate;
};

} // namespace countersign
