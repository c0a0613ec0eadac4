#pragma once
// Shops and their sealed secrets.
#include "models/domain/shop.h"
#include "models/domain/time.h"
#include "services/base/database.h"
#include "services/base/seal.h"

#include <optional>
#include <vector>

namespace countersign {

// A shop that was erased is connected again.
[[nodiscard]] Result<void> saveShop(Connection& connection, const SealKey& master, const Shop& shop, const ShopSecrets& secrets, TimeMs now);
[[nodiscard]] Result<std::optional<Shop>> loadShop(Connection& connection, const std::string& shopId);
// Nothing also of a shop that was erased.
[[nodiscard]] Result<std::optional<ShopSecrets>> loadShopSecrets(Connection& connection, const SealKey& master, const std::string& shopId);
[[nodiscard]] Result<std::vector<Shop>> listShops(Connection& connection);

}  // namespace countersign
