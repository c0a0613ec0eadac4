#pragma once
// What was erased is out of the tables at once, and out of the files (free pages, the search's old segments, the log) when the stage "clean"
// has gone through them. Whoever erases says so here; nobody else needs to know who cleans, or when.
#include "models/domain/time.h"
#include "services/base/database.h"

#include <optional>
#include <string>

namespace countersign {

constexpr const char* cleanStage = "clean";
constexpr const char* cleanEntity = "files";
constexpr TimeMs cleanedWithinMs = 20 * secondMs;

// Inside a write. The files are cleaned with the next hourly pass …
[[nodiscard]] Result<void> noteErased(Connection& connection, TimeMs now);
// … or after cleanedWithinMs, once for all that was erased until then.
[[nodiscard]] Result<void> cleanSoon(Connection& connection, TimeMs now);

// Stands for everything that was erased until now and may still be in the files; nothing: they are clean.
[[nodiscard]] Result<std::optional<std::string>> uncleanUntil(Connection& connection);
// Inside a write. Does nothing when something was erased since `until` was read.
[[nodiscard]] Result<void> noteCleaned(Connection& connection, const std::string& until);

}  // namespace countersign
