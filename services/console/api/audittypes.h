#pragma once
// What the record's calls take and give that no other program needs: reports, and what leads back to a draft.
#include "models/domain/json.h"
#include "models/domain/time.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

enum class AuditKey { Order, Provider, Decision, Code };
template <>
struct EnumWords<AuditKey> {
    static constexpr std::array<std::pair<AuditKey, std::string_view>, 4> words{ {
        { AuditKey::Order, "order" }, { AuditKey::Provider, "provider" }, { AuditKey::Decision, "decision" }, { AuditKey::Code, "code" },
    } };
};

struct AuditReportWish {
    std::string name;                 // "overrides", …
    std::optional<TimeMs> from, to;   // from ≤ at < to
    std::string shopId;               // empty: every shop
};
struct AuditReport {
    std::string name;
    std::vector<std::string> columns;            // stable words: "at", "person", …
    std::vector<std::vector<std::string>> rows;  // as many cells as columns; numbers and truth values as text
    std::string next;                            // cursor of the rows behind these; empty at the end
};
// A page of a report as lines of a file.
struct RecordLines {
    std::string text;  // the first page of a CSV begins with its columns' names
    std::string next;  // cursor of the next page; empty at the end
};

// Of one reading; what a bundle begins with.
struct RecordHeads {
    std::string checkpoint; // signed note with its cosignatures
    std::string vkey;
    std::string policy; // c2sp.org/tlog-policy: who cosigned
    std::string rotations{}; // links of the log's keys; empty: never passed on
};
[[nodiscard]] Result<RecordHeads> readRecordHeads(const Json& json);

// A body of another shape, or a row of another width than the columns, is InvalidInput naming it.
[[nodiscard]] Result<AuditReport> readAuditReport(const Json& json);

}  // namespace countersign
