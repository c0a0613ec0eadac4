#include "app/ctl/devicekey.h"

#include "models/domain/digest.h"
#include "services/base/secretfile.h"

#include <filesystem>
#include <sodium.h>

namespace countersign {

namespace {

Result<SigningKey> seededKey(const std::string& file)
{
    const auto seedText = readOrMakeSecret(file, [] {
        std::string seed(32, '\0');
        randombytes_buf(seed.data(), seed.size());
        return base64(seed);
    });
    const auto seed = seedText ? fromBase64(*seedText) : Result<std::string>(tl::unexpected(seedText.error()));
    return seed ? signingKeyFromSeed(*seed) : Result<SigningKey>(tl::unexpected(seed.error()));
}

Result<std::string> enrolSigner(Client& client, const SigningKey& key)
{
    const auto enrolled = client.json("POST", "/v1/me/keys", Json{{"public_key", base64(key.publicKey)}, {"device", "countersignctl"}});
    return enrolled ? Result<std::string>(enrolled->value("key_id", std::string())) : Result<std::string>(tl::unexpected(enrolled.error()));
}

}  // namespace

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
    const std::string file = folder + "/" + person->id;
    auto key = seededKey(file);
    auto enrolled = key ? enrolSigner(client, *key) : Result<std::string>(tl::unexpected(key.error()));
    if (!enrolled && key && enrolled.error().code == ErrorCode::Conflict) {
        // It was revoked: a new one takes its place.
        fs::remove(file, problem);
        key = seededKey(file);
        enrolled = key ? enrolSigner(client, *key) : Result<std::string>(tl::unexpected(key.error()));
    }
    if (!enrolled)
        return tl::unexpected(enrolled.error());
    return Signer{std::move(*key), *enrolled, std::move(*person)};
}

}  // namespace countersign
