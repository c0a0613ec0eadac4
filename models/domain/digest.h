#pragma once
// Hashes, MACs and their text forms. OpenSSL's EVP underneath (uses the CPU's SHA instructions).
#include "models/domain/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace countersign {

using Hash = std::array<std::uint8_t, 32>;

[[nodiscard]] Hash sha256(std::string_view bytes);
[[nodiscard]] Hash sha256(std::uint8_t prefix, std::string_view a, std::string_view b = {});  // SHA-256(prefix ‖ a ‖ b)
[[nodiscard]] Hash hmacSha256(std::string_view key, std::string_view bytes);
// Constant time in the content; unequal lengths are unequal.
[[nodiscard]] bool equalConstantTime(std::string_view a, std::string_view b);

[[nodiscard]] std::string_view view(const Hash& hash);
[[nodiscard]] std::string hex(std::string_view bytes);  // lower case
[[nodiscard]] Result<std::string> fromHex(std::string_view text);
[[nodiscard]] std::string base64(std::string_view bytes);  // standard alphabet, padded
// Canonical only: wrong length, alphabet, padding or non-zero unused bits are refused.
[[nodiscard]] Result<std::string> fromBase64(std::string_view text);

}  // namespace countersign
