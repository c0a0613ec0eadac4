#include "services/recovery/record/auditsearch.h"

#include "services/recovery/record/auditwords.h"

#include <array>
#include <charconv>
#include <limits>
#include <map>

namespace countersign {

namespace {

constexpr std::int64_t mostBuckets = 200;
constexpr std::int64_t mostIndex = std::numeric_limits<std::int64_t>::max();
constexpr std::array<TimeMs, 12> widths{ minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs, 3 * hourMs, 6 * hourMs,
    12 * hourMs, dayMs, 7 * dayMs, 28 * dayMs, 364 * dayMs, 3640 * dayMs };

// What a filter comes to in SQL: where to look in the record, and the rest of the conditions.
class Selection {
public:
    static Result<Selection> of(Connection& connection, const AuditFilter& filter)
    {
        if (auto checked = checkAuditFilter(filter); !checked)
            return tl::unexpected(std::move(checked.error()));
        auto match = auditMatch(connection, filter);
        if (!match)
            return tl::unexpected(std::move(match.error()));
        Selection selection;
        selection.m_filter = filter;
        selection.m_match = std::move(match->expression);
        selection.m_nothing = match->nothing;
        if (filter.from || filter.to) {
            const auto bounds = connection.row<std::tuple<std::optional<std::int64_t>, std::optional<std::int64_t>>>(
                "SELECT min(first), max(last) FROM audit_hours WHERE hour >= :from AND hour <= :to",
                filter.from.value_or(0) / hourMs, filter.to.value_or(mostIndex) / hourMs);
            if (!bounds)
                return tl::unexpected(bounds.error());
            const auto first = *bounds ? std::get<0>(**bounds) : std::nullopt;
            selection.m_nothing = selection.m_nothing || !first;
            selection.m_first = first.value_or(0);
            selection.m_last = first ? std::get<1>(**bounds).value_or(0) : 0;
        }
        return selection;
    }
    [[nodiscard]] bool nothing() const { return m_nothing; }
    [[nodiscard]] bool byTimeAlone() const { return m_match.empty(); }

    // `columns` of audit_facts f (and audit_entries e, where `withEntries`) for index ≥ first and ≤ last.
    template <class Row>
    [[nodiscard]] Result<std::vector<Row>> rows(Connection& connection, const std::string& columns, bool withEntries, std::int64_t first,
        std::int64_t last, const std::string& end, std::int64_t limit) const
    {
        // CROSS JOIN keeps the order of the loops: the index of words leads, in the order of the record.
        std::vector<Cell> cells;
        std::string sql = "SELECT " + columns + " FROM ";
        if (m_match.empty()) {
            sql += "audit_facts f";
        } else {
            sql += "audit_words CROSS JOIN audit_facts f ON f.idx = audit_words.rowid";
        }
        if (withEntries)
            sql += " CROSS JOIN audit_entries e ON e.idx = f.idx";
        sql += " WHERE ";
        if (!m_match.empty()) {
            sql += "audit_words MATCH :match AND ";
            cells.emplace_back(m_match);
        }
        const std::string index = key();
        sql += index + " >= :first AND " + index + " <= :last";
        cells.emplace_back(std::max(first, m_first));
        cells.emplace_back(std::min(last, m_last));
        const std::pair<const char*, const std::optional<std::int64_t>&> bounds[] = { { " AND f.at >= :from", m_filter.from },
            { " AND f.at < :to", m_filter.to }, { " AND f.value >= :least", m_filter.minMinor }, { " AND f.value <= :most", m_filter.maxMinor } };
        for (const auto& [condition, bound] : bounds) {
            if (!bound)
                continue;
            sql += condition;
            cells.emplace_back(*bound);
        }
        sql += end + " LIMIT :limit";
        cells.emplace_back(limit);
        return connection.rowsOf<Row>(sql, cells);
    }
    [[nodiscard]] std::string order(bool descending) const { return " ORDER BY " + key() + (descending ? " DESC" : ""); }

private:
    [[nodiscard]] std::string key() const { return m_match.empty() ? "f.idx" : "audit_words.rowid"; }
    AuditFilter m_filter;
    std::string m_match;
    bool m_nothing = false;
    std::int64_t m_first = 0;
    std::int64_t m_last = mostIndex;
};

using EntryRow = std::tuple<std::int64_t, std::string>;

Result<std::int64_t> indexedSize(Connection& connection)
{
    auto row = connection.row<std::tuple<std::int64_t>>("SELECT next FROM audit_indexed");
    if (!row)
        return tl::unexpected(std::move(row.error()));
    return *row ? std::get<0>(**row) : 0;
}

// "b41": entries before number 41.
Result<std::int64_t> placeOf(const std::string& cursor)
{
    if (cursor.empty())
        return mostIndex;
    std::int64_t place = 0;
    const char* end = cursor.data() + cursor.size();
    if (cursor.front() != 'b' || std::from_chars(cursor.data() + 1, end, place).ptr != end || cursor.size() < 2 || place < 0)
        return fail(ErrorCode::InvalidInput, "cursor: not one of this list");
    return place - 1;
}

using Counts = std::map<std::int64_t, std::int64_t>; // by time ÷ width

Result<Counts> countBy(Connection& connection, const Selection& selection, TimeMs width)
{
    const auto rows = selection.rows<std::tuple<std::int64_t, std::int64_t>>(connection,
        "f.at / " + std::to_string(width) + " AS bucket, count(*)", false, 0, mostIndex, " GROUP BY bucket", mostIndex);
    if (!rows)
        return tl::unexpected(rows.error());
    Counts counts;
    for (const auto& [bucket, count] : *rows)
        counts[bucket] = count;
    return counts;
}

// Whole hours are counted already.
Result<Counts> countHours(Connection& connection)
{
    const auto rows = connection.rows<std::tuple<std::int64_t, std::int64_t>>("SELECT hour, entries FROM audit_hours");
    if (!rows)
        return tl::unexpected(rows.error());
    Counts counts;
    for (const auto& [hour, entries] : *rows)
        counts[hour] = entries;
    return counts;
}

TimeMs widthFor(std::int64_t span)
{
    for (const TimeMs width : widths)
        if (span / width + 2 <= mostBuckets) // both ends may stand in the middle of a bucket
            return width;
    return widths.back() * (span / widths.back() / (mostBuckets - 2) + 1);
}

} // namespace

Result<AuditPage> searchAudit(Connection& connection, const AuditFilter& filter, const std::string& cursor, std::int64_t limit)
{
    const auto last = placeOf(cursor);
    if (!last)
        return tl::unexpected(last.error());
    const auto selection = Selection::of(connection, filter);
    if (!selection)
        return tl::unexpected(selection.error());
    const auto size = indexedSize(connection);
    if (!size)
        return tl::unexpected(size.error());
    AuditPage page;
    page.size = *size;
    if (selection->nothing())
        return page;
    // One row more than a page holds tells that there is a next one.
    auto rows = selection->rows<EntryRow>(connection, "e.idx, e.entry", true, 0, *last, selection->order(true), limit + 1);
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    if (static_cast<std::int64_t>(rows->size()) > limit) {
        rows->resize(static_cast<std::size_t>(limit));
        page.next = "b" + std::to_string(std::get<0>(rows->back()));
    }
    for (const auto& [index, text] : *rows) {
        const auto json = parseJson(text);
        auto entry = json ? decode<AuditEntry>(*json) : Result<AuditEntry>(tl::unexpected(json.error()));
        if (!entry)
            return fail(ErrorCode::Damaged, "entry " + std::to_string(index) + " of the record cannot be read");
        page.rows.push_back({ index, std::move(*entry) });
    }
    return page;
}

Result<std::vector<RecordedEntry>> selectAudit(
    Connection& connection, const AuditFilter& filter, std::int64_t after, std::int64_t limit)
{
    const auto selection = Selection::of(connection, filter);
    if (!selection)
        return tl::unexpected(selection.error());
    std::vector<RecordedEntry> entries;
    if (selection->nothing() || after == mostIndex)
        return entries;
    auto rows = selection->rows<EntryRow>(connection, "e.idx, e.entry", true, after + 1, mostIndex, selection->order(false), limit);
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    for (auto& [index, text] : *rows)
        entries.push_back({ index, std::move(text) });
    return entries;
}

Result<std::vector<RecordedEntry>> entriesOfSubject(Connection& connection, const std::string& subjectId, std::int64_t limit)
{
    auto rows = connection.rows<EntryRow>("SELECT e.idx, e.entry FROM audit_words CROSS JOIN audit_entries e ON e.idx = audit_words.rowid "
                                          "WHERE audit_words MATCH :match ORDER BY audit_words.rowid DESC LIMIT :limit",
        auditMatchOfSubject(subjectId), limit);
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    std::vector<RecordedEntry> entries;
    for (auto it = rows->rbegin(); it != rows->rend(); ++it)
        entries.push_back({ std::get<0>(*it), std::move(std::get<1>(*it)) });
    return entries;
}

Result<AuditHistogram> auditHistogram(Connection& connection, const AuditFilter& filter)
{
    const auto selection = Selection::of(connection, filter);
    if (!selection)
        return tl::unexpected(selection.error());
    AuditHistogram histogram;
    histogram.widthMs = hourMs;
    if (selection->nothing())
        return histogram;
    const bool all = selection->byTimeAlone() && !filter.from && !filter.to;
    TimeMs width = hourMs;
    auto counts = all ? countHours(connection) : countBy(connection, *selection, width);
    if (!counts)
        return tl::unexpected(counts.error());
    if (counts->empty())
        return histogram;
    const TimeMs span = (counts->rbegin()->first - counts->begin()->first + 1) * hourMs;
    histogram.widthMs = widthFor(span);
    if (histogram.widthMs < hourMs) {
        width = histogram.widthMs;
        counts = countBy(connection, *selection, width);
        if (!counts)
            return tl::unexpected(counts.error());
    }
    Counts wide;
    for (const auto& [bucket, count] : *counts) {
        wide[bucket * width / histogram.widthMs] += count;
        histogram.total += count;
    }
    for (std::int64_t bucket = wide.begin()->first; bucket <= wide.rbegin()->first; ++bucket) {
        const auto it = wide.find(bucket);
        histogram.buckets.push_back({ bucket * histogram.widthMs, it == wide.end() ? 0 : it->second });
    }
    return histogram;
}

} // namespace countersign
