#pragma once
// RFC 6962 trees in the C2SP tlog-tiles format: hashing, checkpoints (signed notes), tiles, proofs, and the offline verifier. Pure.
// Sources: RFC 6962 §2.1; c2sp.org/tlog-checkpoint, tlog-tiles, signed-note, tlog-proof, tlog-cosignature.
#include "models/domain/digest.h"
#include "models/domain/result.h"
#include "models/domain/signature.h"
#include "models/domain/time.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace countersign {

[[nodiscard]] Hash leafHash(std::string_view entry);
[[nodiscard]] Hash nodeHash(const Hash& left, const Hash& right);

// Any source of subtree roots: hashAt(level, index) = root of the full subtree of 2^level leaves at index.
using HashAt = std::function<Result<Hash>(int level, std::int64_t index)>;

// Compact range [0, size): appends in O(1) amortised, root in O(log n). The root of the empty tree is SHA-256("").
class TreeHead {
public:
    [[nodiscard]] static Result<TreeHead> at(std::int64_t size, const HashAt& hashAt);
    void append(const Hash& leaf) { appendSubtree(leaf, 0); }
    void appendSubtree(const Hash& root, int level); // 2^level leaves; the size before is a multiple of as many
    [[nodiscard]] Hash root() const;
    [[nodiscard]] std::int64_t size() const { return m_size; }

private:
    std::vector<Hash> m_peaks;  // largest first
    std::int64_t m_size = 0;
};

struct Checkpoint {
    std::string origin;
    std::int64_t size = 0;
    Hash root{};
    friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};
// The three lines of the body, each ended by a newline.
[[nodiscard]] std::string checkpointBody(const Checkpoint& checkpoint);
// Body, blank line, one signature line of the log.
[[nodiscard]] std::string signCheckpoint(const Checkpoint& checkpoint, const SigningKey& key);
// Appends a cosignature/v1 line (type 0x04, over "cosignature/v1\ntime <s>\n" ‖ body) to a signed note.
[[nodiscard]] Result<std::string> cosignCheckpoint(const std::string& note, const std::string& name, const SigningKey& key, TimeMs now);
[[nodiscard]] std::string verifierKey(const std::string& name, std::string_view publicKey, std::uint8_t type = 0x01);  // vkey text
struct VerifierKey {
    std::string name;
    std::string keyId;  // 4 bytes
    std::uint8_t type = 0x01;
    std::string publicKey;
};
[[nodiscard]] Result<VerifierKey> parseVerifierKey(std::string_view text);
// Checks the log's signature; unknown signature lines are passed over, damaged ones of the log's key are an error.
[[nodiscard]] Result<Checkpoint> openCheckpoint(std::string_view note, const VerifierKey& log);
[[nodiscard]] Result<TimeMs> openCosignature(std::string_view note, const VerifierKey& witness);  // when it was cosigned

// "tile/0/x001/x234/067", with ".p/W" when width < 256; level -1 is "entries".
[[nodiscard]] std::string tilePath(int level, std::int64_t index, int width = 256);

// Proofs for a tree of that size.
[[nodiscard]] Result<std::vector<Hash>> inclusionProof(std::int64_t index, std::int64_t size, const HashAt& hashAt);
[[nodiscard]] Result<std::vector<Hash>> consistencyProof(std::int64_t from, std::int64_t to, const HashAt& hashAt);
[[nodiscard]] bool verifyInclusion(const Hash& leaf, std::int64_t index, const Checkpoint& checkpoint, const std::vector<Hash>& proof);
[[nodiscard]] bool verifyConsistency(const Checkpoint& older, const Checkpoint& newer, const std::vector<Hash>& proof);

// One entry's proof as text (c2sp.org/tlog-proof): "c2sp.org/tlog-proof@v1", index, hashes, blank line, checkpoint.
[[nodiscard]] std::string proofText(std::int64_t index, const std::vector<Hash>& proof, const std::string& note);
// The checkpoint that proves this entry; InvalidInput or Damaged when the text does not.
[[nodiscard]] Result<Checkpoint> openProof(std::string_view text, std::string_view entry, const VerifierKey& log);

// Offline verification of a bundle; reads only through `read` (path inside the bundle → bytes, NotFound if absent) and `list`.
struct BundleSource {
    std::function<Result<std::string>(const std::string& path)> read;
    std::function<Result<std::vector<std::string>>()> list;  // every file, relative paths
};
struct BundleReport {
    Checkpoint checkpoint;
    std::int64_t entries = 0;
    std::int64_t witnesses = 0;          // cosignatures by keys enrolled in the record itself
    std::int64_t rotations = 0;          // how often the log's key was passed on, each time signed by the key before
    std::int64_t decisionsVerified = 0;  // person signatures checked against the keys enrolled in the record itself
    std::vector<std::string> problems;   // empty = the bundle verifies; each names the first bad index or file
    std::optional<std::int64_t> firstBadEntry;
};
[[nodiscard]] BundleReport verifyBundle(const BundleSource& source, const VerifierKey& log);

}  // namespace countersign
