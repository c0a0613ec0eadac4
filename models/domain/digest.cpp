#include "models/domain/digest.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace countersign {
namespace {

struct FreeMd {
    void operator()(EVP_MD* md) const { EVP_MD_free(md); }
};
struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

// Looking the algorithm up costs more than hashing a leaf, so it is done once.
const EVP_MD* sha256Algorithm()
{
    static const std::unique_ptr<EVP_MD, FreeMd> md(EVP_MD_fetch(nullptr, "SHA256", nullptr));
    return md.get();
}

EVP_MD_CTX* context()
{
    thread_local const std::unique_ptr<EVP_MD_CTX, FreeContext> own(EVP_MD_CTX_new());
    return own.get();
}

// A digest that cannot be computed means no memory or no crypto library: nothing true can be said after that.
void demand(int ok)
{
    if (ok != 1)
        std::abort();
}

constexpr std::string_view base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<std::int8_t, 256> base64Values = [] {
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < base64Alphabet.size(); ++i)
        values.at(static_cast<std::uint8_t>(base64Alphabet[i])) = static_cast<std::int8_t>(i);
    return values;
}();

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

}  // namespace

Hash sha256(std::string_view bytes)
{
    Hash hash{};
    demand(EVP_DigestInit_ex2(context(), sha256Algorithm(), nullptr));
    demand(EVP_DigestUpdate(context(), bytes.data(), bytes.size()));
    demand(EVP_DigestFinal_ex(context(), hash.data(), nullptr));
    return hash;
}

Hash sha256(std::uint8_t prefix, std::string_view a, std::string_view b)
{
    Hash hash{};
    demand(EVP_DigestInit_ex2(context(), sha256Algorithm(), nullptr));
    // A tree's nodes are short and many: one update costs a tenth less than three.
    if (std::array<char, 65> joined{}; a.size() <= 32 && b.size() <= 32) {
        joined[0] = static_cast<char>(prefix);
        std::copy(b.begin(), b.end(), std::copy(a.begin(), a.end(), joined.begin() + 1));
        demand(EVP_DigestUpdate(context(), joined.data(), 1 + a.size() + b.size()));
        demand(EVP_DigestFinal_ex(context(), hash.data(), nullptr));
        return hash;
    }
    demand(EVP_DigestUpdate(context(), &prefix, 1));
    demand(EVP_DigestUpdate(context(), a.data(), a.size()));
    demand(EVP_DigestUpdate(context(), b.data(), b.size()));
    demand(EVP_DigestFinal_ex(context(), hash.data(), nullptr));
    return hash;
}

Hash hmacSha256(std::string_view key, std::string_view bytes)
{
    Hash hash{};
    unsigned int length = 0;
    const char* keyData = key.empty() ? "" : key.data();  // a null key would mean "the one used before" to OpenSSL
    demand(HMAC(sha256Algorithm(), keyData, static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(bytes.data()),
                bytes.size(), hash.data(), &length)
           != nullptr);
    return hash;
}

bool equalConstantTime(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string_view view(const Hash& hash)
{
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

std::string hex(std::string_view bytes)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<std::uint8_t>(c);
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

Result<std::string> fromHex(std::string_view text)
{
    if (text.size() % 2 != 0)
        return fail(ErrorCode::InvalidInput, "an odd number of hex digits");
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hexValue(text[i]);
        const int low = hexValue(text[i + 1]);
        if (high < 0 || low < 0)
            return fail(ErrorCode::InvalidInput, "not a hex digit");
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

std::string base64(std::string_view bytes)
{
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');  // EVP_EncodeBlock ends its text with a NUL
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), reinterpret_cast<const unsigned char*>(bytes.data()),
        static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(length));
    return text;
}

Result<std::string> fromBase64(std::string_view text)
{
    const auto refuse = [] { return fail(ErrorCode::InvalidInput, "not canonical base64"); };
    if (text.size() % 4 != 0)
        return refuse();
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        const bool last = i + 4 == text.size();
        std::size_t have = 4;
        if (last && text[i + 3] == '=')
            have = text[i + 2] == '=' ? 2 : 3;
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            const int value = k < have ? base64Values.at(static_cast<std::uint8_t>(text[i + k])) : 0;
            if (value < 0)
                return refuse();
            group = group << 6 | static_cast<std::uint32_t>(value);
        }
        // One flipped bit among the unused ones would otherwise pass as the same bytes.
        if ((have == 2 && (group & 0xffff)) || (have == 3 && (group & 0xff)))
            return refuse();
        for (std::size_t k = 0; k + 1 < have; ++k)
            bytes += static_cast<char>(group >> (16 - 8 * k) & 0xff);
    }
    return bytes;
}

}  // namespace countersign
