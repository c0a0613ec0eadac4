#include "services/recovery/privacy/backupfile.h"

#include "models/domain/draft.h"
#include "models/domain/ids.h"
#include "models/domain/tlogrotation.h"
#include "services/base/filelock.h"
#include "services/base/migrations.h"
#include "services/base/resources.h"
#include "services/base/secretfile.h"
#include "services/recovery/store/approvals.h"
#include "services/recovery/privacy/backuplist.h"
#include "services/recovery/privacy/carryover.h"
#include "services/recovery/privacy/rightscarried.h"
#include "services/recovery/privacy/rulescarried.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/record/audittree.h"
#include "services/recovery/record/rotation.h"
#include "services/recovery/record/serviceentry.h"
#include "services/recovery/store/draftstore.h"
#include "services/recovery/store/entityjobs.h"
#include "services/recovery/store/erasure.h"

#include <fcntl.h>
#include <filesystem>
#include <map>
#include <unistd.h>

namespace countersign {

namespace {

namespace fs = std::filesystem;

// What the replaced database knows that must not be forgotten.
struct Since {
    std::optional<RecordHead> head;  // nothing: it could not be read
    std::vector<std::string> erased;
    std::vector<std::pair<std::string, std::int64_t>> revokedKeys;
    std::map<std::string, std::string> openDrafts;  // id → state and revision
    std::map<std::string, std::string> carts;       // with a timer → state and draft
    CarryOver carried;
    RightsCarried rights;
    RulesCarried rules;
};

using IdRow = std::tuple<std::string>;

Result<std::map<std::string, std::string>> stampsOf(Connection& connection, std::string_view sql)
{
    const auto rows = connection.rows<std::tuple<std::string, std::string>>(sql);
    if (!rows)
        return tl::unexpected(rows.error());
    std::map<std::string, std::string> stamps;
    for (const auto& [id, stamp] : *rows)
        stamps[id] = stamp;
    return stamps;
}

constexpr const char* openDraftStamps = "SELECT id, state || ' ' || revision FROM drafts WHERE state IN ('composing', 'queued', 'approved', "
                                        "'held', 'returned')";
constexpr const char* timedCartStamps = "SELECT c.id, c.state || ' ' || COALESCE(c.draft_id, '') FROM jobs j JOIN carts c ON c.id = j.entity "
                                        "WHERE j.stage = 'abandon'";

// A damaged database tells nothing, and that is said; half of what it knows would be worse than none.
Result<Since> readSince(const std::string& path, const std::string& backup, const std::vector<VerifierKey>& logKeys)
{
    auto opened = Connection::open(path, OpenMode::ReadOnly);
    const auto copied = Connection::open(backup, OpenMode::ReadOnly);
    if (!opened || !copied)
        return tl::unexpected(opened ? copied.error() : opened.error());
    Connection& connection = **opened;
    Since since;
    const auto note = AuditTree(connection).checkpoint();
    const auto checkpoint = note ? openUnderOneOf(*note, logKeys) : Result<Checkpoint>(tl::unexpected(note.error()));
    if (!checkpoint)
        return tl::unexpected(checkpoint.error());
    auto erased = connection.rows<IdRow>("SELECT id FROM subjects WHERE erasing_at IS NOT NULL OR erased_at IS NOT NULL");
    if (!erased) // a schema from before erasures took two steps
        erased = connection.rows<IdRow>("SELECT id FROM subjects WHERE erased_at IS NOT NULL");
    const auto keys = connection.rows<std::tuple<std::string, std::int64_t>>("SELECT id, revoked_at FROM device_keys WHERE revoked_at IS NOT NULL");
    auto drafts = stampsOf(connection, openDraftStamps);
    auto carts = stampsOf(connection, timedCartStamps);
    if (!erased || !keys || !drafts || !carts)
        return fail(ErrorCode::Damaged, "the database in the home cannot be read");
    for (const auto& [id] : *erased)
        since.erased.push_back(id);
    for (const auto& [id, at] : *keys)
        since.revokedKeys.emplace_back(id, at);
    since.openDrafts = std::move(*drafts);
    since.carts = std::move(*carts);
    auto carried = carryOverOf(**copied, connection);
    if (!carried)
        return tl::unexpected(std::move(carried.error()));
    since.carried = std::move(*carried);
    auto rights = rightsCarriedOf(**copied, connection);
    if (!rights)
        return tl::unexpected(std::move(rights.error()));
    since.rights = std::move(*rights);
    auto rules = rulesCarriedOf(**copied, connection);
    if (!rules)
        return tl::unexpected(std::move(rules.error()));
    since.rules = std::move(*rules);
    since.head = RecordHead{ checkpoint->size, checkpoint->root };
    return since;
}

Result<void> restoreStep(Connection& connection, std::string_view sql, const auto&... args)
{
    auto done = connection.run(sql, args...);
    if (!done)
        return tl::unexpected(std::move(done.error()));
    return {};
}

Result<void> recordInRestore(Connection& connection, const std::string& shopId, std::string action, std::string kind,
    const std::string& subject, const std::string& draftId, TimeMs now)
{
    return appendEntry(connection,
        serviceEntry("restore", std::move(action), shopId, std::move(kind), subject, draftId, Json{ { "rule", "restored" } }), now);
}

Result<void> eraseAgain(Connection& connection, const Since& since, RestoreReport& report, TimeMs now)
{
    for (const auto& id : since.erased) {
        const auto before = erasureState(connection, id);
        if (!before && before.error().code == ErrorCode::NotFound)
            continue;  // came after the backup
        if (!before)
            return tl::unexpected(before.error());
        if (*before == ErasureState::Erased)
            continue;
        const auto after = eraseNow(connection, id, now);
        if (!after)
            return tl::unexpected(after.error());
        auto ended = *after == ErasureState::Erasing ? finishErasure(connection, id, now, true)
                                                     : recordInRestore(connection, {}, "subject.erased", "subject", id, {}, now);
        if (!ended)
            return ended;
        ++report.erasedAgain;
    }
    return {};
}

// Nobody may do more than a minute before: whoever was signed in signs in again, with the password of then.
Result<void> revokeAgain(Connection& connection, const Since& since, RestoreReport& report, TimeMs now)
{
    const auto narrowed = applyRightsCarried(connection, since.rights, now);
    if (!narrowed)
        return tl::unexpected(narrowed.error());
    report.rightsNarrowed = *narrowed;
    for (const auto& [id, at] : since.revokedKeys) {
        const auto changed = connection.run("UPDATE device_keys SET revoked_at = :at WHERE id = :id AND revoked_at IS NULL", at, id);
        if (!changed)
            return tl::unexpected(changed.error());
        report.keysRevokedAgain += *changed;
    }
    return restoreStep(connection, "DELETE FROM sessions");
}

Result<void> keepRules(Connection& connection, const Since& since, RestoreReport& report, TimeMs now)
{
    const auto kept = applyRulesCarried(connection, since.rules, now);
    if (!kept)
        return tl::unexpected(kept.error());
    report.rulesKept = *kept;
    return {};
}

// A message may have left since the backup: whatever is not known to stand exactly so is never sent from here.
Result<void> endWhatMayHaveLeft(Connection& connection, const Since& since, RestoreReport& report, TimeMs now)
{
    const auto open = connection.rows<std::tuple<std::string, std::string, std::string>>(
        "SELECT id, shop_id, state || ' ' || revision FROM drafts WHERE state IN ('composing', 'queued', 'approved', 'held', 'returned')");
    if (!open)
        return tl::unexpected(open.error());
    for (const auto& row : *open) {
        const auto& draftId = std::get<0>(row);
        const auto& shopId = std::get<1>(row);
        const auto known = since.openDrafts.find(draftId);
        if (since.head && known != since.openDrafts.end() && known->second == std::get<2>(row))
            continue;
        auto ended = voidApprovals(connection, shopId, draftId, "restore", "restored", now)
                         .and_then([&] { return dropJobsOfDraft(connection, draftId); })
                         .and_then([&] { return moveDraft(connection, draftId, DraftState::Expired, now); })
                         .and_then([&] { return recordInRestore(connection, shopId, "draft.expired", "draft", draftId, draftId, now); });
        if (!ended)
            return ended;
        ++report.draftsEnded;
    }
    const auto timers = stampsOf(connection, timedCartStamps);
    if (!timers)
        return tl::unexpected(timers.error());
    for (const auto& [cartId, stamp] : *timers) {
        const auto known = since.carts.find(cartId);
        if (since.head && known != since.carts.end() && known->second == stamp)
            continue;
        if (auto stopped = restoreStep(connection, "DELETE FROM jobs WHERE stage = 'abandon' AND entity = :id", cartId); !stopped)
            return stopped;
    }
    return {};
}

// The replaced file is a copy like any other: it holds what is erased from now on, until its day. One that cannot be read to its end is
// listed without a digest, and stays until somebody deletes it.
Result<void> listAside(Connection& connection, const std::string& place, const std::string& aside, std::int64_t entries, TimeMs now)
{
    if (aside.empty())
        return {};
    const BackupFacts facts = describeFile(place).value_or(BackupFacts{});
    return restoreStep(connection,
        "INSERT INTO backups(id, file, sha256, bytes, entries, made_at, keep_until) VALUES(:id, :file, :sha, :bytes, :entries, :at, :until)",
        newId(now), aside, facts.sha256, facts.bytes, entries, now, now + usualBackupDays * dayMs);
}

// The longest chain of links that leads to the key in force, from wherever it is still known: a copy from before a rotation has none of it.
std::vector<std::string> knownLinks(const RestoreOrder& order, const std::string& place, const std::string& fresh, const VerifierKey& log)
{
    constexpr std::size_t longestLinks = std::size_t{ 1 } << 20U;
    std::vector<std::string> best;
    const auto consider = [&](const Result<std::vector<std::string>>& links) {
        if (links && links->size() > best.size() && logKeysUntil(log, *links).size() > links->size())
            best = *links;
    };
    if (const auto text = readFile(rotationsFile(order.home), longestLinks))
        consider(parseRotations(*text));
    for (const std::string& path : { place, fresh }) {
        std::error_code problem;
        if (!fs::exists(path, problem))
            continue;
        if (const auto database = Connection::open(path, OpenMode::ReadOnly))
            consider(rotationLinks(**database));
    }
    return best;
}

Result<void> bringUp(const std::string& path, const Since& since, const std::vector<std::string>& links, const RestoreOrder& order,
    RestoreReport& report, TimeMs now)
{
    auto opened = Connection::open(path, OpenMode::ReadWrite);
    if (!opened)
        return tl::unexpected(std::move(opened.error()));
    Connection& connection = **opened;
    if (const auto migrated = migrate(connection, migrationsOf("backend"), backendApplicationId); !migrated)
        return tl::unexpected(migrated.error());
    if (auto begun = connection.begin(); !begun)
        return begun;
    auto written = eraseAgain(connection, since, report, now)
                       .and_then([&] { return applyCarryOver(connection, since.carried, now); })
                       .and_then([&] { return revokeAgain(connection, since, report, now); })
                       .and_then([&] { return keepRules(connection, since, report, now); })
                       .and_then([&] { return carryRotations(connection, links, now); })
                       .and_then([&] { return endWhatMayHaveLeft(connection, since, report, now); })
                       .and_then([&] {
                           return listAside(connection, order.home + "/countersign.sqlite", report.keptAside, report.left ? report.left->size : 0, now);
                       })
                       .and_then([&] {
                           return recordRestore(connection,
                               { since.head, report.backup.head, report.backup.sha256, order.reason, order.by, report.draftsEnded,
                                   report.erasedAgain, report.rightsNarrowed },
                               now);
                       });
    if (!written) {
        connection.rollback();
        return written;
    }
    if (auto committed = connection.commit(); !committed)
        return committed;
    if (!connection.checkpoint(Connection::Checkpoint::Truncate))
        return fail(ErrorCode::Storage, "the restored database's log could not be moved into it");
    return {};
}

// A second name for the replaced database, and its log moved to that: beside another file it would be read into that one.
Result<void> setAside(const std::string& place, const std::string& aside)
{
    std::error_code problem;
    fs::create_hard_link(place, aside, problem);
    if (problem)
        return fail(ErrorCode::Storage, "cannot set aside " + place + ": " + problem.message());
    for (const char* suffix : { "-wal", "-shm" })
        if (fs::exists(place + suffix, problem)) {
            fs::rename(place + suffix, aside + suffix, problem);
            if (problem)
                return fail(ErrorCode::Storage, "cannot set aside " + place + suffix + ": " + problem.message());
        }
    return {};
}

// The log belongs to what is still in the place: without it the database would fall back by what it had not taken in yet.
void takeBack(const std::string& place, const std::string& aside)
{
    std::error_code problem;
    if (!fs::equivalent(place, aside, problem))
        return;  // another file has that name: nothing was set aside
    for (const char* suffix : { "-shm", "-wal" })
        if (fs::exists(aside + suffix, problem))
            fs::rename(aside + suffix, place + suffix, problem);
    fs::remove(aside, problem);
}

// There is a database under the name at every moment.
Result<void> swapIn(const std::string& fresh, const std::string& place, const std::string& aside)
{
    std::error_code problem;
    auto ready = aside.empty() ? Result<void>{} : setAside(place, aside);
    if (ready) {
        fs::rename(fresh, place, problem);
        if (problem)
            ready = fail(ErrorCode::Storage, "cannot put " + place + " in place: " + problem.message());
    }
    if (!ready) {
        if (!aside.empty())
            takeBack(place, aside);
        return ready;
    }
    for (const char* suffix : { "-wal", "-shm" })
        fs::remove(fresh + suffix, problem);
    return syncPath(fs::path(place).parent_path().string());
}

}  // namespace

Result<void> syncPath(const std::string& path)
{
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = handle >= 0 && ::fsync(handle) == 0;
    if (handle >= 0)
        ::close(handle);
    return synced ? Result<void>{} : Result<void>(fail(ErrorCode::Storage, path + " could not be written to the disk"));
}

Result<RestoreReport> restoreBackup(const RestoreOrder& order, const VerifierKey& log, TimeMs now)
{
    const auto lock = FileLock::acquire(order.home + "/lock");
    if (!lock)
        return fail(lock.error().code, "the backend of this home is running: stop it first");
    const std::string place = order.home + "/countersign.sqlite";
    const std::string fresh = place + ".restoring";
    std::error_code problem;
    for (const char* suffix : { "", "-wal", "-shm" })
        fs::remove(fresh + suffix, problem);
    // What is verified is what is put in place: the copy, not the file it came from.
    fs::copy_file(order.file, fresh, problem);
    if (!problem)
        fs::permissions(fresh, fs::perms::owner_read | fs::perms::owner_write, problem);
    if (problem)
        return fail(ErrorCode::Storage, "cannot copy " + order.file + ": " + problem.message());
    RestoreReport report;
    auto restored = [&]() -> Result<void> {
        const auto links = knownLinks(order, place, fresh, log);
        const auto logKeys = logKeysUntil(log, links);
        auto facts = checkBackup(fresh, logKeys);
        if (!facts)
            return tl::unexpected(std::move(facts.error()));
        report.backup = std::move(*facts);
        auto since = fs::exists(place, problem) ? readSince(place, fresh, logKeys) : Result<Since>(Since{});
        const Since known = since ? std::move(*since) : Since{};
        report.left = known.head;
        if (fs::exists(place, problem))
            report.keptAside = place + ".before-restore-" + std::to_string(now);
        if (auto up = bringUp(fresh, known, links, order, report, now); !up)
            return up;
        return swapIn(fresh, place, report.keptAside);
    }();
    if (restored)
        return report;
    for (const char* suffix : { "", "-wal", "-shm" })
        fs::remove(fresh + suffix, problem);
    return tl::unexpected(std::move(restored.error()));
}

}  // namespace countersign
