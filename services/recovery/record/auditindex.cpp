#include "services/recovery/record/auditindex.h"

#include "services/base/dropcount.h"
#include "services/base/packing.h"
#include "services/recovery/record/auditwords.h"

#include <map>
#include <tuple>

namespace countersign {

namespace {

constexpr std::int64_t mostIndexedRows = 512;
constexpr std::size_t mostTerms = 20000; // kept in memory

// idx, at, entry, the draft's value, currency and customer
using IndexedRow
    = std::tuple<std::int64_t, std::int64_t, std::string, std::optional<std::int64_t>, std::optional<std::string>, std::optional<std::string>>;
using CartRow = std::tuple<std::int64_t, std::string>;

struct IndexedHour {
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::int64_t entries = 0;
};

Result<std::int64_t> nextOf(Connection& connection)
{
    auto row = connection.row<std::tuple<std::int64_t>>("SELECT next FROM audit_indexed");
    if (!row)
        return tl::unexpected(std::move(row.error()));
    return *row ? std::get<0>(**row) : 0;
}

Result<std::optional<CartRow>> cartValue(Connection& connection, const AuditEntry& entry)
{
    if (entry.subjectKind != "cart")
        return std::optional<CartRow>{};
    return connection.row<CartRow>("SELECT value_minor, currency FROM carts WHERE id = :id", entry.subject);
}

// Whether any key "code" has a text: most bodies need no reading for it. Within a text the quotation marks would be escaped.
bool mayHoldCode(std::string_view body)
{
    constexpr std::string_view mark = "\"code\":\"";
    for (auto at = body.find(mark); at != std::string_view::npos; at = body.find(mark, at + 1))
        if (at + mark.size() < body.size() && body[at + mark.size()] != '"')
            return true;
    return false;
}

// A body that cannot be read has no code to tell; it must not keep the rest of the record from being found.
Result<std::string> offeredCode(Connection& connection, const std::string& draftId)
{
    auto row = connection.row<std::tuple<std::string>>("SELECT body FROM drafts WHERE id = :id", draftId);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row)
        return std::string();
    const auto plain = plainText(std::get<0>(**row));
    const Json draft = plain && mayHoldCode(*plain) ? Json::parse(*plain, nullptr, false) : Json();
    const Json::json_pointer place("/offer/code");
    return draft.is_object() && draft.contains(place) && draft.at(place).is_string() ? draft.at(place).get<std::string>() : std::string();
}

Result<AuditIndexStep::Row> rowOf(Connection& connection, const IndexedRow& stored)
{
    const auto& [index, at, text, draftValue, draftCurrency, customer] = stored;
    AuditIndexStep::Row row{ index, at, draftValue, draftCurrency, std::nullopt, {}, {}, {} };
    const auto json = parseJson(text);
    const auto entry = json ? decode<AuditEntry>(*json) : Result<AuditEntry>(tl::unexpected(json.error()));
    if (!entry)
        return row;
    if (!row.value) {
        const auto ofCart = cartValue(connection, *entry);
        if (!ofCart)
            return tl::unexpected(ofCart.error());
        if (*ofCart)
            std::tie(row.value, row.currency) = **ofCart;
    }
    const AuditWords found = auditWords(*entry, { row.value, customer.value_or(std::string()) });
    row.words.emplace();
    for (const auto* kind : { &found.words, &found.fields })
        for (const auto& word : *kind)
            *row.words += word + " ";
    for (const auto& word : found.words)
        if (isAuditTerm(word))
            row.terms.push_back(word);
    if (entry->action == "draft.offered") {
        auto code = offeredCode(connection, entry->draftId);
        if (!code)
            return tl::unexpected(std::move(code.error()));
        row.code = std::move(*code);
        row.offeredIn = entry->draftId;
    }
    return row;
}

Result<void> addHours(Connection& connection, const std::map<std::int64_t, IndexedHour>& hours)
{
    for (const auto& [number, hour] : hours) {
        auto added = dropCount(connection.run("INSERT INTO audit_hours(hour, first, last, entries) VALUES(:hour, :first, :last, :entries) "
                                              "ON CONFLICT(hour) DO UPDATE SET last = excluded.last, entries = entries + excluded.entries",
            number, hour.first, hour.last, hour.entries));
        if (!added)
            return added;
    }
    return {};
}

Result<void> addCode(Connection& connection, const AuditIndexStep::Row& row)
{
    if (row.code.empty())
        return {};
    return dropCount(connection.run("INSERT OR IGNORE INTO audit_codes(code, draft_id) VALUES(:code, :draft)", row.code, row.offeredIn));
}

} // namespace

Result<AuditIndexStep> AuditIndex::prepare(Connection& connection) const
{
    const auto next = nextOf(connection);
    if (!next)
        return tl::unexpected(next.error());
    AuditIndexStep step;
    step.from = *next;
    const auto rows = connection.rows<IndexedRow>(
        "SELECT e.idx, e.at, e.entry, d.value_minor, d.currency, d.subject_id FROM audit_entries e LEFT JOIN drafts d ON d.id = e.draft_id "
        "WHERE e.idx >= :next ORDER BY e.idx LIMIT :most",
        *next, mostIndexedRows);
    if (!rows)
        return tl::unexpected(rows.error());
    for (const auto& stored : *rows) {
        auto row = rowOf(connection, stored);
        if (!row)
            return tl::unexpected(std::move(row.error()));
        step.rows.push_back(std::move(*row));
    }
    return step;
}

Result<void> AuditIndex::addTerms(Connection& connection, const AuditIndexStep::Row& row)
{
    for (const auto& word : row.terms) {
        if (m_terms.contains(word))
            continue;
        if (m_terms.size() >= mostTerms)
            m_terms.clear();
        m_terms.insert(word);
        if (auto added = dropCount(connection.run("INSERT OR IGNORE INTO audit_terms(word) VALUES(:word)", word)); !added)
            return added;
    }
    return {};
}

Result<void> AuditIndex::store(Connection& connection, const AuditIndexStep& step)
{
    const auto next = nextOf(connection);
    if (!next)
        return tl::unexpected(next.error());
    if (*next != step.from)
        return fail(ErrorCode::Conflict, "the record's index moved on meanwhile");
    if (*next != m_next)
        m_terms.clear();
    m_next = *next;
    if (step.rows.empty())
        return {};
    std::map<std::int64_t, IndexedHour> hours;
    for (const auto& row : step.rows) {
        IndexedHour& hour = hours.try_emplace(row.at / hourMs, IndexedHour{ row.index, row.index, 0 }).first->second;
        hour.last = row.index;
        ++hour.entries;
        auto added
            = dropCount(connection.run("INSERT INTO audit_facts(idx, at, value, currency) VALUES(:idx, :at, :value, :currency)", row.index,
                row.at, row.value, row.currency));
        if (added && row.words)
            added = dropCount(connection.run("INSERT INTO audit_words(rowid, words) VALUES(:idx, :words)", row.index, *row.words));
        if (added)
            added = addTerms(connection, row);
        if (added)
            added = addCode(connection, row);
        if (!added)
            return added;
    }
    if (auto added = addHours(connection, hours); !added)
        return added;
    m_next = step.rows.back().index + 1;
    return dropCount(connection.run("UPDATE audit_indexed SET next = :next", m_next));
}

} // namespace countersign
