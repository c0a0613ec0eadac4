#include "services/recovery/jobs/jobrunner.h"

#include "services/base/log.h"
#include "services/recovery/jobs/jobqueue.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <limits>
#include <map>
#include <mutex>
#include <thread>

namespace countersign {

namespace {

// Conflict comes from a write whose facts changed underneath it: reading again settles it.
bool worthRetrying(ErrorCode code)
{
    return code == ErrorCode::Throttled || code == ErrorCode::Unavailable || code == ErrorCode::Timeout || code == ErrorCode::Conflict
        || code == ErrorCode::Storage;
}

// Spread by entity, so that jobs that failed together do not come back together; up to a quarter more.
TimeMs jittered(TimeMs wait, const Job& job)
{
    const auto spread = static_cast<TimeMs>(std::hash<std::string>{}(job.entity + ":" + std::to_string(job.attempts)) % 1000);
    return wait + wait * spread / 4000;
}

} // namespace

struct JobRunner::Impl {
    Impl(const RecoveryContext& c, std::vector<std::unique_ptr<Stage>> s, JobRunnerSettings wanted)
        : context(c)
        , stages(std::move(s))
        , settings(wanted)
    {
        for (const auto& stage : stages) {
            byName.emplace(stage->name(), stage.get());
            if (stage->slow())
                slow.filter.stages.emplace_back(stage->name());
        }
        ordinary.filter.stages = slow.filter.stages;
        slow.filter.others = false;
    }

    // Jobs of one kind and the threads that wait for them.
    struct Lane {
        StageFilter filter;
        std::deque<Job> ready;
        std::condition_variable work;
        std::size_t running = 0;
    };

    const RecoveryContext context;
    const std::vector<std::unique_ptr<Stage>> stages;
    const JobRunnerSettings settings;
    std::map<std::string, Stage*, std::less<>> byName;

    std::mutex mutex;
    std::condition_variable dispatch; // for the dispatcher
    std::condition_variable settled; // a commit was answered
    Lane ordinary;
    Lane slow;
    std::size_t committing = 0;
    bool poked = false;
    TimeMs wakesAt = std::numeric_limits<TimeMs>::max(); // when the dispatcher looks by itself; while it is busy it cannot tell
    bool stopping = false;
    bool running = false;
    std::vector<std::thread> threads;

    std::atomic<std::int64_t> fence{ 0 };
    std::atomic<std::int64_t> done{ 0 };
    std::atomic<std::int64_t> retried{ 0 };
    std::atomic<std::int64_t> failed{ 0 };
    std::atomic<std::int64_t> refused{ 0 };

    std::int64_t nextFence() { return fence.fetch_add(2) + 2; }

    void dispatchLoop();
    [[nodiscard]] std::size_t wanted(const Lane& lane) const;
    [[nodiscard]] std::chrono::milliseconds claim(Lane& lane, std::size_t most);
    [[nodiscard]] std::chrono::milliseconds untilNextDue(const Lane& lane);
    void workLoop(Lane& lane);
    void perform(const Job& job);
    void commit(const Job& job, StageOutcome outcome);
    void settleError(const Job& job, Error error);
    void submit(Writer::Work write, std::function<void(Result<void>)> answered);
};

// How many more jobs a lane can use. Slow ones are claimed only for threads that are free: none waits while its lease runs out.
std::size_t JobRunner::Impl::wanted(const Lane& lane) const
{
    if (&lane == &ordinary)
        return lane.ready.size() < settings.batch / 2 ? settings.batch : 0;
    const auto taken = lane.ready.size() + lane.running;
    return lane.filter.stages.empty() || taken >= settings.slowWorkers ? 0 : settings.slowWorkers - taken;
}

void JobRunner::Impl::dispatchLoop()
{
    std::unique_lock lock(mutex);
    while (!stopping) {
        poked = false;
        const auto most = wanted(ordinary);
        const auto mostSlow = wanted(slow);
        lock.unlock();
        std::chrono::milliseconds wait = std::chrono::seconds(30);
        if (most > 0)
            wait = std::min(wait, claim(ordinary, most));
        if (mostSlow > 0)
            wait = std::min(wait, claim(slow, mostSlow));
        lock.lock();
        if (wait.count() > 0) {
            wakesAt = context.clock.now() + wait.count();
            dispatch.wait_for(lock, wait, [this] { return poked || stopping; });
            wakesAt = std::numeric_limits<TimeMs>::max();
        }
    }
}

// Claims through the writer, but looks first through a read connection: an idle queue costs the writer nothing. Answers how long there
// is nothing to claim.
std::chrono::milliseconds JobRunner::Impl::claim(Lane& lane, std::size_t most)
{
    const auto wait = untilNextDue(lane);
    if (wait.count() > 0)
        return wait;
    std::vector<Job> claimed;
    const auto result = context.writer.run([&](Connection& connection) -> Result<void> {
        const auto now = context.clock.now();
        auto jobs = claimDueJobs(connection, most, now, now + settings.leaseMs, [this] { return nextFence(); }, lane.filter);
        if (!jobs)
            return tl::unexpected(std::move(jobs.error()));
        claimed = std::move(*jobs);
        return {};
    });
    if (!result) {
        log(LogLevel::Error, "jobs", "could not claim", { { "code", errorWord(result.error().code) } });
        return std::chrono::seconds(1);
    }
    if (!claimed.empty()) {
        const std::lock_guard guard(mutex);
        lane.ready.insert(lane.ready.end(), std::make_move_iterator(claimed.begin()), std::make_move_iterator(claimed.end()));
        lane.work.notify_all();
    }
    return std::chrono::milliseconds(0);
}

std::chrono::milliseconds JobRunner::Impl::untilNextDue(const Lane& lane)
{
    const auto now = context.clock.now();
    const auto due = context.reads.read<std::optional<TimeMs>>(
        [&](Connection& connection) { return nextDue(connection, now, lane.filter); });
    // Half a minute bounds what a stepped clock can cost.
    constexpr TimeMs longest = 30 * secondMs;
    if (!due) {
        log(LogLevel::Error, "jobs", "could not look for due jobs", { { "code", errorWord(due.error().code) } });
        return std::chrono::seconds(1);
    }
    if (!*due)
        return std::chrono::milliseconds(longest);
    return std::chrono::milliseconds(std::clamp<TimeMs>(**due - now, 0, longest));
}

void JobRunner::Impl::workLoop(Lane& lane)
{
    std::unique_lock lock(mutex);
    while (true) {
        lane.work.wait(lock, [&] { return stopping || (!lane.ready.empty() && committing < settings.uncommitted); });
        if (stopping)
            return;
        const Job job = std::move(lane.ready.front());
        lane.ready.pop_front();
        ++lane.running;
        if (wanted(lane) > 0 && !poked) {
            poked = true;
            dispatch.notify_one();
        }
        lock.unlock();
        perform(job);
        lock.lock();
        --lane.running;
        if (&lane == &slow && !poked) {
            poked = true;
            dispatch.notify_one();
        }
    }
}

void JobRunner::Impl::perform(const Job& job)
{
    const auto stage = byName.find(job.stage);
    if (stage == byName.end()) {
        settleError(job, Error{ ErrorCode::NotFound, "this program has no stage of that name", std::nullopt });
        return;
    }
    try {
        auto outcome = stage->second->run(job);
        if (outcome)
            commit(job, std::move(*outcome));
        else
            settleError(job, std::move(outcome.error()));
    } catch (const std::exception& problem) {
        log(LogLevel::Error, "jobs", "a stage threw", { { "stage", job.stage }, { "entity", job.entity } });
        settleError(job, Error{ ErrorCode::Internal, std::string("exception: ") + problem.what(), std::nullopt });
    }
}

void JobRunner::Impl::commit(const Job& job, StageOutcome outcome)
{
    auto continued = std::make_shared<std::vector<Job>>();
    auto late = std::make_shared<bool>(false);
    submit(
        [this, job, continued, late, result = std::move(outcome)](Connection& connection) -> Result<void> {
            continued->clear();
            *late = false;
            auto mine = finishJob(connection, job);
            if (!mine)
                return tl::unexpected(std::move(mine.error()));
            if (!*mine) {
                *late = true;
                return {};
            }
            if (result.write)
                if (auto written = result.write(connection); !written)
                    return written;
            const auto now = context.clock.now();
            for (const auto& next : result.next) {
                const auto following = byName.find(next.stage);
                if (next.runAt <= now && following != byName.end() && !following->second->slow()) {
                    auto held = enqueueHeldJob(connection, next, now + settings.leaseMs, nextFence());
                    if (!held)
                        return tl::unexpected(std::move(held.error()));
                    continued->push_back(std::move(*held));
                } else if (auto queued = enqueueJob(connection, next); !queued) {
                    return queued;
                }
            }
            return {};
        },
        [this, job, continued, late](Result<void> written) {
            if (!written) {
                settleError(job, std::move(written.error()));
                return;
            }
            if (*late) {
                ++refused;
                log(LogLevel::Info, "jobs", "a late result was refused", { { "stage", job.stage }, { "entity", job.entity } });
            } else {
                ++done;
            }
            const std::lock_guard guard(mutex);
            // In front: what is begun is finished first, so that a full queue does not slow every cart alike.
            ordinary.ready.insert(ordinary.ready.begin(), continued->begin(), continued->end());
            // A job for later, or the newer one that made this late, may be due before what the dispatcher waits for.
            poked = true;
            dispatch.notify_one();
        });
}

void JobRunner::Impl::settleError(const Job& job, Error error)
{
    const auto now = context.clock.now();
    // Being told to wait is no failure of the work: it is borne longer.
    const int most = error.code == ErrorCode::Throttled ? 8 * settings.maxAttempts : settings.maxAttempts;
    const bool again = worthRetrying(error.code) && job.attempts < most;
    const auto doubled = settings.backoffMs << std::min(job.attempts - 1, 20);
    const auto wait
        = error.retryAfterMs ? std::min<TimeMs>(*error.retryAfterMs, settings.maxBackoffMs) : std::min(doubled, settings.maxBackoffMs);
    const auto runAt = now + jittered(std::max<TimeMs>(wait, 1), job);
    log(again ? LogLevel::Info : LogLevel::Error, "jobs", again ? "will be tried again" : "failed",
        { { "stage", job.stage }, { "entity", job.entity }, { "code", errorWord(error.code) }, { "attempt", job.attempts } });
    submit(
        [job, error, again, runAt, now](Connection& connection) -> Result<void> {
            if (again)
                return postponeJob(connection, job, runAt, std::string(errorWord(error.code)) + ": " + error.detail);
            return failJob(connection, job, error, now);
        },
        [this, job, again](const Result<void>& written) {
            // When not even this can be written, the lease runs out and the job is tried again then.
            if (!written)
                log(LogLevel::Error, "jobs", "a job's end could not be written", { { "stage", job.stage }, { "entity", job.entity } });
            else
                ++(again ? retried : failed);
            const std::lock_guard guard(mutex);
            poked = true;
            dispatch.notify_one();
        });
}

void JobRunner::Impl::submit(Writer::Work write, std::function<void(Result<void>)> answered)
{
    {
        const std::lock_guard guard(mutex);
        ++committing;
    }
    context.writer.submit(std::move(write), [this, after = std::move(answered)](Result<void> result) {
        after(std::move(result));
        const std::lock_guard guard(mutex);
        --committing;
        ordinary.work.notify_all();
        slow.work.notify_all();
        settled.notify_all();
    });
}

JobRunner::JobRunner(const RecoveryContext& context, std::vector<std::unique_ptr<Stage>> stages, JobRunnerSettings settings)
    : m_impl(std::make_unique<Impl>(context, std::move(stages), settings))
{
}

JobRunner::~JobRunner()
{
    stop();
}

Result<void> JobRunner::start()
{
    auto& impl = *m_impl;
    std::int64_t highest = 0;
    auto cleared = impl.context.writer.run([&highest](Connection& connection) -> Result<void> {
        auto found = highestFence(connection);
        if (!found)
            return tl::unexpected(std::move(found.error()));
        highest = *found;
        return releaseAllJobs(connection);
    });
    if (!cleared)
        return cleared;
    // Rises across restarts even when the table was empty in between: a thousand tokens per millisecond are more than can be handed out.
    impl.fence = std::max(highest, impl.context.clock.now() * 1000) / 2 * 2 + 2;
    impl.running = true;
    impl.stopping = false;
    impl.threads.emplace_back([&impl] { impl.dispatchLoop(); });
    for (std::size_t i = 0; i < std::max<std::size_t>(1, impl.settings.workers); ++i)
        impl.threads.emplace_back([&impl] { impl.workLoop(impl.ordinary); });
    if (!impl.slow.filter.stages.empty())
        for (std::size_t i = 0; i < std::max<std::size_t>(1, impl.settings.slowWorkers); ++i)
            impl.threads.emplace_back([&impl] { impl.workLoop(impl.slow); });
    return {};
}

void JobRunner::stop()
{
    auto& impl = *m_impl;
    if (!impl.running)
        return;
    {
        const std::lock_guard guard(impl.mutex);
        impl.stopping = true;
    }
    impl.dispatch.notify_all();
    impl.ordinary.work.notify_all();
    impl.slow.work.notify_all();
    for (const auto& stage : impl.stages)
        stage->stop();
    for (auto& thread : impl.threads)
        thread.join();
    impl.threads.clear();
    std::unique_lock lock(impl.mutex);
    impl.settled.wait(lock, [&impl] { return impl.committing == 0; });
    std::vector<Job> left(impl.ordinary.ready.begin(), impl.ordinary.ready.end());
    left.insert(left.end(), impl.slow.ready.begin(), impl.slow.ready.end());
    impl.ordinary.ready.clear();
    impl.slow.ready.clear();
    impl.running = false;
    lock.unlock();
    if (left.empty())
        return;
    const auto released = impl.context.writer.run([&left](Connection& connection) -> Result<void> {
        for (const auto& job : left)
            if (auto given = releaseJob(connection, job); !given)
                return given;
        return {};
    });
    if (!released)
        log(LogLevel::Warning, "jobs", "claimed jobs could not be given back; the next start does",
            { { "jobs", static_cast<std::int64_t>(left.size()) } });
}

void JobRunner::poke(TimeMs runAt)
{
    const std::lock_guard guard(m_impl->mutex);
    if (runAt >= m_impl->wakesAt)
        return;
    m_impl->poked = true;
    m_impl->dispatch.notify_one();
}

JobCounts JobRunner::counts() const
{
    return JobCounts{ m_impl->done, m_impl->retried, m_impl->failed, m_impl->refused };
}

} // namespace countersign
