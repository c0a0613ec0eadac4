#include "services/console/outbox/outbox.h"

#include "services/base/log.h"

#include <QRandomGenerator>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr int atOnce = 6;  // as many connections as Qt keeps to one host
constexpr TimeMs longestAskedWait = 15 * minuteMs;  // what a backend may ask for; then it is asked whether that still holds

// Whether the same request may succeed later; everything else is the backend's considered no.
bool mayPass(const Refusal& refusal)
{
    if (!refusal.judged)
        return true;
    switch (refusal.error.code) {
    case ErrorCode::Unavailable:
    case ErrorCode::Timeout:
    case ErrorCode::Throttled:
    case ErrorCode::LostAnswer:
    case ErrorCode::Cancelled:
    case ErrorCode::Internal:
    case ErrorCode::Storage:
        return true;
    case ErrorCode::InvalidInput:
    case ErrorCode::Unauthenticated:
    case ErrorCode::Forbidden:
    case ErrorCode::NotFound:
    case ErrorCode::Conflict:
    case ErrorCode::PreconditionFailed:
    case ErrorCode::Unprocessable:
    case ErrorCode::TooLarge:
    case ErrorCode::Damaged:
    case ErrorCode::TooNew:
        return false;
    }
    return false;
}

std::string sentences(const Refusal& refusal)
{
    std::string text;
    for (const RequirementResult& result : refusal.requirements)
        text += (text.empty() ? "" : "; ") + result.sentence;
    return text.empty() ? refusal.error.detail : text;
}

}  // namespace

Settled settledFrom(const DecisionStatus& status)
{
    return { status.decisionId, placeOf(status.state), status.state == DecisionState::Held ? status.holdUntil : std::nullopt, status.detail,
        {}, status.draftId };
}

Outbox::Outbox(ApiClient& api, LocalStore& store, Now now, OutboxTiming timing, QObject* parent)
    : QObject(parent), m_api(api), m_store(store), m_now(std::move(now)), m_timing(timing)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Outbox::pump);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &Outbox::pump);
    connect(&m_store, &LocalStore::decisionsTouched, this, &Outbox::pump);
}

void Outbox::start()
{
    m_running = true;
    pump();
}

void Outbox::stop()
{
    m_running = false;
    m_timer.stop();
}

void Outbox::online()
{
    if (!m_running)
        return;
    whenDone(m_store.hurry(), this, [this](const Result<void>& hurried) {
        if (hurried)
            pump();
        else
            rest();
    });
}

QFuture<Result<void>> Outbox::undo(const DecisionRecord& record)
{
    if (record.place == DecisionRecord::Place::Kept && !m_leaving.contains(record.decisionId)) {
        // Marked as leaving, so that a send prepared meanwhile does not overtake the withdrawal.
        m_leaving.insert(record.decisionId);
        Answerer<Result<void>> answer;
        whenDone(
            m_store.withdraw(record.decisionId, record.draftId, m_now()), this, [this, answer, id = record.decisionId](Result<void> done) {
                ++m_epoch;
                m_leaving.remove(id);
                if (done || done.error().code != ErrorCode::Conflict) {
                    answer(std::move(done));
                    return;
                }
                // An earlier attempt may have reached the backend, its answer lost or this program ended: taken back there, in order.
                whenDone(m_store.askUndo(id, m_now()), this, [answer](Result<void> asked) { answer(std::move(asked)); });
            });
        return answer.future();
    }
    return m_store.askUndo(record.decisionId, m_now());
}

void Outbox::pump()
{
    if (!m_running || m_rest.isActive())
        return;
    if (m_pumping) {
        m_again = true;
        return;
    }
    if (m_underWay.size() >= atOnce)
        return;
    m_pumping = true;
    whenDone(m_store.due(m_now(), atOnce * 2), this, [this, epoch = m_epoch](Result<std::vector<OutboxEntry>> due) {
        m_pumping = false;
        if (!due) {
            m_again = false;
            rest();
            return;
        }
        if (epoch != m_epoch)
            m_again = true;
        else if (m_running)
            for (const OutboxEntry& entry : *due)
                if (m_underWay.size() < atOnce && !m_draftsUnderWay.contains(QString::fromStdString(entry.draftId)))
                    send(entry);
        if (std::exchange(m_again, false))
            pump();
        else
            plan();
    });
}

void Outbox::plan()
{
    if (!m_running || !m_underWay.isEmpty())
        return;  // the answer under way pumps again
    whenDone(m_store.nextDueAt(), this, [this](Result<std::optional<TimeMs>> next) {
        if (!next) {
            rest();
            return;
        }
        if (!*next || !m_running)
            return;
        const TimeMs left = **next - m_now();
        if (left > longestAskedWait + 2 * m_timing.mostMs) {  // more than is ever planned: the clock was set back meanwhile
            online();
            return;
        }
        const TimeMs wait = std::clamp<TimeMs>(left, 10, 60 * secondMs);
        if (!m_timer.isActive() || m_timer.remainingTime() > wait)
            m_timer.start(static_cast<int>(wait));
    });
}

void Outbox::send(const OutboxEntry& entry)
{
    const QString decisionId = QString::fromStdString(entry.decisionId);
    const QString draftId = QString::fromStdString(entry.draftId);
    if (m_underWay.contains(entry.seq) || (entry.kind == OutboxEntry::Kind::Decide && m_leaving.contains(decisionId)))
        return;
    m_underWay.insert(entry.seq);
    m_draftsUnderWay.insert(draftId);
    if (entry.kind == OutboxEntry::Kind::Undo) {
        whenDone(m_api.undo(entry.decisionId), this, [this, entry](const Answer<DecisionStatus>& answer) { answerUndo(entry, answer); });
        return;
    }
    m_leaving.insert(decisionId);
    whenDone(m_store.depart(entry), this, [this, entry](const Result<void>& noted) {
        if (noted) {
            sendDecision(entry);
            return;
        }
        release(entry);
        if (noted.error().code == ErrorCode::NotFound)
            pump();
        else
            rest();
    });
}

// Sent again it would be made only to be undone, and might leave before that: first it is asked whether it ever arrived.
void Outbox::takeBack(const OutboxEntry& entry)
{
    whenDone(m_api.decision(entry.decisionId), this, [this, entry](const Answer<DecisionStatus>& known) {
        if (known) {
            answerDecide(entry, known);
        } else if (known.error().judged && known.error().error.code == ErrorCode::NotFound) {
            const Settled settled{entry.decisionId, DecisionRecord::Place::Undone, std::nullopt, {}, {}, entry.draftId};
            done(entry, m_store.settleEntry(entry, settled, m_now()));
        } else {
            later(entry, known.error());
        }
    });
}

void Outbox::sendDecision(const OutboxEntry& entry)
{
    if (entry.undoAsked && entry.attempts > 0) {
        takeBack(entry);
        return;
    }
    if (entry.readable) {
        whenDone(m_api.decide(entry.decision), this, [this, entry](const Answer<DecisionStatus>& answer) { answerDecide(entry, answer); });
        return;
    }
    const Refusal refusal(
        Error{ErrorCode::Damaged, "What was kept of this decision on this computer cannot be read any more; please decide again.", std::nullopt});
    if (entry.attempts > 0)
        lookUp(entry, refusal);
    else
        refuse(entry, refusal);
}

void Outbox::answerDecide(const OutboxEntry& entry, const Answer<DecisionStatus>& answer)
{
    if (answer) {
        Settled settled = settledFrom(*answer);
        settled.decisionId = entry.decisionId;
        settled.draftId = entry.draftId;
        done(entry, m_store.settleEntry(entry, settled, m_now()));
        return;
    }
    const Refusal& refusal = answer.error();
    if (refusal.error.code == ErrorCode::Unauthenticated || mayPass(refusal))
        later(entry, refusal);
    else if (entry.attempts > 0)
        lookUp(entry, refusal);
    else
        refuse(entry, refusal);
}

// An earlier attempt whose answer was lost may have been carried out: what is refused now would then be our own doing.
void Outbox::lookUp(const OutboxEntry& entry, const Refusal& refusal)
{
    whenDone(m_api.decision(entry.decisionId), this, [this, entry, refusal](const Answer<DecisionStatus>& known) {
        if (known)
            answerDecide(entry, known);
        else if (known.error().judged && known.error().error.code == ErrorCode::NotFound)
            refuse(entry, refusal);
        else
            later(entry, known.error());
    });
}

void Outbox::refuse(const OutboxEntry& entry, const Refusal& refusal)
{
    log(LogLevel::Info, "outbox", "decision refused", {{"decision", entry.decisionId}, {"code", errorWord(refusal.error.code)}});
    const Settled settled{ entry.decisionId, DecisionRecord::Place::Refused, std::nullopt, sentences(refusal), refusal.requirements,
        entry.draftId };
    done(entry, m_store.settleEntry(entry, settled, m_now()));
}

void Outbox::answerUndo(const OutboxEntry& entry, const Answer<DecisionStatus>& answer)
{
    if (answer) {
        const Settled settled{entry.decisionId, DecisionRecord::Place::Undone, std::nullopt, {}, {}, entry.draftId};
        done(entry, m_store.settleEntry(entry, settled, m_now()));
        return;
    }
    const Refusal& refusal = answer.error();
    if (refusal.error.code == ErrorCode::Unauthenticated || mayPass(refusal)) {
        later(entry, refusal);
        return;
    }
    // A repeated undo whose first answer was lost is refused too; what became of the decision tells.
    whenDone(m_api.decision(entry.decisionId), this, [this, entry, refusal](const Answer<DecisionStatus>& known) {
        if (known && known->state == DecisionState::Undone)
            answerUndo(entry, known);
        else
            done(entry, m_store.refuseUndoEntry(entry, refusal.error.detail, m_now()));
    });
}

void Outbox::later(const OutboxEntry& entry, const Refusal& refusal)
{
    const Error& error = refusal.error;
    const TimeMs backoff = std::min(m_timing.mostMs, m_timing.firstMs << std::min(entry.attempts, 16));
    const TimeMs jitter = QRandomGenerator::global()->bounded(static_cast<int>(backoff / 4 + 1));
    const TimeMs wait = std::max(backoff + jitter, std::min(error.retryAfterMs.value_or(0), longestAskedWait));
    done(entry, m_store.postpone(entry, m_now() + wait));
    if (error.code == ErrorCode::Unauthenticated) {
        stop();
        Q_EMIT sessionEnded();
    } else if (!refusal.judged || error.code == ErrorCode::Unavailable || error.code == ErrorCode::Timeout || error.code == ErrorCode::LostAnswer) {
        Q_EMIT unreachable();
    }
}

void Outbox::done(const OutboxEntry& entry, QFuture<Result<void>> stored)
{
    whenDone(std::move(stored), this, [this, entry](Result<void> result) {
        if (!result)
            log(LogLevel::Error, "outbox", "an answer could not be stored; it will be asked for again", {{"decision", entry.decisionId}});
        release(entry);
        Q_EMIT answered(QString::fromStdString(entry.decisionId));
        if (result)
            pump();
        else
            rest();
    });
}

void Outbox::release(const OutboxEntry& entry)
{
    ++m_epoch;
    m_underWay.remove(entry.seq);
    m_draftsUnderWay.remove(QString::fromStdString(entry.draftId));
    if (entry.kind == OutboxEntry::Kind::Decide)
        m_leaving.remove(QString::fromStdString(entry.decisionId));
}

// A store that is full, locked or damaged would be asked, and the backend with it, as fast as both can answer.
void Outbox::rest()
{
    m_rest.start(static_cast<int>(m_timing.mostMs));
}

}  // namespace countersign
