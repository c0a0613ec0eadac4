// What the keys of the review page do, and which are open to the person now.
#include "models/domain/reach.h"
#include "services/console/desk/privacydesk.h"
#include "services/console/desk/workdesk.h"
#include "ui/draft/draftpane.h"
#include "ui/draft/requirementlist.h"
#include "ui/draft/verdictwords.h"
#include "ui/parts/notice.h"
#include "ui/parts/progressline.h"
#include "ui/queue/queuepane.h"
#include "ui/queue/queuewords.h"
#include "ui/review/bottombar.h"
#include "ui/review/queueacts.h"
#include "ui/review/reviewpage.h"
#include "ui/sheets/holdsheet.h"
#include "ui/sheets/keyssheet.h"
#include "ui/sheets/notesheet.h"
#include "ui/sheets/outboxsheet.h"
#include "ui/sheets/rejectsheet.h"
#include "ui/sheets/restoresheet.h"
#include "ui/why/whypane.h"
#include "ui/words/sentences.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <algorithm>

namespace countersign {

bool ReviewPage::mayOrTell(Permission permission, const QString& sentence)
{
    const Person& person = m_session.desk().person();
    if (!person.may(permission)) {
        m_acts->tell(permission, sentence);
        return false;
    }
    std::vector<RequirementResult> beyond;
    if (const OpenDraft* open = m_session.open())
        beyond = beyondReach(person, placeOf(open->draft()));
    if (permission == Permission::Reveal) // seeing is no act in a channel
        std::erase_if(beyond, [](const RequirementResult& result) { return result.id != "shop_allowed"; });
    if (!beyond.empty())
        m_acts->tell(permission, sentenceText(beyond.front().sentence) % u'.');
    return beyond.empty();
}

QString ReviewPage::emptyWords()
{
    const ReviewQueueModel& queue = m_session.queue();
    if (queue.loading())
        return {};
    if (!queue.error().isEmpty())
        return tr("The queue could not be read, so nothing is open here.");
    if (queue.rowCount() > 0)
        return tr("Choose a draft.");
    if (narrowed(queue.filter()))
        return tr("Nothing that matches is waiting.") % u"\n\n" % m_session.todayWords();
    return tr("Nothing waits for you.") % u"\n\n" % m_session.todayWords();
}

QString ReviewPage::subject()
{
    const DraftSummary& summary = m_session.open()->draft().summary;
    return text(summary.id) % u'@' % QString::number(summary.revision);
}

void ReviewPage::run(Verb verb)
{
    if (m_acts->run(verb))
        return;
    const bool open = m_session.decidable();
    switch (verb) {
    case Verb::Approve:
        if (open)
            approve();
        return;
    case Verb::Edit:
        if (open && mayOrTell(Permission::Edit, tr("You may not edit drafts."))) {
            closeSheet();
            m_queue->settle();
            m_draft->startEditing();
            refresh();
        }
        return;
    case Verb::Reject:
        if (open && mayOrTell(Permission::Reject, tr("You may not reject drafts."))) {
            m_reject->setCounts(m_session.desk().work().rejectReasonCounts());
            openSheet(m_reject);
        }
        return;
    case Verb::SendBack:
        if (open && mayOrTell(Permission::SendBack, tr("You may not send drafts back."))) {
            m_sendBack->setSubject(subject());
            openSheet(m_sendBack);
        }
        return;
    case Verb::Hold:
        if (open && mayOrTell(Permission::Approve, tr("You may not put drafts on hold."))) {
            m_hold->setColdAt(m_session.open()->draft().summary.coldAt);
            openSheet(m_hold);
        }
        return;
    case Verb::Escalate:
        if (open && mayOrTell(Permission::Approve, tr("You may not pass drafts up.")))
            m_session.decide(Verdict::Escalate);
        return;
    case Verb::Undo:
        m_session.undoNewest();
        return;
    case Verb::Next:
        m_queue->step(1);
        return;
    case Verb::Previous:
        m_queue->step(-1);
        return;
    case Verb::Search:
        m_queue->focusSearch();
        return;
    case Verb::Ai:
        m_draft->setView(DraftPane::View::Ai);
        return;
    case Verb::Yours:
        m_draft->setView(DraftPane::View::Yours);
        return;
    case Verb::Diff:
        m_draft->setView(DraftPane::View::Diff);
        return;
    case Verb::Source:
        m_draft->setView(DraftPane::View::Source);
        return;
    case Verb::Why:
        (m_drawer ? m_drawerOpen : m_whyWanted) ^= true;
        layOutWhy();
        return;
    case Verb::Outbox:
        openSheet(m_outbox);
        return;
    case Verb::Keys:
        openSheet(m_keys);
        return;
    case Verb::Reveal:
        askReveal();
        return;
    case Verb::Record:
        // A record that went back is looked at before anything that stands in it.
        if (PrivacyDesk* privacy = m_session.desk().privacy(); privacy != nullptr && privacy->restoreQuestion() && m_sheet != m_restore)
            offerRestore();
        else
            Q_EMIT recordAsked();
        return;
    case Verb::Lineage:
        if (m_session.open() != nullptr)
            Q_EMIT lineageAsked(m_session.open()->id());
        return;
    case Verb::Queue:
        focusQueue();
        return;
    case Verb::UndoBatch:
    case Verb::Skip:
    case Verb::Filter:
    case Verb::Group:
    case Verb::Views:
    case Verb::Select:
    case Verb::SelectAll:
    case Verb::Assign:
    case Verb::BreakLease:
        return; // the queue's own, taken above
    case Verb::Alternatives:
        m_draft->setView(DraftPane::View::Alternatives);
        return;
    case Verb::Versions:
        m_draft->setView(DraftPane::View::Versions);
        return;
    case Verb::Comment:
        if (open) {
            showWhy();
            m_why->writeComment();
        }
        return;
    case Verb::Guidance:
        if (open) {
            m_why->setGuidance(!m_why->guidance());
            if (m_why->guidance())
                showWhy();
            refresh();
        }
        return;
    case Verb::Preview:
    case Verb::Prompts:
    case Verb::Effort:
    case Verb::Survey:
    case Verb::Palette:
    case Verb::ZoomIn:
    case Verb::ZoomOut:
    case Verb::ZoomReset:
        Q_EMIT aroundAsked(verb);
        return;
    }
}

void ReviewPage::showWhy()
{
    if (!m_why->isVisible())
        run(Verb::Why);
}

void ReviewPage::approve()
{
    OpenDraft* open = m_session.open();
    if (open == nullptr || !m_session.decidable())
        return;
    m_draft->stopEditing();
    const TimeMs now = wallClock();
    const ApprovalWords words = approvalWords(*open, now);
    const auto results = open->requirements(open->approval(), now);
    if (!words.possible) {
        noticeUnmet(results);
        return;
    }
    QStringList overridden;
    for (const RequirementResult& result : results)
        if (unmet(result))
            overridden << sentenceText(result.sentence);
    if (overridden.isEmpty()) {
        m_session.decide(open->approval());
    } else {
        m_override->setTitle(tr("Override %n requirement(s) and approve", nullptr, static_cast<int>(overridden.size())));
        for (QString& sentence : overridden)
            sentence.prepend(QStringLiteral("•  "));
        overridden << tr("Each override is an act of its own: it is recorded with your name and your reason.");
        m_override->setAbout(overridden);
        m_override->setSubject(subject());
        openSheet(m_override);
    }
}

void ReviewPage::noticeUnmet(const std::vector<RequirementResult>& results)
{
    QStringList lines;
    for (const RequirementResult& result : results) {
        if (!unmet(result))
            continue;
        const QString who = whoCould(result.who);
        lines << (who.isEmpty() ? sentenceText(result.sentence) : sentenceText(result.sentence) % u" " % who % u'.');
    }
    if (lines.isEmpty())
        lines << approvalWords(*m_session.open(), wallClock()).sentence;
    m_draft->notice().showNotice(Tone::Warn, tr("Not approved. Nothing was signed or sent."), lines);
}

void ReviewPage::noticeFor(const Error& error)
{
    const ErrorWords words = errorWords(error);
    m_draft->notice().showNotice(error.code == ErrorCode::NotFound ? Tone::Warn : Tone::Bad, words.sentence, {}, words.code);
}

void ReviewPage::openSheet(Sheet* sheet)
{
    if (m_sheet == sheet && sheet->isVisible())
        closeSheet();
    else
        showSheet(sheet);
}

void ReviewPage::showSheet(Sheet* sheet)
{
    if (m_sheet != nullptr)
        m_sheet->hide();
    m_queue->settle();
    m_draft->stopEditing();
    m_sheet = sheet;
    sheet->open();
}

void ReviewPage::closeSheet()
{
    if (m_sheet == nullptr)
        return;
    m_sheet->hide();
    m_sheet = nullptr;
    focusQueue();
}

void ReviewPage::finish()
{
    if (m_session.open() == nullptr)
        m_draft->letGo();
    m_queue->settle();
    closeSheet();
    focusQueue();
}

bool ReviewPage::stepBack()
{
    if (m_sheet != nullptr) {
        closeSheet();
    } else if (m_draft->editing()) {
        m_draft->stopEditing();
    } else if (m_draft->view() == DraftPane::View::Alternatives || m_draft->view() == DraftPane::View::Versions) {
        m_draft->setView(DraftPane::View::Yours);
        focusQueue();
    } else if (m_drawer && m_drawerOpen) {
        run(Verb::Why);
    } else if (m_draft->notice().isVisible()) {
        m_draft->notice().hide();
    } else {
        return m_acts->stepBack();
    }
    return true;
}

void ReviewPage::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        if (!stepBack())
            focusQueue();
        return;
    }
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        if (m_session.open() != nullptr && m_session.open()->edited())
            approve();
        return;
    }
    if (const auto verb = m_keyMap.verbFor(*event))
        run(*verb);
    else
        QWidget::keyPressEvent(event);
}

void ReviewPage::refresh()
{
    OpenDraft* open = m_session.open();
    const bool ready = m_session.decidable();
    const Person person = m_session.desk().person();
    const auto may = [&](Permission permission) { return ready && person.may(permission); };
    QString words = tr("Approve");
    QString against;
    bool approving = ready && (person.may(Permission::Approve) || person.may(Permission::ApproveSecond));
    if (open != nullptr) {
        const TimeMs now = wallClock();
        const ApprovalWords approval = approvalWords(*open, now);
        words = approval.button;
        if (!approval.possible && m_session.queue().selectedCount() == 0) // with rows selected, the key is about those
            against = approval.sentence;
        m_why->showChecks(open->checks(now));
        m_why->showWords(*open, now);
    }
    m_bar->setVerb(Verb::Approve, approving, words);
    m_bar->setAgainst(Verb::Approve, against);
    m_bar->setVerb(Verb::Edit, may(Permission::Edit));
    m_bar->setVerb(Verb::Reject, may(Permission::Reject));
    m_bar->setVerb(Verb::SendBack, may(Permission::SendBack));
    m_bar->setVerb(Verb::Hold, may(Permission::Approve));
}

void ReviewPage::refreshStatus()
{
    const TimeMs now = wallClock();
    const auto& records = m_session.decisions().records();
    m_bar->setVerb(Verb::Undo, std::any_of(records.begin(), records.end(), [now](const DecisionRecord& r) { return r.undoable(now); }));
    m_bar->setStatus(m_session.statusWords(true), m_session.statusWords(false), m_session.desk().linkSentence());
    m_queue->setToday(m_session.todayWords());
    const int kept = m_session.desk().counts().kept;
    const ReviewDesk::Link link = m_session.desk().link();
    const QString sentence = m_session.desk().linkSentence();
    const bool connecting = link == ReviewDesk::Link::Connecting; // the first time, all drafts come meanwhile
    m_queue->waits().setWaiting(connecting || (link == ReviewDesk::Link::Online && kept > 0),
        connecting ? sentence : tr("%n decision(s) on the way to the backend…", nullptr, kept));
    m_queue->setLink(link == ReviewDesk::Link::Online || connecting, sentence);
    if (m_session.open() == nullptr)
        m_draft->setEmptyText(emptyWords());
}

} // namespace countersign
