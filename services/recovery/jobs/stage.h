#pragma once
// The one shape of every stage: reads an entity, returns what to write; the runner commits that, the end of this job and the next jobs
// in one transaction. A stage may be killed at any instant and is run again.
#include "services/base/database.h"
#include "models/domain/time.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace countersign {

struct Job {
    std::int64_t id = 0;
    std::string stage;
    std::string entity;
    TimeMs runAt = 0;
    int attempts = 0;
    std::int64_t fence = 0;
};

struct NextJob {
    std::string stage;
    std::string entity;
    TimeMs runAt = 0;
};

struct StageOutcome {
    std::function<Result<void>(Connection&)> write;  // may be empty; must re-check what it relies on (state, revision)
    std::vector<NextJob> next;
};

class Stage {
public:
    virtual ~Stage() = default;
    [[nodiscard]] virtual std::string_view name() const = 0;
    // On a pool thread; may block on SQL reads and HTTP. Throttled, Unavailable and Timeout are tried again later (retryAfterMs, else
    // backoff); any other error ends the job as failed, visible to operators, with an audit entry.
    [[nodiscard]] virtual Result<StageOutcome> run(const Job& job) = 0;
    // True: it waits on others for seconds at a time. Its jobs have threads of their own (JobRunnerSettings::slowWorkers), so that the
    // ordinary stages never stand behind them.
    [[nodiscard]] virtual bool slow() const { return false; }
    // The runner is stopping: what waits should give up soon, with an error that is tried again. On another thread than run().
    virtual void stop() { }
};

// Puts a job in the queue inside a write; one per stage and entity: an existing one gets the new time (and is un-failed).
[[nodiscard]] Result<void> enqueueJob(Connection& connection, const NextJob& job);
[[nodiscard]] Result<void> cancelJob(Connection& connection, std::string_view stage, std::string_view entity);

}  // namespace countersign
