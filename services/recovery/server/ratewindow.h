#pragma once
// How often something may happen under one key within a span of time. Bounded memory; any thread.
#include "models/domain/time.h"

#include <mutex>
#include <string>
#include <unordered_map>

namespace countersign {

class RateWindow {
public:
    RateWindow(int most, TimeMs windowMs)
        : m_most(most)
        , m_windowMs(windowMs)
    {
    }
    // False: it happened as often as it may within this window.
    [[nodiscard]] bool take(const std::string& key, TimeMs now);

private:
    struct Window {
        TimeMs began = 0;
        int count = 0;
    };
    const int m_most;
    const TimeMs m_windowMs;
    std::mutex m_mutex;
    std::unordered_map<std::string, Window> m_windows;
};

} // namespace countersign
