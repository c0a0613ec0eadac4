#include "services/base/threadpool.h"

#include "services/base/log.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>
#ifdef __linux__
#include <pthread.h>
#endif

namespace countersign {

struct ThreadPool::Impl {
    std::string name;
    mutable std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::function<void()>> tasks;
    bool stopping = false;
    std::vector<std::thread> threads;

    void work()
    {
#ifdef __linux__
        pthread_setname_np(pthread_self(), name.substr(0, 15).c_str());
#endif
        std::unique_lock lock(mutex);
        for (;;) {
            wake.wait(lock, [this] { return stopping || !tasks.empty(); });
            if (tasks.empty())
                return;
            auto task = std::move(tasks.front());
            tasks.pop_front();
            lock.unlock();
            runOne(task);
            task = nullptr;  // what the task holds is let go of outside the lock
            lock.lock();
        }
    }

    void runOne(const std::function<void()>& task) const
    {
        try {
            task();
        } catch (const std::exception& e) {
            log(LogLevel::Error, "threads", "a task threw", {{"pool", name}, {"what", e.what()}});
        } catch (...) {
            log(LogLevel::Error, "threads", "a task threw", {{"pool", name}});
        }
    }
};

ThreadPool::ThreadPool(std::size_t threads, std::string name) : m_impl(std::make_unique<Impl>())
{
    m_impl->name = std::move(name);
    for (std::size_t i = 0; i < std::max<std::size_t>(threads, 1); ++i)
        m_impl->threads.emplace_back([impl = m_impl.get()] { impl->work(); });
}

ThreadPool::~ThreadPool()
{
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->stopping = true;
    }
    m_impl->wake.notify_all();
    for (auto& thread : m_impl->threads)
        thread.join();
}

void ThreadPool::post(std::function<void()> task)
{
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->tasks.push_back(std::move(task));
    }
    m_impl->wake.notify_one();
}

std::size_t ThreadPool::queued() const
{
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->tasks.size();
}

}  // namespace countersign
