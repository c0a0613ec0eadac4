#pragma once
// Ed25519 (RFC 8032) by libsodium. Keys are raw bytes in std::string: public 32, secret 64 (seed ‖ public), signature 64.
#include "models/domain/result.h"

#include <string>
#include <string_view>

namespace countersign {

struct SigningKey {
    std::string publicKey;
    std::string secretKey;
};

[[nodiscard]] SigningKey newSigningKey();
[[nodiscard]] Result<SigningKey> signingKeyFromSeed(std::string_view seed32);
[[nodiscard]] std::string sign(const SigningKey& key, std::string_view bytes);
[[nodiscard]] bool verify(std::string_view publicKey, std::string_view bytes, std::string_view signature);
// Names a device key: "k_" + first 16 hex digits of SHA-256(public key).
[[nodiscard]] std::string keyId(std::string_view publicKey);

}  // namespace countersign
