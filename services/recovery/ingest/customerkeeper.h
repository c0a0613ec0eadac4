#pragma once
// What webhooks say of customers: consent, profile, and the three privacy asks. Inside the caller's write.
#include "models/domain/shop.h"
#include "services/base/database.h"
#include "services/base/seal.h"
#include "services/recovery/ingest/shopevents.h"

#include <string>
#include <vector>

namespace countersign {

class CustomerKeeper {
public:
    explicit CustomerKeeper(const SealKey& master);

    // One shopper is kept under the platform's id, or under an address while nothing else is known: all of them are asked.
    [[nodiscard]] std::vector<std::string> lookups(
        const std::string& shopId, const std::string& customerId, const std::string& email, const std::string& phone) const;

    // Consent out of order: an older word changes something only when it is the stricter one.
    [[nodiscard]] Result<void> see(Connection& connection, const std::string& shopId, const ConsentSeen& seen,
        const std::vector<std::string>& lookups, const std::string& topic, TimeMs triggeredAt, TimeMs now) const;
    // Empties what is personal in one cart: its events, its own row; its open draft goes with it. A cart whose message is on its way keeps
    // its contents until that has ended.
    [[nodiscard]] Result<void> emptyCart(Connection& connection, const std::string& shopId, const std::string& cartId,
        const std::string& draftId, TimeMs now) const;
    [[nodiscard]] Result<void> eraseCustomer(
        Connection& connection, const std::string& shopId, const std::vector<std::string>& lookups, TimeMs now) const;
    [[nodiscard]] Result<void> eraseShop(Connection& connection, const std::string& shopId, TimeMs now) const;
    [[nodiscard]] Result<void> noteRequest(Connection& connection, const std::string& shopId, const std::string& eventId, TimeMs now) const;

private:
    SealKey m_master;
};

} // namespace countersign
