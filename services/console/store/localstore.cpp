#include "services/console/store/localstore.h"

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

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

}  // namespace

LocalStore::LocalStore(std::shared_ptr<Parts> parts) : m_parts(std::move(parts)) {}

// The threads end here, before QObject's own end takes the answers that they posted.
LocalStore::~LocalStore() = default;

template <class T>
QFuture<Result<T>> LocalStore::read(std::function<Result<T>(Connection&, const SealKey&)> work)
{
    Answerer<Result<T>> answer;
    m_parts->reader.post([parts = m_parts.get(), work = std::move(work), answer] {
        answer(parts->reads->read<T>([&](Connection& connection) { return work(connection, parts->key); }));
    });
    return answer.future();
}

QFuture<Result<void>> LocalStore::write(Writer::Work work, QStringList touched, bool decisions, const QString& leaving)
{
    Answerer<Result<void>> answer;
    m_parts->writer->submit(std::move(work), [this, answer, touched = std::move(touched), decisions, leaving](Result<void> done) {
        QMetaObject::invokeMethod(this, [this, answer, touched, decisions, leaving, done] {
            m_leaving.remove(leaving);
            if (!touched.isEmpty())
                Q_EMIT changed(touched);
            if (done && decisions)
                Q_EMIT decisionsTouched();
            answer(done);
        }, Qt::QueuedConnection);
    });
    return answer.future();
}

QFuture<Result<DraftRows>> LocalStore::page(const DraftFilter& filter, const QString& cursor, int limit)
{
    return read<DraftRows>([filter, cursor, limit, leaving = m_leaving](Connection& connection, const SealKey& key) {
        auto page = queuePage(connection, key, filter, cursor, limit);
        if (page)
            std::erase_if(page->rows, [&leaving](const DraftSummary& row) { return leaving.contains(text(row.id)); });
        return page;
    });
}

QFuture<Result<std::vector<DraftSummary>>> LocalStore::rows(const DraftFilter& filter, const QStringList& ids)
{
    QStringList wanted = ids;
    wanted.removeIf([this](const QString& id) { return m_leaving.contains(id); });
    return read<std::vector<DraftSummary>>(
        [filter, wanted](Connection& connection, const SealKey& key) { return queueRows(connection, key, filter, wanted); });
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
    auto work = [changes, seq, fullSync, personId = m_personId, parts = m_parts.get()](Connection& connection) -> Result<void> {
        const TimeMs now = parts->now();
        for (const DraftChange& change : *changes) {
            if (change.decision)
                if (auto done = settle(connection, *change.decision, now); !done)
                    return done;
            if (change.draft)
                if (auto done = putDraft(connection, parts->key, personId, *change.draft, fullSync, now); !done)
                    return done;
            if (!change.gone.empty())
                if (auto done = dropDraft(connection, change.gone); !done)
                    return done;
        }
        return seq ? putMeta(connection, "seq", std::to_string(*seq)) : Result<void>{};
    };
    return write(std::move(work), touched, decisions);
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
        if (done)
            Q_EMIT reset();
        answer(std::move(done));
    });
    return answer.future();
}

QFuture<Result<void>> LocalStore::keep(const Decision& decision, const QString& title, TimeMs now)
{
    const QString draftId = text(decision.statement.draftId);
    m_leaving.insert(draftId);
    return write([decision, title = title.toStdString(), now, parts = m_parts.get()](Connection& connection) {
        return keepDecision(connection, parts->key, parts->keyOutlives, decision, title, now);
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

QFuture<Result<void>> LocalStore::hurry()
{
    return write([](Connection& connection) { return makeAllDue(connection); }, {}, false);
}

QFuture<Result<void>> LocalStore::settleEntry(const OutboxEntry& entry, const Settled& settled, TimeMs now)
{
    return write([seq = entry.seq, settled, now](Connection& connection) -> Result<void> {
        if (auto removed = removeEntry(connection, seq); !removed)
            return removed;
        return settle(connection, settled, now);
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
    return write([id = decisionId.toStdString(), now](Connection& connection) { return dropKept(connection, id, now); }, {draftId}, true);
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
        if (done && !ids.isEmpty())
            Q_EMIT changed(ids);
        answer(std::move(done));
    });
    return answer.future();
}

}  // namespace countersign
