#pragma once
// Brings a database file to the newest schema: numbered SQL files, one transaction each; a fresh file runs all of them.
#include "services/base/database.h"

#include <string>
#include <vector>

namespace countersign {

struct Migration {
    int version = 0;  // rises by one
    std::string sql;
};

enum class MigrationOutcome { Fresh, UpToDate, Migrated };

// The version stands in PRAGMA user_version, the product in PRAGMA application_id. Errors: TooNew (file newer than the list; nothing
// was touched), Damaged (another product's file, or quick_check failed), Storage (a step failed and was rolled back whole).
[[nodiscard]] Result<MigrationOutcome> migrate(Connection& connection, const std::vector<Migration>& migrations, std::int32_t applicationId);

constexpr std::int32_t backendApplicationId = 0x43534231;  // "CSB1"
constexpr std::int32_t consoleApplicationId = 0x43534331;  // "CSC1"

}  // namespace countersign
