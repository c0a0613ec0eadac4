// Rights taken in an emergency: opened, in force for half an hour, closed; each recorded.
#include "models/domain/ids.h"
#include "services/base/log.h"
#include "services/recovery/people/people.h"
#include "services/recovery/people/peopleimpl.h"
#include "services/recovery/record/auditlog.h"

#include <algorithm>

namespace countersign {

namespace {

using GlassRow = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string, std::int64_t, std::int64_t>;

Result<std::vector<BrokenGlass>> openGlass(Connection& connection, const std::string& personId, TimeMs now)
{
    const auto rows = connection.rows<GlassRow>(
        "SELECT b.id, b.person_id, coalesce(p.name, ''), b.permission, b.emergency, b.nobody, b.opened_at, b.until FROM break_glass b "
        "LEFT JOIN people p ON p.id = b.person_id WHERE b.closed_at IS NULL AND b.until > :now AND (:person = '' OR b.person_id = :same) "
        "ORDER BY b.opened_at DESC, b.id",
        now, personId, personId);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<BrokenGlass> open;
    for (const auto& [id, person, name, right, emergency, nobody, openedAt, until] : *rows) {
        // What a later version may have written is no right here.
        const auto permission = fromWord<Permission>(right);
        if (!permission || !mayBeTakenInEmergency(*permission))
            continue;
        open.push_back({ id, person, name, *permission, fromWord<Emergency>(emergency).value_or(Emergency::Other),
            fromWord<NobodyElse>(nobody).value_or(NobodyElse::Other), openedAt, until });
    }
    return open;
}

Result<bool> glassAllowed(Connection& connection)
{
    const auto row = connection.row<std::tuple<std::string>>("SELECT value FROM meta WHERE name = 'break_glass'");
    if (!row)
        return tl::unexpected(row.error());
    return row->has_value() && std::get<0>(**row) == "allowed";
}

Result<void> recordGlass(
    Connection& connection, const std::string& actorId, const char* action, const std::string& personId, Json data, TimeMs now)
{
    AuditEntry entry;
    entry.actorKind = "person";
    entry.actor = actorId;
    entry.action = action;
    entry.subjectKind = "person";
    entry.subject = personId;
    entry.data = std::move(data);
    if (auto appended = appendEntry(connection, std::move(entry), now); !appended)
        return appended;
    return noteChange(connection, "person", personId, now);
}

} // namespace

Result<void> People::takeEmergencyRights(Connection& connection, Person& person, TimeMs now)
{
    const auto open = openGlass(connection, person.id, now);
    if (!open)
        return tl::unexpected(open.error());
    if (open->empty())
        return {};
    for (const BrokenGlass& glass : *open)
        person.permissions.insert(glass.right);
    // Roles that act in no channel name none. Shops and segments bind in an emergency, too.
    if (person.limits.channels.empty() && !person.may(Permission::Approve))
        for (const auto& [channel, name] : EnumWords<Channel>::words)
            person.limits.channels.insert(channel);
    return {};
}

Result<GlassState> People::glass()
{
    const TimeMs now = m_impl->context.clock.now();
    return m_impl->context.reads.read<GlassState>([now](Connection& connection) -> Result<GlassState> {
        const auto allowed = glassAllowed(connection);
        if (!allowed)
            return tl::unexpected(allowed.error());
        auto open = openGlass(connection, {}, now);
        if (!open)
            return tl::unexpected(std::move(open.error()));
        return GlassState{ *allowed, std::move(*open) };
    });
}

Result<void> People::allowGlass(const Person& actor, bool allowed)
{
    const TimeMs now = m_impl->context.clock.now();
    return m_impl->context.writer.run([&](Connection& connection) -> Result<void> {
        const auto before = glassAllowed(connection);
        if (!before)
            return tl::unexpected(before.error());
        if (*before == allowed)
            return {};
        const auto saved = connection.run("INSERT INTO meta(name, value) VALUES('break_glass', :value) ON CONFLICT(name) DO UPDATE SET value = "
                                          "excluded.value",
            allowed ? "allowed" : "forbidden");
        if (!saved)
            return tl::unexpected(saved.error());
        return recordGlass(connection, actor.id, allowed ? "break_glass.allowed" : "break_glass.forbidden", actor.id, Json::object(), now);
    });
}

Result<BrokenGlass> People::breakGlass(const Person& person, Permission right, Emergency emergency, NobodyElse nobody)
{
    if (!mayBeTakenInEmergency(right))
        return fail(ErrorCode::InvalidInput, "right is one of undo, break_lease, override_check, approve_second, reject");
    if (person.may(right))
        return fail(ErrorCode::Conflict, "you have this right already");
    const TimeMs now = m_impl->context.clock.now();
    const BrokenGlass glass{ newId(now), person.id, person.name, right, emergency, nobody, now, now + brokenGlassMs };
    const auto written = m_impl->context.writer.run([&](Connection& connection) -> Result<void> {
        const auto allowed = glassAllowed(connection);
        if (!allowed)
            return tl::unexpected(allowed.error());
        if (!*allowed)
            return fail(ErrorCode::Forbidden, "rights may not be taken in an emergency here: who manages people has not allowed it");
        const auto open = openGlass(connection, person.id, now);
        if (!open)
            return tl::unexpected(open.error());
        if (std::any_of(open->begin(), open->end(), [right](const BrokenGlass& one) { return one.right == right; }))
            return fail(ErrorCode::Conflict, "you have this right already");
        const auto inserted = connection.run("INSERT INTO break_glass(id, person_id, permission, emergency, nobody, opened_at, until) "
                                             "VALUES(:id, :person, :right, :emergency, :nobody, :at, :until)",
            glass.id, glass.personId, word(right), word(emergency), word(nobody), now, glass.until);
        if (!inserted)
            return tl::unexpected(inserted.error());
        return recordGlass(connection, person.id, "break_glass.opened", person.id,
            Json{ { "glass", glass.id }, { "right", word(right) }, { "emergency", word(emergency) }, { "nobody", word(nobody) },
                { "until", formatTime(glass.until) } },
            now);
    });
    if (!written)
        return tl::unexpected(written.error());
    log(LogLevel::Warning, "people", "a right was taken in an emergency", { { "person", person.id }, { "right", std::string(word(right)) } });
    forgetCached();
    return glass;
}

Result<void> People::closeGlass(const Person& actor, const std::string& id)
{
    const TimeMs now = m_impl->context.clock.now();
    const auto written = m_impl->context.writer.run([&](Connection& connection) -> Result<void> {
        const auto open = openGlass(connection, {}, now);
        if (!open)
            return tl::unexpected(open.error());
        const auto glass = std::find_if(open->begin(), open->end(), [&id](const BrokenGlass& one) { return one.id == id; });
        if (glass == open->end() || (glass->personId != actor.id && !actor.may(Permission::ManagePeople)))
            return fail(ErrorCode::NotFound, "no such right is open");
        const auto closed = connection.run("UPDATE break_glass SET closed_at = :at, closed_by = :by WHERE id = :id", now, actor.id, id);
        if (!closed)
            return tl::unexpected(closed.error());
        return recordGlass(
            connection, actor.id, "break_glass.closed", glass->personId, Json{ { "glass", id }, { "right", word(glass->right) } }, now);
    });
    if (written)
        forgetCached();
    return written;
}

} // namespace countersign
