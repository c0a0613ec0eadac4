#pragma once
// The record's way out of the house: a folder that verifies with nothing but the log's public key (c2sp.org/tlog-tiles).
#include "models/domain/tlog.h"
#include "services/base/database.h"
#include "services/recovery/context.h"

#include <functional>
#include <string>

namespace countersign {

using ExportProgress = std::function<void(std::int64_t done, std::int64_t total)>; // files; may be empty

// Writes checkpoint, tiles, entries, log.vkey and policy beside `folder` and renames: the folder is there whole or not at all.
// Conflict when `folder` exists and is not empty; Damaged when the record itself has gaps (the first is named).
[[nodiscard]] Result<Checkpoint> exportBundle(
    Connection& connection, const BackendKeys& keys, const std::string& folder, const ExportProgress& progress = {});
// The same from anywhere: `read` gives "checkpoint", "log.vkey", "policy", "rotations" (NotFound: the log's key was never passed on) and
// every tile by path.
[[nodiscard]] Result<Checkpoint> writeBundle(
    const std::function<Result<std::string>(const std::string&)>& read, const std::string& folder, const ExportProgress& progress = {});
// Reads a bundle from a folder: regular files only, no links, nothing larger than a tile can be.
[[nodiscard]] BundleSource folderBundle(const std::string& folder);

} // namespace countersign
