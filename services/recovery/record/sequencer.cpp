#include "services/recovery/record/sequencer.h"

#include "services/recovery/record/audittree.h"
#include "services/recovery/record/rotation.h"

#include <algorithm>
#include <utility>

namespace countersign {

namespace {

constexpr std::size_t fullTile = 256;
constexpr std::int64_t batch = 8192;

} // namespace

Result<Sequencer::Stored> Sequencer::lastCheckpoint(Connection& connection) const
{
    auto row = connection.row<std::tuple<std::string, std::int64_t>>("SELECT note, at FROM audit_checkpoints ORDER BY size DESC LIMIT 1");
    if (!row)
        return tl::unexpected(std::move(row.error()));
    Stored stored;
    stored.checkpoint = { m_keys.logOrigin, 0, sha256("") };
    if (!*row)
        return stored;
    const auto log = parseVerifierKey(verifierKey(m_keys.logOrigin, m_keys.log.publicKey));
    if (!log)
        return tl::unexpected(log.error());
    auto checkpoint = openCheckpoint(std::get<0>(**row), *log);
    if (!checkpoint) {
        // A copy from before the key was passed on was put back, and nothing was signed in it since.
        const auto links = rotationLinks(connection);
        if (links)
            checkpoint = openUnderOneOf(std::get<0>(**row), logKeysUntil(*log, *links));
    }
    if (!checkpoint)
        return fail(ErrorCode::Damaged, "the record's last checkpoint: " + checkpoint.error().detail);
    stored.checkpoint = std::move(*checkpoint);
    stored.at = std::get<1>(**row);
    return stored;
}

Result<void> Sequencer::load(Connection& connection, const Stored& stored)
{
    m_loaded = false;
    m_levels.clear();
    AuditTree tree(connection);
    auto head = TreeHead::at(stored.checkpoint.size, [&tree](int level, std::int64_t index) { return tree.hashAt(level, index); });
    if (!head)
        return tl::unexpected(std::move(head.error()));
    if (head->root() != stored.checkpoint.root)
        return fail(
            ErrorCode::Damaged, "the record's entries do not fit its last checkpoint of size " + std::to_string(stored.checkpoint.size));
    m_head = std::move(*head);
    std::int64_t hashes = stored.checkpoint.size;
    for (int level = 0; hashes > 0; ++level, hashes /= static_cast<std::int64_t>(fullTile)) {
        Level& current = m_levels.emplace_back();
        current.tile = hashes / static_cast<std::int64_t>(fullTile);
        for (std::int64_t i = current.tile * static_cast<std::int64_t>(fullTile); i < hashes; ++i) {
            auto hash = tree.hashAt(level * 8, i);
            if (!hash)
                return tl::unexpected(std::move(hash.error()));
            current.hashes.push_back(*hash);
        }
    }
    m_loaded = true;
    return {};
}

Result<void> Sequencer::saveTile(Connection& connection, std::size_t level)
{
    std::string bytes;
    for (const Hash& hash : m_levels[level].hashes)
        bytes += view(hash);
    auto saved = connection.run("INSERT INTO audit_tiles(level, n, hashes) VALUES(:level, :n, :hashes) "
                                "ON CONFLICT(level, n) DO UPDATE SET hashes = excluded.hashes",
        static_cast<std::int64_t>(level), m_levels[level].tile, base64(bytes));
    if (!saved)
        return tl::unexpected(std::move(saved.error()));
    m_levels[level].grown = false;
    return {};
}

Result<void> Sequencer::take(Connection& connection, std::size_t level, const Hash& hash)
{
    if (m_levels.size() <= level)
        m_levels.emplace_back();
    m_levels[level].hashes.push_back(hash);
    m_levels[level].grown = true;
    if (m_levels[level].hashes.size() < fullTile)
        return {};
    if (level > 0) {
        if (auto saved = saveTile(connection, level); !saved)
            return saved;
    }
    const std::vector<Hash> whole = std::exchange(m_levels[level].hashes, {});
    m_levels[level].grown = false;
    ++m_levels[level].tile;
    return take(connection, level + 1, rootOfHashes(whole));
}

Result<void> Sequencer::takeNew(Connection& connection)
{
    for (;;) {
        auto rows = connection.rows<std::tuple<std::int64_t, std::string>>(
            "SELECT idx, leaf FROM audit_entries WHERE idx >= :size ORDER BY idx LIMIT :batch", m_head.size(), batch);
        if (!rows)
            return tl::unexpected(std::move(rows.error()));
        for (const auto& [index, leaf] : *rows) {
            const auto bytes = fromBase64(leaf);
            if (index != m_head.size() || !bytes || bytes->size() != Hash{}.size())
                return fail(
                    ErrorCode::Damaged, "entry " + std::to_string(m_head.size()) + " of the record is missing or its hash is damaged");
            Hash hash{};
            std::copy(bytes->begin(), bytes->end(), hash.begin());
            m_head.append(hash);
            if (auto taken = take(connection, 0, hash); !taken)
                return taken;
        }
        if (static_cast<std::int64_t>(rows->size()) < batch)
            break;
    }
    for (std::size_t level = 1; level < m_levels.size(); ++level) {
        if (!m_levels[level].grown)
            continue;
        if (auto saved = saveTile(connection, level); !saved)
            return saved;
    }
    return {};
}

Result<Checkpoint> Sequencer::run(Connection& connection, TimeMs now)
{
    auto last = lastCheckpoint(connection);
    if (!last)
        return tl::unexpected(std::move(last.error()));
    if (!m_loaded || m_head.size() != last->checkpoint.size || m_head.root() != last->checkpoint.root) {
        if (auto loaded = load(connection, *last); !loaded)
            return tl::unexpected(std::move(loaded.error()));
    }
    if (auto taken = takeNew(connection); !taken) {
        m_loaded = false;
        return tl::unexpected(std::move(taken.error()));
    }
    if (m_head.size() == last->checkpoint.size)
        return last->checkpoint;
    const Checkpoint next{ m_keys.logOrigin, m_head.size(), m_head.root() };
    auto saved = connection.run(
        "INSERT INTO audit_checkpoints(size, note, at) VALUES(:size, :note, :at)", next.size, signCheckpoint(next, m_keys.log), now);
    // One checkpoint a minute is kept for good: a busy record would else gain one every second.
    if (saved && last->checkpoint.size > 0 && last->at / minuteMs == now / minuteMs)
        saved = connection.run("DELETE FROM audit_checkpoints WHERE size = :size", last->checkpoint.size);
    if (!saved) {
        m_loaded = false;
        return tl::unexpected(std::move(saved.error()));
    }
    return next;
}

} // namespace countersign
