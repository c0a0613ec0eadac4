#include "services/recovery/enrich/throttlegate.h"

#include <algorithm>
#include <cmath>

namespace countersign {

ThrottleGate::Bucket& ThrottleGate::bucketAt(const std::string& shopId, TimeMs now)
{
    Bucket& bucket = m_buckets[shopId];
    if (now > bucket.at) {
        const double seconds = static_cast<double>(now - bucket.at) / 1000.0;
        bucket.available = std::min(bucket.maximum, bucket.available + seconds * bucket.restorePerSecond);
        bucket.at = now;
    }
    return bucket;
}

std::optional<TimeMs> ThrottleGate::take(const std::string& shopId, double cost, TimeMs now)
{
    const std::lock_guard lock(m_mutex);
    Bucket& bucket = bucketAt(shopId, now);
    const double wanted = std::min(cost, bucket.maximum);
    if (bucket.closedUntil > now)
        return std::max<TimeMs>(50, bucket.closedUntil - now);
    if (bucket.available >= wanted) {
        bucket.available -= wanted;
        return std::nullopt;
    }
    const double missing = wanted - bucket.available;
    return std::max<TimeMs>(50, static_cast<TimeMs>(std::ceil(1000.0 * missing / bucket.restorePerSecond)));
}

void ThrottleGate::learn(const std::string& shopId, double maximum, double available, double restorePerSecond, TimeMs now)
{
    if (!(maximum > 0) || !(restorePerSecond > 0))
        return;
    const std::lock_guard lock(m_mutex);
    Bucket& bucket = bucketAt(shopId, now);
    bucket.maximum = maximum;
    bucket.restorePerSecond = restorePerSecond;
    // Calls still under way have been taken out of our bucket but not yet out of the shop's: the smaller figure is the safe one.
    bucket.available = std::clamp(std::min(available, bucket.available), 0.0, maximum);
}

void ThrottleGate::drain(const std::string& shopId, TimeMs waitMs, TimeMs now)
{
    const std::lock_guard lock(m_mutex);
    Bucket& bucket = bucketAt(shopId, now);
    bucket.available = 0;
    bucket.closedUntil = std::max(bucket.closedUntil, now + waitMs);
}

} // namespace countersign
