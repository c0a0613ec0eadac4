#include "models/domain/signature.h"

#include "models/domain/digest.h"

#include <cstdlib>
#include <sodium.h>

namespace countersign {
namespace {

unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }
const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

// libsodium wants to be started once before anything random; without its generator no key may be made.
void start()
{
    static const int ready = sodium_init();
    if (ready < 0)
        std::abort();
}

}  // namespace

SigningKey newSigningKey()
{
    start();
    SigningKey key{std::string(crypto_sign_PUBLICKEYBYTES, '\0'), std::string(crypto_sign_SECRETKEYBYTES, '\0')};
    crypto_sign_keypair(raw(key.publicKey), raw(key.secretKey));
    return key;
}

Result<SigningKey> signingKeyFromSeed(std::string_view seed32)
{
    start();
    if (seed32.size() != crypto_sign_SEEDBYTES)
        return fail(ErrorCode::InvalidInput, "a signing key's seed has 32 bytes");
    SigningKey key{std::string(crypto_sign_PUBLICKEYBYTES, '\0'), std::string(crypto_sign_SECRETKEYBYTES, '\0')};
    crypto_sign_seed_keypair(raw(key.publicKey), raw(key.secretKey), raw(seed32));
    return key;
}

std::string sign(const SigningKey& key, std::string_view bytes)
{
    start();
    if (key.secretKey.size() != crypto_sign_SECRETKEYBYTES)
        return {};  // an empty signature verifies nowhere
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(raw(signature), nullptr, raw(bytes), bytes.size(), raw(std::string_view(key.secretKey)));
    return signature;
}

bool verify(std::string_view publicKey, std::string_view bytes, std::string_view signature)
{
    start();
    return publicKey.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES
        && crypto_sign_verify_detached(raw(signature), raw(bytes), bytes.size(), raw(publicKey)) == 0;
}

std::string keyId(std::string_view publicKey)
{
    return "k_" + hex(view(sha256(publicKey))).substr(0, 16);
}

}  // namespace countersign
