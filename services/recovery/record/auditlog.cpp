#include "services/recovery/record/auditlog.h"

#include "models/domain/digest.h"
#include "models/domain/ids.h"
#include "models/domain/tlog.h"

namespace countersign {

Result<MadeEntry> makeEntry(AuditEntry entry, TimeMs now)
{
    if (entry.at == 0)
        entry.at = now;
    if (entry.id.empty())
        entry.id = newId(now);
    auto bytes = entryBytes(entry);
    if (!bytes)
        return tl::unexpected(bytes.error());
    std::string leaf = base64(view(leafHash(*bytes)));
    return MadeEntry{ std::move(*bytes), std::move(leaf), std::move(entry.draftId), entry.at };
}

Result<void> appendEntry(Connection& connection, AuditEntry entry, TimeMs now)
{
    const auto made = makeEntry(std::move(entry), now);
    if (!made)
        return tl::unexpected(made.error());
    return appendEntry(connection, *made);
}

Result<void> appendEntry(Connection& connection, const MadeEntry& entry)
{
    const std::optional<std::string> draftId = entry.draftId.empty() ? std::nullopt : std::optional(entry.draftId);
    auto added = connection.run("INSERT INTO audit_entries(idx, entry, leaf, draft_id, at) "
                                "SELECT coalesce(max(idx), -1) + 1, :entry, :leaf, :draft, :at FROM audit_entries",
        entry.bytes, entry.leaf, draftId, entry.at);
    if (!added)
        return tl::unexpected(std::move(added.error()));
    return {};
}

Result<void> noteChange(Connection& connection, std::string_view kind, std::string_view entity, TimeMs now)
{
    auto added = connection.run("INSERT INTO changes(kind, entity, at) VALUES(:kind, :entity, :at)", kind, entity, now);
    if (!added)
        return tl::unexpected(std::move(added.error()));
    return {};
}

} // namespace countersign
