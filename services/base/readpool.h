#pragma once
// Read-only connections, lent to one thread at a time.
#include "services/base/database.h"

#include <functional>
#include <memory>

namespace countersign {

class ReadPool {
public:
    [[nodiscard]] static Result<std::unique_ptr<ReadPool>> open(const std::string& path, std::size_t connections);
    ~ReadPool();

    // Runs `work` in one read transaction (a consistent snapshot). Blocks while all connections are lent out.
    template <class T>
    [[nodiscard]] Result<T> read(const std::function<Result<T>(Connection&)>& work)
    {
        auto lent = borrow();
        if (auto begun = lent->begin(); !begun) {
            giveBack(std::move(lent));
            return tl::unexpected(std::move(begun.error()));
        }
        auto result = work(*lent);
        lent->rollback();
        giveBack(std::move(lent));
        return result;
    }

private:
    ReadPool();
    [[nodiscard]] std::unique_ptr<Connection> borrow();
    void giveBack(std::unique_ptr<Connection> connection);
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace countersign
