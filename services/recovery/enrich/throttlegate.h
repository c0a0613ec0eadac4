#pragma once
// One leaky bucket per shop, as Shopify's calculated query cost fills and empties it: a call that would overrun is not made.
#include "models/domain/time.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace countersign {

class ThrottleGate {
public:
    // Takes `cost` points out of the shop's bucket, or says how long to wait for them (at least 50 ms). Any thread.
    [[nodiscard]] std::optional<TimeMs> take(const std::string& shopId, double cost, TimeMs now);
    // What the shop itself said after a call; it knows better than our arithmetic.
    void learn(const std::string& shopId, double maximum, double available, double restorePerSecond, TimeMs now);
    // The shop refused: nothing is left until `waitMs` have passed.
    void drain(const std::string& shopId, TimeMs waitMs, TimeMs now);

private:
    struct Bucket {
        double maximum = 1000; // Shopify's smallest plan until an answer says otherwise
        double available = 1000;
        double restorePerSecond = 100;
        TimeMs at = 0;
        TimeMs closedUntil = 0;
    };
    Bucket& bucketAt(const std::string& shopId, TimeMs now);
    std::mutex m_mutex;
    std::map<std::string, Bucket> m_buckets;
};

} // namespace countersign
