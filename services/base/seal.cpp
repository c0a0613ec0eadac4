#include "services/base/seal.h"

#include <openssl/evp.h>
#include <sodium.h>

#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

namespace countersign {
namespace {

constexpr std::size_t nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t largestSealed = 1024 * 1024 * 1024;  // SQLite holds no longer text
constexpr std::size_t tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;

// Without a working random source there is nothing sensible to go on with.
void needSodium()
{
    static const int ready = sodium_init();
    if (ready < 0)
        std::abort();
}

unsigned char* writable(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* readable(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

// OpenSSL's base64 is eight times as fast as libsodium's, which keeps its timing constant: of no use to a ciphertext.
std::string toBase64(const std::vector<unsigned char>& bytes)
{
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
    EVP_EncodeBlock(writable(text), bytes.data(), static_cast<int>(bytes.size()));
    text.pop_back();  // the terminating NUL
    return text;
}

// Only what toBase64() itself would have written: OpenSSL forgives blanks and stray bits.
std::optional<std::vector<unsigned char>> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0 || text.size() > largestSealed)
        return std::nullopt;
    std::vector<unsigned char> bytes(text.size() / 4 * 3);
    if (EVP_DecodeBlock(bytes.data(), readable(text), static_cast<int>(text.size())) != static_cast<int>(bytes.size()))
        return std::nullopt;
    for (std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0; padding > 0 && !bytes.empty(); --padding)
        bytes.pop_back();
    return toBase64(bytes) == text ? std::optional(std::move(bytes)) : std::nullopt;
}

}  // namespace

SealKey SealKey::random()
{
    needSodium();
    std::string bytes(crypto_aead_xchacha20poly1305_ietf_KEYBYTES, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return SealKey(std::move(bytes));
}

Result<SealKey> SealKey::fromBytes(std::string_view bytes32)
{
    needSodium();
    if (bytes32.size() != crypto_aead_xchacha20poly1305_ietf_KEYBYTES)
        return fail(ErrorCode::InvalidInput, "A key must be exactly 32 bytes long.");
    return SealKey(std::string(bytes32));
}

SealKey::~SealKey()
{
    sodium_memzero(m_bytes.data(), m_bytes.size());
}

SealKey SealKey::derive(std::string_view purpose) const
{
    std::string bytes(crypto_aead_xchacha20poly1305_ietf_KEYBYTES, '\0');
    crypto_generichash(writable(bytes), bytes.size(), readable(purpose), purpose.size(), readable(m_bytes), m_bytes.size());
    return SealKey(std::move(bytes));
}

std::string SealKey::seal(std::string_view plain, std::string_view context) const
{
    std::vector<unsigned char> sealed(nonceSize + plain.size() + tagSize);
    randombytes_buf(sealed.data(), nonceSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonceSize, nullptr, readable(plain), plain.size(), readable(context),
                                               context.size(), nullptr, sealed.data(), readable(m_bytes));
    return toBase64(sealed);
}

Result<std::string> SealKey::open(std::string_view sealed, std::string_view context) const
{
    const auto bytes = fromBase64(sealed);
    if (!bytes || bytes->size() < nonceSize + tagSize)
        return fail(ErrorCode::Damaged, "A sealed value is not in the form it was written in.");
    const std::size_t size = bytes->size();
    std::string plain(size - nonceSize - tagSize, '\0');
    const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(writable(plain), nullptr, nullptr, bytes->data() + nonceSize,
        size - nonceSize, readable(context), context.size(), bytes->data(), readable(m_bytes));
    if (opened != 0)
        return fail(ErrorCode::Damaged, "A sealed value was changed, moved to another row, or belongs to another key.");
    return plain;
}

std::string SealKey::mac(std::string_view bytes) const
{
    unsigned char tag[crypto_auth_hmacsha256_BYTES];
    crypto_auth_hmacsha256(tag, readable(bytes), bytes.size(), readable(m_bytes));
    std::string hex(2 * sizeof tag + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), tag, sizeof tag);
    hex.pop_back();
    return hex;
}

}  // namespace countersign
