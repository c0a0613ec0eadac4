#include "ui/effort/attentionmeter.h"

#include <algorithm>

namespace countersign {

void AttentionMeter::settle(TimeMs now)
{
    if (m_focused && m_everTouched && !m_open.empty()) {
        const TimeMs until = std::min(now, m_touched + idleAfter);
        if (until > m_countedTo)
            m_efforts[m_open].activeMs += until - m_countedTo;
    }
    m_countedTo = now; // also when the clock was set back: the lost stretch is not counted twice
}

void AttentionMeter::open(const std::string& draftId, TimeMs now)
{
    settle(now);
    m_open = draftId;
}

void AttentionMeter::focus(bool focused, TimeMs now)
{
    settle(now);
    m_focused = focused;
}

void AttentionMeter::touch(TimeMs now)
{
    settle(now);
    m_touched = now;
    m_everTouched = true;
}

void AttentionMeter::typed(int keystrokes)
{
    if (!m_open.empty())
        m_efforts[m_open].keystrokes += keystrokes;
}

void AttentionMeter::seenToEnd()
{
    if (!m_open.empty())
        m_efforts[m_open].scrolledToEnd = true;
}

Effort AttentionMeter::of(const std::string& draftId, TimeMs now)
{
    settle(now);
    const auto found = m_efforts.find(draftId);
    return found == m_efforts.end() ? Effort() : found->second;
}

bool AttentionMeter::seen() const
{
    const auto found = m_efforts.find(m_open);
    return found != m_efforts.end() && found->second.scrolledToEnd;
}

void AttentionMeter::forget(const std::string& draftId)
{
    m_efforts.erase(draftId);
}

} // namespace countersign
