#pragma once
// Shopify's checkouts and carts → CartSeen.
#include "models/domain/json.h"
#include "models/domain/shop.h"
#include "services/recovery/ingest/shopevents.h"

namespace countersign::shopify {

[[nodiscard]] Result<ShopEvent> readCheckout(const Shop& shop, const Json& body);
[[nodiscard]] Result<ShopEvent> readPlainCart(const Shop& shop, const Json& body);
[[nodiscard]] std::vector<std::string> discountCodes(const Json& body);

} // namespace countersign::shopify
