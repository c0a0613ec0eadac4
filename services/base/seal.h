#pragma once
// Sealing of personal data and secrets: XChaCha20-Poly1305 (libsodium), nonce ‖ ciphertext as base64 text. Long texts are packed first and
// then stand behind a "~".
#include "models/domain/result.h"

#include <string>
#include <string_view>

namespace countersign {

// A 32-byte key. Wiped when destroyed.
class SealKey {
public:
    [[nodiscard]] static SealKey random();
    [[nodiscard]] static Result<SealKey> fromBytes(std::string_view bytes32);
    SealKey(const SealKey&) = default;
    SealKey& operator=(const SealKey&) = default;
    ~SealKey();

    // A key for one purpose ("events", "secrets", "commitment", …), by keyed BLAKE2b.
    [[nodiscard]] SealKey derive(std::string_view purpose) const;
    // `context` is authenticated, not stored: the row's id, so that sealed values cannot be swapped between rows.
    [[nodiscard]] std::string seal(std::string_view plain, std::string_view context) const;
    [[nodiscard]] Result<std::string> open(std::string_view sealed, std::string_view context) const;  // Damaged when it fails
    [[nodiscard]] std::string mac(std::string_view bytes) const;  // hex HMAC-SHA256 under this key: look-up values, commitments
    [[nodiscard]] std::string_view bytes() const { return m_bytes; }

private:
    explicit SealKey(std::string bytes) : m_bytes(std::move(bytes)) {}
    [[nodiscard]] std::string sealBytes(std::string_view plain, std::string_view context) const;
    [[nodiscard]] Result<std::string> openBytes(std::string_view sealed, std::string_view context) const;
    std::string m_bytes;
};

}  // namespace countersign
