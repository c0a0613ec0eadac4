#pragma once
// What webhooks say of customers: consent, profile, and the three privacy asks. Inside the caller's write.
#include "models/domain/shop.h"
#include "services/base/database.h"
#include "services/base/seal.h"
#include "services/recovery/ingest/shopevents.h"

#include <string>
#include <utility>
#include <vector>

namespace countersign {

constexpr const char* redactStage = "redact";
constexpr std::size_t shopErasedInOneWrite = 25; // carts and customers: everybody else's writes wait for it

// Carts of a shop that still hold something, with their drafts; customers to erase once there is no such cart. What a message on its way
// still needs is not among them: that goes when it has ended.
struct ShopRemainder {
    std::vector<std::pair<std::string, std::string>> carts;
    std::vector<std::string> subjects;
    [[nodiscard]] std::size_t size() const { return carts.size() + subjects.size(); }
    [[nodiscard]] ShopRemainder takeSome(std::size_t most);
};
[[nodiscard]] Result<ShopRemainder> shopRemainder(Connection& connection, const std::string& shopId, std::size_t most);

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
    // The shop takes nothing in from here on. A small one is erased at once; a large one by the stage "redact", slice by slice.
    [[nodiscard]] Result<void> eraseShop(Connection& connection, const std::string& shopId, TimeMs now) const;
    [[nodiscard]] Result<void> eraseOfShop(
        Connection& connection, const std::string& shopId, const ShopRemainder& some, TimeMs now) const;
    // When nothing remains.
    [[nodiscard]] Result<void> endShopErasure(Connection& connection, const std::string& shopId, TimeMs now) const;
    [[nodiscard]] Result<void> noteRequest(Connection& connection, const std::string& shopId, const std::string& eventId, TimeMs now) const;

private:
    SealKey m_master;
};

} // namespace countersign
