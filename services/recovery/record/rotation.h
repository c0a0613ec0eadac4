#pragma once
// The log's own key passed on: recorded, linked old to new, and the checkpoint of that moment signed by both.
#include "models/domain/tlog.h"
#include "services/base/database.h"
#include "services/recovery/context.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign {

// Links (models/domain/tlogrotation.h), oldest first.
[[nodiscard]] Result<std::vector<std::string>> rotationLinks(Connection& connection);
// Inside a write, while nothing else appends: the entry "log.key_rotated", its link, and a checkpoint over it with both signatures.
// From the commit on the record is signed with `next`: who uses `keys` afterwards would find its last checkpoint of another key.
[[nodiscard]] Result<void> rotateLogKey(Connection& connection, const BackendKeys& keys, const SigningKey& next, TimeMs now);
// Every key that signed this record, oldest first, as the links lead to `now`, which is the last; `now` alone where they do not.
[[nodiscard]] std::vector<VerifierKey> logKeysUntil(const VerifierKey& now, const std::vector<std::string>& links);
// A checkpoint under whichever of these keys signed it; else the last one's objection.
[[nodiscard]] Result<Checkpoint> openUnderOneOf(std::string_view note, const std::vector<VerifierKey>& keys);
// Where a home keeps the links beside its keys, so that a copy from before them is known again though the database is lost.
[[nodiscard]] std::string rotationsFile(const std::string& home);
// Inside a write to a copy of the record from before some of the links were made: those are recorded in it, so that it goes on under the
// newest key. Damaged: the copy has others.
[[nodiscard]] Result<void> carryRotations(Connection& connection, const std::vector<std::string>& links, TimeMs now);
// Whether the newest link ends with this key.
[[nodiscard]] Result<bool> isNewestLogKey(Connection& connection, const SigningKey& key);

} // namespace countersign
