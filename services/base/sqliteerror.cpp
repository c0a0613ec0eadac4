#include "services/base/sqliteerror.h"

#include <sqlite3.h>

namespace countersign {

Error sqliteError(int code, std::string_view message, std::string_view sql)
{
    const std::string reason(message);
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
        return {ErrorCode::Conflict, "The database refused a row: " + reason + ".", std::nullopt};
    case SQLITE_FULL:
        return {ErrorCode::Storage, "The disk is full: nothing was saved.", std::nullopt};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorCode::Storage, "The database may not be written (" + reason + "): nothing was saved.", std::nullopt};
    case SQLITE_IOERR:
        return {ErrorCode::Storage, "Reading or writing the database failed (" + reason + "): nothing was saved.", std::nullopt};
    case SQLITE_CANTOPEN:
        return {ErrorCode::Storage, "The database file cannot be opened. Check that its folder exists and may be written.", std::nullopt};
    case SQLITE_NOTADB:
        return {ErrorCode::Damaged, "The file is not a database, or it was overwritten. It was left as it is.", std::nullopt};
    case SQLITE_CORRUPT:
        return {ErrorCode::Damaged, "The database is damaged (" + reason + "). Restore it from a backup.", std::nullopt};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Unavailable, "Another program holds the database at the moment.", 1000};
    case SQLITE_NOMEM:
        return {ErrorCode::Unavailable, "There is not enough memory for the database.", 1000};
    case SQLITE_TOOBIG:
        return {ErrorCode::TooLarge, "A value is too large for the database.", std::nullopt};
    case SQLITE_INTERRUPT:
        return {ErrorCode::Cancelled, "The database work was cancelled.", std::nullopt};
    default:
        return {ErrorCode::Internal, "SQL failed: " + reason + " in: " + std::string(sql.substr(0, 300)), std::nullopt};
    }
}

}  // namespace countersign
