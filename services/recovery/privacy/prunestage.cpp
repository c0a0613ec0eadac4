#include "services/recovery/privacy/prunestage.h"

#include "services/base/log.h"
#include "services/recovery/privacy/backupfile.h"
#include "services/recovery/privacy/backuplist.h"

namespace countersign {

namespace {

constexpr TimeMs betweenPrunesMs = hourMs;

}  // namespace

Result<void> PruneStage::begin(Connection& connection, TimeMs now)
{
    const auto there = connection.row<std::tuple<std::int64_t>>("SELECT 1 FROM jobs WHERE stage = 'prune' AND failed_at IS NULL");
    if (!there)
        return tl::unexpected(there.error());
    return *there ? Result<void>() : enqueueJob(connection, NextJob{ "prune", "backups", now + minuteMs });
}

// The files go first: one that is deleted but still listed is found gone the next time, one that is listed as gone but there never again.
Result<StageOutcome> PruneStage::run(const Job&)
{
    const auto due = m_context.reads.read<std::vector<KeptBackup>>(
        [now = m_context.clock.now()](Connection& reading) { return dueBackups(reading, now); });
    if (!due)
        return tl::unexpected(due.error());
    std::vector<std::string> gone;
    for (const KeptBackup& backup : *due) {
        if (const auto removed = removeBackup(backup.file, backup.sha256); removed)
            gone.push_back(backup.id);
        else
            log(LogLevel::Warning, "privacy", "a backup whose day has come could not be deleted",
                { { "backup", backup.id }, { "why", removed.error().detail } });
    }
    StageOutcome outcome;
    outcome.write = [this, gone = std::move(gone)](Connection& connection) -> Result<void> {
        const TimeMs now = m_context.clock.now();
        for (const std::string& id : gone)
            if (auto noted = noteBackupPruned(connection, id, now); !noted && noted.error().code != ErrorCode::NotFound)
                return noted; // NotFound: somebody said so meanwhile
        return enqueueJob(connection, NextJob{ "prune", "backups", now + betweenPrunesMs });
    };
    return outcome;
}

}  // namespace countersign
