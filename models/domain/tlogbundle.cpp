#include "models/domain/tlogdecisions.h"
#include "models/domain/tlognote.h"
#include "models/domain/tlogpolicy.h"
#include "models/domain/tlogrotation.h"
#include "models/domain/tlogtiles.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace countersign {

namespace {

constexpr std::int64_t tileWidth = 256;
constexpr int tileLevels = 8;
constexpr std::size_t hashBytes = 32;
constexpr std::size_t maxProblems = 20;

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
    std::optional<std::string> take(const std::string& path, std::optional<std::int64_t> entry = std::nullopt);
    void readRotations();
    void checkRotations();
    void checkKeyFile();
    void checkWitnesses(const std::string& note);
    void checkTile(std::int64_t tile, int width);
    void checkEntries(std::string_view entries, std::string_view hashes, std::int64_t first, int width);
    void grow(const std::vector<Hash>& leaves);
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

std::optional<std::string> BundleVerifier::take(const std::string& path, std::optional<std::int64_t> entry)
{
    m_files.erase(path);
    auto bytes = m_source.read(path);
    if (bytes)
        return std::move(*bytes);
    problem(path + (bytes.error().code == ErrorCode::NotFound ? ": is missing" : ": cannot be read: " + bytes.error().detail), entry);
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

void BundleVerifier::checkEntries(std::string_view entries, std::string_view hashes, std::int64_t first, int width)
{
    std::int64_t index = first;
    const std::int64_t end = first + width;
    bool named = false; // one exchanged entry shifts all that follow: the first of a tile says enough
    std::vector<Hash> leaves;
    leaves.reserve(static_cast<std::size_t>(width));
    while (!entries.empty() && index < end) {
        const std::size_t length = entries.size() < 2
            ? entries.size()
            : (static_cast<std::size_t>(static_cast<unsigned char>(entries[0])) << 8U) | static_cast<unsigned char>(entries[1]);
        if (entries.size() < 2 + length)
            break;
        const std::string_view entry = entries.substr(2, length);
        entries.remove_prefix(2 + length);
        const Hash leaf = leafHash(entry);
        const auto position = static_cast<std::size_t>(index - first);
        if ((position + 1) * hashBytes > hashes.size() || leaf != hashAtOffset(hashes, position)) {
            if (!std::exchange(named, true))
                problem("entry " + std::to_string(index) + ": is not what was hashed into " + tilePath(0, first / tileWidth, width), index);
        } else if (auto fault = m_decisions.take(index, entry)) {
            problem("entry " + std::to_string(index) + ": " + *fault, index);
        }
        leaves.push_back(leaf);
        ++index;
        ++m_report.entries;
        if (full())
            return;
    }
    if (index < end) {
        problem("entry " + std::to_string(index) + ": is cut off or missing in " + tilePath(-1, first / tileWidth, width), index);
        return;
    }
    if (!entries.empty())
        problem(tilePath(-1, first / tileWidth, width) + ": holds more than " + std::to_string(width) + " entries", end - 1);
    grow(leaves);
}

// Whole tiles enter the tree by their root, so that no node is hashed twice.
void BundleVerifier::grow(const std::vector<Hash>& leaves)
{
    if (static_cast<std::int64_t>(leaves.size()) < tileWidth) {
        for (const Hash& leaf : leaves)
            m_head.append(leaf);
        return;
    }
    const Hash root = rootOfHashes(leaves);
    m_head.appendSubtree(root, tileLevels);
    climb(1, root);
}

void BundleVerifier::checkTile(std::int64_t tile, int width)
{
    const std::int64_t first = tile * tileWidth;
    const std::string path = tilePath(0, tile, width);
    const auto hashes = take(path, first);
    const auto entries = take(tilePath(-1, tile, width), first);
    if (!hashes || !entries)
        return;
    if (hashes->size() != static_cast<std::size_t>(width) * hashBytes)
        problem(path + ": has " + std::to_string(hashes->size()) + " bytes instead of " + std::to_string(width * 32),
            first + std::min<std::int64_t>(static_cast<std::int64_t>(hashes->size() / hashBytes), width - 1));
    checkEntries(*entries, *hashes, first, width);
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
    for (std::int64_t first = 0; first < size; first += tileWidth) {
        checkTile(first / tileWidth, static_cast<int>(std::min(tileWidth, size - first)));
        // A gap leaves the rest of the tree without a place to stand.
        if (full() || m_head.size() != std::min(first + tileWidth, size))
            return;
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
