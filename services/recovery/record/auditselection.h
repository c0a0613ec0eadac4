#pragma once
// What a filter comes to in SQL; for the searches of this folder.
#include "services/recovery/record/auditwords.h"

#include <limits>

namespace countersign {

constexpr std::int64_t mostAuditIndex = std::numeric_limits<std::int64_t>::max();

// Where in the record to look, and the conditions that entries there must meet.
class AuditSelection {
public:
    [[nodiscard]] static Result<AuditSelection> of(Connection& connection, const AuditFilter& filter);

    [[nodiscard]] bool nothing() const { return m_nothing; }
    [[nodiscard]] bool byTimeAlone() const { return m_match.empty() && !hasValue(); }

    enum class With { Words, Facts, Entries }; // what of an entry is looked at: its words alone, audit_facts f, audit_entries e too
    // `columns` of the entries from first to last; `end` is what stands behind the conditions.
    template <class Row>
    [[nodiscard]] Result<std::vector<Row>> rows(Connection& connection, const std::string& columns, With with, std::int64_t first,
        std::int64_t last, const std::string& end, std::int64_t limit) const
    {
        std::vector<Cell> cells;
        const std::string sql = "SELECT " + columns + conditions(with, first, last, cells) + end + " LIMIT :limit";
        cells.emplace_back(limit);
        return connection.rowsOf<Row>(sql, cells);
    }
    [[nodiscard]] std::string order(bool descending) const { return " ORDER BY " + key() + (descending ? " DESC" : ""); }
    // With::Words leaves time and value aside: for a part of the record that lies within them, and only where there are words.
    [[nodiscard]] Result<std::int64_t> count(Connection& connection, With with, std::int64_t first, std::int64_t last) const;
    [[nodiscard]] bool hasValue() const { return m_filter.minMinor || m_filter.maxMinor || !m_filter.currency.empty(); }
    // All entries of this span lie within the filter's times.
    [[nodiscard]] bool holds(TimeMs from, TimeMs until) const
    {
        return (!m_filter.from || *m_filter.from <= from) && (!m_filter.to || until <= *m_filter.to);
    }

private:
    [[nodiscard]] std::string key() const { return m_match.empty() ? "f.idx" : "audit_words.rowid"; }
    [[nodiscard]] std::string conditions(With with, std::int64_t first, std::int64_t last, std::vector<Cell>& cells) const;

    AuditFilter m_filter;
    std::string m_match;
    bool m_nothing = false;
    std::int64_t m_first = 0;
    std::int64_t m_last = mostAuditIndex;
};

} // namespace countersign
