#pragma once
// Everything `deliver` and `reconcile` look at, read in one snapshot.
#include "models/domain/decision.h"
#include "models/domain/policy.h"
#include "models/domain/shop.h"
#include "services/recovery/context.h"
#include "services/recovery/store/cartstore.h"
#include "services/recovery/store/draftstore.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

// One stored approval of the draft with the key that should have signed it.
struct StoredApproval {
    std::string id;
    std::string personId;
    std::string keyId;
    std::string statement; // canonical JSON as signed
    std::string signature; // base64
    std::string publicKey; // raw; empty when the key is not enrolled
    std::string keyPerson;
    bool keyRevoked = false;
};

struct StoredSend {
    std::string id;
    std::string state;
    TimeMs startedAt = 0;
};

struct Delivery {
    std::string decisionId;
    DecisionState state = DecisionState::Held;
    TimeMs holdUntil = 0;
    StoredDraft stored;
    Subject subject;
    Shop shop;
    ShopSecrets secrets;
    Policy policy;
    StoredCart cart;
    std::vector<StoredApproval> approvals; // of the draft, accepted or on their way
    std::optional<StoredSend> send; // the attempt that was begun, if any
    int laterBrandHits = 0; // as the last look before sending found them
    bool erased = false; // then only ids are here: enough to learn what became of the attempt, and to end it
};
// Nothing when there is no such approval. NotFound when the shop is gone, or the customer was erased before any attempt was begun.
[[nodiscard]] Result<std::optional<Delivery>> loadDelivery(Connection& reading, const SealKey& master, const std::string& decisionId);

} // namespace countersign
