#include "services/recovery/privacy/rewritefile.h"

#include "services/base/database.h"
#include "services/base/filelock.h"
#include "services/base/resources.h"
#include "services/recovery/privacy/backupfile.h"

#include <filesystem>

namespace countersign {

namespace {

namespace fs = std::filesystem;

void removeBeside(const std::string& path, std::initializer_list<const char*> suffixes)
{
    std::error_code ignored;
    for (const char* suffix : suffixes)
        fs::remove(path + suffix, ignored);
}

// Into a file: an ordinary VACUUM would keep its copy in memory (temp_store) or in a folder of the system.
Result<void> writeAnew(const std::string& place, const std::string& fresh)
{
    auto opened = Connection::open(place, OpenMode::ReadWrite);
    if (!opened)
        return tl::unexpected(std::move(opened.error()));
    Connection& connection = **opened;
    const auto id = connection.row<std::tuple<std::int64_t>>("PRAGMA application_id");
    if (!id)
        return tl::unexpected(id.error());
    if (!*id || std::get<0>(**id) != backendApplicationId)
        return fail(ErrorCode::Damaged, "the file is no database of a Countersign backend");
    // The search keeps words of what was deleted in its old segments.
    for (const std::string table : { "draft_text", "knowledge_text" })
        if (const auto merged = connection.run("INSERT INTO " + table + "(" + table + ") VALUES('optimize')"); !merged)
            return tl::unexpected(merged.error());
    if (!connection.checkpoint(Connection::Checkpoint::Truncate))
        return fail(ErrorCode::Storage, "the database's log could not be moved into it");
    const auto written = connection.run("VACUUM INTO :file", fresh);
    return written ? Result<void>{} : Result<void>(tl::unexpected(written.error()));
}

Result<void> mustBeSound(const std::string& path)
{
    const auto connection = Connection::open(path, OpenMode::ReadOnly);
    if (!connection)
        return tl::unexpected(connection.error());
    const auto sound = (*connection)->row<std::tuple<std::string>>("PRAGMA integrity_check(1)");
    if (!sound)
        return tl::unexpected(sound.error());
    if (!*sound || std::get<0>(**sound) != "ok")
        return fail(ErrorCode::Damaged, "what was written is damaged: " + (*sound ? std::get<0>(**sound) : std::string("no answer")));
    return {};
}

}  // namespace

Result<RewrittenFile> rewriteDatabase(const std::string& home)
{
    const std::string place = home + "/countersign.sqlite";
    std::error_code problem;
    if (!fs::is_regular_file(place, problem))
        return fail(ErrorCode::NotFound, "there is no database in " + home);
    const auto lock = FileLock::acquire(home + "/lock");
    if (!lock)
        return fail(lock.error().code, "the backend of this home is running: stop it first");
    const std::string fresh = place + ".rewriting";
    removeBeside(fresh, { "", "-wal", "-shm", "-journal" });
    RewrittenFile report;
    report.bytesBefore = static_cast<std::int64_t>(fs::file_size(place, problem));
    auto done = writeAnew(place, fresh).and_then([&]() -> Result<void> {
        fs::permissions(fresh, fs::perms::owner_read | fs::perms::owner_write, problem);
        return problem ? Result<void>(fail(ErrorCode::Storage, "cannot protect " + fresh + ": " + problem.message())) : mustBeSound(fresh);
    });
    done = done.and_then([&] { return syncPath(fresh); }).and_then([&]() -> Result<void> {
        report.bytesAfter = static_cast<std::int64_t>(fs::file_size(fresh, problem));
        removeBeside(place, { "-wal", "-shm" });  // all of the log is in the file
        fs::rename(fresh, place, problem);
        if (problem)
            return fail(ErrorCode::Storage, "cannot put the file in place: " + problem.message());
        return syncPath(home);
    });
    removeBeside(fresh, { "", "-wal", "-shm", "-journal" });
    if (!done)
        return tl::unexpected(std::move(done.error()));
    return report;
}

}  // namespace countersign
