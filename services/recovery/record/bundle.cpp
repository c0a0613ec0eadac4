#include "services/recovery/record/bundle.h"

#include "models/domain/tlogpolicy.h"
#include "models/domain/tlogrotation.h"
#include "services/recovery/record/audittree.h"
#include "services/recovery/record/rotation.h"
#include "services/recovery/record/witness.h"

namespace countersign {

Result<Checkpoint> exportBundle(Connection& connection, const BackendKeys& keys, const std::string& folder, const ExportProgress& progress)
{
    const auto log = parseVerifierKey(logVerifierKey(keys));
    if (!log)
        return tl::unexpected(log.error());
    // Entries below a checkpoint never change, so that one reading of the checkpoint and its witnesses fixes the whole bundle.
    const auto note = AuditTree(connection).checkpoint();
    const auto checkpoint = note ? openCheckpoint(*note, *log) : tl::unexpected(note.error());
    if (!checkpoint)
        return tl::unexpected(checkpoint.error());
    const auto witnesses = witnessesOf(connection, checkpoint->size);
    if (!witnesses)
        return tl::unexpected(witnesses.error());
    LogPolicy named{ { logVerifierKey(keys) }, {} };
    for (const std::string& vkey : *witnesses) {
        // One that came between the two readings is not on this note.
        if (const auto witness = parseVerifierKey(vkey); witness && openCosignature(*note, *witness))
            named.witnesses.push_back(vkey);
    }
    const std::string policy = policyText(named);
    const auto links = rotationLinks(connection);
    if (!links)
        return tl::unexpected(links.error());
    const BundleHeads heads{ *note, logVerifierKey(keys), policy, links->empty() ? std::string() : rotationsText(*links) };
    return writeBundle(
        heads, [&](const std::string& path) { return AuditTree(connection).tile(path); }, // a fresh one each time: the memory of one tile
        folder, false, progress);
}

} // namespace countersign
