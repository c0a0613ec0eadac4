#pragma once
// Takes a draft out of people's way and off the road to a provider, because its cart is no longer what it was made for.
#include "models/domain/draft.h"
#include "services/base/database.h"

#include <string>

namespace countersign {

// Moves an open draft (composing to held, or returned), voids its decisions, removes its jobs, writes the audit entries. A draft that
// is already sending, sent or closed stays as it is. Returns whether it was moved. Inside the caller's write.
[[nodiscard]] Result<bool> stopDraft(
    Connection& connection, const std::string& shopId, const std::string& draftId, DraftState to, TimeMs now);
// The stored state; nothing when there is no such draft.
[[nodiscard]] Result<std::optional<DraftState>> draftState(Connection& connection, const std::string& draftId);
[[nodiscard]] bool hasLeft(DraftState state); // a message left, or may have

} // namespace countersign
