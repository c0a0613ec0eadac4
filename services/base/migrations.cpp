#include "services/base/migrations.h"

namespace countersign {
namespace {

// A check of every page takes seconds on a large file: then only before the file is changed.
constexpr std::int64_t alwaysCheckedPages = 2048;

Result<std::int64_t> number(Connection& connection, std::string_view sql)
{
    auto found = connection.row<std::tuple<std::int64_t>>(sql);
    if (!found)
        return tl::unexpected(std::move(found.error()));
    if (!*found)
        return fail(ErrorCode::Damaged, "The database does not say what it is. It was left as it is.");
    return std::get<0>(**found);
}

Result<void> step(Connection& connection, const Migration& migration, std::int32_t applicationId)
{
    if (auto begun = connection.begin(); !begun)
        return begun;
    auto done = connection.script(migration.sql);
    if (done && !connection.inTransaction())
        return fail(ErrorCode::Internal, "Migration " + std::to_string(migration.version) + " ended its own transaction.");
    if (done)
        done = connection.script("PRAGMA application_id=" + std::to_string(applicationId) +
                                 "; PRAGMA user_version=" + std::to_string(migration.version));
    if (done)
        return connection.commit();
    connection.rollback();
    return done;
}

}  // namespace

Result<MigrationOutcome> migrate(Connection& connection, const std::vector<Migration>& migrations, std::int32_t applicationId)
{
    int newest = 0;
    for (const auto& migration : migrations)
        if (migration.version != ++newest)
            return fail(ErrorCode::Internal, "Migration versions must rise by one from 1.");

    const auto id = number(connection, "PRAGMA application_id");
    const auto version = number(connection, "PRAGMA user_version");
    const auto tables = number(connection, "SELECT count(*) FROM sqlite_schema");
    const auto pages = number(connection, "PRAGMA page_count");
    for (const auto* value : {&id, &version, &tables, &pages})
        if (!*value)
            return tl::unexpected(value->error());

    const bool fresh = *id == 0 && *version == 0 && *tables == 0;
    if (!fresh && *id != applicationId)
        return fail(ErrorCode::Damaged, "The database belongs to another program. It was left as it is.");
    if (*version > newest)
        return fail(ErrorCode::TooNew,
            "The database was written by a newer Countersign (schema " + std::to_string(*version) + ", this one knows "
                + std::to_string(newest) + "). It was left as it is; use the newer program.");
    if (!fresh && (*version < newest || *pages <= alwaysCheckedPages)) {
        if (auto sound = connection.quickCheck(); !sound)
            return tl::unexpected(std::move(sound.error()));
    }
    if (auto adopted = connection.adopt(); !adopted)
        return tl::unexpected(std::move(adopted.error()));
    for (const auto& migration : migrations) {
        if (migration.version <= *version)
            continue;
        if (auto done = step(connection, migration, applicationId); !done) {
            Error error = std::move(done.error());
            if (error.code != ErrorCode::Damaged && error.code != ErrorCode::Unavailable)
                error.code = ErrorCode::Storage;
            error.detail
                = "Bringing the database to schema " + std::to_string(migration.version) + " failed and was undone: " + error.detail;
            return tl::unexpected(std::move(error));
        }
    }
    if (fresh)
        return MigrationOutcome::Fresh;
    return *version == newest ? MigrationOutcome::UpToDate : MigrationOutcome::Migrated;
}

}  // namespace countersign
