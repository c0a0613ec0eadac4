#include "services/recovery/record/auditproof.h"

#include "models/domain/tlognote.h"

namespace countersign {

namespace {

Result<EntryProof> prove(AuditTree& tree, RecordedEntry recorded)
{
    EntryProof proof;
    proof.index = recorded.index;
    proof.entry = std::move(recorded.entry);
    auto note = tree.checkpoint();
    if (!note)
        return tl::unexpected(std::move(note.error()));
    proof.checkpoint = std::move(*note);
    const auto parsed = parseNote(proof.checkpoint);
    const auto checkpoint = parsed ? parseCheckpointBody(parsed->body) : tl::unexpected(parsed.error());
    if (!checkpoint)
        return tl::unexpected(checkpoint.error());
    if (proof.index >= checkpoint->size)
        return fail(ErrorCode::Unavailable, "the entry is not under a checkpoint yet", secondMs);
    auto hashes = tree.inclusion(proof.index, checkpoint->size);
    if (!hashes)
        return tl::unexpected(std::move(hashes.error()));
    proof.hashes = std::move(*hashes);
    return proof;
}

} // namespace

Result<EntryProof> proveDecision(Connection& connection, const std::string& decisionId)
{
    AuditTree tree(connection);
    auto recorded = tree.entryOfDecision(decisionId);
    if (!recorded)
        return tl::unexpected(std::move(recorded.error()));
    return prove(tree, std::move(*recorded));
}

Result<EntryProof> proveEntry(Connection& connection, std::int64_t index)
{
    AuditTree tree(connection);
    auto found = tree.entries(index - 1, 1);
    if (!found)
        return tl::unexpected(std::move(found.error()));
    if (found->empty() || found->front().index != index)
        return fail(ErrorCode::NotFound, "there is no entry " + std::to_string(index));
    return prove(tree, std::move(found->front()));
}

} // namespace countersign
