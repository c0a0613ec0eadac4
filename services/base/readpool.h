#pragma once
// Read-only connections, lent to one thread at a time.
#include "services/base/database.h"

#include <exception>
#include <functional>
#include <memory>

namespace countersign {

class ReadPool {
public:
    // `mappedBytes`: so much of the file is read through the system's memory and not copied; it counts as this process's when touched.
    [[nodiscard]] static Result<std::unique_ptr<ReadPool>> open(
        const std::string& path, std::size_t connections, std::int64_t mappedBytes = 0);
    ~ReadPool();

    // Runs `work` in one read transaction (a consistent snapshot). Blocks while all connections are lent out.
    template <class T>
    [[nodiscard]] Result<T> read(const std::function<Result<T>(Connection&)>& work)
    {
        const Loan loan(*this);
        if (auto begun = loan.connection->begin(); !begun)
            return tl::unexpected(std::move(begun.error()));
        try {
            return work(*loan.connection);
        } catch (const std::exception& e) {
            return fail(ErrorCode::Internal, std::string("A read failed unexpectedly: ") + e.what());
        }
    }

private:
    struct Loan {
        explicit Loan(ReadPool& owner) : pool(owner), connection(owner.borrow()) {}
        ~Loan()
        {
            connection->rollback();
            pool.giveBack(std::move(connection));
        }
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;
        ReadPool& pool;
        std::unique_ptr<Connection> connection;
    };
    ReadPool();
    [[nodiscard]] std::unique_ptr<Connection> borrow();
    void giveBack(std::unique_ptr<Connection> connection);
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace countersign
