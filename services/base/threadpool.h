#pragma once
// A fixed number of threads for blocking work (SQL, libcurl, argon2id). Tasks run in order of posting.
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace countersign {

class ThreadPool {
public:
    ThreadPool(std::size_t threads, std::string name);
    ~ThreadPool();  // runs what is queued, then joins
    void post(std::function<void()> task);
    [[nodiscard]] std::size_t queued() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace countersign
