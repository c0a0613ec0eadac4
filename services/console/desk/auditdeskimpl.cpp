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

constexpr std::size_t mostSavedSearches = 100, longestSearchName = 80, longestSearchWords = 2000;
constexpr int mostQuorum = 1000;
const QString searchesKey = u"audit_searches"_s;
const QString quorumKey = u"witness_quorum"_s;

Error recordIsAway()
{
    return {ErrorCode::Unavailable, "The backend is away just now, and the record is kept there. Try again when it is back.", std::nullopt};
}

// Damaged or foreign values are no searches; what was sealed by this program reads back.
std::vector<SavedSearch> searchesFromStored(const QString& stored)
{
    std::vector<SavedSearch> searches;
    const auto json = parseJson(stored.toStdString());
    if (!json || !json->is_array())
        return searches;
    try {
        for (const Json& one : *json)
            searches.push_back({one.at("id").get<std::string>(), one.at("name").get<std::string>(), one.at("words").get<std::string>()});
    } catch (const std::exception&) {
        searches.clear();
    }
    return searches;
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

AuditDeskImpl::AuditDeskImpl(ApiClient& api, LocalStore& store, int pollMs, QObject* parent)
    : AuditDesk(parent), m_api(api), m_store(store), m_exports(api)
{
    m_poll.setInterval(pollMs);
    connect(&m_poll, &QTimer::timeout, this, &AuditDeskImpl::poll);
    whenDone(m_store.value(quorumKey), this, [this](const Result<QString>& stored) {
        if (stored && !m_quorumSet)
            m_quorum = std::clamp(stored->toInt(), 0, mostQuorum);
    });
    whenDone(m_store.sealedValue(searchesKey), this, [this](const Result<QString>& stored) {
        if (!stored || stored->isEmpty())
            return;
        for (SavedSearch& one : searchesFromStored(*stored))
            if (std::none_of(m_searches.begin(), m_searches.end(), [&one](const SavedSearch& known) { return known.id == one.id; }))
                m_searches.push_back(std::move(one));
        Q_EMIT searchesChanged();
    });
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

QFuture<Result<void>> AuditDeskImpl::keep()
{
    Json json = Json::array();
    for (const SavedSearch& one : m_searches)
        json.push_back({{"id", one.id}, {"name", one.name}, {"words", one.words}});
    Q_EMIT searchesChanged();
    return m_store.setSealedValue(searchesKey, QString::fromStdString(json.dump()));
}

QFuture<Result<void>> AuditDeskImpl::saveSearch(const SavedSearch& search)
{
    if (search.name.empty())
        return readyFuture<Result<void>>(fail(ErrorCode::InvalidInput, "A search needs a name."));
    const auto known = std::find_if(m_searches.begin(), m_searches.end(), [&search](const SavedSearch& one) { return one.id == search.id; });
    if (search.name.size() > longestSearchName || search.words.size() > longestSearchWords
        || (known == m_searches.end() && m_searches.size() >= mostSavedSearches))
        return readyFuture<Result<void>>(fail(ErrorCode::TooLarge, "There is no room for it: 100 searches, 80 bytes of name, 2,000 of words."));
    if (known != m_searches.end())
        *known = search;
    else
        m_searches.push_back(search);
    std::sort(m_searches.begin(), m_searches.end(), [](const SavedSearch& a, const SavedSearch& b) {
        return QString::localeAwareCompare(QString::fromStdString(a.name), QString::fromStdString(b.name)) < 0;
    });
    return keep();
}

QFuture<Result<void>> AuditDeskImpl::removeSearch(const std::string& id)
{
    std::erase_if(m_searches, [&id](const SavedSearch& one) { return one.id == id; });
    return keep();
}

QFuture<Result<void>> AuditDeskImpl::saveFile(const QString& path, const QByteArray& bytes)
{
    Answerer<Result<void>> reply;
    QThreadPool::globalInstance()->start([reply, path, bytes] { reply(write(path, bytes)); });
    return reply.future();
}

}  // namespace countersign
