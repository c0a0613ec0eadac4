#include "services/recovery/server/auditreads.h"

#include "services/recovery/record/auditlog.h"

namespace countersign {

namespace {

constexpr TimeMs onePerMs = 10 * minuteMs;
constexpr std::size_t mostRemembered = 10000;

} // namespace

Result<void> AuditReads::note(const Person& person, const AuditReading& reading)
{
    // Keyed: a bare digest of a word that was searched for could be guessed.
    const std::string digest = m_context.keys.master.derive("audit reads").mac(canonicalJson(reading.asked));
    const std::string key = person.id + " " + reading.action + " " + reading.subject + " " + digest;
    const TimeMs now = m_context.clock.now();
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto it = m_noted.find(key); it != m_noted.end() && now >= it->second && now - it->second < onePerMs)
            return {};
    }
    AuditEntry entry;
    entry.actorKind = "person";
    entry.actor = person.id;
    entry.action = reading.action;
    entry.subjectKind = reading.subjectKind;
    entry.subject = reading.subject;
    Json fields = Json::array();
    for (const auto& [name, value] : reading.asked.items())
        fields.push_back(name);
    entry.data = Json{ { "asked", digest }, { "fields", std::move(fields) } };
    auto appended = m_context.writer.run([&](Connection& connection) { return appendEntry(connection, entry, now); });
    if (!appended)
        return appended;
    const std::scoped_lock lock(m_mutex);
    if (m_noted.size() >= mostRemembered)
        std::erase_if(m_noted, [now](const auto& noted) { return now - noted.second >= onePerMs; });
    if (m_noted.size() >= mostRemembered)
        m_noted.clear(); // an entry too many is better than one too few
    m_noted[key] = now;
    return {};
}

} // namespace countersign
