#include "ui/review/reviewsession.h"

#include "models/view/followup.h"
#include "services/console/desk/workdesk.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

namespace countersign {

ReviewSession::ReviewSession(std::shared_ptr<ReviewDesk> desk, QObject* parent)
    : QObject(parent)
    , m_desk(std::move(desk))
    , m_queue(m_desk->drafts())
    , m_decisions(&wallClock)
    , m_unfinished(m_desk->work())
{
    connect(&m_unfinished, &Unfinished::found, this, &ReviewSession::takeUnfinished);
    connect(&m_unfinished, &Unfinished::notKept, this, &ReviewSession::refused);
    m_queue.setPerson(QString::fromStdString(m_desk->person().id));
    m_queue.setDecideWithin(m_desk->policy().decideWithinMs);
    connect(m_desk.get(), &ReviewDesk::policyChanged, this, [this] { m_queue.setDecideWithin(m_desk->policy().decideWithinMs); });
    m_decisions.setRecords(m_desk->recentDecisions());
    connect(m_desk.get(), &ReviewDesk::decisionsChanged, this, [this] {
        m_decisions.setRecords(m_desk->recentDecisions());
        Q_EMIT statusChanged();
    });
    connect(m_desk.get(), &ReviewDesk::linkChanged, this, &ReviewSession::statusChanged);
    connect(m_desk.get(), &ReviewDesk::countsChanged, this, &ReviewSession::statusChanged);
    connect(m_desk.get(), &ReviewDesk::draftLeft, this, [this](const QString& draftId, DraftState state) {
        if (m_open && m_open->id() == draftId && !m_deciding)
            markLeft(state);
    });
    connect(m_desk.get(), &ReviewDesk::draftChanged, this, [this](const QString& draftId) {
        if (m_open && m_open->id() == draftId && !m_deciding)
            load(draftId);
    });
    const auto again = [this] {
        if (m_open)
            load(m_open->id());
    };
    connect(m_desk.get(), &ReviewDesk::policyChanged, this, again);
    connect(m_desk.get(), &ReviewDesk::personChanged, this, again);
}

ReviewSession::~ReviewSession()
{
    if (m_open)
        m_desk->release(m_open->id());
}

void ReviewSession::choose(const QString& draftId)
{
    if (m_open && m_open->id() == draftId)
        return;
    if (m_open) {
        Q_EMIT aboutToReplace();
        m_desk->release(m_open->id());
    }
    m_unfinished.flush();
    m_open.reset();
    m_left.reset();
    m_wanted = draftId;
    ++m_generation;
    if (draftId.isEmpty()) {
        Q_EMIT closed();
        return;
    }
    Q_EMIT opening();
    load(draftId);
    takeAhead(); // before anything is painted
}

void ReviewSession::load(const QString& draftId)
{
    m_reading = m_desk->open(draftId);
    whenDone(m_reading, this, [this, generation = ++m_generation](Result<Draft> draft) {
        if (generation == m_generation)
            takeRead(std::move(draft));
    });
}

void ReviewSession::takeRead(Result<Draft> draft)
{
    const bool shown = m_open.has_value();
    if (draft) {
        take(std::move(*draft));
    } else if (shown && (m_left || draft.error().code == ErrorCode::NotFound)) {
        if (!m_left)
            markLeft(DraftState::Superseded); // what is on the screen stays readable
    } else {
        m_open.reset();
        Q_EMIT openFailed(draft.error());
    }
}

void ReviewSession::takeAhead()
{
    if (!m_reading.isValid() || !m_reading.isFinished() || m_reading.resultCount() == 0)
        return;
    ++m_generation;
    takeRead(m_reading.takeResult());
}

void ReviewSession::markLeft(DraftState state)
{
    m_left = state;
    Q_EMIT leftQueue(m_open->id(), state);
}

void ReviewSession::skip()
{
    if (!decidable())
        return;
    const QString id = m_open->id();
    const DraftSummary& summary = m_open->draft().summary;
    const QString title = summary.maskedName.empty() ? shortMoneyWord(summary.value) : text(summary.maskedName);
    whenDone(m_desk->work().skip(id), this, [this, id, title](Result<void> done) {
        if (!done) {
            Q_EMIT refused(done.error());
            return;
        }
        Q_EMIT skipped(id, title);
        m_queue.bringBack(id); // asked for again, it is gone where skipped drafts are not shown; the view moves on by itself
    });
}

void ReviewSession::unskip(const QString& draftId)
{
    whenDone(m_desk->work().unskip(draftId), this, [this, draftId](Result<void> done) {
        if (done)
            m_queue.bringBack(draftId);
        else
            Q_EMIT refused(done.error());
    });
}

void ReviewSession::readAgain()
{
    Q_EMIT m_desk->drafts().reset(); // the model reads what it shows anew, and keeps its place
}

void ReviewSession::take(Draft draft)
{
    m_left.reset();
    const QString id = QString::fromStdString(draft.summary.id);
    const bool same = m_open && m_open->id() == id && m_open->draft().summary.revision == draft.summary.revision;
    if (m_open && m_open->id() == id && !same)
        Q_EMIT aboutToReplace();
    m_open.emplace(std::move(draft), m_desk->person(), m_desk->policy());
    const auto kept = m_edits.find(id);
    const bool stale = kept != m_edits.end() && kept->second.revision != m_open->draft().summary.revision;
    if (kept != m_edits.end() && !stale)
        m_open->edit(kept->second.content);
    m_queue.markRead(id);
    if (same)
        Q_EMIT refreshed();
    else
        Q_EMIT opened();
    if (stale && !same)
        Q_EMIT staleEdit(UnfinishedEdit(kept->second));
    else if (kept == m_edits.end() && !same)
        m_unfinished.look(id);
    if (!same)
        m_desk->lookAhead(m_queue.index(m_queue.rowOf(id) + 1).data(ReviewQueueModel::IdRole).toString());
}

void ReviewSession::takeUnfinished(const QString& draftId, const UnfinishedEdit& edit)
{
    if (!m_open || m_open->id() != draftId || m_open->edited() || m_edits.contains(draftId) || edit.content.channel != m_open->channel())
        return;
    if (const Content* now = m_open->current(m_open->channel()); now != nullptr && *now == edit.content) {
        m_unfinished.drop(draftId);
        return;
    }
    m_edits[draftId] = edit;
    if (edit.revision != m_open->draft().summary.revision) {
        Q_EMIT staleEdit(edit);
        return;
    }
    m_open->edit(edit.content);
    Q_EMIT editBack(edit.at);
}

void ReviewSession::rememberEdits()
{
    if (!m_open)
        return;
    const std::int64_t revision = m_open->draft().summary.revision;
    const auto kept = m_edits.find(m_open->id());
    if (m_open->edits()) {
        if (kept != m_edits.end() && kept->second.revision == revision && kept->second.content == *m_open->edits())
            return;
        const UnfinishedEdit edit{ revision, *m_open->edits(), wallClock() };
        m_edits[m_open->id()] = edit;
        m_unfinished.keep(m_open->id(), edit);
    } else if (kept != m_edits.end() && kept->second.revision == revision) {
        m_edits.erase(kept);
        m_unfinished.drop(m_open->id());
    }
}

void ReviewSession::keepEdits(const QString& draftId, const UnfinishedEdit& edit)
{
    m_edits[draftId] = edit;
    m_unfinished.keep(draftId, edit);
}

void ReviewSession::dropStaleEdit()
{
    if (!m_open)
        return;
    m_edits.erase(m_open->id());
    m_unfinished.drop(m_open->id());
}

void ReviewSession::discardEdits()
{
    if (!m_open)
        return;
    m_open->discardEdits();
    m_edits.erase(m_open->id());
    m_unfinished.drop(m_open->id());
}

void ReviewSession::decide(Verdict verdict, const QString& note, std::optional<RejectReason> reason, std::optional<TimeMs> until,
    std::vector<std::string> overrides)
{
    if (!decidable())
        return;
    DecisionRequest request;
    request.draftId = m_open->id();
    request.revision = m_open->draft().summary.revision;
    request.verdict = verdict;
    if (verdict == Verdict::ApproveWithEdits)
        request.content = m_open->edits();
    request.reasonCode = reason;
    request.note = note;
    request.until = until;
    request.overrides = std::move(overrides);
    if (m_effort)
        request.effort = m_effort(request.draftId);
    m_deciding = true;
    Q_EMIT decidingChanged();
    whenDone(m_desk->decide(request), this, [this, id = request.draftId, verdict](Result<QString> decision) {
        m_deciding = false;
        Q_EMIT decidingChanged();
        if (!decision) {
            Q_EMIT refused(decision.error());
            return;
        }
        m_edits.erase(id);
        m_unfinished.forget(id);
        if (m_open && m_open->id() == id) {
            m_open.reset();
            ++m_generation;
        }
        m_desk->release(id); // the second person must not wait for the lease to run out
        Q_EMIT decided(id, verdict);
        m_queue.removeNow(id); // the view then moves to the next row by itself
    });
}

void ReviewSession::undo(const QString& decisionId)
{
    whenDone(m_desk->undo(decisionId), this, [this, decisionId](Result<void> done) {
        if (done)
            Q_EMIT undone(decisionId);
        else
            Q_EMIT refused(done.error());
    });
}

void ReviewSession::undoNewest()
{
    const TimeMs now = wallClock();
    for (const DecisionRecord& record : m_decisions.records()) {
        if (record.undoable(now)) {
            undo(record.decisionId);
            return;
        }
    }
    Q_EMIT refused(Error{ ErrorCode::NotFound, "nothing can be undone now", std::nullopt });
}

QString ReviewSession::statusWords(bool noughts) const
{
    const ReviewDesk::Counts counts = m_desk->counts();
    const auto link = [this] {
        switch (m_desk->link()) {
        case ReviewDesk::Link::Offline:
            return tr("Offline");
        case ReviewDesk::Link::Connecting:
            return tr("Connecting");
        case ReviewDesk::Link::Online:
            return tr("Online");
        case ReviewDesk::Link::SignedOut:
            return tr("Signed out");
        }
        return QString();
    }();
    QStringList parts;
    if (counts.refused > 0)
        parts << tr("%n refused", nullptr, counts.refused);
    if (noughts || counts.held > 0)
        parts << tr("%n held", nullptr, counts.held);
    parts << link;
    if (noughts || counts.accepted > 0)
        parts << tr("%n accepted", nullptr, counts.accepted);
    if (noughts || counts.kept > 0)
        parts << tr("%n kept here", nullptr, counts.kept);
    return parts.join(QStringLiteral(" · "));
}

QString ReviewSession::todayWords() const
{
    const ReviewDesk::Counts counts = m_desk->counts();
    QString words = tr("Today: %1 accepted, %2 sent, %3 held.").arg(counts.accepted).arg(counts.sent).arg(counts.held);
    std::optional<TimeMs> next;
    for (const DecisionRecord& record : m_decisions.records())
        if (record.place == DecisionRecord::Place::Held && record.holdUntil && (!next || *record.holdUntil < *next))
            next = record.holdUntil;
    if (next)
        words += u' ' % tr("The next leaves in %1.").arg(countdown(*next - wallClock()));
    return words;
}

} // namespace countersign
