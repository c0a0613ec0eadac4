#include "services/recovery/server/presence.h"

namespace countersign {

bool PresenceBoard::forgetOld(TimeMs now)
{
    return std::erase_if(m_sessions, [now](const auto& entry) { return now - entry.second.at >= presenceMs; }) > 0;
}

bool PresenceBoard::look(
    const std::string& session, const std::string& personId, const std::string& name, const std::string& draftId, TimeMs now)
{
    const std::scoped_lock lock(m_mutex);
    bool changed = forgetOld(now);
    if (draftId.empty())
        return m_sessions.erase(session) > 0 || changed;
    auto& looking = m_sessions[session];
    changed = changed || looking.draftId != draftId || looking.personId != personId;
    looking = {personId, name, draftId, now};
    return changed;
}

Json PresenceBoard::seen(TimeMs now)
{
    const std::scoped_lock lock(m_mutex);
    forgetOld(now);
    std::map<std::string, std::map<std::string, std::string>> drafts;
    for (const auto& [session, looking] : m_sessions)
        drafts[looking.draftId][looking.personId] = looking.name;
    Json list = Json::array();
    for (const auto& [draftId, people] : drafts) {
        Json names = Json::array();
        for (const auto& [id, name] : people)
            names.push_back({{"person_id", id}, {"name", name}});
        list.push_back({{"draft_id", draftId}, {"people", std::move(names)}});
    }
    return Json{{"drafts", std::move(list)}};
}

}  // namespace countersign
