#pragma once
// Backups as files: made while the backend runs, verified before they count, put back in one step or not at all.
#include "models/domain/tlog.h"
#include "services/base/database.h"
#include "services/recovery/privacy/restores.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace countersign {

struct BackupFacts {
    std::string sha256;          // hex, of the file's bytes
    std::int64_t bytes = 0;
    std::int64_t entries = 0;    // of the record, all checked
    RecordHead head;             // of its newest checkpoint, whose signature was checked
};

// Length and digest alone, of any file; nothing of its record. Errors: NotFound, Storage (it cannot be read to its end).
[[nodiscard]] Result<BackupFacts> describeFile(const std::string& path);

// Waits until a file, or a folder with its names, is on the disk. Errors: Storage.
[[nodiscard]] Result<void> syncPath(const std::string& path);

// A consistent copy of what `reading` sees, under `path`; others may not read it. It is written beside, verified and then renamed. Errors:
// Conflict (the path is taken), Storage, Damaged (what was written does not verify).
[[nodiscard]] Result<BackupFacts> makeBackup(Connection& reading, const std::string& path, const VerifierKey& log);

// Reads every page and the whole record; changes nothing but leaves SQLite's own files beside it. Errors: NotFound, Damaged (another
// program's file, a damaged page, an entry that is not the one that was hashed, a checkpoint of another key), TooNew.
[[nodiscard]] Result<BackupFacts> checkBackup(const std::string& path, const VerifierKey& log);
// The same for a record that any of these keys may have signed, the one in force last: the log's key was passed on since.
[[nodiscard]] Result<BackupFacts> checkBackup(const std::string& path, const std::vector<VerifierKey>& keys);

// Removes a backup whose day has come, with what SQLite left beside it; one that is gone already is success. A list names it, so nothing is
// removed on the list's word alone: Conflict when the file is another one than the list says, NotFound when its folder is not there (a disk
// that is not mounted says nothing), Storage.
[[nodiscard]] Result<void> removeBackup(const std::string& path, const std::string& sha256);

struct RestoreOrder {
    std::string home;
    std::string file;
    RestoreReason reason = RestoreReason::DamagedDatabase;
    std::string by;  // login of who does it
};
struct RestoreReport {
    BackupFacts backup;
    std::optional<RecordHead> left;   // of the record that was replaced; nothing when it could not be read
    std::string keptAside;            // where the replaced file is now; empty when there was none
    std::int64_t draftsEnded = 0;     // could have been sent since: people find them as expired
    std::int64_t erasedAgain = 0;     // customers erased since the backup
    std::int64_t keysRevokedAgain = 0;
    std::int64_t rightsNarrowed = 0;  // people and roles that may do less than in the backup, as a minute before
    std::int64_t rulesKept = 0;       // policy, brand rules, days of keeping and live wordings that came in force since, and stay so
};
// The backend must not be running (Conflict). The copy in the home is verified, brought to this program's schema, cleared of what happened
// since (erasures, revoked keys, consent and rights taken back, messages that may have left), given the rules and the log's key that are in
// force, and only then takes the database's place. `log`: the key in force; a copy that an earlier one signed is known by the links that the
// home or the replaced database keeps. On any error nothing has changed.
[[nodiscard]] Result<RestoreReport> restoreBackup(const RestoreOrder& order, const VerifierKey& log, TimeMs now);

}  // namespace countersign
