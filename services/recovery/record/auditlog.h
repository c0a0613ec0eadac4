#pragma once
// Appends to the record. Call inside the write that changes the state, so that both land or neither does.
#include "models/domain/auditentry.h"
#include "services/base/database.h"

namespace countersign {

// Assigns the next position, hashes the leaf, stores. Fills id and at when empty from `now`.
[[nodiscard]] Result<void> appendEntry(Connection& connection, AuditEntry entry, TimeMs now);

// Tells consoles that something changed; inside the same write.
[[nodiscard]] Result<void> noteChange(Connection& connection, std::string_view kind, std::string_view entity, TimeMs now);

}  // namespace countersign
