#include "services/recovery/server/ratewindow.h"

namespace countersign {

namespace {

constexpr std::size_t mostWindowKeys = 10000;

} // namespace

bool RateWindow::take(const std::string& key, TimeMs now)
{
    const std::lock_guard guard(m_mutex);
    if (m_windows.size() >= mostWindowKeys && !m_windows.contains(key)) {
        std::erase_if(m_windows, [&](const auto& entry) { return now - entry.second.began >= m_windowMs; });
        if (m_windows.size() >= mostWindowKeys)
            return false; // a flood from everywhere: newcomers wait
    }
    auto& window = m_windows[key];
    if (now - window.began >= m_windowMs || now < window.began)
        window = Window{ now, 0 };
    return ++window.count <= m_most;
}

} // namespace countersign
