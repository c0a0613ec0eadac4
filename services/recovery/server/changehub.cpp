#include "services/recovery/server/changehub.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace countersign {

namespace {
constexpr auto foldFor = std::chrono::milliseconds(250);
constexpr auto pingEvery = std::chrono::seconds(15);
}  // namespace

struct ChangeHub::Impl {
    explicit Impl(ReadPool& r) : reads(r) {}

    ReadPool& reads;
    mutable std::mutex mutex;
    std::condition_variable wake;
    std::vector<std::shared_ptr<EventStream>> streams;
    std::vector<std::shared_ptr<EventStream>> fresh;  // not yet told anything
    bool poked = false;
    bool presence = false;
    bool stopping = false;
    std::int64_t told = -1;
    std::thread thread;

    [[nodiscard]] std::int64_t newest()
    {
        using Row = std::optional<std::tuple<std::int64_t>>;
        const auto row = reads.read<Row>([](Connection& connection) {
            return connection.row<std::tuple<std::int64_t>>("SELECT COALESCE(MAX(seq), 0) FROM changes");
        });
        return row && row->has_value() ? std::get<0>(**row) : told;
    }

    void tell()
    {
        std::vector<std::shared_ptr<EventStream>> old;
        std::vector<std::shared_ptr<EventStream>> added;
        {
            const std::scoped_lock lock(mutex);
            std::erase_if(streams, [](const auto& stream) { return !stream->open(); });
            old = streams;
            added = std::move(fresh);
            fresh.clear();
            streams.insert(streams.end(), added.begin(), added.end());
        }
        if (old.empty() && added.empty())
            return;
        const std::int64_t seq = newest();
        const std::string frame = "id: " + std::to_string(seq) + "\nevent: change\ndata: {\"seq\":" + std::to_string(seq) + "}\n\n";
        for (const auto& stream : added)
            stream->push(frame);
        if (seq != told)
            for (const auto& stream : old)
                stream->push(frame);
        told = seq;
    }

    void pushAll(const std::string& frame)
    {
        std::vector<std::shared_ptr<EventStream>> open;
        {
            const std::scoped_lock lock(mutex);
            std::erase_if(streams, [](const auto& stream) { return !stream->open(); });
            open = streams;
        }
        for (const auto& stream : open)
            stream->push(frame);
    }

    void loop()
    {
        auto nextPing = std::chrono::steady_clock::now() + pingEvery;
        std::unique_lock lock(mutex);
        while (!stopping) {
            const bool idle = streams.empty() && fresh.empty();
            const auto due = [this] { return stopping || !fresh.empty() || ((poked || presence) && !streams.empty()); };
            if (idle)
                wake.wait(lock, due);  // nobody listens: no timer either
            else
                wake.wait_until(lock, nextPing, due);
            if (stopping)
                break;
            const bool something = poked || !fresh.empty();
            const bool moved = std::exchange(presence, false);
            poked = false;
            lock.unlock();
            const auto now = std::chrono::steady_clock::now();
            if (something)
                tell();
            if (moved)
                pushAll("event: presence\ndata: {}\n\n");
            if (now >= nextPing) {
                pushAll(": ping\n\n");
                nextPing = now + pingEvery;
            }
            lock.lock();
            if (something || moved)
                wake.wait_for(lock, foldFor, [this] { return stopping; });
        }
    }
};

ChangeHub::ChangeHub(ReadPool& reads)
    : m_impl(std::make_unique<Impl>(reads))
{
    m_impl->thread = std::thread([impl = m_impl.get()] { impl->loop(); });
}

ChangeHub::~ChangeHub()
{
    {
        const std::scoped_lock lock(m_impl->mutex);
        m_impl->stopping = true;
    }
    m_impl->wake.notify_all();
    m_impl->thread.join();
    for (auto* group : {&m_impl->streams, &m_impl->fresh})
        for (const auto& stream : *group)
            stream->close();
}

void ChangeHub::poke()
{
    bool listens = false;
    {
        const std::scoped_lock lock(m_impl->mutex);
        m_impl->poked = true;
        listens = !m_impl->streams.empty();
    }
    if (listens)
        m_impl->wake.notify_one();
}

void ChangeHub::presence()
{
    {
        const std::scoped_lock lock(m_impl->mutex);
        m_impl->presence = true;
    }
    m_impl->wake.notify_one();
}

void ChangeHub::add(std::shared_ptr<EventStream> stream)
{
    {
        const std::scoped_lock lock(m_impl->mutex);
        m_impl->fresh.push_back(std::move(stream));
    }
    m_impl->wake.notify_one();
}

std::size_t ChangeHub::streams() const
{
    const std::scoped_lock lock(m_impl->mutex);
    return m_impl->streams.size() + m_impl->fresh.size();
}

}  // namespace countersign
