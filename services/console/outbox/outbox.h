#pragma once
// Sends what was decided here: in order per draft, one request per decision whatever happens (the decision's id is its idempotency key).
// Unavailable, Timeout, Throttled, LostAnswer, 5xx and whatever is no answer of the backend's own are tried again with backoff; a refusal is
// kept with every failing requirement. That an attempt begins is written down before it does, so that nobody takes back here what may be there.
#include "services/console/api/apiclient.h"
#include "services/console/store/localstore.h"

#include <QSet>
#include <QTimer>
#include <functional>

namespace countersign {

struct OutboxTiming {
    TimeMs firstMs = 1000;  // doubles with every attempt
    TimeMs mostMs = 60 * secondMs;
};

class Outbox final : public QObject {
    Q_OBJECT
public:
    using Now = std::function<TimeMs()>;
    Outbox(ApiClient& api, LocalStore& store, Now now, OutboxTiming timing = {}, QObject* parent = nullptr);
    void start();            // sends what waits, now and from now on
    void stop();             // finishes nothing new; what is under way is answered
    void online();           // the link is back: everything waiting is due
    [[nodiscard]] bool running() const { return m_running; }
    // Kept, and no attempt was ever begun: removed here. Otherwise, held or accepted: an undo of its own in the outbox.
    [[nodiscard]] QFuture<Result<void>> undo(const DecisionRecord& record);

Q_SIGNALS:
    void unreachable();      // an attempt found nobody; the link should look
    void sessionEnded();     // 401: nothing leaves until someone signs in
    void answered(const QString& decisionId);

private:
    void pump();
    void send(const OutboxEntry& entry);
    void sendDecision(const OutboxEntry& entry);
    void takeBack(const OutboxEntry& entry);
    void answerDecide(const OutboxEntry& entry, const Answer<DecisionStatus>& answer);
    void answerUndo(const OutboxEntry& entry, const Answer<DecisionStatus>& answer);
    void lookUp(const OutboxEntry& entry, const Refusal& refusal);
    void refuse(const OutboxEntry& entry, const Refusal& refusal);
    void later(const OutboxEntry& entry, const Refusal& refusal);
    void done(const OutboxEntry& entry, QFuture<Result<void>> stored);
    void release(const OutboxEntry& entry);
    void rest();
    void plan();
    ApiClient& m_api;
    LocalStore& m_store;
    Now m_now;
    OutboxTiming m_timing;
    QTimer m_timer;
    QTimer m_rest;                   // runs after the store failed: until then nothing is asked of it or sent
    QSet<std::int64_t> m_underWay;   // seq
    QSet<QString> m_leaving;         // decision ids under way
    QSet<QString> m_draftsUnderWay;
    quint64 m_epoch = 0;             // rises with every stored answer: what was read before it is read again
    bool m_running = false;
    bool m_pumping = false;
    bool m_again = false;
};

[[nodiscard]] Settled settledFrom(const DecisionStatus& status);

}  // namespace countersign
