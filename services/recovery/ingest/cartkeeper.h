#pragma once
// Keeps carts' state inside the transaction of the event that changes it: active → abandoned (by its timer) → converted, in whichever order
// events come in. On the writer's thread only.
#include "services/base/database.h"
#include "services/base/seal.h"
#include "services/recovery/ingest/shopevents.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

// A cart event with all that could be made before the transaction; `sealedNew` is for the case that the cart is new.
struct SeenCart {
    CartSeen seen;
    std::string newCartId;
    std::string sealedNew;
    std::string lookup;
};

struct CartRow {
    std::string id;
    std::string token;
    std::string cartToken;
    CartState state = CartState::Active;
    TimeMs sourceUpdatedAt = 0;
    std::int64_t visits = 1;
    std::string sealed;
    std::string draftId;
    [[nodiscard]] bool isPlainCart() const { return token == cartToken; }
};

class CartKeeper {
public:
    explicit CartKeeper(const SealKey& intakeKey);

    // First step of an event: which stored carts it speaks of. own: the same token; others: the same cart token.
    struct Known {
        std::optional<CartRow> own;
        std::vector<CartRow> others;
    };
    [[nodiscard]] Result<Known> find(
        Connection& connection, const std::string& shopId, const std::string& token, const std::string& cartToken) const;
    // The id of the cart that the event belongs to: a known one, or `newCartId`. A checkout gets a row of its own beside a bought one.
    [[nodiscard]] static std::string cartIdFor(const Known& known, const std::string& newCartId, bool isCheckout);

    [[nodiscard]] Result<void> see(Connection& connection, const Known& known, const SeenCart& cart, TimeMs idleMs, TimeMs now) const;
    [[nodiscard]] Result<void> see(Connection& connection, const Known& known, const std::string& shopId, const OrderSeen& order,
        const std::string& newCartId, const std::string& lookup, TimeMs now) const;
    [[nodiscard]] Result<void> remove(
        Connection& connection, const Known& known, const std::string& shopId, TimeMs goneAt, TimeMs now) const;

private:
    struct Bought;
    [[nodiscard]] Result<void> insert(Connection& connection, const SeenCart& cart, CartState state, TimeMs now) const;
    [[nodiscard]] Result<void> store(Connection& connection, const CartRow& row, const SeenCart& cart, TimeMs idleMs, TimeMs now) const;
    [[nodiscard]] Result<void> touch(Connection& connection, const CartRow& row, const Cart& cart, TimeMs idleMs, TimeMs now) const;
    [[nodiscard]] Result<void> retire(
        Connection& connection, const CartRow& row, const std::string& shopId, TimeMs goneAt, TimeMs now) const;
    [[nodiscard]] Result<void> convert(
        Connection& connection, const CartRow& row, const std::string& shopId, const Bought& bought, TimeMs now) const;
    [[nodiscard]] bool sameMatter(const CartRow& row, const Cart& cart) const;
    SealKey m_intakeKey;
};

} // namespace countersign
