#pragma once
// The tables auditors ask for, made from the record's entries; newest first, page by page, so that none has a last row but the record's own.
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
    std::string next; // cursor of the rows behind these; empty at the end
};
void to_json(Json& json, const AuditReport& report);
// The page as lines of a file: RFC 4180 with the columns' names, or one object a line with a member per column.
[[nodiscard]] std::string reportCsvHead(const AuditReport& report);
[[nodiscard]] std::string reportCsvLines(const AuditReport& report);
[[nodiscard]] std::string reportJsonLines(const AuditReport& report);

[[nodiscard]] std::vector<std::string_view> auditReportNames();
// At most `limit` rows behind the page whose `next` the cursor is (empty: the newest). Fewer, even none, with a `next` where most entries
// looked at are no rows: an answer looks at 5,000. One snapshot; pool threads only. NotFound: no report has this name; InvalidInput: as
// for a search.
[[nodiscard]] Result<AuditReport> auditReport(Connection& connection, std::string_view name, const AuditReportQuery& query,
    const std::string& cursor = {}, std::size_t limit = 500);

} // namespace countersign
