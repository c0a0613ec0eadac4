#include "ui/review/queueacts.h"

#include "models/view/followup.h"
#include "services/console/desk/teamdesk.h"
#include "ui/draft/requirementlist.h"
#include "ui/parts/progressline.h"
#include "ui/queue/lastdecisions.h"
#include "ui/queue/queueheader.h"
#include "ui/queue/quietline.h"
#include "ui/sheets/assignsheet.h"
#include "ui/sheets/confirmsheet.h"
#include "ui/sheets/conflictsheet.h"
#include "ui/sheets/viewssheet.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

namespace countersign {

QString departedWords(DraftState state, int count)
{
    switch (state) {
    case DraftState::Converted:
        return QueueActs::tr("%n cart(s) bought meanwhile, out of the queue.", nullptr, count);
    case DraftState::Expired:
        return QueueActs::tr("%n draft(s) gone cold, out of the queue.", nullptr, count);
    case DraftState::Superseded:
    case DraftState::Composing:
        return QueueActs::tr("%n cart(s) changed; new drafts are being written.", nullptr, count);
    case DraftState::Suppressed:
    case DraftState::Holdout:
    case DraftState::Shadow:
        return QueueActs::tr("%n draft(s) not to be sent any more, out of the queue.", nullptr, count);
    case DraftState::Queued:
    case DraftState::Approved:
    case DraftState::Held:
    case DraftState::Sending:
    case DraftState::Sent:
    case DraftState::Unknown:
    case DraftState::Rejected:
    case DraftState::Returned:
        return QueueActs::tr("%n draft(s) decided by others, out of the queue.", nullptr, count);
    }
    return {};
}

QString leftWords(DraftState state)
{
    switch (state) {
    case DraftState::Converted:
        return QueueActs::tr("This cart was bought; its draft left the queue.");
    case DraftState::Expired:
        return QueueActs::tr("This draft went cold and left the queue.");
    case DraftState::Superseded:
    case DraftState::Composing:
        return QueueActs::tr("This cart changed; a new draft is being written for it.");
    case DraftState::Suppressed:
    case DraftState::Holdout:
    case DraftState::Shadow:
        return QueueActs::tr("This draft may not be sent any more and left the queue.");
    case DraftState::Queued:
    case DraftState::Approved:
    case DraftState::Held:
    case DraftState::Sending:
    case DraftState::Sent:
    case DraftState::Unknown:
    case DraftState::Rejected:
    case DraftState::Returned:
        return QueueActs::tr("This draft was decided by somebody else and left the queue.");
    }
    return {};
}

QueueActs::QueueActs(const Theme& theme, ReviewSession& session, QueuePane& pane, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_pane(pane)
    , m_bulk(new BulkActs(theme, session, pane, this))
    , m_assign(new AssignSheet(theme))
    , m_lease(new ConfirmSheet(theme, tr("Take over"), QStringLiteral("takeOver")))
    , m_views(new ViewsSheet(theme))
    , m_conflict(new ConflictSheet(theme))
{
    ReviewDesk& desk = session.desk();
    pane.setDecideWithin(desk.policy().decideWithinMs);
    connect(&desk, &ReviewDesk::policyChanged, this, [this] { m_pane.setDecideWithin(m_session.desk().policy().decideWithinMs); });
    TeamDesk& team = desk.team();
    pane.setLooking([&team](const QString& id) { return team.lookingAt(id); });
    connect(&team, &TeamDesk::presenceChanged, &pane, &QueuePane::repaintRows);
    connect(&desk, &ReviewDesk::draftLeft, this, &QueueActs::departed);
    connect(&pane.departed(), &QuietLine::closed, this, [this] { m_departed.clear(); });
    connect(&pane, &QueuePane::verbAsked, this, &QueueActs::run);
    connect(&pane, &QueuePane::againAsked, &session, &ReviewSession::readAgain);
    connect(&pane, &QueuePane::filterChanged, this, &QueueActs::viewChanged);
    connect(&pane.last(), &LastDecisions::conflictAsked, this, &QueueActs::showConflict);
    connect(m_bulk, &BulkActs::sheetAsked, this, &QueueActs::sheetAsked);
    connect(m_bulk, &BulkActs::sheetDone, this, &QueueActs::sheetDone);
    connect(m_bulk, &BulkActs::failed, this, &QueueActs::fail);
    connect(&session, &ReviewSession::skipped, this, [this](const QString& id, const QString& title) {
        sayDone(tr("Skipped: %1. It stays away until it changes.").arg(title), tr("Undo"), [this, id] { m_session.unskip(id); });
        if (m_session.queue().filter().turn != DraftFilter::Turn::Yours)
            m_pane.step(1);
    });
    connect(&session, &ReviewSession::leftQueue, this, [this](const QString& id, DraftState state) {
        m_pane.stayOn(id);
        Q_EMIT said(Tone::Warn, leftWords(state),
            { tr("You can still read it here; there is nothing to decide. %1 goes on.").arg(m_pane.cap(Verb::Next)) }, {});
    });
    connect(&session, &ReviewSession::decided, this, [this](const QString& id) {
        if (const auto old = m_anew.find(id); old != m_anew.end()) {
            m_session.desk().dismissRefused(old->second);
            m_anew.erase(old);
        }
    });
    connectViews();
    connectSheets();
}

std::vector<Sheet*> QueueActs::sheets() const
{
    return { m_bulk->sheet(), m_assign, m_lease, m_views, m_conflict };
}

bool QueueActs::outlives(const Sheet* sheet) const
{
    return sheet == m_conflict || (sheet == m_bulk->sheet() && m_bulk->underWay());
}

void QueueActs::connectSheets()
{
    connect(m_assign, &AssignSheet::given, this, &QueueActs::give);
    connect(m_lease, &ConfirmSheet::confirmed, this, [this] {
        whenDone(m_pane.waits().follow(m_session.desk().team().breakLease(m_leaseOf), tr("The draft is being taken over…")), this, [this](Result<void> done) {
            Q_EMIT sheetDone();
            if (done)
                sayDone(tr("You hold it now. This is recorded with your name."), {}, {});
            else
                fail(done.error());
        });
    });
    connect(m_conflict, &ConflictSheet::decideAnewAsked, this, &QueueActs::decideAnew);
    connect(m_conflict, &ConflictSheet::dismissAsked, this, [this](const QString& id) {
        Q_EMIT sheetDone();
        m_session.desk().dismissRefused(id);
    });
}

bool QueueActs::run(Verb verb)
{
    switch (verb) {
    case Verb::Approve:
    case Verb::Reject: {
        if (!m_bulk->anySelected())
            return false;
        const bool approving = verb == Verb::Approve;
        if (!may(approving ? Permission::Approve : Permission::Reject))
            tell(approving ? Permission::Approve : Permission::Reject, approving ? tr("You may not approve.") : tr("You may not reject."));
        else
            m_bulk->start(approving ? BulkRequest::Act::Approve : BulkRequest::Act::Reject);
        return true;
    }
    case Verb::Skip:
        m_session.skip();
        return true;
    case Verb::Filter:
        m_pane.header().openFilter();
        return true;
    case Verb::Group:
        m_pane.header().openGroups();
        return true;
    case Verb::Views:
        showViews();
        return true;
    case Verb::Select:
        toggleRow();
        return true;
    case Verb::SelectAll: {
        const auto selection = m_session.queue().selection();
        m_session.queue().selectAllMatching(!(selection.all && selection.ids.isEmpty()) && m_session.queue().rowCount() > 0);
        return true;
    }
    case Verb::Assign:
        assign();
        return true;
    case Verb::BreakLease:
        takeOver();
        return true;
    case Verb::UndoBatch:
        m_bulk->undoLast();
        return true;
    default:
        return false;
    }
}

bool QueueActs::stepBack()
{
    if (m_bulk->anySelected()) {
        m_session.queue().selectAllMatching(false);
        return true;
    }
    return m_session.queue().rowCount() == 0 && !m_session.queue().loading() && m_pane.clearFilter();
}

const DraftSummary* QueueActs::currentRow() const
{
    const int row = m_session.queue().rowOf(m_pane.currentId());
    return row < 0 ? nullptr : m_session.queue().index(row).data(ReviewQueueModel::SummaryRole).value<const DraftSummary*>();
}

void QueueActs::toggleRow()
{
    ReviewQueueModel& model = m_session.queue();
    if (const int row = model.rowOf(m_pane.currentId()); row >= 0)
        model.setSelected(m_pane.currentId(), !model.index(row).data(ReviewQueueModel::SelectedRole).toBool());
}

void QueueActs::tell(Permission missing, const QString& sentence)
{
    QString who = whoCould({ "permission:" + std::string(word(missing)) });
    who[0] = who[0].toUpper();
    Q_EMIT said(Tone::Warn, sentence, { who % u'.' }, {});
}

void QueueActs::fail(const Error& error)
{
    const ErrorWords words = errorWords(error);
    Q_EMIT said(error.code == ErrorCode::NotFound ? Tone::Warn : Tone::Bad, words.sentence, {}, words.code);
}

void QueueActs::sayDone(const QString& words, const QString& action, std::function<void()> undo)
{
    m_pane.done().say(words, action, std::move(undo));
}

void QueueActs::assign()
{
    if (!may(Permission::Assign)) {
        tell(Permission::Assign, tr("You may not give drafts to others."));
        return;
    }
    const DraftSummary* row = currentRow();
    const bool many = m_bulk->anySelected();
    if (!many && row == nullptr)
        return;
    const ReviewDesk& desk = m_session.desk();
    m_assign->setTitle(many ? tr("Give what is selected to…") : tr("Give this draft to…"));
    m_assign->setChoices(m_session.desk().team().colleagues(), desk.person().id, many ? std::nullopt : row->assignee);
    Q_EMIT sheetAsked(m_assign);
}

void QueueActs::give(const std::optional<Assignee>& to)
{
    if (m_bulk->anySelected()) {
        m_bulk->start(BulkRequest::Act::Assign, to);
        return;
    }
    const DraftSummary* row = currentRow();
    if (row == nullptr)
        return;
    const QStringList ids{ text(row->id) };
    const std::optional<Assignee> before = row->assignee;
    whenDone(m_pane.waits().follow(m_session.desk().team().assign(ids, to), tr("The draft is being given…")), this, [this, ids, before, to](Result<void> done) {
        Q_EMIT sheetDone();
        if (!done) {
            fail(done.error());
            return;
        }
        sayDone(to ? tr("Given to %1.").arg(text(to->name)) : tr("Given to nobody in particular."), tr("Undo"), [this, ids, before] {
            whenDone(m_pane.waits().follow(m_session.desk().team().assign(ids, before), tr("The draft is being given…")), this, [this](Result<void> back) {
                if (!back)
                    fail(back.error());
            });
        });
    });
}

void QueueActs::takeOver()
{
    const DraftSummary* row = currentRow();
    if (row == nullptr)
        return;
    const TimeMs now = wallClock();
    if (!row->lease || row->lease->personId == m_session.desk().person().id || row->lease->until <= now) {
        Q_EMIT said(Tone::Neutral, tr("Nobody else holds this draft."), {}, {});
        return;
    }
    const QString holder = text(row->lease->personName);
    if (!may(Permission::BreakLease)) {
        tell(Permission::BreakLease,
            tr("%1 holds this draft for another %2; you may not take it over.").arg(holder, countdown(row->lease->until - now)));
        return;
    }
    m_leaseOf = text(row->id);
    m_lease->setWords(tr("Take this draft over from %1?").arg(holder),
        { tr("%1 holds it for another %2.").arg(holder, countdown(row->lease->until - now)),
            tr("Their hold ends at once. What they have typed stays on their computer, but they cannot decide it while you hold it."),
            tr("It is recorded that you took it over.") });
    Q_EMIT sheetAsked(m_lease);
}

void QueueActs::departed(const QString& draftId, DraftState state)
{
    if (m_session.left() && m_session.open()->id() == draftId)
        return; // said beside the draft itself
    ++m_departed[state];
    QStringList sentences;
    for (const auto& [left, count] : m_departed)
        sentences << departedWords(left, count);
    m_pane.departed().say(sentences.join(u'\n'));
}

void QueueActs::showConflict(const QString& decisionId)
{
    whenDone(m_pane.waits().follow(m_session.desk().work().conflict(decisionId), tr("Both sides are being read…")), this, [this](Result<Conflict> conflict) {
        if (!conflict) {
            fail(conflict.error());
            return;
        }
        m_shown = std::move(*conflict);
        m_conflict->showConflict(*m_shown);
        Q_EMIT sheetAsked(m_conflict);
    });
}

void QueueActs::decideAnew(const QString& decisionId, const QString& draftId)
{
    Q_EMIT sheetDone();
    if (m_shown && m_shown->yours && m_shown->yours->content)
        // One's own words are where one goes on from, on whatever revision there is now.
        m_session.keepEdits(draftId,
            { m_shown->now ? m_shown->now->summary.revision : m_shown->yours->statement.revision, *m_shown->yours->content, wallClock() });
    m_anew[draftId] = decisionId; // it leaves the list once the new decision is made
    if (m_session.queue().rowOf(draftId) >= 0)
        m_pane.goTo(draftId);
    else
        m_session.choose(draftId);
}

} // namespace countersign
