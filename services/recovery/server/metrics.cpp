#include "services/recovery/server/metrics.h"

#include <algorithm>

namespace countersign {

namespace {

std::string seconds(std::int64_t microseconds)
{
    std::string fraction = std::to_string(microseconds % 1000000);
    fraction.insert(0, 6 - fraction.size(), '0');
    return std::to_string(microseconds / 1000000) + "." + fraction;
}

} // namespace

void Metrics::count(std::string_view method, std::string_view pattern, int status, std::int64_t microseconds)
{
    const auto bucket = static_cast<std::size_t>(std::lower_bound(bounds.begin(), bounds.end(), microseconds) - bounds.begin());
    const std::scoped_lock lock(m_mutex);
    auto& series = m_series[{ std::string(method), std::string(pattern) }];
    ++series.statuses[status];
    ++series.buckets[bucket];
    series.total += microseconds;
}

void Metrics::contribute(std::string name, std::string kind, std::string help, std::function<std::int64_t()> value)
{
    const std::scoped_lock lock(m_mutex);
    m_contributions.push_back({ std::move(name), std::move(kind), std::move(help), std::move(value) });
}

std::string Metrics::text() const
{
    const std::scoped_lock lock(m_mutex);
    std::string text = "# HELP countersign_http_requests_total Requests answered.\n# TYPE countersign_http_requests_total counter\n";
    for (const auto& [key, series] : m_series)
        for (const auto& [status, value] : series.statuses)
            text += "countersign_http_requests_total{method=\"" + key.first + "\",route=\"" + key.second + "\",status=\""
                + std::to_string(status) + "\"} " + std::to_string(value) + "\n";
    text += "# HELP countersign_http_seconds Time from request to answer.\n# TYPE countersign_http_seconds histogram\n";
    for (const auto& [key, series] : m_series) {
        const std::string labels = "method=\"" + key.first + "\",route=\"" + key.second + "\"";
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < bounds.size(); ++i) {
            sum += series.buckets[i];
            text += "countersign_http_seconds_bucket{" + labels + ",le=\"" + seconds(bounds[i]) + "\"} " + std::to_string(sum) + "\n";
        }
        sum += series.buckets[bounds.size()];
        text += "countersign_http_seconds_bucket{" + labels + ",le=\"+Inf\"} " + std::to_string(sum) + "\n";
        text += "countersign_http_seconds_sum{" + labels + "} " + seconds(series.total) + "\n";
        text += "countersign_http_seconds_count{" + labels + "} " + std::to_string(sum) + "\n";
    }
    for (const auto& c : m_contributions)
        text += "# HELP " + c.name + " " + c.help + "\n# TYPE " + c.name + " " + c.kind + "\n" + c.name + " " + std::to_string(c.value())
            + "\n";
    return text;
}

} // namespace countersign
