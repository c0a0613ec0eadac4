#include "services/console/sync/sync.h"

#include "models/view/qttext.h"
#include "services/base/log.h"
#include "services/console/outbox/outbox.h"

#include <QRandomGenerator>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr int smallestPage = 10;
constexpr const char* statesHere = "queued,approved,held,sending,unknown";

// A page that says there is more and leads nowhere would be asked for as fast as both sides can.
Error nowhere()
{
    return {ErrorCode::InvalidInput, "the backend's list leads back to where it began", std::nullopt};
}

}  // namespace

Sync::Sync(ApiClient& api, LocalStore& store, RecordWatch& record, std::function<TimeMs()> now, SyncTiming timing, QObject* parent)
    : QObject(parent), m_api(api), m_store(store), m_record(record), m_now(std::move(now)), m_timing(timing), m_stream(api.network())
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Sync::connectNow);
    m_poll.setInterval(m_timing.pollMs);
    connect(&m_poll, &QTimer::timeout, this, &Sync::wake);
    m_streamRetry.setSingleShot(true);
    connect(&m_streamRetry, &QTimer::timeout, this, &Sync::openStream);
    connect(&m_stream, &EventReader::opened, this, [this] {
        m_poll.stop();
        wake();  // what changed between the last look and the opening
    });
    connect(&m_stream, &EventReader::arrived, this, [this](const QByteArray& name) {
        if (name == "change")
            wake();
        else if (name == "presence" && m_state == State::Online)
            Q_EMIT presenceMoved();
    });
    connect(&m_stream, &EventReader::lost, this, [this](int status) {
        if (m_state != State::Online)
            return;
        if (status == 401) {
            signedOut();
            return;
        }
        m_poll.start();
        m_streamRetry.start(m_timing.pollMs);
        wake();
    });
}

void Sync::start()
{
    if (m_state != State::Stopped)
        return;
    m_pageSize = m_timing.pageSize;
    setState(State::Connecting, {});
    connectNow();
}

void Sync::stop()
{
    ++m_generation;
    m_busy = false;
    m_fetched = 0;
    m_stream.close();
    m_retry.stop();
    m_poll.stop();
    m_streamRetry.stop();
    setState(State::Stopped, {});
}

void Sync::resume()
{
    if (m_state != State::RecordRefused)
        return;
    m_recordSeenAt = 0;
    setState(State::Connecting, {});
    connectNow();
}

void Sync::signedOut()
{
    if (m_state == State::SignedOut)
        return;
    stop();
    setState(State::SignedOut, {});
}

void Sync::wake()
{
    if (m_state != State::Online && m_state != State::Connecting)
        return;
    if (m_busy)
        m_again = true;
    else
        catchUp();
}

void Sync::lostTouch()
{
    if (m_state == State::Online)
        wake();
}

void Sync::connectNow()
{
    ++m_generation;
    m_busy = true;
    m_again = false;
    whenDone(m_store.value(u"seq"_s), this, [this, generation = m_generation](Result<QString> seq) {
        if (generation != m_generation)
            return;
        if (!seq) {
            goOffline(seq.error());
            return;
        }
        m_seq = seq->isEmpty() ? -1 : seq->toLongLong();
        begin();
    });
}

// What is kept is forgotten first: without a connection, or without one that lasts, the next one begins so.
void Sync::fetchAgain()
{
    whenDone(m_store.setValue(u"seq"_s, {}), this, [this](const Result<void>& forgotten) {
        if (!forgotten || m_state != State::Online)
            return;
        ++m_generation;
        m_busy = true;
        m_again = false;
        m_seq = -1;
        begin();
    });
}

void Sync::begin()
{
    watchRecord([this] {
        if (m_seq < 0)
            fullDownload(m_now(), {}, -1);
        else
            catchUp();
    });
}

void Sync::fullDownload(std::int64_t fullSync, const std::string& cursor, std::int64_t asOf)
{
    m_busy = true;
    DraftQueryText query;
    query.states = statesHere;
    query.order = "recent";
    query.limit = m_pageSize;
    query.cursor = cursor;
    whenDone(m_api.fullDrafts(query), this, [this, fullSync, asOf, cursor, generation = m_generation](Answer<FullDrafts> page) {
        if (generation != m_generation)
            return;
        if (!page) {
            failed(page.error());
            return;
        }
        if (!page->next.empty() && page->next == cursor) {
            goOffline(nowhere());
            return;
        }
        // Changes are read from what the first page held, so that nothing that moved while paging is missed.
        const std::int64_t from = asOf < 0 ? page->asOf : asOf;
        auto changes = std::make_shared<std::vector<DraftChange>>();
        for (const Draft& draft : *page->drafts)
            changes->push_back({draft, std::nullopt, {}});
        const qint64 until = (asOf < 0 ? 0 : m_fetched) + static_cast<qint64>(changes->size());
        whenDone(m_store.apply(changes, std::nullopt, fullSync), this,
            [this, fullSync, from, until, next = page->next, generation](Result<void> stored) {
                if (generation != m_generation)
                    return;
                if (!stored) {
                    goOffline(stored.error());
                    return;
                }
                m_fetched = until;
                Q_EMIT fetchedMore();
                if (!next.empty()) {
                    fullDownload(fullSync, next, from);
                    return;
                }
                whenDone(m_store.endFullSync(fullSync, from), this, [this, from, generation](Result<void> ended) {
                    if (generation != m_generation)
                        return;
                    if (!ended) {
                        goOffline(ended.error());
                        return;
                    }
                    m_seq = from;
                    catchUp();
                });
            });
    });
}

void Sync::catchUp()
{
    m_busy = true;
    m_again = false;
    whenDone(m_api.changes(m_seq, m_pageSize), this, [this, generation = m_generation](Answer<ChangePage> page) {
        if (generation != m_generation)
            return;
        if (!page)
            failed(page.error());
        else if (page->next < m_seq || (page->more && page->next == m_seq))
            goOffline(nowhere());
        else
            applied(*page);
    });
}

void Sync::applied(const ChangePage& page)
{
    auto changes = std::make_shared<std::vector<DraftChange>>();
    QStringList drafts;
    QStringList erased;
    bool policy = false;
    bool person = false;
    for (const Change& change : *page.changes) {
        if (change.kind == "erased") {
            erased << text(change.entity);
        } else if (change.kind == "draft") {
            drafts << text(change.entity);
            changes->push_back({change.draft, std::nullopt, change.draft ? std::string() : change.entity});
        } else if (change.kind == "decision" && change.decision) {
            changes->push_back({std::nullopt, settledFrom(*change.decision), {}});
        }
        policy = policy || change.kind == "policy" || change.kind == "brand_rules";
        person = person || change.kind == "person";
    }
    if (!erased.isEmpty()) {
        // Before the place to go on from moves: an erasure is never passed over.
        whenDone(m_store.forget(erased), this, [this, page, changes, drafts, policy, person, generation = m_generation](Result<void> gone) {
            if (generation != m_generation)
                return;
            if (gone)
                keepChanges(page, changes, drafts, policy, person);
            else
                goOffline(gone.error());
        });
        return;
    }
    keepChanges(page, changes, drafts, policy, person);
}

void Sync::keepChanges(const ChangePage& page, const std::shared_ptr<std::vector<DraftChange>>& changes, const QStringList& drafts, bool policy,
    bool person)
{
    whenDone(m_store.apply(changes, page.next), this, [this, page, drafts, policy, person, generation = m_generation](Result<void> stored) {
        if (generation != m_generation)
            return;
        if (!stored) {
            goOffline(stored.error());
            return;
        }
        m_seq = page.next;
        if (!drafts.isEmpty())
            Q_EMIT draftsTouched(drafts);
        Q_EMIT changesStored(page.changes);
        if (policy)
            Q_EMIT policyChanged();
        if (person)
            Q_EMIT personChanged();
        if (page.more || m_again) {
            catchUp();
            return;
        }
        Q_EMIT caughtUp();
        watchRecord([this] { goOnline(); });
    });
}

void Sync::watchRecord(std::function<void()> then)
{
    // A clock that was set back must not keep the record from being looked at.
    const TimeMs ago = m_now() - m_recordSeenAt;
    if (m_recordSeenAt != 0 && ago >= 0 && ago < m_timing.recordMs) {
        then();
        return;
    }
    whenDone(m_record.check(), this, [this, then = std::move(then), generation = m_generation](Result<RecordView> view) {
        if (generation != m_generation)
            return;
        if (view) {
            m_recordSeenAt = m_now();
            then();
            return;
        }
        switch (view.error().code) {
        case ErrorCode::Conflict:
            log(LogLevel::Error, "sync", "the backend's record was rewritten");
            stop();
            setState(State::RecordRefused, text(view.error().detail));
            return;
        case ErrorCode::NotFound:   // a record without a checkpoint yet
        case ErrorCode::Forbidden:  // a person who may not read it
            m_recordSeenAt = m_now();
            then();
            return;
        case ErrorCode::Unauthenticated:
            signedOut();
            return;
        default:
            goOffline(view.error());
        }
    });
}

void Sync::goOnline()
{
    m_busy = false;
    m_failures = 0;
    m_fetched = 0;
    setState(State::Online, {});
    if (!m_stream.isActive() && !m_streamRetry.isActive()) {
        m_poll.start();
        openStream();
    }
    if (std::exchange(m_again, false))
        catchUp();
}

void Sync::openStream()
{
    if (m_state == State::Online)
        m_stream.open(m_api.streamRequest());
}

void Sync::failed(const Refusal& refusal)
{
    if (refusal.error.code == ErrorCode::Unauthenticated) {
        signedOut();
    } else if (refusal.error.code == ErrorCode::Conflict && m_seq >= 0) {
        log(LogLevel::Warning, "sync", "the backend knows fewer changes than this console: all drafts are fetched again");
        m_seq = -1;
        fullDownload(m_now(), {}, -1);
    } else {
        // A page that this line cannot carry in its time would be asked for in vain for ever.
        if (refusal.error.code == ErrorCode::Timeout)
            m_pageSize = std::max(smallestPage, m_pageSize / 4);
        goOffline(refusal.error);
    }
}

void Sync::goOffline(const Error& error)
{
    ++m_generation;
    m_busy = false;
    m_fetched = 0;
    m_stream.close();
    m_poll.stop();
    m_streamRetry.stop();
    m_recordSeenAt = 0;  // whoever answers next must show the record first
    m_retry.start(static_cast<int>(std::max<std::int64_t>(retryDelay(), error.retryAfterMs.value_or(0))));
    setState(State::Offline, text(error.detail));
}

int Sync::retryDelay()
{
    const int delay = std::min(m_timing.mostRetryMs, m_timing.firstRetryMs << std::min(m_failures, 10));
    ++m_failures;
    return delay + static_cast<int>(QRandomGenerator::global()->bounded(delay / 4 + 1));
}

void Sync::setState(State state, const QString& why)
{
    if (m_state == state && m_why == why)
        return;
    if (m_state != state)
        m_since = m_now();
    m_state = state;
    m_why = why;
    Q_EMIT stateChanged();
}

}  // namespace countersign
