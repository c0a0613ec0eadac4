#pragma once
// Works off the queue: a dispatcher claims what is due in batches, workers run the stages, the writer commits results in groups.
// A result lands whole (stage's write, end of the job, next jobs) or not at all, and only while the job is still this runner's.
#include "services/recovery/context.h"
#include "services/recovery/jobs/stage.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace countersign {

struct JobRunnerSettings {
    std::size_t workers = 8; // threads; some of them wait for the shop's API at any time
    std::size_t slowWorkers = 50; // threads of stages that say slow(); none are made when no stage does
    std::size_t batch = 128; // most jobs claimed at once
    std::size_t uncommitted = 512; // results waiting for their commit before workers pause
    TimeMs leaseMs = 5 * minuteMs; // longer than any stage's time limits together
    int maxAttempts = 12;
    TimeMs backoffMs = secondMs; // doubled by every attempt
    TimeMs maxBackoffMs = 10 * minuteMs;
};

struct JobCounts {
    std::int64_t done = 0;
    std::int64_t retried = 0;
    std::int64_t failed = 0;
    std::int64_t refused = 0; // results of jobs that another held by then
};

class JobRunner {
public:
    JobRunner(const RecoveryContext& context, std::vector<std::unique_ptr<Stage>> stages, JobRunnerSettings settings = {});
    ~JobRunner(); // stops
    JobRunner(const JobRunner&) = delete;
    JobRunner& operator=(const JobRunner&) = delete;

    [[nodiscard]] Result<void> start(); // clears the leases of a dead process, then begins
    void stop(); // lets running stages end and commit, gives the rest back
    void poke(TimeMs runAt = 0); // something is due then (0 = may be now); any thread, cheap
    [[nodiscard]] JobCounts counts() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace countersign
