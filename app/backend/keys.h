#pragma once
// The backend's keys in DIR/keys, each file 0600, made at the first start; keys are 32 raw bytes.
#include "services/recovery/context.h"

#include <string>

namespace countersign {

// Forbidden: a key file that others may read. Damaged: a key file that is no key, or a database whose keys are gone.
[[nodiscard]] Result<BackendKeys> loadKeys(const std::string& home, bool databaseExists);

}  // namespace countersign
