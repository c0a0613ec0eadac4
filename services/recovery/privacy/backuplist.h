#pragma once
// Copies of the database that are known of: what was erased since lives on in them until their day. Only the list is kept here; the files
// belong to whoever made them.
#include "models/domain/json.h"
#include "models/domain/person.h"
#include "models/domain/time.h"
#include "services/base/database.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

struct KeptBackup {
    std::string id;
    std::string file;     // where it was written
    std::string sha256;   // hex, of the whole file
    std::int64_t bytes = 0;
    std::int64_t entries = 0;  // length of the record in it
    TimeMs madeAt = 0;
    TimeMs keepUntil = 0;
    std::optional<TimeMs> goneAt;
};
void to_json(Json& json, const KeptBackup& backup);

constexpr int usualBackupDays = 30;
constexpr int mostBackupDays = 400;

// Inside a write; records "backup.made". InvalidInput: no file or digest, more than mostBackupDays from now.
[[nodiscard]] Result<KeptBackup> noteBackup(Connection& connection, const Person& person, KeptBackup backup, TimeMs now);
// Inside a write; records "backup.deleted". NotFound: none of this id is kept.
[[nodiscard]] Result<void> noteBackupGone(Connection& connection, const Person& person, const std::string& id, TimeMs now);
// The same by the backend itself, once its day has come.
[[nodiscard]] Result<void> noteBackupPruned(Connection& connection, const std::string& id, TimeMs now);
// Whose day has come, oldest first.
[[nodiscard]] Result<std::vector<KeptBackup>> dueBackups(Connection& connection, TimeMs now);
// Newest first; without those that are gone unless `all`.
[[nodiscard]] Result<std::vector<KeptBackup>> backups(Connection& connection, bool all);
// Until when the last copy that is known of may hold what is erased now; nothing when there is none.
[[nodiscard]] Result<std::optional<TimeMs>> backupHorizon(Connection& connection);

}  // namespace countersign
