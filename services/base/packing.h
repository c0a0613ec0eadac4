#pragma once
// Long texts made short before they are sealed or kept: fewer bytes to encrypt, to write and to keep (Zstandard).
#include "models/domain/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace countersign {

// Nothing when it would not be shorter. Any thread.
[[nodiscard]] std::optional<std::string> packed(std::string_view plain);
// Damaged: not what packed() gave, or longer than a gibibyte.
[[nodiscard]] Result<std::string> unpacked(std::string_view packed);

// For a column of text: the JSON itself, or its packed bytes as base64 behind a mark where that is shorter. Any thread.
[[nodiscard]] std::string packedText(std::string json);
[[nodiscard]] Result<std::string> plainText(std::string_view stored);  // Damaged: neither

}  // namespace countersign
