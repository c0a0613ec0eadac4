#include "services/recovery/store/policycache.h"

#include "services/recovery/store/policystore.h"

namespace countersign {

Result<std::shared_ptr<const Policy>> PolicyCache::current(Connection& connection)
{
    // Versions of brand rules are only ever added: their number changes with each.
    const auto newest = connection.row<std::tuple<std::int64_t, std::int64_t>>(
        "SELECT (SELECT COALESCE(MAX(version), 0) FROM policies), (SELECT COUNT(*) FROM brand_rules)");
    if (!newest)
        return tl::unexpected(newest.error());
    const auto [version, rules] = newest->value_or(std::tuple<std::int64_t, std::int64_t>());
    {
        const std::scoped_lock lock(m_mutex);
        if (m_policy && m_policy->version == version && m_rules == rules)
            return m_policy;
    }
    auto loaded = currentPolicy(connection);
    if (!loaded)
        return tl::unexpected(loaded.error());
    loaded->version = version;
    auto shared = std::make_shared<const Policy>(std::move(*loaded));
    const std::scoped_lock lock(m_mutex);
    m_policy = shared;
    m_rules = rules;
    return shared;
}

}  // namespace countersign
