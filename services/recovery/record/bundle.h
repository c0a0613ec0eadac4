#pragma once
// The record's way out of the house: a folder that verifies with nothing but the log's public key (c2sp.org/tlog-tiles).
#include "services/base/bundlefolder.h"
#include "services/base/database.h"
#include "services/recovery/context.h"

namespace countersign {

// As writeBundle, out of the database. Damaged when the record itself has gaps (the first is named).
[[nodiscard]] Result<Checkpoint> exportBundle(
    Connection& connection, const BackendKeys& keys, const std::string& folder, const ExportProgress& progress = {});

} // namespace countersign
