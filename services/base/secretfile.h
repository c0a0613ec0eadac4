#pragma once
// Secrets on servers: files of mode 0600 in the home folder, made atomically, refused when others may read them.
#include "models/domain/result.h"

#include <functional>
#include <string>

namespace countersign {

// Reads `path`, or makes it with what `make` returns if it does not exist. Errors: Forbidden (mode wider than 0600), Storage.
[[nodiscard]] Result<std::string> readOrMakeSecret(const std::string& path, const std::function<std::string()>& make);
// Reads `path` and never makes it. Errors: NotFound, Forbidden (mode wider than 0600), Storage.
[[nodiscard]] Result<std::string> readSecret(const std::string& path);
// Writes via a temporary file, fsync and rename.
[[nodiscard]] Result<void> writeFileAtomically(const std::string& path, std::string_view bytes, bool secret);
[[nodiscard]] Result<std::string> readFile(const std::string& path, std::size_t maxBytes);
// For main(): a crash writes no picture of the memory, in which keys and customers stand in the clear, to the disk.
void leaveNoDumps();

}  // namespace countersign
