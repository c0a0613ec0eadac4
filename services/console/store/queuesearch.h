#pragma once
// Searches of the queue by words. What few drafts hold is asked of the text index, and the answer is exact. What many hold is looked for in
// the queue's own order, in the drafts' words themselves, and totals are estimated: the index would list every draft in which a word begins
// so (a third of a million for "espresso") before it named the first. Store's threads only.
#include "models/view/draftsource.h"
#include "services/base/database.h"
#include "services/console/store/queueindex.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace countersign {

// Every word that was typed; the last may be the beginning of one. Case and accents do not count.
class SoughtWords {
public:
    explicit SoughtWords(const std::string& typed);
    [[nodiscard]] bool empty() const { return m_folded.isEmpty(); } // nothing can be searched for
    [[nodiscard]] std::string match() const; // "ship cost" → "\"ship\" \"cost\"*", for FTS5
    [[nodiscard]] bool heldBy(std::string_view text) const; // as the text index would say
private:
    QStringList m_typed;
    QStringList m_folded;
};

struct QueueSearch {
    const DraftFilter& filter;
    TimeMs now = 0;
    const SoughtWords& words;
    int fewMatches = 0; // up to so many the answer is exact
};

[[nodiscard]] Result<QueueFound> searchQueue(Connection& connection, const QueueIndex& index, const QueueSearch& search,
    const std::optional<QueueCursor>& after, std::size_t limit);
[[nodiscard]] Result<QueueTally> tallySearch(Connection& connection, const QueueIndex& index, const QueueSearch& search);
// Every draft that matches, for one act on all of them. More than `most` come back where more match, or where too many hold the words to
// tell them apart.
[[nodiscard]] Result<std::vector<QueueHit>> searchAll(
    Connection& connection, const QueueIndex& index, const QueueSearch& search, std::size_t most);
// Takes out those that do not hold the words.
[[nodiscard]] Result<void> keepHolding(Connection& connection, const SoughtWords& words, std::vector<QueueHit>& hits);

} // namespace countersign
