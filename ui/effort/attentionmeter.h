#pragma once
// Active time per draft: the window has the focus and a hand was at it within the last 30 seconds. No clock and no widget in here.
#include "models/domain/decision.h"

#include <map>
#include <string>

namespace countersign {

class AttentionMeter {
public:
    static constexpr TimeMs idleAfter = 30 * secondMs;

    void open(const std::string& draftId, TimeMs now); // what follows is for this draft; empty: for none
    void focus(bool focused, TimeMs now);
    void touch(TimeMs now); // a key, a click, the wheel
    void typed(int keystrokes = 1); // into the message
    void seenToEnd();
    [[nodiscard]] Effort of(const std::string& draftId, TimeMs now);
    [[nodiscard]] bool seen() const; // the open draft to its end
    void forget(const std::string& draftId); // decided

private:
    void settle(TimeMs now);
    std::map<std::string, Effort> m_efforts;
    std::string m_open;
    TimeMs m_countedTo = 0;
    TimeMs m_touched = 0;
    bool m_everTouched = false;
    bool m_focused = false;
};

} // namespace countersign
