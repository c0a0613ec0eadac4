#include "services/base/seal.h"

#include "services/base/packing.h"

#include <sodium.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

namespace countersign {
namespace {

constexpr std::size_t nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t largestSealed = 1024 * 1024 * 1024;  // SQLite holds no longer text
constexpr std::size_t tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t worthPacking = 2048;  // below, unpacking costs more than the bytes
constexpr char packedMark = '~';  // no digit of base64

// Bound to the mark: without it the bytes do not open.
std::string packedContext(std::string_view context)
{
    return std::string(context) + "\npacked";
}

// Without a working random source there is nothing sensible to go on with.
void needSodium()
{
    static const int ready = sodium_init();
    if (ready < 0)
        std::abort();
}

unsigned char* writable(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* readable(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Base64 by table, two digits at a time: every webhook and every cart passes here. It need not keep its timing constant, for it is only
// given ciphertext, which is what libsodium's does at a tenth of the speed.
struct DigitPairs {
    std::array<char, 2 * 4096> text{};
    constexpr DigitPairs()
    {
        for (std::size_t i = 0; i < 4096; ++i) {
            text[2 * i] = alphabet[i >> 6U];
            text[2 * i + 1] = alphabet[i & 63U];
        }
    }
};
constexpr DigitPairs digitPairs;

constexpr std::uint8_t noDigit = 0xFF;
constexpr std::array<std::uint8_t, 256> digitValues = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(noDigit);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
    return values;
}();

std::string toBase64(const std::vector<unsigned char>& bytes)
{
    std::string text((bytes.size() + 2) / 3 * 4, '=');
    char* to = text.data();
    const auto pair = [&to](unsigned value) {
        std::memcpy(to, &digitPairs.text[std::size_t{ 2 } * value], 2);
        to += 2;
    };
    std::size_t i = 0;
    for (; i + 3 <= bytes.size(); i += 3) {
        const unsigned three = (static_cast<unsigned>(bytes[i]) << 16U) | (static_cast<unsigned>(bytes[i + 1]) << 8U) | bytes[i + 2];
        pair(three >> 12U);
        pair(three & 0xFFFU);
    }
    if (bytes.size() - i == 2) {
        const unsigned two = (static_cast<unsigned>(bytes[i]) << 8U) | bytes[i + 1];
        pair(two >> 4U);
        *to = alphabet[(two << 2U) & 63U];
    } else if (bytes.size() - i == 1) {
        pair(static_cast<unsigned>(bytes[i]) << 4U);
    }
    return text;
}

// Only what toBase64() itself would have written.
std::optional<std::vector<unsigned char>> bytesFromBase64(std::string_view text)
{
    if (text.size() % 4 != 0 || text.size() > largestSealed)
        return std::nullopt;
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    const std::size_t digits = text.size() - padding;
    std::vector<unsigned char> bytes(text.size() / 4 * 3 - padding);
    const auto value = [&text](std::size_t at) { return unsigned{ digitValues[static_cast<unsigned char>(text[at])] }; };
    unsigned wrong = 0; // 64 or more in any digit
    std::size_t at = 0;
    unsigned char* to = bytes.data();
    for (; at + 4 <= digits; at += 4) {
        const unsigned a = value(at);
        const unsigned b = value(at + 1);
        const unsigned c = value(at + 2);
        const unsigned d = value(at + 3);
        wrong |= a | b | c | d;
        const unsigned three = (a << 18U) | (b << 12U) | (c << 6U) | d;
        *to++ = static_cast<unsigned char>(three >> 16U);
        *to++ = static_cast<unsigned char>(three >> 8U);
        *to++ = static_cast<unsigned char>(three);
    }
    if (digits - at == 3) {
        const unsigned a = value(at);
        const unsigned b = value(at + 1);
        const unsigned c = value(at + 2);
        wrong |= a | b | c | ((c & 3U) != 0 ? 64U : 0U);
        *to++ = static_cast<unsigned char>((a << 2U) | (b >> 4U));
        *to++ = static_cast<unsigned char>((b << 4U) | (c >> 2U));
    } else if (digits - at == 2) {
        const unsigned a = value(at);
        const unsigned b = value(at + 1);
        wrong |= a | b | ((b & 15U) != 0 ? 64U : 0U);
        *to++ = static_cast<unsigned char>((a << 2U) | (b >> 4U));
    }
    return wrong < 64 ? std::optional(std::move(bytes)) : std::nullopt;
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
    if (plain.size() >= worthPacking)
        if (const auto shorter = packed(plain))
            return packedMark + sealBytes(*shorter, packedContext(context));
    return sealBytes(plain, context);
}

Result<std::string> SealKey::open(std::string_view sealed, std::string_view context) const
{
    if (!sealed.starts_with(packedMark))
        return openBytes(sealed, context);
    const auto shorter = openBytes(sealed.substr(1), packedContext(context));
    return shorter ? unpacked(*shorter) : shorter;
}

std::string SealKey::sealBytes(std::string_view plain, std::string_view context) const
{
    std::vector<unsigned char> sealed(nonceSize + plain.size() + tagSize);
    randombytes_buf(sealed.data(), nonceSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonceSize, nullptr, readable(plain), plain.size(), readable(context),
                                               context.size(), nullptr, sealed.data(), readable(m_bytes));
    return toBase64(sealed);
}

Result<std::string> SealKey::openBytes(std::string_view sealed, std::string_view context) const
{
    const auto bytes = bytesFromBase64(sealed);
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
