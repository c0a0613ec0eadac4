#pragma once
// Proofs of single decisions (c2sp.org/tlog-proof), each with the entry that it proves, and a folder of them. One thread at a time.
#include "models/domain/tlog.h"
#include "services/base/partfile.h"

#include <string>
#include <vector>

namespace countersign {

struct DecisionProof { // as the backend gives it
    std::int64_t index = -1;
    std::string entry; // the bytes that were hashed
    std::vector<Hash> hashes;
    std::string note; // the checkpoint that the proof leads to
};
// The proof as text. Damaged: it does not hold, and a proof that does not hold is none.
[[nodiscard]] Result<std::string> checkedProof(const DecisionProof& proof, const VerifierKey& log);
// Written to `file` and `file`.entry, each whole or not at all.
[[nodiscard]] Result<void> writeProof(const std::string& file, const DecisionProof& proof, const VerifierKey& log);

// Decisions that a page of entries (entryfile.h) tells of, and the index of its last entry.
struct DecisionsOfPage {
    std::vector<std::string> decisions;
    std::int64_t entries = 0;
    std::int64_t last = -1;
};
[[nodiscard]] Result<DecisionsOfPage> decisionsOfPage(std::string_view page, std::int64_t after);

class ProofFolder {
public:
    // Grows beside `folder`, under its name and ".proofs-MARK", MARK telling the selection: what an interrupted export of the same one
    // left there stays. Conflict: `folder` exists and is not an empty folder, or another export writes there; Storage.
    [[nodiscard]] static Result<ProofFolder> open(const std::string& folder, const std::string& selection, const VerifierKey& log);
    // Whether the decision's proof is there from before, and holds.
    [[nodiscard]] bool has(const std::string& decisionId) const;
    [[nodiscard]] Result<void> put(const std::string& decisionId, const DecisionProof& proof);
    [[nodiscard]] Result<void> finish(); // in place

private:
    [[nodiscard]] std::string fileOf(const std::string& decisionId) const;
    std::filesystem::path m_target;
    std::filesystem::path m_part;
    std::unique_ptr<FileLock> m_lock;
    VerifierKey m_log;
};

} // namespace countersign
