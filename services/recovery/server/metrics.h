#pragma once
// What /metrics tells: requests by address and status, time spent, and numbers others contribute. Prometheus text format 0.0.4.
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace countersign {

class Metrics {
public:
    // Any thread.
    void count(std::string_view method, std::string_view pattern, int status, std::int64_t microseconds);
    // A number read when asked for; `name` is a whole metric name, `kind` "gauge" or "counter".
    void contribute(std::string name, std::string kind, std::string help, std::function<std::int64_t()> value);
    [[nodiscard]] std::string text() const;

private:
    static constexpr std::array<std::int64_t, 10> bounds{1000, 2500, 5000, 10000, 25000, 50000, 100000, 250000, 1000000, 5000000};  // µs
    struct Series {
        std::map<int, std::int64_t> statuses;
        std::array<std::int64_t, bounds.size() + 1> buckets{};
        std::int64_t total = 0;  // µs
    };
    struct Contribution {
        std::string name;
        std::string kind;
        std::string help;
        std::function<std::int64_t()> value;
    };
    mutable std::mutex m_mutex;
    std::map<std::pair<std::string, std::string>, Series, std::less<>> m_series;
    std::vector<Contribution> m_contributions;
};

}  // namespace countersign
