#pragma once
// The tables auditors ask for, made from the record's entries; newest first.
#include "models/domain/json.h"
#include "models/domain/time.h"
#include "services/base/database.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace countersign {

struct AuditReportQuery {
    std::optional<TimeMs> from, to; // from ≤ at < to
    std::string shop; // empty = every shop
};
struct AuditReport {
    std::string name;
    std::vector<std::string> columns; // stable words: "at" (RFC 3339), "entry" (index in the record), "person" (a name), "value_minor", …
    std::vector<Json> rows; // arrays, one cell per column
    bool more = false; // only the newest 10,000 rows are here: ask for a shorter time
};
void to_json(Json& json, const AuditReport& report);

[[nodiscard]] std::vector<std::string_view> auditReportNames();
// One snapshot; pool threads only. NotFound: no report has this name; InvalidInput: as for a search.
[[nodiscard]] Result<AuditReport> auditReport(Connection& connection, std::string_view name, const AuditReportQuery& query);

} // namespace countersign
