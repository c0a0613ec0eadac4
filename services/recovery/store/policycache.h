#pragma once
// The policy and the brand rules in force, parsed once per version.
#include "models/domain/policy.h"
#include "services/base/database.h"

#include <memory>
#include <mutex>

namespace countersign {

class PolicyCache {
public:
    // The newest as this connection's transaction sees it. Any thread.
    [[nodiscard]] Result<std::shared_ptr<const Policy>> current(Connection& connection);

private:
    std::mutex m_mutex;
    std::shared_ptr<const Policy> m_policy;
    std::int64_t m_rules = 0;
};

}  // namespace countersign
