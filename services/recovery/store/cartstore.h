#pragma once
// Carts, sealed under the intake key (master key, purpose "events"; context = cart id).
#include "models/domain/cart.h"
#include "services/base/database.h"
#include "services/base/seal.h"

#include <optional>

namespace countersign {

struct StoredCart {
    std::string id;
    CartState state = CartState::Active;
    Cart cart;
    std::string customerLookup;
    std::optional<TimeMs> abandonedAt;
    std::optional<TimeMs> convertedAt;
    std::string draftId;  // the draft in force, or empty
};
[[nodiscard]] Result<std::optional<StoredCart>> loadCart(Connection& connection, const SealKey& master, const std::string& cartId);
// Keyed hash by which one shopper is found again: platform id, else lower-case email, else phone; empty for a nameless cart.
[[nodiscard]] std::string customerLookup(const SealKey& master, const Cart& cart);

}  // namespace countersign
