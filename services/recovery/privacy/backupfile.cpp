#include "services/recovery/privacy/backupfile.h"

#include "models/domain/digest.h"
#include "services/base/migrations.h"
#include "services/base/resources.h"
#include "services/recovery/record/audittree.h"
#include "services/recovery/record/rotation.h"

#include <filesystem>
#include <fstream>
#include <sodium.h>
#include <vector>

namespace countersign {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t entriesAtOnce = 5000;

Result<std::int64_t> backupNumber(Connection& connection, std::string_view sql)
{
    const auto row = connection.row<std::tuple<std::int64_t>>(sql);
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::get<0>(**row) : 0;
}

Result<void> mustBeOurs(Connection& connection)
{
    const auto id = backupNumber(connection, "PRAGMA application_id");
    const auto version = backupNumber(connection, "PRAGMA user_version");
    if (!id || !version)
        return tl::unexpected(id ? version.error() : id.error());
    if (*id != backendApplicationId)
        return fail(ErrorCode::Damaged, "the file is no backup of a Countersign backend");
    const auto newest = static_cast<std::int64_t>(migrationsOf("backend").size());
    if (*version > newest)
        return fail(ErrorCode::TooNew, "the backup was written by a newer Countersign (schema " + std::to_string(*version) + ", this one knows "
                + std::to_string(newest) + "): use the newer program");
    const auto sound = connection.row<std::tuple<std::string>>("PRAGMA integrity_check(1)");
    if (!sound)
        return tl::unexpected(sound.error());
    if (!*sound || std::get<0>(**sound) != "ok")
        return fail(ErrorCode::Damaged, "the backup is damaged: " + (*sound ? std::get<0>(**sound) : std::string("no answer")));
    return {};
}

// Hashes every entry anew; the newest checkpoint must be signed by a key of this log and be of exactly these entries.
Result<void> verifyRecord(Connection& connection, const std::vector<VerifierKey>& keys, BackupFacts& facts)
{
    Checkpoint checkpoint{ keys.back().name, 0, sha256("") };
    auto note = AuditTree(connection).checkpoint();
    if (!note && note.error().code != ErrorCode::NotFound)
        return tl::unexpected(std::move(note.error()));
    if (note) {
        auto opened = openUnderOneOf(*note, keys);
        if (!opened)
            return fail(ErrorCode::Damaged, "the backup's record is not signed by this home's key: " + opened.error().detail);
        checkpoint = std::move(*opened);
    }
    TreeHead head;
    Hash root = sha256("");
    for (std::int64_t next = 0;;) {
        const auto rows = connection.rows<std::tuple<std::int64_t, std::string, std::string>>(
            "SELECT idx, entry, leaf FROM audit_entries WHERE idx >= :from ORDER BY idx LIMIT :most", next, entriesAtOnce);
        if (!rows)
            return tl::unexpected(rows.error());
        for (const auto& [index, entry, leaf] : *rows) {
            const Hash hash = leafHash(entry);
            if (index != next || base64(view(hash)) != leaf)
                return fail(ErrorCode::Damaged, "entry " + std::to_string(next) + " of the backup's record is not the one that was made");
            head.append(hash);
            if (++next == checkpoint.size)
                root = head.root();
        }
        if (rows->empty()) {
            facts.entries = next;
            break;
        }
    }
    if (facts.entries < checkpoint.size || root != checkpoint.root)
        return fail(ErrorCode::Damaged, "the entries of the backup's record do not fit its checkpoint of " + std::to_string(checkpoint.size));
    facts.head = { checkpoint.size, checkpoint.root };
    return {};
}

void removeWithLog(const std::string& path)
{
    std::error_code ignored;
    for (const char* suffix : { "", "-wal", "-shm", "-journal" })
        fs::remove(path + suffix, ignored);
}

}  // namespace

Result<BackupFacts> describeFile(const std::string& path)
{
    BackupFacts facts;
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return fail(ErrorCode::NotFound, path + " cannot be opened");
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::vector<char> buffer(std::size_t{ 1 } << 20U);
    while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || file.gcount() > 0) {
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(buffer.data()), static_cast<unsigned long long>(file.gcount()));
        facts.bytes += file.gcount();
    }
    if (file.bad())
        return fail(ErrorCode::Storage, path + " cannot be read to its end");
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256_final(&state, reinterpret_cast<unsigned char*>(digest.data()));
    facts.sha256 = hex(digest);
    return facts;
}

Result<BackupFacts> checkBackup(const std::string& path, const VerifierKey& log)
{
    return checkBackup(path, std::vector<VerifierKey>{ log });
}

Result<BackupFacts> checkBackup(const std::string& path, const std::vector<VerifierKey>& keys)
{
    if (keys.empty())
        return fail(ErrorCode::InvalidInput, "no key to check the backup with");
    auto described = describeFile(path);
    if (!described)
        return described;
    BackupFacts& facts = *described;
    const auto connection = Connection::open(path, OpenMode::ReadOnly);
    if (!connection)
        return tl::unexpected(connection.error());
    auto checked = mustBeOurs(**connection).and_then([&] { return verifyRecord(**connection, keys, facts); });
    if (!checked)
        return tl::unexpected(std::move(checked.error()));
    return described;
}

Result<BackupFacts> makeBackup(Connection& reading, const std::string& path, const VerifierKey& log)
{
    std::error_code problem;
    if (fs::exists(path, problem))
        return fail(ErrorCode::Conflict, path + " exists already");
    const std::string part = path + ".part";
    removeWithLog(part);
    auto made = [&]() -> Result<BackupFacts> {
        if (const auto copied = reading.run("VACUUM INTO :file", part); !copied)
            return tl::unexpected(copied.error());
        fs::permissions(part, fs::perms::owner_read | fs::perms::owner_write, problem);
        if (problem)
            return fail(ErrorCode::Storage, "cannot protect " + part + ": " + problem.message());
        return checkBackup(part, log);
    }();
    if (made) {
        fs::rename(part, path, problem);
        if (problem)
            made = fail(ErrorCode::Storage, "cannot name " + path + ": " + problem.message());
    }
    removeWithLog(part);
    return made;
}

Result<void> removeBackup(const std::string& path, const std::string& sha256)
{
    std::error_code problem;
    const fs::path file(std::u8string(path.begin(), path.end()));
    const auto status = fs::symlink_status(file, problem);
    if (status.type() == fs::file_type::not_found) {
        if (!fs::is_directory(file.parent_path(), problem))
            return fail(ErrorCode::NotFound, "the folder of the backup is not there");
        return {};
    }
    if (status.type() != fs::file_type::regular)
        return fail(ErrorCode::Conflict, "what is there is not a plain file");
    const auto described = describeFile(path);
    if (!described)
        return tl::unexpected(described.error());
    if (described->sha256 != sha256)
        return fail(ErrorCode::Conflict, "the file is not the backup that the list names");
    for (const char* suffix : { "-wal", "-shm", "" }) {
        fs::path part = file;
        part += suffix;
        fs::remove(part, problem);
    }
    if (problem || fs::exists(file, problem))
        return fail(ErrorCode::Storage, "the backup could not be removed");
    return {};
}

}  // namespace countersign
