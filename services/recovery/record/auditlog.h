#pragma once
// Appends to the record. Call inside the write that changes the state, so that both land or neither does.
#include "models/domain/auditentry.h"
#include "services/base/database.h"

namespace countersign {

// Assigns the next position, hashes the leaf, stores. Fills id and at when empty from `now`.
[[nodiscard]] Result<void> appendEntry(Connection& connection, AuditEntry entry, TimeMs now);

// The same in two steps, so that what costs time is done before the write.
struct MadeEntry {
    std::string bytes;
    std::string leaf; // base64 of the RFC 6962 leaf hash
    std::string draftId;
    TimeMs at = 0;
};
[[nodiscard]] Result<MadeEntry> makeEntry(AuditEntry entry, TimeMs now);
[[nodiscard]] Result<void> appendEntry(Connection& connection, const MadeEntry& entry);

// Tells consoles that something changed; inside the same write.
[[nodiscard]] Result<void> noteChange(Connection& connection, std::string_view kind, std::string_view entity, TimeMs now);

}  // namespace countersign
