#include "app/backend/keys.h"

#include "models/domain/digest.h"
#include "services/base/secretfile.h"

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

} // namespace countersign
