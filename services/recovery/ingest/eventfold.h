#pragma once
// What one kept event does to carts, customers and orders.
#include "models/domain/shop.h"
#include "services/recovery/ingest/cartkeeper.h"
#include "services/recovery/ingest/customerkeeper.h"
#include "services/recovery/ingest/inbox.h"

#include <string>
#include <vector>

namespace countersign {

// An event, opened and read, with all that can be made outside the transaction.
struct ReadEvent {
    KeptEvent kept;
    ShopEvent event;
    std::string newCartId;
    SeenCart cart; // CartSeen only
    std::vector<std::string> lookups; // of the customer, where one is named outside a cart
};

struct FoldEffect {
    bool dueNow = false; // work came up that need not wait
    bool shopErased = false;
};

class EventFold {
public:
    explicit EventFold(const SealKey& master);

    // Reads the shop too; a pool's connection.
    [[nodiscard]] Result<ReadEvent> read(Connection& reading, KeptEvent kept) const;
    // On the writer's thread, inside the transaction that marks the event as folded.
    [[nodiscard]] Result<FoldEffect> apply(Connection& connection, const ReadEvent& read);
    [[nodiscard]] std::vector<std::string> lookups(const std::string& shopId, const ShopEvent& event) const;

private:
    [[nodiscard]] Result<FoldEffect> applyCart(Connection& connection, const ReadEvent& read);
    [[nodiscard]] Result<void> applyGone(Connection& connection, const ReadEvent& read, const CartGone& gone) const;
    [[nodiscard]] Result<void> applyOrder(Connection& connection, const ReadEvent& read, const OrderSeen& order) const;
    [[nodiscard]] Result<FoldEffect> applyPrivacy(Connection& connection, const ReadEvent& read, PrivacyAsk ask) const;
    [[nodiscard]] Result<TimeMs> idleMs(Connection& connection);

    const SealKey m_master;
    const SealKey m_intakeKey;
    const CartKeeper m_carts;
    const CustomerKeeper m_customers;
    std::int64_t m_policyVersion = -1; // writer's thread
    TimeMs m_idleMs = 0; // writer's thread
};

// How bodies are read, at the door and again when they are folded.
[[nodiscard]] Result<Json> parseWebhook(std::string_view body);

} // namespace countersign
