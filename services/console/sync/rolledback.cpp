#include "services/console/sync/rolledback.h"

#include "models/domain/auditentry.h"

#include <optional>

namespace countersign {

namespace {

// Only what the record's own key has signed counts.
std::optional<AuditEntry> provenEntry(const Inclusion& inclusion, const VerifierKey& log)
{
    const auto checkpoint = openCheckpoint(inclusion.note, log);
    if (!checkpoint || !verifyInclusion(leafHash(inclusion.entry), inclusion.index, *checkpoint, inclusion.hashes))
        return std::nullopt;
    const auto json = parseJson(inclusion.entry, {.maxBytes = 65535, .maxDepth = 32, .maxKeys = 1000, .maxString = 65535});
    auto entry = json ? decode<AuditEntry>(*json) : Result<AuditEntry>(tl::unexpected(json.error()));
    return entry ? std::optional(std::move(*entry)) : std::nullopt;
}

std::int64_t sizeIn(const Json& data, const char* side)
{
    const auto it = data.find(side);
    if (it == data.end() || !it->is_object())
        return -1;
    const auto size = it->find("size");
    return size != it->end() && size->is_number_integer() ? size->get<std::int64_t>() : -1;
}

std::string wordIn(const Json& data, const char* name)
{
    const auto it = data.find(name);
    return it != data.end() && it->is_string() ? it->get<std::string>() : std::string();
}

// What was seen must lie between the backup and the end of what it replaced; at that end the roots must agree.
bool explains(const AuditEntry& entry, const Checkpoint& seen)
{
    if (entry.action != "record.restored" || !entry.data.is_object())
        return false;
    const auto restored = sizeIn(entry.data, "restored");
    const auto left = sizeIn(entry.data, "left");
    if (restored < 0 || seen.size < restored)
        return false;
    if (left < 0)
        return true;
    if (seen.size > left)
        return false;
    return seen.size != left || wordIn(entry.data.at("left"), "root") == base64(view(seen.root));
}

}  // namespace

void explain(RolledBack& back, const RestoreActs& acts, const VerifierKey& log)
{
    for (const Inclusion& act : acts.restored) {
        const auto entry = provenEntry(act, log);
        if (!entry || !explains(*entry, back.seen))
            continue;
        back.explained = true;
        back.restoreId = entry->id;
        back.restoredAt = entry->at;
        back.reason = wordIn(entry->data, "reason");
        back.by = wordIn(entry->data, "by");
        back.left = sizeIn(entry->data, "left");
        back.restored = sizeIn(entry->data, "restored");
        break;
    }
    if (!back.explained)
        return;
    for (const Inclusion& act : acts.accepted) {
        const auto entry = provenEntry(act, log);
        if (!entry || entry->action != "record.restore_accepted" || !entry->data.is_object()
            || wordIn(entry->data, "restore") != back.restoreId)
            continue;
        back.acceptedBy = entry->actor;
        back.acceptedAt = entry->at;
        break;
    }
}

}  // namespace countersign
