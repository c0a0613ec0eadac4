#include "services/recovery/store/policycache.h"

#include "services/recovery/store/policystore.h"

namespace countersign {

Result<std::shared_ptr<const Policy>> PolicyCache::current(Connection& connection)
{
    const auto newest = connection.row<std::tuple<std::int64_t>>("SELECT COALESCE(MAX(version), 0) FROM policies");
    if (!newest)
        return tl::unexpected(newest.error());
    const std::int64_t version = newest->has_value() ? std::get<0>(**newest) : 0;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_policy && m_policy->version == version)
            return m_policy;
    }
    auto loaded = currentPolicy(connection);
    if (!loaded)
        return tl::unexpected(loaded.error());
    loaded->version = version;
    auto shared = std::make_shared<const Policy>(std::move(*loaded));
    const std::scoped_lock lock(m_mutex);
    m_policy = shared;
    return shared;
}

}  // namespace countersign
