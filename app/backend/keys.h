#pragma once
// The backend's keys in DIR/keys, each file 0600, made at the first start; keys are 32 raw bytes.
#include "services/base/database.h"
#include "services/recovery/context.h"

#include <string>

namespace countersign {

// Forbidden: a key file that others may read. Damaged: a key file that is no key, or a database whose keys are gone.
[[nodiscard]] Result<BackendKeys> loadKeys(const std::string& home, bool databaseExists);

// Passes the log's key on to a new one, which takes the old one's place in DIR/keys/log; `keys` gets it too. With the home locked and
// before anything else uses the database. Killed at any instant: settleLogKey() at the next start ends it or takes it back.
[[nodiscard]] Result<void> passLogKeyOn(const std::string& home, Connection& connection, BackendKeys& keys, TimeMs now);
// Also keeps the links between the keys in DIR/keys/rotations.
[[nodiscard]] Result<void> settleLogKey(const std::string& home, Connection& connection, BackendKeys& keys);

}  // namespace countersign
