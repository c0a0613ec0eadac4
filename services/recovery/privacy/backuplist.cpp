#include "services/recovery/privacy/backuplist.h"

#include "models/domain/ids.h"
#include "services/recovery/privacy/privacyentry.h"

namespace countersign {

namespace {

using BackupRow = std::tuple<std::string, std::string, std::string, std::int64_t, std::int64_t, std::int64_t, std::int64_t,
    std::optional<std::int64_t>>;

Result<std::vector<KeptBackup>> backupsFrom(Result<std::vector<BackupRow>> rows)
{
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    std::vector<KeptBackup> list;
    for (auto& [id, file, sha256, bytes, entries, madeAt, keepUntil, goneAt] : *rows)
        list.push_back({ std::move(id), std::move(file), std::move(sha256), bytes, entries, madeAt, keepUntil, goneAt });
    return list;
}

Result<void> endBackup(Connection& connection, const std::string& id, AuditEntry entry, TimeMs now)
{
    const auto gone = connection.run("UPDATE backups SET gone_at = :now WHERE id = :id AND gone_at IS NULL", now, id);
    if (!gone)
        return tl::unexpected(gone.error());
    if (*gone == 0)
        return fail(ErrorCode::NotFound, "no backup of this id is kept");
    return appendEntry(connection, std::move(entry), now);
}

}  // namespace

void to_json(Json& json, const KeptBackup& backup)
{
    json = Json{ { "id", backup.id }, { "file", backup.file }, { "sha256", backup.sha256 }, { "bytes", backup.bytes },
        { "entries", backup.entries }, { "made_at", formatTime(backup.madeAt) }, { "keep_until", formatTime(backup.keepUntil) },
        { "gone_at", backup.goneAt ? Json(formatTime(*backup.goneAt)) : Json() } };
}

Result<KeptBackup> noteBackup(Connection& connection, const Person& person, KeptBackup backup, TimeMs now)
{
    if (backup.file.empty() || backup.file.size() > 1000 || backup.sha256.size() != 64)
        return fail(ErrorCode::InvalidInput, "a backup has a file and a SHA-256 of it");
    if (backup.keepUntil <= now || backup.keepUntil > now + mostBackupDays * dayMs)
        return fail(ErrorCode::InvalidInput, "a backup is kept 1 to " + std::to_string(mostBackupDays) + " days");
    backup.id = newId(now);
    backup.madeAt = now;
    backup.goneAt.reset();
    const auto kept = connection.run("INSERT INTO backups(id, file, sha256, bytes, entries, made_at, keep_until) "
                                     "VALUES(:id, :file, :sha, :bytes, :entries, :made, :until)",
        backup.id, backup.file, backup.sha256, backup.bytes, backup.entries, backup.madeAt, backup.keepUntil);
    if (!kept)
        return tl::unexpected(kept.error());
    // The path stays out of the record: folders are named after people.
    const Json data{ { "sha256", backup.sha256 }, { "bytes", backup.bytes }, { "entries", backup.entries },
        { "keep_until", formatTime(backup.keepUntil) } };
    if (auto entry = appendEntry(connection, privacyEntry(person, "backup.made", "backup", backup.id, {}, data), now); !entry)
        return tl::unexpected(entry.error());
    return backup;
}

Result<void> noteBackupGone(Connection& connection, const Person& person, const std::string& id, TimeMs now)
{
    return endBackup(connection, id, privacyEntry(person, "backup.deleted", "backup", id, {}, Json::object()), now);
}

Result<void> noteBackupPruned(Connection& connection, const std::string& id, TimeMs now)
{
    AuditEntry entry;
    entry.actorKind = "service";
    entry.actor = "prune";
    entry.action = "backup.deleted";
    entry.subjectKind = "backup";
    entry.subject = id;
    entry.data = Json::object();
    return endBackup(connection, id, std::move(entry), now);
}

Result<std::vector<KeptBackup>> dueBackups(Connection& connection, TimeMs now)
{
    return backupsFrom(connection.rows<BackupRow>("SELECT id, file, sha256, bytes, entries, made_at, keep_until, gone_at FROM backups "
                                                  "WHERE gone_at IS NULL AND keep_until <= :now ORDER BY id LIMIT 1000",
        now));
}

Result<std::vector<KeptBackup>> backups(Connection& connection, bool all)
{
    return backupsFrom(connection.rows<BackupRow>("SELECT id, file, sha256, bytes, entries, made_at, keep_until, gone_at FROM backups "
                                                  "WHERE :all = 1 OR gone_at IS NULL ORDER BY id DESC LIMIT 1000",
        all ? 1 : 0));
}

Result<std::optional<TimeMs>> backupHorizon(Connection& connection)
{
    const auto row = connection.row<std::tuple<std::optional<std::int64_t>>>("SELECT max(keep_until) FROM backups WHERE gone_at IS NULL");
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::get<0>(**row) : std::nullopt;
}

}  // namespace countersign
