#pragma once
// The jobs table as the runner sees it. Tokens handed out are even and rise; enqueueJob makes a token odd, so that no worker's ever
// matches.
#include "services/recovery/jobs/stage.h"

#include <optional>
#include <vector>

namespace countersign {

// Which jobs are meant: those of the named stages, or all others.
struct StageFilter {
    std::vector<std::string> stages;
    bool others = true;
};
// Due jobs that nobody holds, oldest first, now held until `leaseUntil`; `nextFence` is asked once per job.
[[nodiscard]] Result<std::vector<Job>> claimDueJobs(Connection& connection, std::size_t most, TimeMs now, TimeMs leaseUntil,
    const std::function<std::int64_t()>& nextFence, const StageFilter& filter = {});
// Puts a job in the queue already held by the caller, to be worked on at once.
[[nodiscard]] Result<Job> enqueueHeldJob(Connection& connection, const NextJob& job, TimeMs leaseUntil, std::int64_t fence);
// Removes the job; false when another holds it by now, so that this worker's result must not land.
[[nodiscard]] Result<bool> finishJob(Connection& connection, const Job& job);
// Gives it back for a later try. A job that another holds by now is left alone.
[[nodiscard]] Result<void> postponeJob(Connection& connection, const Job& job, TimeMs runAt, std::string_view error);
// Keeps it, visible to operators, with an audit entry "job.failed". A draft that was still on its way to the queue goes cold in its time.
[[nodiscard]] Result<void> failJob(Connection& connection, const Job& job, const Error& error, TimeMs now);
[[nodiscard]] Result<void> releaseJob(Connection& connection, const Job& job);
// One process owns a home: what is leased at start was leased by a process that is no more.
[[nodiscard]] Result<void> releaseAllJobs(Connection& connection);
// When the next job that nobody holds is due; nothing when there is none.
[[nodiscard]] Result<std::optional<TimeMs>> nextDue(Connection& connection, TimeMs now, const StageFilter& filter = {});
[[nodiscard]] Result<std::int64_t> highestFence(Connection& connection);
// Whether `job` is still this worker's: for stages that must commit something before their result does.
[[nodiscard]] Result<bool> holdsJob(Connection& connection, const Job& job);

} // namespace countersign
