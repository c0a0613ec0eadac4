#pragma once
// A backup put back is a step back that everybody may see: the restored record says so itself, and whoever saw the longer one is asked.
#include "models/domain/person.h"
#include "models/domain/tlog.h"
#include "services/recovery/context.h"
#include "services/recovery/record/auditproof.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

enum class RestoreReason { DamagedDatabase, DiskFailure, Mistake, MovedMachine, Drill };
template <>
struct EnumWords<RestoreReason> {
    static constexpr std::array<std::pair<RestoreReason, std::string_view>, 5> words{ { { RestoreReason::DamagedDatabase, "damaged_database" },
        { RestoreReason::DiskFailure, "disk_failure" }, { RestoreReason::Mistake, "mistake" }, { RestoreReason::MovedMachine, "moved_machine" },
        { RestoreReason::Drill, "drill" } } };
};

struct RecordHead {
    std::int64_t size = 0;
    Hash root{};
};
struct RestoreFacts {
    std::optional<RecordHead> left;  // the record that was in the place; nothing when it could not be read
    RecordHead restored;             // the record in the backup
    std::string backupSha256;
    RestoreReason reason = RestoreReason::DamagedDatabase;
    std::string by;                // login of who did it, as they said
    std::int64_t ended = 0;        // drafts that could have been sent since, and are taken out of the queue
    std::int64_t erasedAgain = 0;  // customers who had been erased since
    std::int64_t narrowed = 0;     // people and roles whose rights had been reduced since
};
// Inside a write, the first after the file was put back. Records "record.restored".
[[nodiscard]] Result<void> recordRestore(Connection& connection, const RestoreFacts& facts, TimeMs now);

// Newest first, each with its proof; those that no checkpoint covers yet are left out. `kind`: "restored" or "accepted".
[[nodiscard]] Result<std::vector<EntryProof>> restoreActs(Connection& connection, const std::string& kind);

struct RestoreAcceptance {
    std::string seenNote;  // the checkpoint that the console had seen, as signed by this record's key
    std::string reason;    // word of RestoreReason as the restore said it: read, not clicked away
};
// Inside a write. Records "record.restore_accepted" with both sides. Unprocessable: the note is not signed by this record's key; Conflict: it
// is no later one, no restore explains it, or the restore gave another reason.
[[nodiscard]] Result<void> acceptRestore(
    Connection& connection, const BackendKeys& keys, const Person& person, const RestoreAcceptance& acceptance, TimeMs now);

}  // namespace countersign
