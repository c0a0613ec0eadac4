// What the window around the review page asks of it: what can be done now, a draft by its id, the layout of the panes.
#include "services/console/desk/bulkdesk.h"
#include "ui/draft/draftpane.h"
#include "ui/queue/queuepane.h"
#include "ui/review/reviewpage.h"
#include "ui/words/times.h"

#include <QSplitter>
#include <algorithm>

namespace countersign {

namespace {

// Verbs that act on the open draft, and the right that each needs.
std::optional<Permission> rightFor(Verb verb)
{
    switch (verb) {
    case Verb::Edit:
        return Permission::Edit;
    case Verb::Reject:
        return Permission::Reject;
    case Verb::SendBack:
        return Permission::SendBack;
    case Verb::Approve:
    case Verb::Hold:
    case Verb::Escalate:
        return Permission::Approve;
    case Verb::Comment:
        return Permission::Comment;
    case Verb::Assign:
        return Permission::Assign;
    case Verb::Reveal:
        return Permission::Reveal;
    case Verb::BreakLease:
        return Permission::BreakLease;
    case Verb::Lineage:
        return Permission::ReadDrafts;
    default:
        return std::nullopt;
    }
}

bool needsDraft(Verb verb)
{
    switch (verb) {
    case Verb::Skip:
    case Verb::Select:
    case Verb::Ai:
    case Verb::Yours:
    case Verb::Diff:
    case Verb::Source:
    case Verb::Alternatives:
    case Verb::Versions:
        return true;
    default:
        return rightFor(verb).has_value();
    }
}

} // namespace

QString ReviewPage::whyNot(Verb verb)
{
    const Person person = m_session.desk().person();
    if (const auto right = rightFor(verb);
        right && !person.may(*right) && !(verb == Verb::Approve && person.may(Permission::ApproveSecond)))
        return tr("Your rights do not cover this.");
    if (needsDraft(verb) && m_session.open() == nullptr)
        return tr("No draft is open.");
    if (needsDraft(verb) && m_session.deciding())
        return tr("The last decision is being saved.");
    if (verb == Verb::Undo) {
        const auto& records = m_session.decisions().records();
        const TimeMs now = wallClock();
        if (std::ranges::none_of(records, [now](const DecisionRecord& record) { return record.undoable(now); }))
            return tr("Nothing can be undone now.");
    }
    if (verb == Verb::UndoBatch && m_session.desk().bulk().last().value_or(BulkDesk::Last()).undoable == 0)
        return tr("No act on many can be undone now.");
    return {};
}

void ReviewPage::goTo(const QString& draftId)
{
    closeSheet();
    const int row = m_session.queue().rowOf(draftId);
    if (row >= 0)
        m_queue->select(row);
    else
        m_session.choose(draftId);
    focusQueue();
}

void ReviewPage::setFilter(const DraftFilter& filter)
{
    m_session.queue().setFilter(filter);
}

QWidget& ReviewPage::message()
{
    return m_draft->message();
}

QByteArray ReviewPage::layoutState() const
{
    return m_drawer || (!m_panesChosen && m_splitter->sizes() == m_given) ? QByteArray() : m_splitter->saveState();
}

void ReviewPage::restoreLayout(const QByteArray& state)
{
    if (!state.isEmpty() && !m_drawer)
        m_panesChosen = m_splitter->restoreState(state);
}

} // namespace countersign
