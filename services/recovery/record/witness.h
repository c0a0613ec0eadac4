#pragma once
// Consoles as witnesses: each cosigns the checkpoints it has checked for consistency with the last one it saw.
#include "models/domain/tlog.h"
#include "services/base/database.h"
#include "services/recovery/context.h"

#include <string>
#include <vector>

namespace countersign {

// Inside a write. Forbidden: the key is not an enrolled device key of this person. Conflict: the checkpoint is not of this record,
// or the witness's name is another key's. Unprocessable: the cosignature does not verify. An older one than stored changes nothing.
[[nodiscard]] Result<void> acceptCosignature(Connection& connection, const BackendKeys& keys, const std::string& personId,
    const std::string& vkey, const std::string& note, TimeMs now);
// vkeys of those who cosigned the checkpoint of this size, in the order of their lines.
[[nodiscard]] Result<std::vector<std::string>> witnessesOf(Connection& connection, std::int64_t size);
// vkeys of every console that ever cosigned and whose key is still in force.
[[nodiscard]] Result<std::vector<std::string>> allWitnesses(Connection& connection);
[[nodiscard]] std::string logVerifierKey(const BackendKeys& keys);

} // namespace countersign
