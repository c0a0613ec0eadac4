#include "models/domain/tlogdecisions.h"
#include "models/domain/tlognote.h"
#include "models/domain/tlogpolicy.h"
#include "models/domain/tlogrotation.h"
#include "models/domain/tlogtiles.h"

#include <algorithm>
#include <future>
#include <unordered_set>
#include <utility>

namespace countersign {

namespace {

constexpr std::int64_t tileWidth = 256;
constexpr int tileLevels = 8;
constexpr std::size_t hashBytes = 32;
constexpr std::size_t maxProblems = 20;

constexpr std::size_t tilesAtOnce = 32; // in work
constexpr std::size_t bytesAtOnce = 8U << 20U; // after these no further tile is read: entries may be long
constexpr std::size_t fewTiles = 4; // sooner hashed than a thread is started

// A tile's bytes as they were read, and what they hash to: as many leaves as the entries hold whole, `root` when that is a whole tile.
struct ReadTile {
    Result<std::string> hashes;
    Result<std::string> entries;
    int width = 0;
    std::vector<Hash> leaves;
    Hash root{};
};

void hashTile(ReadTile& tile)
{
    if (!tile.entries)
        return;
    std::string_view left = *tile.entries;
    tile.leaves.reserve(static_cast<std::size_t>(tile.width));
    while (static_cast<int>(tile.leaves.size()) < tile.width) {
        const auto entry = firstEntryOfTile(left);
        if (!entry)
            return;
        tile.leaves.push_back(leafHash(*entry));
        left.remove_prefix(2 + entry->size());
    }
    if (tile.width == tileWidth)
        tile.root = rootOfHashes(tile.leaves);
}

// Hashing is most of the work and needs nothing but the bytes: half of it is done by a second thread.
void hashTiles(std::vector<ReadTile>& tiles)
{
    if (tiles.size() <= fewTiles) {
        std::ranges::for_each(tiles, hashTile);
        return;
    }
    const auto middle = tiles.begin() + std::ssize(tiles) / 2;
    auto rest = std::async(std::launch::async, [&] { std::for_each(middle, tiles.end(), hashTile); });
    std::for_each(tiles.begin(), middle, hashTile);
    rest.get();
}

Hash hashAtOffset(std::string_view tile, std::size_t position)
{
    Hash hash{};
    std::copy_n(tile.data() + position * hashBytes, hashBytes, reinterpret_cast<char*>(hash.data()));
    return hash;
}

class BundleVerifier {
public:
    BundleVerifier(const BundleSource& source, const VerifierKey& log)
        : m_source(source)
        , m_log(log)
        , m_keys{ log }
    {
    }
    BundleReport run();

private:
    void walk();
    void problem(std::string text, std::optional<std::int64_t> entry = std::nullopt);
    Result<std::string> read(const std::string& path);
    void unreadable(const std::string& path, const Error& error, std::optional<std::int64_t> entry);
    std::optional<std::string> take(const std::string& path, std::optional<std::int64_t> entry = std::nullopt);
    void readRotations();
    void checkRotations();
    void checkKeyFile();
    void checkWitnesses(const std::string& note);
    std::vector<ReadTile> readTiles(std::int64_t tile, std::int64_t size);
    void checkTile(std::int64_t tile, const ReadTile& read);
    void checkEntries(const ReadTile& read, std::int64_t first);
    void grow(const ReadTile& read);
    void climb(std::size_t level, const Hash& hash);
    void checkUpperTile(std::size_t level, std::int64_t tile, const std::vector<Hash>& hashes);
    [[nodiscard]] bool full() const { return m_report.problems.size() >= maxProblems; }
    [[nodiscard]] bool knownBad(std::int64_t begin, std::int64_t end) const
    {
        return std::any_of(m_bad.begin(), m_bad.end(), [=](std::int64_t entry) { return entry >= begin && entry < end; });
    }

    const BundleSource& m_source;
    VerifierKey m_log; // in force: the one to verify with, or the one that followed it
    std::vector<VerifierKey> m_keys; // all that the log had
    std::vector<std::string> m_links;
    BundleReport m_report;
    std::unordered_set<std::string> m_files;
    std::vector<std::int64_t> m_bad;
    TreeHead m_head;
    DecisionWalk m_decisions;
    // The tile under way and its index, of level 1, 2, …
    struct Level {
        std::vector<Hash> hashes;
        std::int64_t tile = 0;
    };
    std::vector<Level> m_levels;
};

void BundleVerifier::problem(std::string text, std::optional<std::int64_t> entry)
{
    if (entry) {
        m_bad.push_back(*entry);
        m_report.firstBadEntry = std::min(m_report.firstBadEntry.value_or(*entry), *entry);
    }
    if (!full())
        m_report.problems.push_back(std::move(text));
}

Result<std::string> BundleVerifier::read(const std::string& path)
{
    m_files.erase(path);
    return m_source.read(path);
}

void BundleVerifier::unreadable(const std::string& path, const Error& error, std::optional<std::int64_t> entry)
{
    problem(path + (error.code == ErrorCode::NotFound ? ": is missing" : ": cannot be read: " + error.detail), entry);
}

std::optional<std::string> BundleVerifier::take(const std::string& path, std::optional<std::int64_t> entry)
{
    auto bytes = read(path);
    if (bytes)
        return std::move(*bytes);
    unreadable(path, bytes.error(), entry);
    return std::nullopt;
}

// Only there when the log's key was passed on.
void BundleVerifier::readRotations()
{
    if (!m_files.contains("rotations"))
        return;
    const auto text = take("rotations");
    if (!text)
        return;
    auto links = parseRotations(*text);
    auto keys = links ? rotatedKeys(m_log, *links) : Result<std::vector<VerifierKey>>(tl::unexpected(links.error()));
    if (!keys || links->empty()) {
        problem("rotations: " + (keys ? std::string("is empty") : keys.error().detail));
        return;
    }
    m_links = std::move(*links);
    m_keys = std::move(*keys);
    m_log = m_keys.back();
    m_report.rotations = static_cast<std::int64_t>(m_links.size());
}

// What passes a key on stands in the record itself, so that it cannot be done behind its back.
void BundleVerifier::checkRotations()
{
    if (m_links != m_decisions.rotations())
        problem(m_links.empty() ? "rotations: is missing; the record tells of rotated keys"
                                : "rotations: is not what the record tells of its rotated keys");
}

void BundleVerifier::checkKeyFile()
{
    const auto text = take("log.vkey");
    if (text && *text != verifierKey(m_log.name, m_log.publicKey, m_log.type) + "\n")
        problem("log.vkey: is not the key you verify with, nor one that follows it");
}

void BundleVerifier::checkWitnesses(const std::string& note)
{
    const auto text = take("policy");
    if (!text)
        return;
    const auto policy = parsePolicy(*text);
    if (!policy) {
        problem("policy: " + policy.error().detail);
        return;
    }
    if (policy->logs != std::vector<std::string>{ verifierKey(m_log.name, m_log.publicKey, m_log.type) })
        problem("policy: names another log than the key you verify with");
    const auto parsed = parseNote(note);
    // Where a key was just passed on, the old one signed as well.
    auto explained = static_cast<std::size_t>(
        std::count_if(m_keys.begin(), m_keys.end(), [&note](const VerifierKey& key) { return openCheckpoint(note, key).has_value(); }));
    for (const std::string& vkey : policy->witnesses) {
        const auto witness = parseVerifierKey(vkey);
        if (!witness) {
            problem("policy: " + witness.error().detail);
            continue;
        }
        if (!m_decisions.isEnrolled(witness->publicKey))
            problem("policy: the witness " + witness->name + " uses a key that this record never enrolled");
        if (const auto cosigned = openCosignature(note, *witness); !cosigned) {
            problem("checkpoint: " + cosigned.error().detail);
            continue;
        }
        ++explained;
        ++m_report.witnesses;
    }
    if (!parsed || parsed->signatures.size() != explained)
        problem("checkpoint: carries signatures of keys that the policy does not name");
}

void BundleVerifier::checkEntries(const ReadTile& read, std::int64_t first)
{
    std::string_view entries = *read.entries;
    std::int64_t index = first;
    const std::int64_t end = first + read.width;
    bool named = false; // one exchanged entry shifts all that follow: the first of a tile says enough
    for (std::size_t position = 0; position < read.leaves.size(); ++position, ++index) {
        const std::string_view entry = firstEntryOfTile(entries).value_or(std::string_view());
        entries.remove_prefix(2 + entry.size());
        if ((position + 1) * hashBytes > read.hashes->size() || read.leaves[position] != hashAtOffset(*read.hashes, position)) {
            if (!std::exchange(named, true))
                problem("entry " + std::to_string(index) + ": is not what was hashed into " + tilePath(0, first / tileWidth, read.width), index);
        } else if (auto fault = m_decisions.take(index, entry)) {
            problem("entry " + std::to_string(index) + ": " + *fault, index);
        }
        ++m_report.entries;
        if (full())
            return;
    }
    if (index < end) {
        problem("entry " + std::to_string(index) + ": is cut off or missing in " + tilePath(-1, first / tileWidth, read.width), index);
        return;
    }
    if (!entries.empty())
        problem(tilePath(-1, first / tileWidth, read.width) + ": holds more than " + std::to_string(read.width) + " entries", end - 1);
    grow(read);
}

// Whole tiles enter the tree by their root, so that no node is hashed twice.
void BundleVerifier::grow(const ReadTile& read)
{
    if (read.width < tileWidth) {
        for (const Hash& leaf : read.leaves)
            m_head.append(leaf);
        return;
    }
    m_head.appendSubtree(read.root, tileLevels);
    climb(1, read.root);
}

// The tiles from that one on, as many as are worked on at once; what cannot be read is told in its turn.
std::vector<ReadTile> BundleVerifier::readTiles(std::int64_t tile, std::int64_t size)
{
    std::vector<ReadTile> tiles;
    std::size_t bytes = 0;
    for (; tiles.size() < tilesAtOnce && bytes < bytesAtOnce && tile * tileWidth < size; ++tile) {
        const int width = static_cast<int>(std::min(tileWidth, size - tile * tileWidth));
        tiles.push_back({ read(tilePath(0, tile, width)), read(tilePath(-1, tile, width)), width, {}, {} });
        // What follows a gap has no place to stand.
        if (!tiles.back().hashes || !tiles.back().entries)
            break;
        bytes += tiles.back().hashes->size() + tiles.back().entries->size();
    }
    hashTiles(tiles);
    return tiles;
}

void BundleVerifier::checkTile(std::int64_t tile, const ReadTile& read)
{
    const std::int64_t first = tile * tileWidth;
    const std::string path = tilePath(0, tile, read.width);
    if (!read.hashes)
        unreadable(path, read.hashes.error(), first);
    if (!read.entries)
        unreadable(tilePath(-1, tile, read.width), read.entries.error(), first);
    if (!read.hashes || !read.entries)
        return;
    if (read.hashes->size() != static_cast<std::size_t>(read.width) * hashBytes)
        problem(path + ": has " + std::to_string(read.hashes->size()) + " bytes instead of " + std::to_string(read.width * 32),
            first + std::min<std::int64_t>(static_cast<std::int64_t>(read.hashes->size() / hashBytes), read.width - 1));
    checkEntries(read, first);
}

// Level 0 is compared entry by entry; what is gathered here are the tiles of the levels above.
void BundleVerifier::climb(std::size_t level, const Hash& hash)
{
    if (m_levels.size() < level)
        m_levels.emplace_back();
    m_levels[level - 1].hashes.push_back(hash);
    if (static_cast<std::int64_t>(m_levels[level - 1].hashes.size()) < tileWidth)
        return;
    const std::vector<Hash> whole = std::exchange(m_levels[level - 1].hashes, {});
    checkUpperTile(level, m_levels[level - 1].tile++, whole);
    climb(level + 1, rootOfHashes(whole));
}

void BundleVerifier::checkUpperTile(std::size_t level, std::int64_t tile, const std::vector<Hash>& hashes)
{
    std::int64_t span = 1;
    for (std::size_t i = 0; i < level; ++i)
        span *= tileWidth;
    const std::int64_t first = tile * tileWidth * span;
    const std::string path = tilePath(static_cast<int>(level), tile, static_cast<int>(hashes.size()));
    const auto bytes = take(path, first);
    if (!bytes)
        return;
    if (bytes->size() != hashes.size() * hashBytes) {
        problem(path + ": has " + std::to_string(bytes->size()) + " bytes instead of " + std::to_string(hashes.size() * hashBytes), first);
        return;
    }
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        const std::int64_t begin = first + static_cast<std::int64_t>(i) * span;
        if (hashes[i] != hashAtOffset(*bytes, i) && !knownBad(begin, begin + span)) {
            problem(path + ": does not fit the entries from " + std::to_string(begin) + " to " + std::to_string(begin + span - 1), begin);
            return;
        }
    }
}

BundleReport BundleVerifier::run()
{
    walk();
    for (const auto& [index, fault] : m_decisions.finish())
        problem("entry " + std::to_string(index) + ": " + fault, index);
    m_report.decisionsVerified = m_decisions.verified();
    return m_report;
}

void BundleVerifier::walk()
{
    auto files = m_source.list();
    if (!files) {
        problem("the bundle cannot be listed: " + files.error().detail);
        return;
    }
    m_files.insert(files->begin(), files->end());
    const auto note = take("checkpoint");
    if (!note)
        return;
    readRotations();
    const auto checkpoint = openCheckpoint(*note, m_log);
    if (!checkpoint) {
        problem("checkpoint: " + checkpoint.error().detail);
        return;
    }
    m_report.checkpoint = *checkpoint;
    checkKeyFile();

    const std::int64_t size = checkpoint->size;
    for (std::int64_t tile = 0; tile * tileWidth < size;) {
        for (const ReadTile& read : readTiles(tile, size)) {
            checkTile(tile++, read);
            // A gap leaves the rest of the tree without a place to stand.
            if (full() || m_head.size() != std::min(tile * tileWidth, size))
                return;
        }
    }
    for (std::size_t level = 1; level <= m_levels.size(); ++level) {
        if (!m_levels[level - 1].hashes.empty())
            checkUpperTile(level, m_levels[level - 1].tile, m_levels[level - 1].hashes);
    }
    checkWitnesses(*note);
    checkRotations();
    if (m_head.root() != checkpoint->root && !m_report.firstBadEntry)
        problem("checkpoint: its signed root is not the root of these entries; which entry was exchanged shows only against an earlier "
                "checkpoint");
    if (!m_files.empty())
        problem(*std::min_element(m_files.begin(), m_files.end()) + ": does not belong to this checkpoint ("
            + std::to_string(m_files.size()) + " such files)");
}

} // namespace

BundleReport verifyBundle(const BundleSource& source, const VerifierKey& log)
{
    return BundleVerifier(source, log).run();
}

} // namespace countersign
