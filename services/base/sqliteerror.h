#pragma once
// What SQLite's result codes mean in the house's words. Internal to the database sources.
#include "models/domain/result.h"

#include <string>
#include <string_view>

namespace countersign {

// `code` is an extended result code, `message` is sqlite3_errmsg (names of tables and columns, never values).
[[nodiscard]] Error sqliteError(int code, std::string_view message, std::string_view sql);

}  // namespace countersign
