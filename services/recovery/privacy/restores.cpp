#include "services/recovery/privacy/restores.h"

#include "services/base/dropcount.h"
#include "services/recovery/privacy/privacyentry.h"
#include "services/recovery/record/rotation.h"
#include "services/recovery/record/witness.h"

namespace countersign {

namespace {

constexpr std::int64_t mostRestores = 20;

Json headJson(const RecordHead& head)
{
    return Json{ { "size", head.size }, { "root", base64(view(head.root)) } };
}

Result<void> noteRestoreEntry(Connection& connection, std::string_view kind)
{
    return dropCount(connection.run("INSERT INTO restores(idx, kind) SELECT max(idx), :kind FROM audit_entries", kind));
}

// The restore that a checkpoint of this size was lost by; NotFound when none says so.
Result<AuditEntry> restoreThatLost(Connection& connection, const Checkpoint& seen)
{
    const auto rows = connection.rows<std::tuple<std::string>>(
        "SELECT e.entry FROM restores r JOIN audit_entries e ON e.idx = r.idx WHERE r.kind = 'restored' ORDER BY r.idx DESC LIMIT :most",
        mostRestores);
    if (!rows)
        return tl::unexpected(rows.error());
    for (const auto& [text] : *rows) {
        const auto json = parseJson(text);
        const auto entry = json ? decode<AuditEntry>(*json) : Result<AuditEntry>(tl::unexpected(json.error()));
        if (!entry)
            return fail(ErrorCode::Damaged, "an entry about a restore cannot be read");
        const Json left = entry->data.value("left", Json());
        const Json restored = entry->data.value("restored", Json::object());
        const bool unknownLeft = !left.is_object();
        if (seen.size < restored.value("size", std::int64_t{ 0 }))
            continue;
        if (!unknownLeft && seen.size > left.value("size", std::int64_t{ 0 }))
            continue;
        if (!unknownLeft && seen.size == left.value("size", std::int64_t{ 0 })
            && left.value("root", std::string()) != base64(view(seen.root)))
            continue;
        return *entry;
    }
    return fail(ErrorCode::NotFound, "no restore explains it");
}

}  // namespace

Result<void> recordRestore(Connection& connection, const RestoreFacts& facts, TimeMs now)
{
    AuditEntry entry;
    entry.actorKind = "service";
    entry.actor = "restore";
    entry.action = "record.restored";
    entry.subjectKind = "record";
    entry.subject = facts.backupSha256;
    entry.data = Json{ { "left", facts.left ? headJson(*facts.left) : Json() }, { "restored", headJson(facts.restored) },
        { "reason", word(facts.reason) }, { "by", facts.by }, { "drafts_ended", facts.ended }, { "erased_again", facts.erasedAgain },
        { "rights_narrowed", facts.narrowed } };
    return appendEntry(connection, std::move(entry), now).and_then([&] { return noteRestoreEntry(connection, "restored"); });
}

Result<std::vector<EntryProof>> restoreActs(Connection& connection, const std::string& kind)
{
    const auto rows = connection.rows<std::tuple<std::int64_t>>(
        "SELECT idx FROM restores WHERE kind = :kind ORDER BY idx DESC LIMIT :most", kind, mostRestores);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<EntryProof> proofs;
    for (const auto& [index] : *rows) {
        auto proof = proveEntry(connection, index);
        if (!proof && proof.error().code == ErrorCode::Unavailable)
            continue;
        if (!proof)
            return tl::unexpected(std::move(proof.error()));
        proofs.push_back(std::move(*proof));
    }
    return proofs;
}

Result<void> acceptRestore(
    Connection& connection, const BackendKeys& keys, const Person& person, const RestoreAcceptance& acceptance, TimeMs now)
{
    const auto log = parseVerifierKey(logVerifierKey(keys));
    if (!log)
        return tl::unexpected(log.error());
    const auto links = rotationLinks(connection);
    if (!links)
        return tl::unexpected(links.error());
    const auto seen = openUnderOneOf(acceptance.seenNote, logKeysUntil(*log, *links)); // seen before the key was passed on, perhaps
    if (!seen)
        return fail(ErrorCode::Unprocessable, "the checkpoint that was seen is not signed by this record's key");
    AuditTree tree(connection);
    const auto size = tree.size();
    if (!size)
        return tl::unexpected(size.error());
    if (seen->size <= *size) {
        const auto root = tree.rootAt(seen->size);
        if (!root)
            return tl::unexpected(root.error());
        if (*root == seen->root)
            return fail(ErrorCode::Conflict, "the record continues that checkpoint: there is nothing to accept");
    }
    const auto restore = restoreThatLost(connection, *seen);
    if (!restore && restore.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::Conflict, "no recorded restore explains why the record went back");
    if (!restore)
        return tl::unexpected(restore.error());
    if (restore->data.value("reason", std::string()) != acceptance.reason)
        return fail(ErrorCode::Conflict, "the restore was recorded for another reason");
    const auto root = tree.rootAt(*size);
    if (!root)
        return tl::unexpected(root.error());
    RecordHead here;
    here.size = *size;
    here.root = *root;
    RecordHead before;
    before.size = seen->size;
    before.root = seen->root;
    const Json data{ { "restore", restore->id }, { "seen", headJson(before) }, { "now", headJson(here) } };
    return appendEntry(connection, privacyEntry(person, "record.restore_accepted", "record", restore->subject, {}, data), now)
        .and_then([&] { return noteRestoreEntry(connection, "accepted"); });
}

}  // namespace countersign
