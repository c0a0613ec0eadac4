#include "services/recovery/record/auditsearch.h"

#include "services/recovery/record/auditselection.h"

#include <charconv>

namespace countersign {

namespace {

using SearchedRow = std::tuple<std::int64_t, std::string>;

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
        return mostAuditIndex;
    std::int64_t place = 0;
    const char* end = cursor.data() + cursor.size();
    if (cursor.front() != 'b' || std::from_chars(cursor.data() + 1, end, place).ptr != end || cursor.size() < 2 || place < 0)
        return fail(ErrorCode::InvalidInput, "cursor: not one of this list");
    return place - 1;
}

} // namespace

std::string auditCursor(std::int64_t before)
{
    return "b" + std::to_string(before);
}

Result<AuditPage> searchAudit(Connection& connection, const AuditFilter& filter, const std::string& cursor, std::int64_t limit)
{
    const auto last = placeOf(cursor);
    if (!last)
        return tl::unexpected(last.error());
    const auto selection = AuditSelection::of(connection, filter);
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
    auto rows = selection->rows<SearchedRow>(
        connection, "e.idx, e.entry", AuditSelection::With::Entries, 0, *last, selection->order(true), limit + 1);
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    if (static_cast<std::int64_t>(rows->size()) > limit) {
        rows->resize(static_cast<std::size_t>(limit));
        page.next = auditCursor(std::get<0>(rows->back()));
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

Result<std::vector<RecordedEntry>> selectAudit(Connection& connection, const AuditFilter& filter, std::int64_t after, std::int64_t limit)
{
    const auto selection = AuditSelection::of(connection, filter);
    if (!selection)
        return tl::unexpected(selection.error());
    std::vector<RecordedEntry> entries;
    if (selection->nothing() || after == mostAuditIndex)
        return entries;
    auto rows = selection->rows<SearchedRow>(
        connection, "e.idx, e.entry", AuditSelection::With::Entries, after + 1, mostAuditIndex, selection->order(false), limit);
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    for (auto& [index, text] : *rows)
        entries.push_back({ index, std::move(text) });
    return entries;
}

Result<std::vector<RecordedEntry>> entriesOfSubject(Connection& connection, const std::string& subjectId, std::int64_t limit)
{
    auto rows
        = connection.rows<SearchedRow>("SELECT e.idx, e.entry FROM audit_words CROSS JOIN audit_entries e ON e.idx = audit_words.rowid "
                                       "WHERE audit_words MATCH :match ORDER BY audit_words.rowid DESC LIMIT :limit",
            auditMatchOfSubject(subjectId), limit);
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    std::vector<RecordedEntry> entries;
    for (auto it = rows->rbegin(); it != rows->rend(); ++it)
        entries.push_back({ std::get<0>(*it), std::move(std::get<1>(*it)) });
    return entries;
}

} // namespace countersign
