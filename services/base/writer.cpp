#include "services/base/writer.h"

#include "services/base/log.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <future>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace countersign {
namespace {

using namespace std::chrono_literals;

constexpr int passivePages = 2500;   // 20 MB of log: moved into the file between two groups; each time costs two more fsyncs, and a longer log a longer pause
constexpr int restartPages = 24000;  // 192 MB: readers kept the log from starting over; worth waiting for them
constexpr auto idleBeforeTruncate = 2s;
constexpr auto restartPause = 1s;
constexpr auto quietBeforeBehind = 2ms;    // clients that wait for each other's answers leave gaps shorter than this
constexpr double behindPerOther = 1.0 / 64;  // under a steady rush what is behind waits, up to a limit of its own
constexpr double mostCredit = 0.05;         // seconds

struct Tidying {
    std::int64_t compactUpToBytes = 0;
    Writer::Done done;
};

struct Job {
    Writer::Work work;
    Writer::Done done;
    bool urgent = false;
};

Result<void> guardedWrite(const Writer::Work& work, Connection& connection)
{
    try {
        return work(connection);
    } catch (const std::exception& e) {
        return fail(ErrorCode::Internal, std::string("A write failed unexpectedly: ") + e.what());
    } catch (...) {
        return fail(ErrorCode::Internal, "A write failed unexpectedly.");
    }
}

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

struct Writer::Impl {
    std::unique_ptr<Connection> connection;
    std::size_t maxGroup = 512;

    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Job> queue;
    std::deque<Job> behind;
    std::deque<Tidying> tidyings;
    double behindCredit = 0;  // seconds that work of the second row may take beside the first
    bool stopping = false;
    std::function<void()> afterCommit;

    std::chrono::steady_clock::time_point lastRestart;
    double lastWork = 0;      // seconds that the last work of the group took
    bool logIsEmpty = false;  // the log file was truncated and nothing was written since
    std::thread thread;

    void loop();
    void takeGroup(std::vector<Job>& group, bool& withBehind);
    void runGroup(std::vector<Job>& group);
    [[nodiscard]] Result<void> runInSavepoint(const Work& work);
    [[nodiscard]] std::vector<Result<void>> runAll(std::vector<Job>& group);
    void tidyLog(bool idle);
    [[nodiscard]] Result<void> tidyFile(std::int64_t compactUpToBytes);
};

void Writer::Impl::loop()
{
    std::vector<Job> group;
    std::unique_lock lock(mutex);
    for (;;) {
        const auto wanted = [this] { return stopping || !queue.empty(); };
        const auto due = [this] { return stopping || !queue.empty() || !behind.empty() || !tidyings.empty(); };
        if (logIsEmpty) {
            wake.wait(lock, due);
        } else if (!wake.wait_for(lock, idleBeforeTruncate, due)) {
            lock.unlock();
            tidyLog(true);
            lock.lock();
            continue;
        }
        if (!tidyings.empty()) {
            const Tidying asked = std::move(tidyings.front());
            tidyings.pop_front();
            lock.unlock();
            asked.done(tidyFile(asked.compactUpToBytes));
            lock.lock();
            continue;
        }
        if (queue.empty() && !behind.empty() && !behind.front().urgent)
            wake.wait_for(lock, quietBeforeBehind, wanted);
        if (queue.empty() && behind.empty())
            return;
        bool withBehind = false;
        takeGroup(group, withBehind);
        lock.unlock();
        const bool shared = withBehind && group.size() > 1;
        const auto began = std::chrono::steady_clock::now();
        lastWork = 0;
        runGroup(group);
        if (shared)
            behindCredit -= lastWork;
        else if (!withBehind)
            behindCredit = std::min(mostCredit, behindCredit + secondsSince(began) * behindPerOther);
        group.clear();
        logIsEmpty = false;
        tidyLog(false);
        lock.lock();
    }
}

// Work of the second row stands last, so that nothing of the first fails with it unseen.
void Writer::Impl::takeGroup(std::vector<Job>& group, bool& withBehind)
{
    const std::size_t count = std::min(queue.size(), maxGroup);
    const auto end = queue.begin() + static_cast<std::ptrdiff_t>(count);
    group.assign(std::make_move_iterator(queue.begin()), std::make_move_iterator(end));
    queue.erase(queue.begin(), end);
    withBehind = !behind.empty() && (group.empty() || behindCredit > 0 || behind.front().urgent);
    if (!withBehind)
        return;
    group.push_back(std::move(behind.front()));
    behind.pop_front();
}

void Writer::Impl::runGroup(std::vector<Job>& group)
{
    auto results = runAll(group);
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (!group[i].done)
            continue;
        try {
            group[i].done(std::move(results[i]));
        } catch (const std::exception& e) {
            log(LogLevel::Error, "writer", "an answer threw", {{"what", e.what()}});
        }
    }
}

std::vector<Result<void>> Writer::Impl::runAll(std::vector<Job>& group)
{
    std::vector<Result<void>> results(group.size());
    const auto failAll = [&results](const Error& error) {
        for (auto& result : results)
            if (result)
                result = tl::unexpected(error);
    };
    if (auto begun = connection->begin(); !begun) {
        failAll(begun.error());
        return results;
    }
    for (std::size_t i = 0; i < group.size(); ++i) {
        const auto began = std::chrono::steady_clock::now();
        // Alone, it is rolled back with its transaction.
        results[i] = group.size() == 1 ? guardedWrite(group[i].work, *connection) : runInSavepoint(group[i].work);
        lastWork = secondsSince(began);
        if (connection->inTransaction())
            continue;
        // SQLite gave up the whole transaction (full disk, I/O error): what came before is gone too, and the rest must not run alone.
        const Error error
            = !results[i] ? results[i].error() : Error{ ErrorCode::Internal, "A write ended the group's transaction.", std::nullopt };
        results[i] = tl::unexpected(error);
        failAll(error);
        return results;
    }
    if (std::none_of(results.begin(), results.end(), [](const Result<void>& result) { return result.has_value(); })) {
        connection->rollback();
        return results;
    }
    if (auto committed = connection->commit(); !committed) {
        log(LogLevel::Error, "writer", "commit failed",
            { { "writes", static_cast<std::int64_t>(group.size()) }, { "why", committed.error().detail } });
        failAll(committed.error());
    } else if (afterCommit) {
        afterCommit();
    }
    return results;
}

Result<void> Writer::Impl::runInSavepoint(const Work& work)
{
    if (auto saved = connection->savepoint(); !saved)
        return saved;
    auto result = guardedWrite(work, *connection);
    if (!connection->inTransaction())
        return result;
    auto closed = result ? connection->releaseSavepoint() : connection->rollbackToSavepoint();
    if (!closed) {
        connection->rollback();  // without its savepoint the work cannot be told apart from the others'
        return closed;
    }
    return result;
}

void Writer::Impl::tidyLog(bool idle)
{
    if (idle) {
        // Readers may hold the end of the log: then again after the next pause.
        logIsEmpty = connection->checkpoint(Connection::Checkpoint::Truncate);
        return;
    }
    const int pages = connection->walPages();
    const auto now = std::chrono::steady_clock::now();
    if (pages >= restartPages && now - lastRestart >= restartPause) {
        lastRestart = now;
        static_cast<void>(connection->checkpoint(Connection::Checkpoint::Restart));
    } else if (pages >= passivePages) {
        static_cast<void>(connection->checkpoint(Connection::Checkpoint::Passive));
    }
}

Result<void> Writer::Impl::tidyFile(std::int64_t compactUpToBytes)
{
    const auto size = connection->row<std::tuple<std::int64_t>>(
        "SELECT p.page_count * s.page_size FROM pragma_page_count p, pragma_page_size s");
    if (!size)
        return tl::unexpected(size.error());
    if (*size && std::get<0>(**size) <= compactUpToBytes)
        if (const auto compacted = connection->run("VACUUM"); !compacted)
            return tl::unexpected(compacted.error());
    logIsEmpty = connection->checkpoint(Connection::Checkpoint::Truncate);
    return logIsEmpty ? Result<void>{}
                      : Result<void>(fail(ErrorCode::Unavailable, "a reader still holds the end of the write-ahead log", 1000));
}

Writer::Writer(std::unique_ptr<Connection> connection, std::size_t maxGroup) : m_impl(std::make_unique<Impl>())
{
    m_impl->connection = std::move(connection);
    m_impl->connection->checkpointByHand();
    m_impl->maxGroup = std::max<std::size_t>(maxGroup, 1);
    m_impl->thread = std::thread([impl = m_impl.get()] { impl->loop(); });
}

Writer::~Writer()
{
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->stopping = true;
    }
    m_impl->wake.notify_one();
    m_impl->thread.join();
}

void Writer::submit(Work work, Done done)
{
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->queue.push_back({ std::move(work), std::move(done) });
    }
    m_impl->wake.notify_one();
}

void Writer::submitBehind(Work work, Done done, bool urgent)
{
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->behind.push_back({ std::move(work), std::move(done), urgent });
    }
    m_impl->wake.notify_one();
}

Result<void> Writer::run(Work work)
{
    if (std::this_thread::get_id() == m_impl->thread.get_id())
        return fail(ErrorCode::Internal, "A write waited for another write on the writer's own thread.");
    std::promise<Result<void>> promise;
    auto answered = promise.get_future();
    submit(std::move(work), [&promise](Result<void> result) { promise.set_value(std::move(result)); });
    return answered.get();
}

Result<void> Writer::tidy(std::int64_t compactUpToBytes)
{
    if (std::this_thread::get_id() == m_impl->thread.get_id())
        return fail(ErrorCode::Internal, "A write waited for another write on the writer's own thread.");
    std::promise<Result<void>> promise;
    auto answered = promise.get_future();
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->tidyings.push_back({ compactUpToBytes, [&promise](Result<void> result) { promise.set_value(std::move(result)); } });
    }
    m_impl->wake.notify_one();
    return answered.get();
}

void Writer::onCommit(std::function<void()> hook)
{
    const std::lock_guard lock(m_impl->mutex);
    m_impl->afterCommit = std::move(hook);
}

}  // namespace countersign
