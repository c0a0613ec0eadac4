#pragma once
// What a decision is judged on, read in one snapshot; and the marks by which the write knows that nothing moved since.
#include "services/recovery/store/policycache.h"
#include "services/recovery/store/draftstore.h"

#include <memory>
#include <optional>
#include <string>

namespace countersign {

// Columns of the draft as they stood; any difference in the write means: read again.
struct DraftMarks {
    std::string state;
    std::int64_t revision = 0;
    std::int64_t approvalsHave = 0;
    std::string leasePerson;
    std::int64_t leaseUntil = 0;
    std::string decisionId;
    std::int64_t updatedAt = 0;
    friend bool operator==(const DraftMarks&, const DraftMarks&) = default;
};
[[nodiscard]] Result<std::optional<DraftMarks>> draftMarks(Connection& connection, const std::string& draftId);

struct DeviceKey {
    std::string personId;
    std::string publicKey; // raw
    bool revoked = false;
};
[[nodiscard]] Result<std::optional<DeviceKey>> deviceKey(Connection& connection, const std::string& keyId);

// The answer an idempotency key got before.
struct KeptAnswer {
    std::string bodyHash;
    std::string answer;
};
[[nodiscard]] Result<std::optional<KeptAnswer>> keptAnswer(Connection& connection, const std::string& personId, const std::string& key);
[[nodiscard]] Result<void> keepAnswer(Connection& connection, const std::string& personId, const std::string& key,
    const std::string& bodyHash, const std::string& answer, TimeMs now);

struct Material {
    StoredDraft stored;
    Subject subject;
    DraftMarks marks;
    std::shared_ptr<const Policy> policy;
};
[[nodiscard]] Result<Material> loadMaterial(
    Connection& connection, const SealKey& master, PolicyCache& policies, const std::string& draftId);

// Makes the write start over on newer material; never leaves this folder.
[[nodiscard]] tl::unexpected<Error> movedMeanwhile();
[[nodiscard]] bool isMovedMeanwhile(const Error& error);
inline constexpr int mostAttempts = 5;  // of one act, while others move its drafts
// The marks and the policy still hold inside this write.
[[nodiscard]] Result<void> stillHolds(Connection& connection, const Material& material);

} // namespace countersign
