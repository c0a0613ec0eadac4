#include "services/base/readpool.h"

#include <condition_variable>
#include <mutex>

namespace countersign {

struct ReadPool::Impl {
    std::mutex mutex;
    std::condition_variable freed;
    std::vector<std::unique_ptr<Connection>> free;
};

ReadPool::ReadPool() : m_impl(std::make_unique<Impl>()) {}
ReadPool::~ReadPool() = default;

Result<std::unique_ptr<ReadPool>> ReadPool::open(const std::string& path, std::size_t connections, std::int64_t mappedBytes)
{
    std::unique_ptr<ReadPool> pool(new ReadPool);
    for (std::size_t i = 0; i < std::max<std::size_t>(connections, 1); ++i) {
        auto connection = Connection::open(path, OpenMode::ReadOnly);
        if (!connection)
            return tl::unexpected(std::move(connection.error()));
        if (mappedBytes > 0)
            if (auto mapped = (*connection)->script("PRAGMA mmap_size=" + std::to_string(mappedBytes)); !mapped)
                return tl::unexpected(std::move(mapped.error()));
        pool->m_impl->free.push_back(std::move(*connection));
    }
    return pool;
}

std::unique_ptr<Connection> ReadPool::borrow()
{
    std::unique_lock lock(m_impl->mutex);
    m_impl->freed.wait(lock, [this] { return !m_impl->free.empty(); });
    auto connection = std::move(m_impl->free.back());  // the last one used has the warmest cache
    m_impl->free.pop_back();
    return connection;
}

void ReadPool::giveBack(std::unique_ptr<Connection> connection)
{
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->free.push_back(std::move(connection));
    }
    m_impl->freed.notify_one();
}

}  // namespace countersign
