#include "tests/e2e/tour/tour.h"

#include "ui/draft/blockedit.h"
#include "ui/draft/draftpane.h"
#include "ui/draft/verdictwords.h"
#include "ui/parts/notice.h"
#include "ui/queue/queuepane.h"
#include "ui/review/bottombar.h"
#include "ui/audit/recordpage.h"
#include "ui/review/reviewpage.h"
#include "ui/window/mainwindow.h"
#include "ui/words/times.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <algorithm>
#include <cstdio>

namespace countersign {

namespace {

constexpr int settingUp = 240'000; // ms

} // namespace

Tour::Tour(Console& console, const QDir& pictures, QString programs)
    : m_console(console)
    , m_driver(console.window(), pictures)
    , m_programs(std::move(programs))
{
}

void Tour::say(const QString& words)
{
    std::fprintf(stdout, "%s\n", qPrintable(words));
    std::fflush(stdout);
}

ReviewPage& Tour::page()
{
    if (m_console.window().reviewPage() == nullptr)
        throw StepFailed{ QStringLiteral("the queue is not open") };
    return *m_console.window().reviewPage();
}

OpenDraft* Tour::open()
{
    return page().session().open();
}

std::vector<DecisionRecord> Tour::records()
{
    return page().session().desk().recentDecisions();
}

void Tour::run()
{
    welcome();
    signInAs(QStringLiteral("marketing_manager"));
    read();
    editAndApprove();
    approveSome(2);
    rejectOne();
    undoOne();
    findByName();
    comment();
    otherWordings();
    manyAtOnce();
    ownWork();
    offlineAndBack();
    secondSignature();
    awaitSent();
    verify();
    looks();
    report();
    betterPrompt();
}

void Tour::welcome()
{
    say(QStringLiteral("first start"));
    auto* start = m_console.window().findChild<QWidget*>(QStringLiteral("welcomeTryKeyButton"));
    m_driver.await(QStringLiteral("the first page"), soon, [&] { return start->isVisible() && start->isEnabled(); });
    m_driver.picture(QStringLiteral("welcome"));
    m_driver.await(QStringLiteral("the window in front"), soon, [] { return QApplication::activeWindow() != nullptr; }); // keys go nowhere before
    m_driver.press(Qt::Key_T);
    auto* steps = m_console.window().findChild<QLabel*>(QStringLiteral("welcomeStepsLabel"));
    m_driver.await(QStringLiteral("progress in sentences"), soon, [&] { return steps->isVisible() && !steps->text().isEmpty(); });
    m_driver.picture(QStringLiteral("progress"));
    auto* signIn = m_console.window().findChild<QWidget*>(QStringLiteral("signInPage"));
    m_driver.await(QStringLiteral("the trial is ready"), settingUp, [&] { return signIn->isVisible(); });
    m_driver.picture(QStringLiteral("who-are-you"));
}

void Tour::enterAs(const QString& role)
{
    const auto people = m_console.trial()->people();
    const auto it = std::find_if(people.begin(), people.end(), [&role](const TrialPerson& person) { return person.role == role; });
    if (it == people.end())
        throw StepFailed{ QStringLiteral("nobody is ") % role };
    auto* signIn = m_console.window().findChild<QWidget*>(QStringLiteral("signInPage"));
    m_driver.await(QStringLiteral("the focus is on the sign-in page"), soon,
        [&] { return QApplication::focusWidget() != nullptr && signIn->isAncestorOf(QApplication::focusWidget()); });
    m_driver.press(Qt::Key_1 + static_cast<int>(it - people.begin()));
    m_driver.await(QStringLiteral("signed in as ") % it->name, patient, [&] { return m_console.window().reviewPage() != nullptr; });
    say(QStringLiteral("signed in as %1, %2").arg(it->name, role));
}

void Tour::signInAs(const QString& role)
{
    enterAs(role);
    m_driver.await(QStringLiteral("a draft is open"), patient, [&] { return open() != nullptr; });
}

void Tour::read()
{
    auto& queue = page().session().queue();
    m_driver.await(QStringLiteral("the queue fills"), patient, [&] { return queue.total() >= 10; });
    m_queued = static_cast<int>(queue.total());
    m_driver.picture(QStringLiteral("queue"));
    m_received
        = countNumbers(m_console.trial()->backendUrl(), m_console.trial()->sandboxUrl(), m_programs, m_console.trialFolder() % u"/backend")
              .received;
    const QString first = open()->id();
    m_driver.press(Qt::Key_J);
    m_driver.await(QStringLiteral("the next draft"), soon, [&] { return open() != nullptr && open()->id() != first; });
    m_driver.press(Qt::Key_4);
    m_driver.picture(QStringLiteral("source"));
    m_driver.press(Qt::Key_2);
    say(QStringLiteral("read two of %1 drafts").arg(m_queued));
}

void Tour::findApprovable()
{
    auto& queue = page().session().queue();
    for (int tries = 0; tries < queue.total(); ++tries) {
        m_driver.await(QStringLiteral("a draft is open"), soon, [&] { return open() != nullptr; });
        const OpenDraft& shown = *open();
        if (shown.draft().summary.approvalsNeeded == 1 && approvalWords(shown, wallClock()).possible
            && std::none_of(shown.draft().approvals.begin(), shown.draft().approvals.end(),
                [&](const Approval& a) { return a.personId == shown.person().id; })
            && shown.id() != m_edited)
            return;
        const QString before = shown.id();
        m_driver.press(Qt::Key_J);
        if (!m_driver.comes(soon, [&] { return open() != nullptr && open()->id() != before; }))
            break;
    }
    m_driver.picture(QStringLiteral("failed"));
    throw StepFailed{ QStringLiteral("no draft that this person may approve") };
}

void Tour::awaitDecisions(std::size_t count)
{
    auto* pane = m_console.window().findChild<DraftPane*>();
    m_driver.await(QStringLiteral("the decision is stored"), soon, [&] {
        return !page().session().deciding() && (records().size() >= std::min<std::size_t>(count, 10) || pane->notice().isVisible());
    });
    if (pane->notice().isVisible())
        throw StepFailed{ QStringLiteral("the decision was not taken: ") % pane->notice().sentence() % u' '
            % pane->notice().accessibleDescription() };
    m_decisions = static_cast<int>(count);
}

void Tour::editAndApprove()
{
    findApprovable();
    m_edited = open()->id();
    m_driver.press(Qt::Key_E);
    auto* edit = qobject_cast<BlockEdit*>(QApplication::focusWidget());
    if (edit == nullptr)
        throw StepFailed{ QStringLiteral("E did not start editing") };
    edit->moveCursor(QTextCursor::End);
    m_driver.type(
        open()->draft().summary.language == "de" ? QStringLiteral(" danke und bis bald.") : QStringLiteral(" thank you for your visit."));
    m_driver.await(QStringLiteral("the edit is taken up"), soon, [&] { return open() != nullptr && open()->edited(); });
    m_driver.picture(QStringLiteral("edit"));
    m_driver.press(Qt::Key_Escape);
    m_driver.press(Qt::Key_3);
    m_driver.picture(QStringLiteral("diff"));
    m_driver.press(Qt::Key_Return, Qt::ControlModifier);
    awaitDecisions(1);
    if (records().front().verdict != Verdict::ApproveWithEdits)
        throw StepFailed{ QStringLiteral("the newest decision is not an approval with edits") };
    say(QStringLiteral("edited one and approved it with edits"));
}

void Tour::approveSome(int count)
{
    for (int i = 0; i < count; ++i) {
        findApprovable();
        m_driver.press(Qt::Key_A);
        awaitDecisions(static_cast<std::size_t>(m_decisions) + 1);
        m_approved.push_back(records().front().decisionId);
    }
    m_driver.await(QStringLiteral("the approval is held"), patient, [&] {
        const auto all = records();
        return std::any_of(all.begin(), all.end(), [](const DecisionRecord& r) { return r.place == DecisionRecord::Place::Held; });
    });
    m_driver.picture(QStringLiteral("approved"));
    say(QStringLiteral("approved %1").arg(count));
}

void Tour::rejectOne()
{
    m_driver.await(QStringLiteral("a draft is open"), soon, [&] { return open() != nullptr; });
    m_driver.press(Qt::Key_R);
    m_driver.press(Qt::Key_1);
    m_driver.picture(QStringLiteral("reject"));
    m_driver.press(Qt::Key_Return);
    awaitDecisions(static_cast<std::size_t>(m_decisions) + 1);
    if (records().front().verdict != Verdict::Reject)
        throw StepFailed{ QStringLiteral("the newest decision is not a rejection") };
    say(QStringLiteral("rejected one for its tone"));
}

void Tour::undoOne()
{
    findApprovable();
    m_driver.press(Qt::Key_A);
    awaitDecisions(static_cast<std::size_t>(m_decisions) + 1);
    const QString id = records().front().decisionId;
    m_driver.press(Qt::Key_U);
    m_driver.await(QStringLiteral("the decision is undone"), patient, [&] {
        const auto all = records();
        return std::any_of(all.begin(), all.end(),
            [&id](const DecisionRecord& r) { return r.decisionId == id && r.place == DecisionRecord::Place::Undone; });
    });
    m_driver.picture(QStringLiteral("undone"));
    say(QStringLiteral("approved one and undid it"));
}

void Tour::offlineAndBack()
{
    auto& desk = page().session().desk();
    m_console.trial()->killBackend();
    m_driver.await(
        QStringLiteral("the console notices that the backend is gone"), patient, [&] { return desk.link() != ReviewDesk::Link::Online; });
    findApprovable();
    m_driver.press(Qt::Key_A);
    awaitDecisions(static_cast<std::size_t>(m_decisions) + 1);
    const QString id = records().front().decisionId;
    m_approved.push_back(id);
    if (records().front().place != DecisionRecord::Place::Kept)
        throw StepFailed{ QStringLiteral("a decision taken offline is not kept on this computer") };
    m_driver.press(Qt::Key_O);
    m_driver.picture(QStringLiteral("offline"));
    m_driver.press(Qt::Key_Escape);
    say(QStringLiteral("backend killed; decided on: %1").arg(desk.linkSentence()));
    m_console.trial()->restartBackend();
    m_driver.await(QStringLiteral("the console is online again"), patient, [&] { return desk.link() == ReviewDesk::Link::Online; });
    m_driver.await(QStringLiteral("the kept decision is accepted"), patient, [&] {
        const auto all = records();
        return std::none_of(all.begin(), all.end(), [](const DecisionRecord& r) { return r.place == DecisionRecord::Place::Kept; });
    });
    for (const DecisionRecord& record : records())
        if (record.place == DecisionRecord::Place::Refused)
            throw StepFailed{ QStringLiteral("a decision was refused: ") % record.title % u' ' % record.why };
    m_driver.picture(QStringLiteral("back-online"));
    say(QStringLiteral("backend back; what was kept is accepted"));
}

void Tour::secondSignature()
{
    awaitSent();
    m_approved.clear();
    switchTo(QStringLiteral("senior_approver"));
    m_driver.await(QStringLiteral("a draft is open"), patient, [&] { return open() != nullptr; });
    auto& queue = page().session().queue();
    m_driver.await(QStringLiteral("the edited draft is in the second person's queue"), patient, [&] { return queue.rowOf(m_edited) >= 0; });
    m_console.window().findChild<QueuePane*>()->select(queue.rowOf(m_edited));
    m_driver.await(QStringLiteral("the edited draft is open"), soon, [&] { return open() != nullptr && open()->id() == m_edited; });
    m_driver.picture(QStringLiteral("second-signature"));
    m_driver.press(Qt::Key_A);
    m_decisions = 0;
    awaitDecisions(1);
    m_approved.push_back(records().front().decisionId);
    say(QStringLiteral("the edited one has its second signature"));
}

void Tour::awaitSent()
{
    m_driver.await(QStringLiteral("what was approved is sent"), 2 * patient, [&] {
        const auto all = records();
        return std::all_of(m_approved.begin(), m_approved.end(), [&all](const QString& id) {
            return std::any_of(all.begin(), all.end(),
                [&id](const DecisionRecord& r) { return r.decisionId == id && r.place == DecisionRecord::Place::Sent; });
        });
    });
    m_driver.picture(QStringLiteral("sent"));
    say(QStringLiteral("sent, as %1").arg(m_console.window().findChild<BottomBar*>()->status()));
}

void Tour::verify()
{
    m_driver.press(Qt::Key_V);
    RecordPage* record = m_console.window().recordPage();
    m_driver.await(QStringLiteral("the record is verified"), patient, [&] { return !record->result().isEmpty(); });
    if (!record->result().startsWith(QStringLiteral("Intact")))
        throw StepFailed{ QStringLiteral("the record: ") % record->result() };
    m_driver.picture(QStringLiteral("record"));
    say(record->result());
    m_driver.press(Qt::Key_Q);
}

void Tour::report()
{
    const QString home = m_console.trialFolder() % u"/backend";
    const Numbers numbers = countNumbers(m_console.trial()->backendUrl(), m_console.trial()->sandboxUrl(), m_programs, home);
    QString said;
    const QString wrong = verifyExport(m_programs, home, m_console.trialFolder() % u"/bundle", said);
    const int approved = 4; // two and one offline by the first person, the edited one by two
    say(QStringLiteral("received %1, drafted %2, approved %3, sent %4, verified: %5")
            .arg(m_received)
            .arg(numbers.drafted)
            .arg(approved)
            .arg(numbers.sent)
            .arg(wrong.isEmpty() ? said.section(u'\n', 0, 0) : QStringLiteral("no")));
    if (!wrong.isEmpty())
        throw StepFailed{ wrong };
    if (m_received == 0)
        throw StepFailed{ QStringLiteral("the backend received no webhook") };
    if (numbers.drafted < m_queued)
        throw StepFailed{ QStringLiteral("fewer drafts than the queue showed") };
    if (numbers.sent != approved || numbers.duplicates != 0)
        throw StepFailed{ QStringLiteral("the sandbox received %1 sends and %2 duplicates; %3 were approved")
                              .arg(numbers.sent)
                              .arg(numbers.duplicates)
                              .arg(approved) };
}

} // namespace countersign
