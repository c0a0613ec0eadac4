#pragma once
// SQL over cached drafts: what the queue shows, one draft whole, what a change does. Called on the store's threads only.
#include "models/domain/draft.h"
#include "models/view/draftsource.h"
#include "services/base/database.h"
#include "services/base/seal.h"

#include <string>
#include <vector>

namespace countersign {

[[nodiscard]] Result<DraftRows> queuePage(
    Connection& connection, const SealKey& key, const DraftFilter& filter, const QString& cursor, int limit);
[[nodiscard]] Result<std::vector<DraftSummary>> queueRows(
    Connection& connection, const SealKey& key, const DraftFilter& filter, const QStringList& ids);
[[nodiscard]] Result<Draft> cachedDraft(Connection& connection, const SealKey& key, const std::string& id);

// Writes the draft as the backend has it now; own decisions on this revision keep it out of the queue.
[[nodiscard]] Result<void> putDraft(
    Connection& connection, const SealKey& key, const std::string& personId, const Draft& draft, std::int64_t fullSync, TimeMs now);
[[nodiscard]] Result<void> dropDraft(Connection& connection, const std::string& id);
// Drafts that the full download `fullSync` did not bring are gone.
[[nodiscard]] Result<void> dropUnseen(Connection& connection, std::int64_t fullSync);
[[nodiscard]] Result<void> hideDraft(
    Connection& connection, const std::string& id, const std::string& decisionId, std::optional<TimeMs> until);
// Back into the queue if this decision took it out.
[[nodiscard]] Result<void> showDraft(Connection& connection, const std::string& id, const std::string& decisionId);
[[nodiscard]] Result<std::vector<std::string>> showDue(Connection& connection, TimeMs now);  // ids whose time to come back has come
// "ship cost" → "\"ship\" \"cost\"*": every word, the last as a prefix; empty when nothing can be searched for.
[[nodiscard]] std::string ftsQuery(const QString& words);

}  // namespace countersign
