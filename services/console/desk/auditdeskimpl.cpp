#include "services/console/desk/auditdeskimpl.h"

#include "models/view/followup.h"

#include <QSaveFile>
#include <QThreadPool>
#include <algorithm>
#include <charconv>
#include <utility>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr int mostQuorum = 1000;
const QString searchesKey = u"audit_searches"_s;
const QString quorumKey = u"witness_quorum"_s;

Error recordIsAway()
{
    return {ErrorCode::Unavailable, "The backend is away just now, and the record is kept there. Try again when it is back.", std::nullopt};
}

Result<void> write(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::Storage, "the file could not be written: " + file.errorString().toStdString());
    return {};
}

// The second line of a checkpoint; -1 when there is none.
std::int64_t sizeOf(const std::string& note)
{
    const std::size_t line = note.find('\n');
    std::int64_t size = -1;
    if (line != std::string::npos)
        std::from_chars(note.data() + line + 1, note.data() + note.size(), size);
    return size;
}

}  // namespace

AuditDeskImpl::AuditDeskImpl(ApiClient& api, LocalStore& store, ViewsDesk& searches, int pollMs, QObject* parent)
    : AuditDesk(parent), m_api(api), m_store(store), m_searches(searches), m_exports(api)
{
    m_poll.setInterval(pollMs);
    connect(&m_poll, &QTimer::timeout, this, &AuditDeskImpl::poll);
    whenDone(m_store.value(quorumKey), this, [this](const Result<QString>& stored) {
        if (stored && !m_quorumSet)
            m_quorum = std::clamp(stored->toInt(), 0, mostQuorum);
    });
    whenDone(m_store.sealedValue(searchesKey), this, [this](const Result<QString>& stored) {
        if (stored && !stored->isEmpty())
            takeOver(*stored);
    });
}

// Searches of the time when they were kept on one computer only. What cannot be read is none.
void AuditDeskImpl::takeOver(const QString& stored)
{
    const auto json = parseJson(stored.toStdString());
    if (json && json->is_array())
        for (const Json& one : *json) {
            const auto textOf = [&one](const char* name) {
                const auto found = one.is_object() ? one.find(name) : one.end();
                return one.is_object() && found != one.end() && found->is_string() ? found->get<std::string>() : std::string();
            };
            SavedView search;
            search.id = textOf("id");
            search.name = textOf("name");
            search.words = textOf("words");
            whenDone(m_searches.save(search), this, [](const Result<void>&) {});
        }
    whenDone(m_store.setSealedValue(searchesKey, {}), this, [](const Result<void>&) {});
}

void AuditDeskImpl::setOnline(bool online)
{
    if (std::exchange(m_online, online) == online)
        return;
    m_size = -1;
    if (!online)
        m_poll.stop();
    else if (m_following)
        m_poll.start();
    Q_EMIT onlineChanged();
}

template <class T, class Ask>
QFuture<Result<T>> AuditDeskImpl::ask(const Ask& call)
{
    if (!m_online)
        return readyFuture<Result<T>>(tl::unexpected(recordIsAway()));
    Answerer<Result<T>> reply;
    whenDone(call(), this, [reply](Answer<T> answer) {
        if (answer)
            reply(std::move(*answer));
        else
            reply(tl::unexpected(std::move(answer.error().error)));
    });
    return reply.future();
}

QFuture<Result<AuditPage>> AuditDeskImpl::search(const AuditFilter& filter, const std::string& cursor, int limit)
{
    return ask<AuditPage>([&] { return m_api.searchAudit(filter, cursor, limit); });
}

QFuture<Result<AuditHistogram>> AuditDeskImpl::histogram(const AuditFilter& filter)
{
    return ask<AuditHistogram>([&] { return m_api.auditHistogram(filter); });
}

QFuture<Result<LineageGraph>> AuditDeskImpl::lineage(const std::string& draftId)
{
    return ask<LineageGraph>([&] { return m_api.lineageGraph(draftId); });
}

QFuture<Result<std::string>> AuditDeskImpl::find(AuditKey by, const std::string& value)
{
    return ask<std::string>([&] { return m_api.findDraft(by, value); });
}

QFuture<Result<AuditReport>> AuditDeskImpl::report(const AuditReportWish& wish, const std::string& cursor)
{
    return ask<AuditReport>([&] { return m_api.auditReport(wish, cursor); });
}

QFuture<Result<SamplePopulation>> AuditDeskImpl::population(const SamplePlan& plan)
{
    return ask<SamplePopulation>([&] { return m_api.samplePopulation(plan); });
}

QFuture<Result<AuditSample>> AuditDeskImpl::drawSample(const SamplePlan& plan)
{
    return ask<AuditSample>([&] { return m_api.drawSample(plan); });
}

QFuture<Result<RecordHeads>> AuditDeskImpl::heads()
{
    return ask<RecordHeads>([&] { return m_api.recordHeads(); });
}

QFuture<Result<void>> AuditDeskImpl::setQuorum(int witnesses)
{
    m_quorum = std::clamp(witnesses, 0, mostQuorum);
    m_quorumSet = true;
    return m_store.setValue(quorumKey, QString::number(m_quorum));
}

void AuditDeskImpl::follow(bool follow)
{
    if (std::exchange(m_following, follow) == follow)
        return;
    m_size = -1;
    if (!follow) {
        m_poll.stop();
    } else if (m_online) {
        m_poll.start();
        poll();
    }
}

// The checkpoint is public and asking for it leaves no entry, so that watching the record does not make it grow.
void AuditDeskImpl::poll()
{
    if (m_polling || !m_online || !m_following)
        return;
    m_polling = true;
    whenDone(m_api.checkpoint(), this, [this](const Answer<std::string>& note) {
        m_polling = false;
        const std::int64_t size = note ? sizeOf(*note) : -1;
        if (size < 0 || !m_following)
            return;
        const std::int64_t before = std::exchange(m_size, size);
        if (before >= 0 && size > before)
            Q_EMIT grew();
    });
}

QFuture<Result<void>> AuditDeskImpl::saveFile(const QString& path, const QByteArray& bytes)
{
    Answerer<Result<void>> reply;
    QThreadPool::globalInstance()->start([reply, path, bytes] { reply(write(path, bytes)); });
    return reply.future();
}

}  // namespace countersign
