#pragma once
// Webhooks that are kept, and how far they were folded into carts, customers and orders: strictly in their order, after their answer.
#include "models/domain/time.h"
#include "services/base/database.h"

#include <string>
#include <unordered_set>
#include <vector>

namespace countersign {

// A row of events.
struct KeptEvent {
    std::int64_t seq = 0; // 0 = not kept
    std::string id;
    std::string shopId;
    std::string topic;
    std::string webhookId;
    std::string bodyHash;
    std::string customerLookup; // of events that come without a cart, so that they can be erased
    std::string body; // sealed under the intake key, context = id
    TimeMs triggeredAt = 0;
    TimeMs receivedAt = 0;
};

// Events that wait, oldest first; `reading` may be any connection.
[[nodiscard]] Result<std::vector<KeptEvent>> waitingEvents(Connection& reading, std::size_t most);
[[nodiscard]] Result<std::optional<KeptEvent>> keptEvent(Connection& reading, std::int64_t seq);
// Whether an event that was kept by then still waits: what depends on all that was heard until a moment asks this first.
[[nodiscard]] Result<bool> anyWaitingSince(Connection& reading, TimeMs until);

// On the writer's thread only.
class Inbox {
public:
    // False: a repeated delivery; nothing is written. Sets seq.
    [[nodiscard]] Result<bool> keep(Connection& connection, KeptEvent& event);
    // After keep(), when its write did not land.
    void forget(const KeptEvent& event);
    // Inside the write that folds them.
    [[nodiscard]] Result<void> advance(Connection& connection, const std::vector<KeptEvent>& folded);
    // After that write has landed.
    void landed(const std::vector<KeptEvent>& folded);

private:
    [[nodiscard]] Result<void> load(Connection& connection);
    std::unordered_set<std::string> m_waiting; // keys of events that wait: their rows in event_keys come with the folding
    bool m_loaded = false;
};

} // namespace countersign
