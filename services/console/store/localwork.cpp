// The store's part in one person's own work: many decisions in one act, unfinished edits, skips, both sides of a conflict.
#include "services/console/store/parts.h"

namespace countersign {

QFuture<Result<QStringList>> LocalStore::matching(const DraftFilter& filter, int most)
{
    return askIndex<QStringList>([filter, most](Connection& connection, const QueueIndex& index, TimeMs now) {
        return matchingIds(connection, index, filter, now, static_cast<std::size_t>(most));
    });
}

QFuture<Result<QueueTally>> LocalStore::tally(const DraftFilter& filter)
{
    return askIndex<QueueTally>([filter](Connection& connection, const QueueIndex& index, TimeMs now) {
        return indexedTally(connection, index, {filter, {}, 0, now});
    });
}

QFuture<Result<void>> LocalStore::examine(const QStringList& ids, Look look)
{
    Answerer<Result<void>> answer;
    m_parts->worker->post([parts = m_parts.get(), ids, look = std::move(look), answer] {
        const auto done = parts->reads->read<bool>([&](Connection& connection) -> Result<bool> {
            for (const QString& id : ids) {
                if (parts->stopping)
                    return fail(ErrorCode::Cancelled, "the store is being closed");
                const auto draft = cachedDraft(connection, parts->key, id.toStdString());
                if (draft && !look(*draft))
                    break;
            }
            return true;
        });
        if (done)
            answer({});
        else
            answer(tl::unexpected(done.error()));
    });
    return answer.future();
}

QFuture<Result<LocalStore::KeptMany>> LocalStore::keepMany(std::shared_ptr<const std::vector<KeptDecision>> decisions, TimeMs now)
{
    Answerer<Result<KeptMany>> answer;
    QStringList touched;
    for (const KeptDecision& kept : *decisions)
        touched << QString::fromStdString(kept.decision.statement.draftId);
    auto many = std::make_shared<KeptMany>();
    auto written = write([decisions, now, many, parts = m_parts.get()](Connection& connection) -> Result<void> {
        many->each.clear();
        for (const KeptDecision& kept : *decisions) {
            auto done = keepDecision(connection, parts->key, parts->keyOutlives, kept, now);
            // A conflict is found before anything is written; any other error takes back the whole chunk.
            if (!done && done.error().code != ErrorCode::Conflict)
                return done;
            many->each.push_back(std::move(done));
        }
        return {};
    }, touched, true);
    whenDone(std::move(written), this, [answer, many](Result<void> done) {
        if (done)
            answer(std::move(*many));
        else
            answer(tl::unexpected(std::move(done.error())));
    });
    return answer.future();
}

QFuture<Result<std::vector<DecisionRecord>>> LocalStore::undoableOf(const std::string& batch)
{
    return read<std::vector<DecisionRecord>>(
        [batch](Connection& connection, const SealKey& key) { return batchRecords(connection, key, batch); });
}

QFuture<Result<std::optional<BatchLeft>>> LocalStore::newestBatch(TimeMs now)
{
    return read<std::optional<BatchLeft>>([now](Connection& connection, const SealKey&) { return lastBatch(connection, now); });
}

QFuture<Result<void>> LocalStore::keepEdit(const QString& draftId, const KeptEdit& edit)
{
    return write([id = draftId.toStdString(), edit, parts = m_parts.get()](
                     Connection& connection) { return keepUnfinished(connection, parts->key, id, edit); },
        {}, false);
}

QFuture<Result<std::optional<KeptEdit>>> LocalStore::keptEdit(const QString& draftId)
{
    return read<std::optional<KeptEdit>>(
        [id = draftId.toStdString()](Connection& connection, const SealKey& key) { return unfinishedOf(connection, key, id); });
}

QFuture<Result<void>> LocalStore::dropEdit(const QString& draftId)
{
    return write([id = draftId.toStdString()](Connection& connection) { return dropUnfinished(connection, id); }, {}, false);
}

QFuture<Result<void>> LocalStore::setSkipped(const QString& draftId, bool skipped)
{
    return write([id = draftId.toStdString(), skipped, parts = m_parts.get()](
                     Connection& connection) { return skipDraft(connection, id, skipped, parts->now()); },
        {draftId}, false);
}

QFuture<Result<DecidedSides>> LocalStore::sides(const QString& decisionId)
{
    return read<DecidedSides>(
        [id = decisionId.toStdString()](Connection& connection, const SealKey& key) { return decidedSides(connection, key, id); });
}

QFuture<Result<std::vector<OwnDecision>>> LocalStore::ownSince(TimeMs since)
{
    return read<std::vector<OwnDecision>>([since](Connection& connection, const SealKey&) { return ownDecisions(connection, since); });
}

QFuture<Result<std::map<RejectReason, int>>> LocalStore::reasonsUsed()
{
    return read<std::map<RejectReason, int>>([](Connection& connection, const SealKey&) { return reasonCounts(connection); });
}

}  // namespace countersign
