#include "services/recovery/record/auditselection.h"

#include <algorithm>

namespace countersign {

Result<AuditSelection> AuditSelection::of(Connection& connection, const AuditFilter& filter)
{
    if (auto checked = checkAuditFilter(filter); !checked)
        return tl::unexpected(std::move(checked.error()));
    auto match = auditMatch(connection, filter);
    if (!match)
        return tl::unexpected(std::move(match.error()));
    AuditSelection selection;
    selection.m_filter = filter;
    selection.m_match = std::move(match->expression);
    selection.m_nothing = match->nothing;
    if (!filter.from && !filter.to)
        return selection;
    const auto bounds = connection.row<std::tuple<std::optional<std::int64_t>, std::optional<std::int64_t>>>(
        "SELECT min(first), max(last) FROM audit_hours WHERE hour >= :from AND hour <= :to", filter.from.value_or(0) / hourMs,
        filter.to.value_or(mostAuditIndex) / hourMs);
    if (!bounds)
        return tl::unexpected(bounds.error());
    const auto first = *bounds ? std::get<0>(**bounds) : std::nullopt;
    selection.m_nothing = selection.m_nothing || !first;
    selection.m_first = first.value_or(0);
    selection.m_last = first ? std::get<1>(**bounds).value_or(0) : 0;
    return selection;
}

std::string AuditSelection::conditions(With with, std::int64_t first, std::int64_t last, std::vector<Cell>& cells) const
{
    // CROSS JOIN keeps the order of the loops: the index of words leads, in the order of the record.
    std::string sql = " FROM ";
    if (m_match.empty())
        sql += "audit_facts f";
    else
        sql += with == With::Words ? "audit_words" : "audit_words CROSS JOIN audit_facts f ON f.idx = audit_words.rowid";
    if (with == With::Entries)
        sql += " CROSS JOIN audit_entries e ON e.idx = f.idx";
    sql += " WHERE ";
    if (!m_match.empty()) {
        sql += "audit_words MATCH :match AND ";
        cells.emplace_back(m_match);
    }
    sql += key() + " >= :first AND " + key() + " <= :last";
    cells.emplace_back(std::max(first, m_first));
    cells.emplace_back(std::min(last, m_last));
    if (with == With::Words)
        return sql;
    const std::pair<const char*, const std::optional<std::int64_t>&> bounds[]
        = { { " AND f.at >= :from", m_filter.from }, { " AND f.at < :to", m_filter.to }, { " AND f.value >= :least", m_filter.minMinor },
              { " AND f.value <= :most", m_filter.maxMinor } };
    for (const auto& [condition, bound] : bounds) {
        if (!bound)
            continue;
        sql += condition;
        cells.emplace_back(*bound);
    }
    if (!m_filter.currency.empty()) {
        sql += " AND f.currency = :currency";
        cells.emplace_back(m_filter.currency);
    }
    return sql;
}

Result<std::int64_t> AuditSelection::count(Connection& connection, With with, std::int64_t first, std::int64_t last) const
{
    auto counted = rows<std::tuple<std::int64_t>>(connection, "count(*)", with, first, last, {}, 1);
    if (!counted)
        return tl::unexpected(std::move(counted.error()));
    return counted->empty() ? 0 : std::get<0>(counted->front());
}

} // namespace countersign
