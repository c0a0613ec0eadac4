#pragma once
// Runs tasks after a while, on one thread of its own: how the sandbox is slow without keeping a thread busy for each.
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace countersign {

class Later {
public:
    Later();
    ~Later();  // tasks still waiting are dropped
    Later(const Later&) = delete;
    Later& operator=(const Later&) = delete;
    void after(std::chrono::milliseconds wait, std::function<void()> task);  // any thread, also from within a task

private:
    void work();
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::multimap<std::chrono::steady_clock::time_point, std::function<void()>> m_tasks;
    bool m_stopping = false;
    std::thread m_thread;  // last: it uses all of the above
};

}  // namespace countersign
