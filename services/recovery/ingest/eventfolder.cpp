#include "services/recovery/ingest/eventfolder.h"

#include "services/base/log.h"
#include "services/recovery/jobs/stage.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <future>

namespace countersign {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t batchSize = 48; // a larger one costs less each, and keeps the answers of its group waiting longer
constexpr std::int64_t longInbox = 60000; // from here on folding goes before new answers, so that the inbox cannot grow without end
constexpr auto pauseAfterFailure = 1s;

// The disk's or another program's fault, not the event's: the same batch again, later.
bool isOurs(const Error& error)
{
    return error.code == ErrorCode::Storage || error.code == ErrorCode::Unavailable || error.code == ErrorCode::Cancelled;
}

// One event's exception is that event's failure, not its batch's.
template <class T, class Work>
Result<T> guarded(Work work)
{
    try {
        return work();
    } catch (const std::exception& problem) {
        return fail(ErrorCode::Internal, std::string("exception: ") + problem.what());
    }
}

Result<void> givenUp()
{
    return fail(ErrorCode::Storage, "the transaction was given up");
}

} // namespace

struct EventFolder::Batch {
    std::vector<KeptEvent> kept;
    std::vector<Result<ReadEvent>> read;
    bool dueNow = false;
    std::vector<std::string> erasedShops;
};

EventFolder::EventFolder(const RecoveryContext& context, Inbox& inbox, Hooks hooks)
    : m_context(context)
    , m_inbox(inbox)
    , m_hooks(std::move(hooks))
    , m_fold(context.keys.master)
    , m_thread([this] { loop(); })
{
}

EventFolder::~EventFolder()
{
    stop();
}

void EventFolder::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void EventFolder::kept(std::int64_t seq)
{
    const std::int64_t before = m_lastKept.exchange(seq);
    if (before <= m_lastFolded.load()) { // else the thread is at work and looks again by itself
        const std::lock_guard lock(m_mutex);
        m_wake.notify_one();
    }
}

std::int64_t EventFolder::waiting() const
{
    return std::max<std::int64_t>(0, m_lastKept.load() - m_lastFolded.load());
}

void EventFolder::loop()
{
    bool mayHold = true; // what an earlier process left
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [&] { return m_stopping || mayHold || waiting() > 0; });
        if (m_stopping)
            return;
        lock.unlock();
        const auto folded = foldSome();
        lock.lock();
        if (folded) {
            mayHold = *folded > 0;
        } else {
            log(LogLevel::Error, "ingest", "kept events could not be folded", { { "error", errorWord(folded.error().code) } });
            mayHold = true;
            m_wake.wait_for(lock, pauseAfterFailure, [this] { return m_stopping; });
        }
    }
}

Result<std::size_t> EventFolder::foldSome()
{
    auto batch = std::make_shared<Batch>();
    const std::int64_t keptBefore = m_lastKept.load();
    auto read = m_context.reads.read<std::size_t>([&](Connection& reading) -> Result<std::size_t> {
        auto events = waitingEvents(reading, batchSize);
        if (!events)
            return tl::unexpected(std::move(events.error()));
        for (auto& event : *events) {
            batch->kept.push_back(event);
            batch->kept.back().body.clear();
            batch->read.push_back(guarded<ReadEvent>([&] { return m_fold.read(reading, std::move(event)); }));
            if (!batch->read.back() && isOurs(batch->read.back().error()))
                return tl::unexpected(batch->read.back().error());
        }
        return batch->kept.size();
    });
    if (!read)
        return read;
    if (*read == 0) {
        m_lastFolded = std::max(m_lastFolded.load(), keptBefore);
        return read;
    }
    if (m_lastFolded.load() < batch->kept.front().seq - 1)
        m_lastFolded = batch->kept.front().seq - 1;
    std::promise<Result<void>> promise;
    auto answer = promise.get_future();
    m_context.writer.submitBehind([this, batch](Connection& connection) { return apply(connection, *batch); },
        [this, batch, &promise](Result<void> written) {
            if (written) {
                m_inbox.landed(batch->kept);
                m_lastFolded = batch->kept.back().seq;
                for (const auto& shop : batch->erasedShops)
                    m_hooks.shopErased(shop);
                if (batch->dueNow && m_hooks.dueNow)
                    m_hooks.dueNow();
            }
            promise.set_value(std::move(written));
        },
        waiting() > longInbox);
    if (auto written = answer.get(); !written)
        return tl::unexpected(std::move(written.error()));
    return read;
}

// A savepoint costs a copy of every page that is touched in it: first all events share one, and only when that fails each gets its own.
Result<void> EventFolder::apply(Connection& connection, Batch& batch)
{
    if (auto saved = connection.savepoint(); !saved)
        return saved;
    auto together = applyTogether(connection, batch);
    if (!connection.inTransaction())
        return together ? givenUp() : together;
    if (auto closed = together ? connection.releaseSavepoint() : connection.rollbackToSavepoint(); !closed)
        return closed;
    if (!together && isOurs(together.error()))
        return together;
    if (!together)
        if (auto each = applyEach(connection, batch); !each)
            return each;
    return m_inbox.advance(connection, batch.kept);
}

Result<void> EventFolder::applyTogether(Connection& connection, Batch& batch)
{
    batch.dueNow = false;
    batch.erasedShops.clear();
    for (const auto& read : batch.read)
        if (auto applied = applyOne(connection, batch, read); !applied)
            return applied;
    return {};
}

// One event that cannot be worked in must not hold up the others: it becomes a job, tried again and shown to operators.
Result<void> EventFolder::applyEach(Connection& connection, Batch& batch)
{
    batch.dueNow = false;
    batch.erasedShops.clear();
    for (std::size_t i = 0; i < batch.read.size(); ++i) {
        if (auto saved = connection.savepoint(); !saved)
            return saved;
        auto applied = applyOne(connection, batch, batch.read[i]);
        if (!connection.inTransaction())
            return applied ? givenUp() : applied;
        if (auto closed = applied ? connection.releaseSavepoint() : connection.rollbackToSavepoint(); !closed)
            return closed;
        if (applied)
            continue;
        if (isOurs(applied.error()))
            return applied;
        log(LogLevel::Warning, "ingest", "a kept event was put aside",
            { { "topic", batch.kept[i].topic }, { "error", errorWord(applied.error().code) } });
        if (auto queued = enqueueJob(connection, NextJob{ "fold", std::to_string(batch.kept[i].seq), m_context.clock.now() }); !queued)
            return queued;
        batch.dueNow = true;
    }
    return {};
}

Result<void> EventFolder::applyOne(Connection& connection, Batch& batch, const Result<ReadEvent>& read)
{
    if (!read)
        return tl::unexpected(read.error());
    auto effect = guarded<FoldEffect>([&] { return m_fold.apply(connection, *read); });
    if (!effect)
        return tl::unexpected(std::move(effect.error()));
    batch.dueNow = batch.dueNow || effect->dueNow;
    if (effect->shopErased)
        batch.erasedShops.push_back(read->kept.shopId);
    return {};
}

} // namespace countersign
