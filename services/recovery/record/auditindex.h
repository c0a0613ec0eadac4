#pragma once
// Takes entries of the record into what it is searched by (resources/sql/backend/005_record.sql), in order, about a second behind it, so
// that appending stays one row. One per record; whoever sequences the record runs it (app/backend/sequencing).
#include "services/base/database.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace countersign {

// Some entries, read and made ready outside of any write; an entry that cannot be read is found by its time alone.
struct AuditIndexStep {
    struct Row {
        std::int64_t index = 0;
        std::int64_t at = 0;
        std::optional<std::int64_t> value;
        std::optional<std::string> currency;
        std::optional<std::string> words; // absent: unreadable
        std::vector<std::string> terms;
        std::string code;      // of the offer, where the entry is about one
        std::string offeredIn; // its draft
    };
    std::int64_t from = 0;
    std::vector<Row> rows; // empty: nothing waits
};

class AuditIndex {
public:
    // The next entries, at most so many that storing them holds up other writes for some ten milliseconds.
    [[nodiscard]] Result<AuditIndexStep> prepare(Connection& connection) const;
    // Inside a write. Conflict when the index is not where it was when the step was prepared.
    [[nodiscard]] Result<void> store(Connection& connection, const AuditIndexStep& step);

private:
    [[nodiscard]] Result<void> addTerms(Connection& connection, const AuditIndexStep::Row& row);
    // Terms stored already, as of m_next. A write that did not commit is noticed by its missing step, and all is forgotten.
    std::set<std::string> m_terms;
    std::int64_t m_next = -1;
};

} // namespace countersign
