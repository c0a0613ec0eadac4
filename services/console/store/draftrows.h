#pragma once
// SQL over cached drafts: one draft whole, what a change does, what hides one from the queue. Called on the store's threads only.
#include "models/domain/draft.h"
#include "services/base/database.h"
#include "services/base/seal.h"
#include "services/console/store/queueindex.h"

#include <string>
#include <vector>

namespace countersign {

[[nodiscard]] Result<DraftSummary> openSummary(const SealKey& key, const std::string& id, const std::string& sealed);
[[nodiscard]] Result<Draft> openDetail(const SealKey& key, const std::string& id, const std::string& sealed);
[[nodiscard]] Result<Draft> cachedDraft(Connection& connection, const SealKey& key, const std::string& id);

// What is written of a draft, made outside the transaction: sealing costs more than writing.
struct SealedDraft {
    std::string summary;
    std::string detail;
    std::string words;
};
[[nodiscard]] SealedDraft sealDraft(const SealKey& key, const Draft& draft);
// Writes the draft as the backend has it now; own decisions on this revision keep it out of the queue. True: it stood in the queue and
// left it, not by an own decision.
[[nodiscard]] Result<bool> putDraft(Connection& connection, const std::string& personId, const Draft& draft, const SealedDraft& sealed,
    std::int64_t fullSync, TimeMs now);
[[nodiscard]] Result<void> putQueueRow(Connection& connection, const QueueRecord& record);
[[nodiscard]] Result<void> fillQueue(Connection& connection, const SealKey& key);  // queue rows of all drafts, after a migration
[[nodiscard]] Result<bool> leaveQueue(Connection& connection, const std::string& id);  // dropped; true: it stood in the queue
[[nodiscard]] Result<void> forgetDraft(Connection& connection, const std::string& id);  // and what was kept beside it
[[nodiscard]] Result<void> dropDraft(Connection& connection, const std::string& id);
// Drafts that the full download `fullSync` did not bring are gone.
[[nodiscard]] Result<void> dropUnseen(Connection& connection, std::int64_t fullSync);
[[nodiscard]] Result<void> hideDraft(
    Connection& connection, const std::string& id, const std::string& decisionId, std::optional<TimeMs> until);
// Back into the queue if this decision took it out.
[[nodiscard]] Result<void> showDraft(Connection& connection, const std::string& id, const std::string& decisionId);
[[nodiscard]] Result<std::vector<std::string>> showDue(Connection& connection, TimeMs now);  // ids whose time to come back has come
[[nodiscard]] Result<void> skipDraft(Connection& connection, const std::string& id, bool skip, TimeMs now);
[[nodiscard]] Result<void> noteSeen(Connection& connection, const std::string& id);
[[nodiscard]] Result<void> setFlag(Connection& connection, const std::string& id, std::int64_t flag, bool on);
[[nodiscard]] std::string assignedPerson(const std::string& kind);  // the person's id in a queue row's kind; empty for nobody

}  // namespace countersign
