#pragma once
// What a step of a replay writes: results as they come, figures with them.
#include "services/recovery/jobs/stage.h"
#include "services/recovery/prompts/replaystep.h"
#include "services/recovery/prompts/replaystore.h"

#include <vector>

namespace countersign {

// Drafts still to be worked off, in order; at most `most`.
[[nodiscard]] Result<std::vector<ReplayTask>> waitingTasks(Connection& connection, const std::string& replayId, std::size_t most);
[[nodiscard]] Result<std::int64_t> countWaiting(Connection& connection, const std::string& replayId);
// Still this worker's, and not cancelled: puts it under way. Inside a write.
[[nodiscard]] Result<bool> keepRunning(Connection& connection, const Job& job);
// Inside a write, after keepRunning().
[[nodiscard]] Result<void> keepAnswers(Connection& connection, const std::string& replayId, const std::vector<ReplayAnswer>& answers);

}  // namespace countersign
