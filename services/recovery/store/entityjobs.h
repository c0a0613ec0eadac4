#pragma once
// Ends what the queue still holds of an entity, whatever the stage. Inside a write. The queue is long (every draft in it waits for its
// deadline), so these look an entity up under each stage instead of reading all jobs.
#include "services/base/database.h"

#include <string>

namespace countersign {

[[nodiscard]] Result<void> dropJobsOf(Connection& connection, const std::string& entity);
// Of the draft and of the decisions on it.
[[nodiscard]] Result<void> dropJobsOfDraft(Connection& connection, const std::string& draftId);

} // namespace countersign
