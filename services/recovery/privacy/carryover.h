#pragma once
// What happened since a backup was made and putting it back must not undo: what no destroyed key makes unreadable (carts, webhooks), shops
// that were erased, consent that customers took back; and which copies there are that still hold what is erased from now on.
#include "models/domain/time.h"
#include "services/base/database.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace countersign {

struct CarryOver {
    struct Emptied {
        std::int64_t seq = 0;
        bool unlinked = false;  // no customer is named beside it any more
        std::string state;      // of a cart; empty for a webhook
    };
    struct TakenBack {
        std::string shopId;
        std::string lookup;
        bool email = false;
        bool sms = false;
        TimeMs at = 0;
    };
    struct Copy {
        std::string id;
        std::string file;
        std::string sha256;
        std::int64_t bytes = 0;
        std::int64_t entries = 0;
        TimeMs madeAt = 0;
        TimeMs keepUntil = 0;
        std::optional<TimeMs> goneAt;
    };
    std::vector<Emptied> carts;
    std::vector<Emptied> webhooks;
    std::vector<std::string> redactedShops;
    std::vector<TakenBack> consents;
    std::vector<Copy> copies;
};

// A database of an earlier schema lacks some.
[[nodiscard]] Result<bool> hasTable(Connection& connection, std::string_view name);

// Reads both, of any schema; a row counts only where both know it under the same number and id. Errors: Storage, Damaged.
[[nodiscard]] Result<CarryOver> carryOverOf(Connection& backup, Connection& replaced);

// Inside a write to the restored database, which has this program's schema. Records "consent.changed" for each consent that it takes back,
// "backup.made" and "backup.deleted" for copies that were made and went since.
[[nodiscard]] Result<void> applyCarryOver(Connection& restored, const CarryOver& since, TimeMs now);

}  // namespace countersign
