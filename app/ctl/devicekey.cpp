#include "app/ctl/devicekey.h"

#include "models/domain/digest.h"
#include "services/base/secretfile.h"

#include <filesystem>
#include <sodium.h>

namespace countersign {

Result<Signer> signerFor(Client& client, const Where& where)
{
    namespace fs = std::filesystem;
    auto person = client.me();
    if (!person)
        return tl::unexpected(person.error());
    const std::string folder = where.home + "/keys-of-login";
    std::error_code problem;
    fs::create_directories(folder, problem);
    fs::permissions(folder, fs::perms::owner_all, problem);
    if (problem)
        return fail(ErrorCode::Storage, "cannot make " + folder + ": " + problem.message());
    const auto seedText = readOrMakeSecret(folder + "/" + person->id, [] {
        std::string seed(32, '\0');
        randombytes_buf(seed.data(), seed.size());
        return base64(seed);
    });
    const auto seed = seedText ? fromBase64(*seedText) : Result<std::string>(tl::unexpected(seedText.error()));
    auto key = seed ? signingKeyFromSeed(*seed) : Result<SigningKey>(tl::unexpected(seed.error()));
    if (!key)
        return tl::unexpected(key.error());
    const auto enrolled = client.json("POST", "/v1/me/keys", Json{{"public_key", base64(key->publicKey)}, {"device", "countersignctl"}});
    if (!enrolled)
        return tl::unexpected(enrolled.error());
    return Signer{std::move(*key), enrolled->value("key_id", std::string()), std::move(*person)};
}

}  // namespace countersign
