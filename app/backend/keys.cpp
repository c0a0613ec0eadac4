#include "app/backend/keys.h"

#include "models/domain/digest.h"
#include "models/domain/tlogrotation.h"
#include "services/base/secretfile.h"
#include "services/recovery/record/rotation.h"

#include <filesystem>
#include <sodium.h>

namespace countersign {

namespace {

std::string randomBytes(std::size_t count)
{
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string nextLogKey(const std::string& home)
{
    return home + "/keys/log.next";
}

Result<std::string> keyBytes(const std::string& path)
{
    auto bytes = readOrMakeSecret(path, [] { return randomBytes(32); });
    if (bytes && bytes->size() != 32)
        return fail(ErrorCode::Damaged, path + " is not a key; restore it from the backup");
    return bytes;
}

} // namespace

Result<BackendKeys> loadKeys(const std::string& home, bool databaseExists)
{
    namespace fs = std::filesystem;
    const std::string folder = home + "/keys";
    std::error_code problem;
    if (databaseExists && !fs::exists(folder + "/master", problem))
        return fail(ErrorCode::Damaged,
            "the database is there, but " + folder + "/master is gone: without it nothing personal can be read; restore it");
    fs::create_directories(folder, problem);
    fs::permissions(folder, fs::perms::owner_all, problem);
    if (problem)
        return fail(ErrorCode::Storage, "cannot make " + folder + ": " + problem.message());
    const auto master = keyBytes(folder + "/master");
    const auto log = keyBytes(folder + "/log");
    const auto service = keyBytes(folder + "/service");
    for (const auto* key : { &master, &log, &service })
        if (!*key)
            return tl::unexpected(key->error());
    auto origin = readOrMakeSecret(folder + "/origin", [] { return "countersign.local/" + hex(randomBytes(8)); });
    if (!origin)
        return tl::unexpected(origin.error());
    auto masterKey = SealKey::fromBytes(*master);
    auto logKey = signingKeyFromSeed(*log);
    auto serviceKey = signingKeyFromSeed(*service);
    if (!masterKey || !logKey || !serviceKey)
        return fail(ErrorCode::Damaged, "a key in " + folder + " cannot be used");
    return BackendKeys{ std::move(*masterKey), std::move(*logKey), std::move(*serviceKey), std::move(*origin) };
}

Result<void> passLogKeyOn(const std::string& home, Connection& connection, BackendKeys& keys, TimeMs now)
{
    const std::string seed = randomBytes(32);
    const auto next = signingKeyFromSeed(seed);
    if (!next)
        return tl::unexpected(next.error());
    // On disk before the record says so: a record that is signed with a lost key could never go on.
    if (auto kept = writeFileAtomically(nextLogKey(home), seed, true); !kept)
        return kept;
    if (auto begun = connection.begin(); !begun)
        return begun;
    auto rotated = rotateLogKey(connection, keys, *next, now);
    if (!rotated) {
        connection.rollback();
        return rotated;
    }
    if (auto committed = connection.commit(); !committed)
        return committed;
    return settleLogKey(home, connection, keys);
}

namespace {

Result<void> settleNextKey(const std::string& home, Connection& connection, BackendKeys& keys)
{
    namespace fs = std::filesystem;
    const auto seed = readSecret(nextLogKey(home));
    if (!seed)
        return seed.error().code == ErrorCode::NotFound ? Result<void>{} : Result<void>(tl::unexpected(seed.error()));
    auto key = signingKeyFromSeed(*seed);
    if (!key)
        return fail(ErrorCode::Damaged, nextLogKey(home) + " is not a key; restore it from the backup");
    const auto inForce = isNewestLogKey(connection, *key);
    if (!inForce)
        return tl::unexpected(inForce.error());
    std::error_code problem;
    if (!*inForce) {
        fs::remove(nextLogKey(home), problem);
        return problem ? fail(ErrorCode::Storage, "cannot remove " + nextLogKey(home) + ": " + problem.message()) : Result<void>{};
    }
    fs::rename(nextLogKey(home), home + "/keys/log", problem);
    if (problem)
        return fail(ErrorCode::Storage, "cannot put the new log key in place: " + problem.message());
    keys.log = std::move(*key);
    return {};
}

// A copy of the database from before a rotation is known by the links alone, and who lost the database has only DIR/keys. Never fewer than
// stand there: a copy that was put in place by hand knows less.
Result<void> keepLinks(const std::string& home, Connection& connection)
{
    constexpr std::size_t longestLinks = std::size_t{ 1 } << 20U;
    const auto links = rotationLinks(connection);
    if (!links || links->empty())
        return links ? Result<void>{} : Result<void>(tl::unexpected(links.error()));
    const auto text = readFile(rotationsFile(home), longestLinks);
    const auto kept = text ? parseRotations(*text) : Result<std::vector<std::string>>(tl::unexpected(text.error()));
    if (kept && kept->size() >= links->size())
        return {};
    return writeFileAtomically(rotationsFile(home), rotationsText(*links), true);
}

} // namespace

Result<void> settleLogKey(const std::string& home, Connection& connection, BackendKeys& keys)
{
    return settleNextKey(home, connection, keys).and_then([&] { return keepLinks(home, connection); });
}

} // namespace countersign
