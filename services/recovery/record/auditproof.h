#pragma once
// One decision's proof for a reader who has nothing but the log's key.
#include "services/recovery/record/audittree.h"

namespace countersign {

struct EntryProof {
    std::int64_t index = 0;
    std::string entry;
    std::vector<Hash> hashes;
    std::string checkpoint; // signed note
    [[nodiscard]] std::string text() const { return proofText(index, hashes, checkpoint); } // a .tlog-proof file
};
// Unavailable when the entry is younger than the newest checkpoint: ask again in a second.
[[nodiscard]] Result<EntryProof> proveDecision(Connection& connection, const std::string& decisionId);
[[nodiscard]] Result<EntryProof> proveEntry(Connection& connection, std::int64_t index);

} // namespace countersign
