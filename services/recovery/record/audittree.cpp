#include "services/recovery/record/audittree.h"

#include "models/domain/json.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::int64_t tileWidth = 256;
constexpr std::size_t hashBytes = 32;

Result<std::vector<Hash>> hashesIn(std::string_view text)
{
    const auto bytes = fromBase64(text);
    if (!bytes || bytes->size() % hashBytes != 0)
        return fail(ErrorCode::Damaged, "a hash of the record is not canonical base64");
    std::vector<Hash> hashes(bytes->size() / hashBytes);
    for (std::size_t i = 0; i < hashes.size(); ++i)
        std::copy_n(bytes->data() + i * hashBytes, hashBytes, reinterpret_cast<char*>(hashes[i].data()));
    return hashes;
}

using RecordedRow = std::tuple<std::int64_t, std::string>;

Result<std::vector<RecordedEntry>> recorded(Result<std::vector<RecordedRow>> rows)
{
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    std::vector<RecordedEntry> entries;
    entries.reserve(rows->size());
    for (auto& [index, entry] : *rows)
        entries.push_back({ index, std::move(entry) });
    return entries;
}

} // namespace

Result<std::int64_t> AuditTree::size()
{
    auto row = m_connection.row<std::tuple<std::int64_t>>("SELECT size FROM audit_checkpoints ORDER BY size DESC LIMIT 1");
    if (!row)
        return tl::unexpected(std::move(row.error()));
    return *row ? std::get<0>(**row) : 0;
}

Result<std::string> AuditTree::checkpoint()
{
    auto row
        = m_connection.row<std::tuple<std::int64_t, std::string>>("SELECT size, note FROM audit_checkpoints ORDER BY size DESC LIMIT 1");
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row)
        return fail(ErrorCode::NotFound, "the record has no checkpoint yet");
    auto [size, note] = std::move(**row);
    auto cosigned = m_connection.rows<std::tuple<std::string>>("SELECT note FROM witnesses WHERE size = :size ORDER BY name", size);
    if (!cosigned)
        return tl::unexpected(std::move(cosigned.error()));
    for (const auto& [line] : *cosigned)
        note += line;
    return std::move(note);
}

Result<const std::vector<Hash>*> AuditTree::hashes(int level, std::int64_t tile)
{
    const auto known = m_tiles.find({ level, tile });
    if (known != m_tiles.end())
        return &known->second;
    std::vector<Hash> found;
    if (level == 0) {
        auto rows = m_connection.rows<RecordedRow>("SELECT idx, leaf FROM audit_entries WHERE idx >= :first AND idx < :end ORDER BY idx",
            tile * tileWidth, (tile + 1) * tileWidth);
        if (!rows)
            return tl::unexpected(std::move(rows.error()));
        for (const auto& [index, leaf] : *rows) {
            const auto hash = hashesIn(leaf);
            if (index != tile * tileWidth + static_cast<std::int64_t>(found.size()) || !hash || hash->size() != 1)
                return fail(ErrorCode::Damaged,
                    "entry " + std::to_string(tile * tileWidth + static_cast<std::int64_t>(found.size()))
                        + " of the record is missing or its hash is damaged");
            found.push_back(hash->front());
        }
    } else {
        auto row = m_connection.row<std::tuple<std::string>>("SELECT hashes FROM audit_tiles WHERE level = :level AND n = :n", level, tile);
        if (!row)
            return tl::unexpected(std::move(row.error()));
        if (*row) {
            auto stored = hashesIn(std::get<0>(**row));
            if (!stored)
                return tl::unexpected(std::move(stored.error()));
            found = std::move(*stored);
        }
    }
    return &m_tiles.emplace(std::pair{ level, tile }, std::move(found)).first->second;
}

Result<Hash> AuditTree::hashAt(int level, std::int64_t index)
{
    const int tileLevel = level / 8;
    const std::int64_t count = std::int64_t{ 1 } << (level % 8);
    const std::int64_t first = index * count;
    const auto tile = hashes(tileLevel, first / tileWidth);
    if (!tile)
        return tl::unexpected(tile.error());
    const std::int64_t offset = first % tileWidth;
    if (offset + count > static_cast<std::int64_t>((*tile)->size()))
        return fail(ErrorCode::Damaged, tilePath(tileLevel, first / tileWidth) + " of the record is shorter than its checkpoint says");
    TreeHead head;
    for (std::int64_t i = 0; i < count; ++i)
        head.append((**tile)[static_cast<std::size_t>(offset + i)]);
    return head.root();
}

Result<Hash> AuditTree::rootAt(std::int64_t size)
{
    const auto head = TreeHead::at(size, [this](int level, std::int64_t index) { return hashAt(level, index); });
    if (!head)
        return tl::unexpected(head.error());
    return head->root();
}

Result<std::string> AuditTree::entriesTile(std::int64_t tile, int width)
{
    auto rows = m_connection.rows<RecordedRow>(
        "SELECT idx, entry FROM audit_entries WHERE idx >= :first AND idx < :end ORDER BY idx", tile * tileWidth, tile * tileWidth + width);
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    std::string bytes;
    std::int64_t expected = tile * tileWidth;
    for (const auto& [index, entry] : *rows) {
        if (index != expected || entry.size() > 0xFFFF)
            break;
        bytes += static_cast<char>(entry.size() >> 8U);
        bytes += static_cast<char>(entry.size() & 0xFFU);
        bytes += entry;
        ++expected;
    }
    if (expected != tile * tileWidth + width)
        return fail(ErrorCode::Damaged, "entry " + std::to_string(expected) + " of the record is missing or longer than 65,535 bytes");
    return bytes;
}

Result<std::string> AuditTree::tile(std::string_view path)
{
    const auto place = parseTilePath(path);
    if (!place)
        return tl::unexpected(place.error());
    auto hashesAtLevel = size();
    if (!hashesAtLevel)
        return tl::unexpected(std::move(hashesAtLevel.error()));
    for (int level = 0; level < place->level; ++level)
        *hashesAtLevel /= tileWidth;
    if (place->tile > *hashesAtLevel / tileWidth || place->tile * tileWidth + place->width > *hashesAtLevel)
        return fail(ErrorCode::NotFound, std::string(path) + " is beyond the checkpoint");
    if (place->level < 0)
        return entriesTile(place->tile, place->width);
    const auto stored = hashes(place->level, place->tile);
    if (!stored)
        return tl::unexpected(stored.error());
    if (static_cast<int>((*stored)->size()) < place->width)
        return fail(ErrorCode::Damaged, std::string(path) + " of the record is shorter than its checkpoint says");
    std::string bytes;
    for (int i = 0; i < place->width; ++i)
        bytes += view((**stored)[static_cast<std::size_t>(i)]);
    return bytes;
}

Result<void> AuditTree::mustReach(std::int64_t size)
{
    const auto newest = this->size();
    if (!newest)
        return tl::unexpected(newest.error());
    if (size > *newest)
        return fail(ErrorCode::NotFound, "the record has no checkpoint of size " + std::to_string(size) + " yet");
    return {};
}

Result<std::vector<Hash>> AuditTree::inclusion(std::int64_t index, std::int64_t size)
{
    return mustReach(size).and_then(
        [&] { return inclusionProof(index, size, [this](int level, std::int64_t at) { return hashAt(level, at); }); });
}

Result<std::vector<Hash>> AuditTree::consistency(std::int64_t from, std::int64_t to)
{
    return mustReach(to).and_then(
        [&] { return consistencyProof(from, to, [this](int level, std::int64_t at) { return hashAt(level, at); }); });
}

Result<std::vector<RecordedEntry>> AuditTree::entries(std::int64_t after, std::int64_t limit)
{
    return recorded(
        m_connection.rows<RecordedRow>("SELECT idx, entry FROM audit_entries WHERE idx > :after ORDER BY idx LIMIT :limit", after, limit));
}

Result<std::vector<RecordedEntry>> AuditTree::entriesOfDraft(const std::string& draftId, std::int64_t after, std::int64_t limit)
{
    return recorded(m_connection.rows<RecordedRow>(
        "SELECT idx, entry FROM audit_entries WHERE draft_id = :draft AND idx > :after ORDER BY idx LIMIT :limit", draftId, after, limit));
}

Result<RecordedEntry> AuditTree::entryOfDecision(const std::string& decisionId)
{
    auto row = m_connection.row<std::tuple<std::string>>("SELECT draft_id FROM decisions WHERE id = :id", decisionId);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row)
        return fail(ErrorCode::NotFound, "there is no such decision");
    auto found = entriesOfDraft(std::get<0>(**row));
    if (!found)
        return tl::unexpected(std::move(found.error()));
    for (RecordedEntry& candidate : *found) {
        const Json json = Json::parse(candidate.entry, nullptr, false);
        if (json.is_object() && json.value("action", "") == "decision.accepted" && json.value("subject", "") == decisionId)
            return std::move(candidate);
    }
    return fail(ErrorCode::NotFound, "the decision is not in the record");
}

} // namespace countersign
