#include "services/recovery/people/passwords.h"

#include "models/domain/text.h"

#include <array>
#include <sodium.h>

namespace countersign {

PasswordCost cheapestCost() { return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN}; }

Result<std::string> hashPassword(std::string_view password, const PasswordCost& cost)
{
    if (sodium_init() < 0)
        return fail(ErrorCode::Unavailable, "libsodium did not start");
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str(text.data(), password.data(), password.size(), cost.passes, cost.memory) != 0)
        return fail(ErrorCode::Unavailable, "not enough memory to hash a password");
    return std::string(text.data());
}

bool passwordMatches(const std::string& hash, std::string_view password)
{
    return sodium_init() >= 0 && crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

Result<void> acceptablePassword(std::string_view password)
{
    if (password.size() > 512)
        return fail(ErrorCode::InvalidInput, "the password is longer than 512 bytes");
    if (countCharacters(password) < 10)
        return fail(ErrorCode::InvalidInput, "the password is shorter than 10 characters");
    return {};
}

}  // namespace countersign
