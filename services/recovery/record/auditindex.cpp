#include "services/recovery/record/auditindex.h"

#include "services/recovery/record/auditwords.h"

#include <map>

namespace countersign {

namespace {

constexpr std::int64_t most = 4096;
constexpr std::size_t mostTerms = 20000; // kept in memory

// idx, at, entry, the draft's value and customer
using Row = std::tuple<std::int64_t, std::int64_t, std::string, std::optional<std::int64_t>, std::optional<std::string>>;

struct Hour {
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::int64_t entries = 0;
};

Result<void> done(Result<std::int64_t> changed)
{
    if (!changed)
        return tl::unexpected(std::move(changed.error()));
    return {};
}

Result<void> addHours(Connection& connection, const std::map<std::int64_t, Hour>& hours)
{
    for (const auto& [number, hour] : hours) {
        auto added = done(connection.run("INSERT INTO audit_hours(hour, first, last, entries) VALUES(:hour, :first, :last, :entries) "
                                         "ON CONFLICT(hour) DO UPDATE SET last = excluded.last, entries = entries + excluded.entries",
            number, hour.first, hour.last, hour.entries));
        if (!added)
            return added;
    }
    return {};
}

Result<std::optional<std::int64_t>> cartValue(Connection& connection, const AuditEntry& entry)
{
    if (entry.subjectKind != "cart")
        return std::optional<std::int64_t>{};
    auto row = connection.row<std::tuple<std::int64_t>>("SELECT value_minor FROM carts WHERE id = :id", entry.subject);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    return *row ? std::optional(std::get<0>(**row)) : std::nullopt;
}

Result<void> addCode(Connection& connection, const AuditEntry& entry)
{
    if (entry.action != "draft.offered")
        return {};
    return done(connection.run("INSERT OR IGNORE INTO audit_codes(code, draft_id) SELECT json_extract(body, '$.offer.code'), id FROM drafts "
                               "WHERE id = :id AND json_extract(body, '$.offer.code') <> ''",
        entry.draftId));
}

} // namespace

Result<void> AuditIndex::addTerm(Connection& connection, const std::string& word)
{
    if (m_terms.contains(word))
        return {};
    if (m_terms.size() >= mostTerms)
        m_terms.clear();
    m_terms.insert(word);
    return done(connection.run("INSERT OR IGNORE INTO audit_terms(word) VALUES(:word)", word));
}

Result<void> AuditIndex::advance(Connection& connection, std::int64_t size)
{
    const auto stored = connection.row<std::tuple<std::int64_t>>("SELECT next FROM audit_indexed");
    if (!stored)
        return tl::unexpected(stored.error());
    const std::int64_t next = *stored ? std::get<0>(**stored) : 0;
    if (next != m_next)
        m_terms.clear();
    m_next = next;
    if (next >= size)
        return {};
    const auto rows = connection.rows<Row>(
        "SELECT e.idx, e.at, e.entry, d.value_minor, d.subject_id FROM audit_entries e LEFT JOIN drafts d ON d.id = e.draft_id "
        "WHERE e.idx >= :next AND e.idx < :size ORDER BY e.idx LIMIT :most",
        next, size, most);
    if (!rows)
        return tl::unexpected(rows.error());
    std::map<std::int64_t, Hour> hours;
    for (const auto& [index, at, text, draftValue, customer] : *rows) {
        Hour& hour = hours.try_emplace(at / hourMs, Hour{ index, index, 0 }).first->second;
        hour.last = index;
        ++hour.entries;
        const auto json = parseJson(text);
        const auto entry = json ? decode<AuditEntry>(*json) : Result<AuditEntry>(tl::unexpected(json.error()));
        std::optional<std::int64_t> value = draftValue;
        if (entry && !value) {
            const auto ofCart = cartValue(connection, *entry);
            if (!ofCart)
                return tl::unexpected(ofCart.error());
            value = *ofCart;
        }
        if (auto added = done(connection.run("INSERT INTO audit_facts(idx, at, value) VALUES(:idx, :at, :value)", index, at, value)); !added)
            return added;
        if (!entry)
            continue;
        if (auto added = addCode(connection, *entry); !added)
            return added;
        const AuditWords found = auditWords(*entry, { value, customer.value_or(std::string()) });
        std::string words;
        for (const auto* kind : { &found.words, &found.fields })
            for (const auto& word : *kind)
                words += word + " ";
        if (auto added = done(connection.run("INSERT INTO audit_words(rowid, words) VALUES(:idx, :words)", index, words)); !added)
            return added;
        for (const auto& word : found.words) {
            if (!isAuditTerm(word))
                continue;
            if (auto added = addTerm(connection, word); !added)
                return added;
        }
    }
    if (rows->empty())
        return {};
    if (auto added = addHours(connection, hours); !added)
        return added;
    m_next = std::get<0>(rows->back()) + 1;
    return done(connection.run("UPDATE audit_indexed SET next = :next", m_next));
}

} // namespace countersign
