#pragma once
// Password hashes: argon2id by libsodium, in its own text form, which names the cost it was made with.
#include "models/domain/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace countersign {

struct PasswordCost {
    unsigned long long passes = 3;
    std::size_t memory = 64 * 1024 * 1024;  // bytes, held while one password is hashed
};
[[nodiscard]] PasswordCost cheapestCost();  // for tests: the least that argon2id allows

// Unavailable when the memory is not to be had.
[[nodiscard]] Result<std::string> hashPassword(std::string_view password, const PasswordCost& cost);
[[nodiscard]] bool passwordMatches(const std::string& hash, std::string_view password);
// Fit to be stored: at least 10 characters, at most 512 bytes.
[[nodiscard]] Result<void> acceptablePassword(std::string_view password);

}  // namespace countersign
