#pragma once
// A draft that this program cannot read, because the backend is newer: what can be read of it, marked, so that the others go on.
#include "models/domain/draft.h"

#include <optional>

namespace countersign {

[[nodiscard]] bool needsNewerProgram(const DraftSummary& summary);
// The draft, or its readable part; nothing when not even its id can be read.
[[nodiscard]] std::optional<Draft> readDraft(const Json& json);

}  // namespace countersign
