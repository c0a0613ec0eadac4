#pragma once
// Files that ship beside the code, compiled in: resources/sql/…, resources/policy/…, resources/api/…, resources/texts/….
#include "models/domain/result.h"
#include "services/base/migrations.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign {

// "policy/requirements.json" → its bytes. NotFound is a bug of the build.
[[nodiscard]] Result<std::string_view> resource(std::string_view path);
// All resources/sql/<which>/NNN_*.sql in order; which: "backend" or "console".
[[nodiscard]] std::vector<Migration> migrationsOf(std::string_view which);

}  // namespace countersign
