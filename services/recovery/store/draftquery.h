#pragma once
// The two ways to search the queue; both give the same page. For the store itself and for its tests.
#include "services/recovery/store/draftstore.h"

#include <optional>

namespace countersign {

enum class SearchPlan {
    Hits, // all hits from the index, then sorted: best for rare words
    Walk, // the queue in order, looking into each draft's words: best for common ones
};
[[nodiscard]] Result<DraftPage> queryDraftsBy(Connection& connection, const DraftQuery& query, std::optional<SearchPlan> plan);

} // namespace countersign
