#include "app/ctl/auditexport.h"

namespace countersign {

Result<AuditExported> exportSelection(
    const AuditExportPlan& plan, const FetchEntries& fetch, const std::function<void(std::int64_t entries)>& progress)
{
    const EntryFilePlan filePlan{ plan.file, plan.csv, plan.selection };
    auto file = plan.resume ? EntryFile::goOn(filePlan) : EntryFile::begin(filePlan);
    if (!file)
        return tl::unexpected(std::move(file.error()));
    AuditExported done;
    done.resumed = plan.resume;
    for (;;) {
        const auto page = fetch(file->last(), entryPage);
        if (!page)
            return tl::unexpected(page.error());
        const auto written = file->add(*page);
        if (!written)
            return tl::unexpected(written.error());
        done.entries += *written;
        if (progress)
            progress(done.entries);
        if (*written < entryPage)
            break;
    }
    if (auto placed = file->finish(); !placed)
        return tl::unexpected(std::move(placed.error()));
    return done;
}

Result<ProofsExported> exportProofs(const std::string& folder, const std::string& selection, const VerifierKey& log,
    const FetchEntries& fetch, const FetchProof& prove, const std::function<void(std::int64_t proofs)>& progress)
{
    auto proofs = ProofFolder::open(folder, selection, log);
    if (!proofs)
        return tl::unexpected(std::move(proofs.error()));
    ProofsExported done;
    for (std::int64_t after = -1;;) {
        const auto page = fetch(after, entryPage);
        const auto found = page ? decisionsOfPage(*page, after) : tl::unexpected(page.error());
        if (!found)
            return tl::unexpected(found.error());
        for (const std::string& decision : found->decisions) {
            if (proofs->has(decision)) {
                ++done.kept;
                continue;
            }
            const auto proof = prove(decision);
            if (!proof)
                return tl::unexpected(proof.error());
            if (auto put = proofs->put(decision, *proof); !put)
                return tl::unexpected(std::move(put.error()));
            ++done.written;
            if (progress)
                progress(done.written + done.kept);
        }
        after = found->last;
        if (found->entries < entryPage)
            break;
    }
    if (auto placed = proofs->finish(); !placed)
        return tl::unexpected(std::move(placed.error()));
    return done;
}

} // namespace countersign
