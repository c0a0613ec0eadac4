#pragma once
// A selection of the record into one file, or the proofs of its decisions into a folder; page by page, resumable.
#include "services/base/entryfile.h"
#include "services/base/prooffolder.h"

#include <functional>
#include <string>

namespace countersign {

struct AuditExportPlan {
    std::string file;
    bool csv = false; // else one JSON object a line, with each entry as it was hashed
    std::string selection; // the filter as text
    bool resume = false;
};
struct AuditExported {
    std::int64_t entries = 0; // written now
    bool resumed = false;
};
// A page of lines {"index":…,"entry":…} with index > after; fewer than `limit` = the last one.
using FetchEntries = std::function<Result<std::string>(std::int64_t after, std::int64_t limit)>;

// Errors: those of EntryFile and of `fetch`; an interrupted export leaves its part for `resume`.
[[nodiscard]] Result<AuditExported> exportSelection(
    const AuditExportPlan& plan, const FetchEntries& fetch, const std::function<void(std::int64_t entries)>& progress = {});

struct ProofsExported {
    std::int64_t written = 0; // now
    std::int64_t kept = 0; // from an interrupted export of the same selection
};
using FetchProof = std::function<Result<DecisionProof>(const std::string& decisionId)>;
// Errors: those of ProofFolder and of both fetches; Damaged when a proof does not hold. What is written stays for the next try.
[[nodiscard]] Result<ProofsExported> exportProofs(const std::string& folder, const std::string& selection, const VerifierKey& log,
    const FetchEntries& fetch, const FetchProof& prove, const std::function<void(std::int64_t proofs)>& progress = {});

} // namespace countersign
