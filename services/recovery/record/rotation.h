#pragma once
// The log's own key passed on: recorded, linked old to new, and the checkpoint of that moment signed by both.
#include "services/base/database.h"
#include "services/recovery/context.h"

#include <string>
#include <vector>

namespace countersign {

// Links (models/domain/tlogrotation.h), oldest first.
[[nodiscard]] Result<std::vector<std::string>> rotationLinks(Connection& connection);
// Inside a write, while nothing else appends: the entry "log.key_rotated", its link, and a checkpoint over it with both signatures.
// From the commit on the record is signed with `next`: who uses `keys` afterwards would find its last checkpoint of another key.
[[nodiscard]] Result<void> rotateLogKey(Connection& connection, const BackendKeys& keys, const SigningKey& next, TimeMs now);
// Whether the newest link ends with this key.
[[nodiscard]] Result<bool> isNewestLogKey(Connection& connection, const SigningKey& key);

} // namespace countersign
