#include "services/sandbox/later.h"

namespace countersign {

Later::Later() : m_thread([this] { work(); }) {}

Later::~Later()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Later::after(std::chrono::milliseconds wait, std::function<void()> task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.emplace(std::chrono::steady_clock::now() + wait, std::move(task));
    }
    m_wake.notify_all();
}

void Later::work()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        if (m_tasks.empty()) {
            m_wake.wait(lock);
            continue;
        }
        const auto due = m_tasks.begin()->first;
        if (std::chrono::steady_clock::now() < due) {
            m_wake.wait_until(lock, due);
            continue;
        }
        auto task = std::move(m_tasks.begin()->second);
        m_tasks.erase(m_tasks.begin());
        lock.unlock();
        task();
        task = nullptr;
        lock.lock();
    }
}

}  // namespace countersign
