#pragma once
// Long texts made short before they are sealed: fewer bytes to encrypt, to write and to keep (Zstandard).
#include "models/domain/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace countersign {

// Nothing when it would not be shorter. Any thread.
[[nodiscard]] std::optional<std::string> packed(std::string_view plain);
// Damaged: not what packed() gave, or longer than a gibibyte.
[[nodiscard]] Result<std::string> unpacked(std::string_view packed);

}  // namespace countersign
