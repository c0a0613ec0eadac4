#pragma once
// What happened since a backup was made and putting it back must not undo: what no destroyed key makes unreadable (carts, webhooks), shops
// that were erased, consent that customers took back.
#include "models/domain/time.h"
#include "services/base/database.h"

#include <string>
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
    std::vector<Emptied> carts;
    std::vector<Emptied> webhooks;
    std::vector<std::string> redactedShops;
    std::vector<TakenBack> consents;
};

// Reads both, of any schema; a row counts only where both know it under the same number and id. Errors: Storage, Damaged.
[[nodiscard]] Result<CarryOver> carryOverOf(Connection& backup, Connection& replaced);

// Inside a write to the restored database, which has this program's schema. Records "consent.changed" for each consent that it takes back.
[[nodiscard]] Result<void> applyCarryOver(Connection& restored, const CarryOver& since, TimeMs now);

}  // namespace countersign
