#include "app/backend/sequencing.h"

#include "services/base/log.h"
#include "services/recovery/record/auditindex.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace countersign {

namespace {

constexpr auto pause = std::chrono::milliseconds(1000);
constexpr int mostSteps = 16; // of the index between two pauses: a large backlog comes in without holding up those who write

}

struct Sequencing::Impl {
    explicit Impl(const RecoveryContext& c)
        : context(c)
        , sequencer(c.keys)
    {
    }

    RecoveryContext context;
    Sequencer sequencer;
    AuditIndex index;
    std::mutex mutex;
    std::condition_variable wake;
    bool poked = true;
    bool stopping = false;
    std::thread thread;

    [[nodiscard]] Result<void> run()
    {
        return context.writer.run([this](Connection& connection) -> Result<void> {
            const auto checkpoint = sequencer.run(connection, context.clock.now());
            return checkpoint ? Result<void>{} : Result<void>(tl::unexpected(checkpoint.error()));
        });
    }

    // What the record is searched by follows behind it; a failure costs nothing but its being late. False: more waits.
    bool follow()
    {
        for (int i = 0; i < mostSteps; ++i) {
            const auto step = context.reads.read<AuditIndexStep>([this](Connection& connection) { return index.prepare(connection); });
            if (step && step->rows.empty())
                return true;
            const auto stored = step ? context.writer.run([&](Connection& connection) { return index.store(connection, *step); })
                                     : Result<void>(tl::unexpected(step.error()));
            if (!stored) {
                log(LogLevel::Error, "record", "new entries cannot be searched for yet", {{"why", stored.error().detail}});
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool somethingNew()
    {
        using Row = std::optional<std::tuple<std::int64_t>>;
        const auto row = context.reads.read<Row>([](Connection& connection) {
            return connection.row<std::tuple<std::int64_t>>(
                "SELECT size > (SELECT COALESCE(MAX(size), -1) FROM audit_checkpoints) OR size > (SELECT next FROM audit_indexed) "
                "FROM (SELECT COALESCE(MAX(idx), -1) + 1 AS size FROM audit_entries)");
        });
        return row && row->has_value() && std::get<0>(**row) != 0;
    }

    void loop()
    {
        std::unique_lock lock(mutex);
        while (!stopping) {
            wake.wait(lock, [this] { return stopping || poked; });
            poked = false;
            lock.unlock();
            bool whole = true;
            if (somethingNew()) {
                if (auto done = run(); !done)
                    log(LogLevel::Error, "record", "no checkpoint was made", {{"why", done.error().detail}});
                whole = follow();
            }
            lock.lock();
            poked = poked || !whole; // a backlog comes in though nobody writes
            wake.wait_for(lock, pause, [this] { return stopping; });
        }
    }
};

Sequencing::Sequencing(const RecoveryContext& context)
    : m_impl(std::make_unique<Impl>(context))
{
}

Sequencing::~Sequencing() { stop(); }

Result<void> Sequencing::start()
{
    if (auto first = m_impl->run(); !first)
        return first;
    m_impl->thread = std::thread([impl = m_impl.get()] { impl->loop(); });
    return {};
}

void Sequencing::poke()
{
    {
        const std::scoped_lock lock(m_impl->mutex);
        if (m_impl->poked)
            return;
        m_impl->poked = true;
    }
    m_impl->wake.notify_one();
}

void Sequencing::stop()
{
    if (!m_impl->thread.joinable())
        return;
    {
        const std::scoped_lock lock(m_impl->mutex);
        m_impl->stopping = true;
    }
    m_impl->wake.notify_one();
    m_impl->thread.join();
    if (auto last = m_impl->run(); !last)
        log(LogLevel::Error, "record", "the last checkpoint was not made", {{"why", last.error().detail}});
    m_impl->follow();
}

}  // namespace countersign
