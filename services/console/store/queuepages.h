#pragma once
// The queue's rows out of SQL, chosen by the index in memory where it is loaded, else by walking the file in order. Store's threads only.
#include "models/view/draftsource.h"
#include "services/base/database.h"
#include "services/base/seal.h"
#include "services/console/store/queueindex.h"

#include <functional>

namespace countersign {

struct QueueQuestion {
    DraftFilter filter;
    QString cursor;
    int limit = 0;
    TimeMs now = 0;
    int fewMatches = 20000;  // a search with no more is answered exactly, with more in the queue's order and with estimated totals
};

// Every queue row, 20,000 at a time; `goOn` is asked between. Cancelled when it says no.
[[nodiscard]] Result<void> loadIndex(Connection& connection, QueueIndex& index, const std::function<bool()>& goOn);
// These drafts as they are now; ids that are no more leave the index.
[[nodiscard]] Result<void> refreshIndex(Connection& connection, QueueIndex& index, const std::vector<std::string>& ids);
[[nodiscard]] Result<bool> fewRows(Connection& connection);  // so few that loading them takes no longer than a page

[[nodiscard]] Result<DraftRows> indexedPage(
    Connection& connection, const SealKey& key, const QueueIndex& index, const QueueQuestion& question);
// Without an index: no groups, no search. Totals are a guess.
[[nodiscard]] bool walkable(const DraftFilter& filter);
[[nodiscard]] Result<DraftRows> walkedPage(
    Connection& connection, const SealKey& key, const QueueViewer& viewer, const QueueQuestion& question);
[[nodiscard]] Result<std::vector<DraftSummary>> queueRows(Connection& connection, const SealKey& key, const QueueViewer& viewer,
    const DraftFilter& filter, TimeMs now, const QStringList& ids);
// All that match, in order; TooLarge with more than `most`.
[[nodiscard]] Result<QStringList> matchingIds(
    Connection& connection, const QueueIndex& index, const DraftFilter& filter, TimeMs now, std::size_t most);
[[nodiscard]] Result<QueueTally> indexedTally(Connection& connection, const QueueIndex& index, const QueueQuestion& question);

}  // namespace countersign
