#pragma once
// Keeps the store in step with the backend: all drafts once, then changes, woken by the event stream and by polling where that fails.
#include "services/console/api/apiclient.h"
#include "services/console/api/eventreader.h"
#include "services/console/store/localstore.h"
#include "services/console/sync/recordwatch.h"

#include <QTimer>
#include <functional>

namespace countersign {

struct SyncTiming {
    int firstRetryMs = 1000;   // doubles up to mostRetryMs, with jitter
    int mostRetryMs = 30000;
    int pollMs = 15000;        // while there is no stream
    int recordMs = 10000;      // checkpoints are looked at no more often than this
    int pageSize = 200;        // at first; fewer once a page did not come in its time
};

class Sync final : public QObject {
    Q_OBJECT
public:
    enum class State { Stopped, Connecting, Online, Offline, SignedOut, RecordRefused };
    Sync(ApiClient& api, LocalStore& store, RecordWatch& record, std::function<TimeMs()> now, SyncTiming timing = {},
        QObject* parent = nullptr);
    void start();
    void stop();
    void resume();     // after a refused record was accepted
    void wake();       // look for changes now
    void fetchAgain(); // every draft, as at a first sign-in: this person is shown something else of each from now on
    void lostTouch();  // someone else found the backend away
    void signedOut();
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] TimeMs stateSince() const { return m_since; }
    [[nodiscard]] qint64 fetched() const { return m_fetched; }  // drafts so far, while all of them are fetched; else 0
    [[nodiscard]] QString why() const { return m_why; }  // Offline, RecordRefused: one sentence

Q_SIGNALS:
    void stateChanged();
    void fetchedMore();    // fetched() rose
    void caughtUp();
    void policyChanged();  // it or the brand rules, at the backend: ask for it again
    void personChanged();
    void draftsTouched(const QStringList& ids);
    void changesStored(const std::shared_ptr<const std::vector<countersign::Change>>& changes);
    void presenceMoved();  // the backend said that others look at something else

private:
    void connectNow();
    void begin();
    void fullDownload(std::int64_t fullSync, const std::string& cursor, std::int64_t asOf);
    void catchUp();
    void applied(const ChangePage& page);
    void keepChanges(const ChangePage& page, const std::shared_ptr<std::vector<DraftChange>>& changes, const QStringList& drafts, bool policy,
        bool person);
    void watchRecord(std::function<void()> then);
    void goOnline();
    void openStream();
    void goOffline(const Error& error);
    void failed(const Refusal& refusal);
    void setState(State state, const QString& why);
    [[nodiscard]] int retryDelay();
    ApiClient& m_api;
    LocalStore& m_store;
    RecordWatch& m_record;
    std::function<TimeMs()> m_now;
    SyncTiming m_timing;
    EventReader m_stream;
    QTimer m_retry;
    QTimer m_poll;
    QTimer m_streamRetry;
    QString m_why;
    qint64 m_fetched = 0;
    std::int64_t m_seq = -1;     // -1: nothing downloaded yet
    TimeMs m_since = 0;
    TimeMs m_recordSeenAt = 0;
    quint64 m_generation = 0;    // answers to an earlier connection are dropped
    int m_failures = 0;
    int m_pageSize = 0;          // from start() on
    State m_state = State::Stopped;
    bool m_busy = false;
    bool m_again = false;
};

}  // namespace countersign
