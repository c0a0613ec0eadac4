#include "services/console/store/localstore.h"

#include "models/view/qttext.h"
#include "services/console/store/parts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

Result<void> putMeta(Connection& connection, const std::string& name, const std::string& value)
{
    if (auto done = connection.run("INSERT OR REPLACE INTO meta(name, value) VALUES(:a, :b)", name, value); !done)
        return tl::unexpected(done.error());
    return {};
}

Result<QString> getMeta(Connection& connection, const std::string& name)
{
    const auto row = connection.row<std::tuple<std::string>>("SELECT value FROM meta WHERE name = :a", name);
    if (!row)
        return tl::unexpected(row.error());
    return *row ? QString::fromStdString(std::get<0>(**row)) : QString();
}

std::string sealedName(const QString& name)
{
    return "sealed:" + name.toStdString();
}

}  // namespace

LocalStore::LocalStore(std::shared_ptr<Parts> parts) : m_parts(std::move(parts)) {}

// The threads end here, before QObject's own end takes the answers that they posted.
LocalStore::~LocalStore() = default;

void LocalStore::Parts::refreshQueue(const QStringList& ids)
{
    if (ids.isEmpty())
        return;
    std::vector<std::string> changed;
    for (const QString& id : ids)
        changed.push_back(id.toStdString());
    queue->post([this, changed = std::move(changed)] {
        if (loading)
            changedMeanwhile.insert(changedMeanwhile.end(), changed.begin(), changed.end());
        if (!index)
            return;
        const auto refreshed = reads->read<bool>([&](Connection& connection) -> Result<bool> {
            if (auto done = refreshIndex(connection, *index, changed); !done)
                return tl::unexpected(std::move(done.error()));
            return true;
        });
        if (!refreshed)
            dropQueue();  // loaded anew with the next question
    });
}

void LocalStore::Parts::loadQueue(const std::function<void()>& announce)
{
    const auto load = [this](QueueIndex& into) {
        return reads->read<bool>([&](Connection& connection) -> Result<bool> {
            if (auto done = loadIndex(connection, into, [this] { return !stopping.load(); }); !done)
                return tl::unexpected(std::move(done.error()));
            return true;
        });
    };
    const auto few = reads->read<bool>([](Connection& connection) { return fewRows(connection); });
    if (few && *few) {
        auto loaded = std::make_unique<QueueIndex>(viewer);
        if (load(*loaded))
            index = std::move(loaded);
        return;
    }
    loading = true;
    auto loaded = std::make_shared<std::unique_ptr<QueueIndex>>(std::make_unique<QueueIndex>(viewer));
    worker->post([this, load, loaded, announce, number = ++loads] {
        const bool whole = load(**loaded).has_value();
        if (stopping)
            return;
        queue->post([this, loaded, announce, number, whole] {
            if (number != loads)
                return;  // asked for anew meanwhile
            loading = false;
            const auto late = std::exchange(changedMeanwhile, {});
            if (whole) {
                index = std::move(*loaded);
                const auto caughtUp = reads->read<bool>([&](Connection& connection) -> Result<bool> {
                    if (auto done = refreshIndex(connection, *index, late); !done)
                        return tl::unexpected(std::move(done.error()));
                    return true;
                });
                if (!caughtUp)
                    index.reset();
            }
            for (const auto& question : std::exchange(waiting, {}))
                question();
            if (index)
                announce();
        });
    });
}

void LocalStore::askQueue(std::function<void(Parts&)> work)
{
    m_parts->queue->post([parts = m_parts.get(), work = std::move(work)] { work(*parts); });
}

void LocalStore::startLoading(Parts& parts)
{
    if (parts.index || parts.loading || parts.stopping)
        return;
    parts.loadQueue([this] { QMetaObject::invokeMethod(this, [this] { Q_EMIT changed({}); }, Qt::QueuedConnection); });
}

void LocalStore::setViewer(const Person& person, TimeMs decideWithinMs)
{
    m_personId = person.id;
    QueueViewer viewer{person, decideWithinMs};
    askQueue([this, viewer = std::move(viewer)](Parts& parts) {
        if (parts.viewer == viewer)
            return;
        const bool loaded = parts.index != nullptr || parts.loading;
        parts.viewer = viewer;
        if (!loaded)
            return;
        parts.dropQueue();
        QMetaObject::invokeMethod(this, [this] { Q_EMIT reset(); }, Qt::QueuedConnection);
    });
}

QFuture<Result<void>> LocalStore::write(Writer::Work work, QStringList touched, bool decisions, const QString& leaving)
{
    Answerer<Result<void>> answer;
    if (m_rewrite.isActive())
        m_rewrite.start();
    m_parts->writer->submit(
        std::move(work), [this, answer, touched = std::move(touched), decisions, leaving, parts = m_parts.get()](Result<void> done) {
            parts->refreshQueue(touched);  // before anyone can ask for rows because of the answer
            QMetaObject::invokeMethod(this, [this, answer, touched, decisions, leaving, done] {
                m_leaving.remove(leaving);
                answer(done);
                if (!touched.isEmpty())
                    Q_EMIT changed(touched);
                if (done && decisions)
                    Q_EMIT decisionsTouched();
            }, Qt::QueuedConnection);
        });
    return answer.future();
}

QFuture<Result<DraftRows>> LocalStore::page(const DraftFilter& filter, const QString& cursor, int limit)
{
    Answerer<Result<DraftRows>> answer;
    askQueue([this, filter, cursor, limit, leaving = m_leaving, answer](Parts& parts) {
        startLoading(parts);
        const auto look = [&parts, filter, cursor, limit, leaving, answer] {
            if (!parts.index && !walkable(filter)) {
                answer(fail(ErrorCode::Storage, "The queue could not be read from this computer's copy."));
                return;
            }
            const QueueQuestion question{filter, cursor, limit, parts.now()};
            auto page = parts.reads->read<DraftRows>([&](Connection& connection) {
                return parts.index ? indexedPage(connection, parts.key, *parts.index, question)
                                   : walkedPage(connection, parts.key, parts.viewer, question);
            });
            if (page)
                std::erase_if(page->rows, [&leaving](const DraftSummary& row) { return leaving.contains(text(row.id)); });
            answer(std::move(page));
        };
        if (parts.index || walkable(filter) || !parts.loading)
            look();
        else
            parts.waiting.emplace_back(look);
    });
    return answer.future();
}

QFuture<Result<std::vector<DraftSummary>>> LocalStore::rows(const DraftFilter& filter, const QStringList& ids)
{
    QStringList wanted = ids;
    wanted.removeIf([this](const QString& id) { return m_leaving.contains(id); });
    Answerer<Result<std::vector<DraftSummary>>> answer;
    askQueue([filter, wanted, answer](Parts& parts) {
        answer(parts.reads->read<std::vector<DraftSummary>>([&](Connection& connection) {
            return queueRows(connection, parts.key, parts.viewer, filter, parts.now(), wanted);
        }));
    });
    return answer.future();
}

void LocalStore::noteSeen(const QString& draftId)
{
    (void)write([id = draftId.toStdString()](Connection& connection) { return countersign::noteSeen(connection, id); }, {}, false);
}

QFuture<Result<Draft>> LocalStore::draft(const QString& id)
{
    return read<Draft>([id = id.toStdString()](Connection& connection, const SealKey& key) { return cachedDraft(connection, key, id); });
}

QFuture<Result<QString>> LocalStore::value(const QString& name)
{
    return read<QString>([name = name.toStdString()](Connection& connection, const SealKey&) { return getMeta(connection, name); });
}

QFuture<Result<QString>> LocalStore::sealedValue(const QString& name)
{
    return read<QString>([name = sealedName(name)](Connection& connection, const SealKey& key) -> Result<QString> {
        const auto sealed = getMeta(connection, name);
        if (!sealed || sealed->isEmpty())
            return sealed;
        const auto plain = key.open(sealed->toStdString(), name);
        if (!plain)
            return tl::unexpected(plain.error());
        return text(*plain);
    });
}

QFuture<Result<void>> LocalStore::setValue(const QString& name, const QString& value)
{
    return write(
        [name = name.toStdString(), value = value.toStdString()](Connection& connection) { return putMeta(connection, name, value); }, {},
        false);
}

QFuture<Result<void>> LocalStore::setSealedValue(const QString& name, const QString& value)
{
    return write([name = sealedName(name), value = value.toStdString(), key = m_parts->key](Connection& connection) {
        return putMeta(connection, name, key.seal(value, name));
    }, {}, false);
}

QFuture<Result<void>> LocalStore::apply(
    std::shared_ptr<const std::vector<DraftChange>> changes, std::optional<std::int64_t> seq, std::int64_t fullSync)
{
    QStringList touched;
    bool decisions = false;
    for (const DraftChange& change : *changes) {
        if (change.draft)
            touched << text(change.draft->summary.id);
        if (!change.gone.empty())
            touched << text(change.gone);
        if (change.decision && !change.decision->draftId.empty())
            touched << text(change.decision->draftId);
        decisions = decisions || change.decision.has_value();
    }
    touched.removeDuplicates();
    Answerer<Result<void>> answer;
    sealAndWrite(std::move(changes), seq, fullSync, touched, decisions, answer);
    return answer.future();
}

// Sealing and serialising are most of the work: done before the transaction, so that a decision never waits behind them.
void LocalStore::sealAndWrite(std::shared_ptr<const std::vector<DraftChange>> changes, std::optional<std::int64_t> seq,
    std::int64_t fullSync, QStringList touched, bool decisions, const Answerer<Result<void>>& answer)
{
    m_parts->worker->post([this, changes, seq, fullSync, touched = std::move(touched), decisions, answer, personId = m_personId,
                              parts = m_parts.get()] {
        auto sealed = std::make_shared<std::vector<SealedDraft>>();
        for (const DraftChange& change : *changes)
            sealed->push_back(change.draft ? sealDraft(parts->key, *change.draft) : SealedDraft());
        auto left = std::make_shared<std::vector<std::pair<QString, DraftState>>>();
        auto work = [changes, sealed, left, seq, fullSync, personId, parts](Connection& connection) -> Result<void> {
            const TimeMs now = parts->now();
            for (std::size_t i = 0; i < changes->size(); ++i) {
                const DraftChange& change = (*changes)[i];
                if (change.decision)
                    if (auto done = settle(connection, parts->key, *change.decision, now); !done)
                        return done;
                if (change.draft) {
                    const auto put = putDraft(connection, personId, *change.draft, (*sealed)[i], fullSync, now);
                    if (!put)
                        return tl::unexpected(put.error());
                    if (*put)
                        left->emplace_back(text(change.draft->summary.id), change.draft->summary.state);
                }
                if (!change.gone.empty()) {
                    const auto gone = leaveQueue(connection, change.gone);
                    if (!gone)
                        return tl::unexpected(gone.error());
                    if (*gone)
                        left->emplace_back(text(change.gone), DraftState::Superseded);  // the backend speaks of it no more
                }
            }
            return seq ? putMeta(connection, "seq", std::to_string(*seq)) : Result<void>{};
        };
        parts->writer->submit(std::move(work), [this, answer, touched, decisions, left, parts](Result<void> done) {
            parts->refreshQueue(touched);
            QMetaObject::invokeMethod(this, [this, answer, touched, decisions, left, done] {
                if (!touched.isEmpty())
                    Q_EMIT changed(touched);
                if (done && decisions)
                    Q_EMIT decisionsTouched();
                if (done)
                    for (const auto& [id, state] : *left)
                        Q_EMIT draftLeft(id, state);
                answer(done);
            }, Qt::QueuedConnection);
        });
    });
}

QFuture<Result<void>> LocalStore::endFullSync(std::int64_t fullSync, std::int64_t seq)
{
    Answerer<Result<void>> answer;
    auto ended = write([fullSync, seq](Connection& connection) -> Result<void> {
        if (auto dropped = dropUnseen(connection, fullSync); !dropped)
            return dropped;
        return putMeta(connection, "seq", std::to_string(seq));
    }, {}, false);
    whenDone(std::move(ended), this, [this, answer](Result<void> done) {
        if (done) {
            askQueue([](Parts& parts) { parts.dropQueue(); });
            Q_EMIT reset();
            Q_EMIT decisionsTouched();  // what they were about may be known again
        }
        answer(std::move(done));
    });
    return answer.future();
}

QFuture<Result<void>> LocalStore::keep(const Decision& decision, const QString& title, TimeMs now, bool asComposed)
{
    const QString draftId = text(decision.statement.draftId);
    m_leaving.insert(draftId);
    return write([kept = KeptDecision{decision, title.toStdString(), asComposed}, now, parts = m_parts.get()](Connection& connection) {
        return keepDecision(connection, parts->key, parts->keyOutlives, kept, now);
    }, {draftId}, true, draftId);
}

QFuture<Result<std::vector<OutboxEntry>>> LocalStore::due(TimeMs now, int limit)
{
    return read<std::vector<OutboxEntry>>(
        [now, limit](Connection& connection, const SealKey& key) { return dueEntries(connection, key, now, limit); });
}

QFuture<Result<std::optional<TimeMs>>> LocalStore::nextDueAt()
{
    return read<std::optional<TimeMs>>([](Connection& connection, const SealKey&) { return nextDue(connection); });
}

QFuture<Result<void>> LocalStore::postpone(const OutboxEntry& entry, TimeMs nextAt)
{
    return write([seq = entry.seq, attempts = entry.attempts + 1, nextAt](
                     Connection& connection) { return postponeEntry(connection, seq, attempts, nextAt); },
        {}, false);
}

QFuture<Result<void>> LocalStore::depart(const OutboxEntry& entry)
{
    return write([seq = entry.seq, attempts = entry.attempts + 1](Connection& connection) { return departEntry(connection, seq, attempts); },
        {}, false);
}

QFuture<Result<void>> LocalStore::hurry()
{
    return write([](Connection& connection) { return makeAllDue(connection); }, {}, false);
}

QFuture<Result<void>> LocalStore::settleEntry(const OutboxEntry& entry, const Settled& settled, TimeMs now)
{
    return write([seq = entry.seq, settled, now, parts = m_parts.get()](Connection& connection) -> Result<void> {
        // Once undone, nothing of it is left to be asked for.
        if (auto removed = settled.place == DecisionRecord::Place::Undone ? removeEntries(connection, settled.decisionId) : removeEntry(connection, seq);
            !removed)
            return removed;
        return settle(connection, parts->key, settled, now);
    }, {text(entry.draftId)}, true);
}

QFuture<Result<void>> LocalStore::refuseUndoEntry(const OutboxEntry& entry, const std::string& why, TimeMs now)
{
    return write([seq = entry.seq, id = entry.decisionId, why, now](Connection& connection) -> Result<void> {
        if (auto removed = removeEntry(connection, seq); !removed)
            return removed;
        return refuseUndo(connection, id, why, now);
    }, {}, true);
}

QFuture<Result<void>> LocalStore::withdraw(const QString& decisionId, const QString& draftId, TimeMs now)
{
    return write([id = decisionId.toStdString(), now, parts = m_parts.get()](
                     Connection& connection) { return dropKept(connection, parts->key, id, now); },
        {draftId}, true);
}

QFuture<Result<void>> LocalStore::askUndo(const QString& decisionId, TimeMs now)
{
    return write([id = decisionId.toStdString(), now](Connection& connection) { return keepUndo(connection, id, now); }, {}, true);
}

QFuture<Result<void>> LocalStore::dismissRefused(const QString& decisionId)
{
    return write([id = decisionId.toStdString()](Connection& connection) { return dismiss(connection, id); }, {}, true);
}

QFuture<Result<Overview>> LocalStore::overviewSince(TimeMs since)
{
    return read<Overview>([since](Connection& connection, const SealKey& key) { return overview(connection, key, since); });
}

QFuture<Result<std::vector<std::string>>> LocalStore::recordedDecisions(int limit)
{
    return read<std::vector<std::string>>([limit](Connection& connection, const SealKey&) { return sentDecisions(connection, limit); });
}

QFuture<Result<void>> LocalStore::showDueDrafts(TimeMs now)
{
    Answerer<Result<void>> answer;
    auto shown = std::make_shared<std::vector<std::string>>();
    auto written = write([now, shown](Connection& connection) -> Result<void> {
        auto ids = showDue(connection, now);
        if (!ids)
            return tl::unexpected(ids.error());
        *shown = std::move(*ids);
        return {};
    }, {}, false);
    whenDone(std::move(written), this, [this, answer, shown](Result<void> done) {
        QStringList ids;
        for (const std::string& id : *shown)
            ids << text(id);
        if (done && !ids.isEmpty()) {
            m_parts->refreshQueue(ids);
            Q_EMIT changed(ids);
        }
        answer(std::move(done));
    });
    return answer.future();
}

}  // namespace countersign
