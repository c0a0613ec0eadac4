#pragma once
// Who has which draft open just now. In memory only, forgotten a minute after the last word, never stored and never recorded. Any thread.
#include "models/domain/json.h"
#include "models/domain/time.h"

#include <map>
#include <mutex>
#include <string>

namespace countersign {

constexpr TimeMs presenceMs = minuteMs;

class PresenceBoard {
public:
    // What the console of this session has open; an empty draft id: nothing. True when others see something else now.
    bool look(const std::string& session, const std::string& personId, const std::string& name, const std::string& draftId, TimeMs now);
    // {"drafts":[{"draft_id":…,"people":[{"person_id":…,"name":…}]}]}, each person once per draft.
    [[nodiscard]] Json seen(TimeMs now);

private:
    struct Looking {
        std::string personId;
        std::string name;
        std::string draftId;
        TimeMs at = 0;
    };
    bool forgetOld(TimeMs now);  // m_mutex is held
    std::mutex m_mutex;
    std::map<std::string, Looking> m_sessions;
};

}  // namespace countersign
