// Deciding by keyboard on the real window, over a desk in memory: many at once, giving, reasons, overrides, conflicts, undo.
#include "tst_decidewindow.h"

#include "ui/draft/draftpane.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/notice.h"
#include "ui/parts/progressline.h"
#include "ui/queue/filterbar.h"
#include "ui/queue/lastdecisions.h"
#include "ui/queue/queueheader.h"
#include "ui/queue/queuepane.h"
#include "ui/queue/queuestate.h"
#include "ui/queue/queueview.h"
#include "ui/queue/quietline.h"
#include "ui/queue/selectionbar.h"
#include "ui/review/bottombar.h"
#include "ui/review/queueacts.h"
#include "ui/review/reviewpage.h"
#include "ui/sheets/bulksheet.h"
#include "ui/sheets/conflictsheet.h"
#include "ui/sheets/reasonpicker.h"
#include "ui/window/mainwindow.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <set>

using namespace countersign;

void TestDecideWindow::approveMany()
{
    press(Qt::Key_X);
    auto* bar = find<SelectionBar>("queueSelectionBar");
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->words().startsWith(u"1"));
    press(Qt::Key_J);
    QTRY_VERIFY(opened());
    press(Qt::Key_X);
    QCOMPARE(model().selectedCount(), 2);
    press(Qt::Key_A);
    auto* sheet = find<BulkSheet>("reviewBulkSheet");
    QTRY_VERIFY(sheet->isVisible());
    QTRY_VERIFY(sheet->summary().contains(u"stake"));
    QVERIFY2(m_desk->requests().empty(), "nothing is signed before it is confirmed");
    press(Qt::Key_Return);
    QTRY_COMPARE(m_desk->requests().size(), std::size_t(2));
    QVERIFY(!m_desk->requests().front().batch.empty());
    QCOMPARE(m_desk->requests().front().batch, m_desk->requests().back().batch);
    QTRY_VERIFY(!sheet->isVisible());
    QTRY_COMPARE(model().rowCount(), 1);
    QTRY_VERIFY(opened());
    QVERIFY(!bar->isVisible());
    auto* last = find<LastDecisions>("queueLastDecisions");
    QTRY_VERIFY(last->batchWords().contains(u"approved"));
    QVERIFY(find<QueueView>("draftsQueueView")->hasFocus());
    press(Qt::Key_U, Qt::ShiftModifier);
    QTRY_COMPARE(model().rowCount(), 3);
    QTRY_VERIFY(last->batchWords().isEmpty());
    press(Qt::Key_U, Qt::ShiftModifier);
    QTRY_VERIFY(notice().isVisible());
}

void TestDecideWindow::allThatMatchButOne()
{
    only(120);
    QTRY_COMPARE(model().total(), 120);
    QVERIFY(model().rowCount() < 120);
    press(Qt::Key_X, Qt::ShiftModifier);
    auto* bar = find<SelectionBar>("queueSelectionBar");
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->words().contains(u"All 120"));
    const QString spared = current();
    press(Qt::Key_X);
    QCOMPARE(model().selectedCount(), 119);
    QVERIFY(bar->words().contains(u"119"));
    press(Qt::Key_R);
    auto* sheet = find<BulkSheet>("reviewBulkSheet");
    QTRY_VERIFY(sheet->summary().contains(u"stake"));
    press(Qt::Key_Return);
    QVERIFY2(m_desk->requests().empty(), "no rejection without a reason");
    press(Qt::Key_2);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_desk->requests().size(), std::size_t(119));
    std::set<QString> decided;
    for (const DecisionRequest& request : m_desk->requests()) {
        decided.insert(request.draftId);
        QCOMPARE(request.reasonCode, std::optional(RejectReason::WrongReason));
    }
    QVERIFY(!decided.contains(spared));
    QTRY_COMPARE(model().rowCount(), 1);
}

void TestDecideWindow::whatStaysCanBeOpened()
{
    Draft two = *m_desk->source().find(current());
    two.summary.approvalsNeeded = 2;
    m_desk->source().upsert(two);
    QTRY_COMPARE(
        model().index(model().rowOf(current())).data(ReviewQueueModel::SummaryRole).value<const DraftSummary*>()->approvalsNeeded, 2);
    press(Qt::Key_X, Qt::ShiftModifier);
    press(Qt::Key_A);
    auto* sheet = find<BulkSheet>("reviewBulkSheet");
    QTRY_VERIFY(sheet->findChild<QPushButton*>(QStringLiteral("bulkLeftLinkButton")) != nullptr);
    auto* names = sheet->findChild<QLabel*>(QStringLiteral("bulkLeftNamesLabel"));
    QVERIFY(!names->isVisible());
    QTest::mouseClick(sheet->findChild<QPushButton*>(QStringLiteral("bulkLeftLinkButton")), Qt::LeftButton);
    QVERIFY(names->isVisible());
    QVERIFY(names->text().contains(QString::fromStdString(two.summary.maskedName)));
    press(Qt::Key_Return);
    QTRY_COMPARE(m_desk->requests().size(), std::size_t(2));
}

void TestDecideWindow::cancelMany()
{
    only(40);
    QTRY_COMPARE(model().total(), 40);
    m_desk->fakeBulk().setSlow(true);
    press(Qt::Key_X, Qt::ShiftModifier);
    press(Qt::Key_A);
    auto* sheet = find<BulkSheet>("reviewBulkSheet");
    QTRY_VERIFY(sheet->summary().contains(u"stake"));
    press(Qt::Key_Return);
    QVERIFY(sheet->running());
    QVERIFY(find<QPushButton>("bulkCancelLinkButton")->isVisible());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!sheet->running());
    QVERIFY(sheet->isVisible());
    QVERIFY(sheet->summary().contains(u"not reached"));
    QVERIFY(m_desk->requests().size() < 40);
    press(Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
}

void TestDecideWindow::reasonsMostUsedFirst()
{
    m_desk->fakeWork().setCounts({ { RejectReason::BadTiming, 12 }, { RejectReason::NotNeeded, 31 } });
    press(Qt::Key_R);
    auto* first = find<QPushButton>("rejectReason1Button");
    QTRY_VERIFY(first->isVisible());
    QVERIFY(first->text().contains(u"not needed") && first->text().contains(u"31"));
    m_desk->fakeWork().setCounts({ { RejectReason::BadTiming, 99 } });
    QVERIFY2(first->text().contains(u"not needed"), "the order stays while it is shown");
    press(Qt::Key_1);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_desk->requests().size(), std::size_t(1));
    QCOMPARE(m_desk->requests().front().reasonCode, std::optional(RejectReason::NotNeeded));
}

void TestDecideWindow::overrideNamesEachCheck()
{
    Draft failing = plainDraft(5, m_desk->now());
    failing.summary.checksFailed = 1;
    failing.contents.front().subject = "For you, {{no_such_thing}}";
    m_desk->source().setDrafts({ failing });
    QTRY_VERIFY(opened() && m_window->reviewPage()->session().open()->draft().summary.checksFailed > 0);
    press(Qt::Key_A);
    auto* sheet = find<QWidget>("overrideNoteSheet");
    QTRY_VERIFY(sheet->isVisible());
    QVERIFY(sheet->accessibleName().contains(u"Override"));
    const QList<QLabel*> labels = sheet->findChildren<QLabel*>();
    QVERIFY(
        std::any_of(labels.begin(), labels.end(), [](const QLabel* label) { return label->text().contains(u"recorded with your name"); }));
    QVERIFY2(m_desk->requests().empty(), "an override is an act of its own");
    type(QStringLiteral("stock was counted by hand"));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->requests().size(), std::size_t(1));
    QVERIFY(!m_desk->requests().front().overrides.empty());
    QCOMPARE(m_desk->requests().front().note, QStringLiteral("stock was counted by hand"));
}

void TestDecideWindow::sendBackKeepsWhatWasTyped()
{
    const QString first = current();
    press(Qt::Key_B);
    type(QStringLiteral("half a thou"));
    press(Qt::Key_Escape);
    press(Qt::Key_B);
    QCOMPARE(find<QPlainTextEdit>("sendBackPlainTextEdit")->toPlainText(), QStringLiteral("half a thou"));
    press(Qt::Key_Escape);
    press(Qt::Key_J);
    QTRY_VERIFY(current() != first && opened());
    press(Qt::Key_B);
    QVERIFY(find<QPlainTextEdit>("sendBackPlainTextEdit")->toPlainText().isEmpty());
}

void TestDecideWindow::conflictAnew()
{
    const QString first = current();
    press(Qt::Key_A);
    QTRY_COMPARE(m_desk->requests().size(), std::size_t(1));
    QTRY_VERIFY(model().rowOf(first) < 0 && opened() && m_window->reviewPage()->session().decidable()); // the window has heard that it was made
    const QString decision = m_desk->recentDecisions().front().decisionId;
    m_desk->refuse(decision, QStringLiteral("The draft changed meanwhile."), {});
    Draft now = *m_desk->source().find(first);
    ++now.summary.revision;
    now.contents.front().subject = "A wholly different subject";
    m_desk->replace(now);
    QTRY_VERIFY(model().rowOf(first) >= 0);
    press(Qt::Key_O);
    press(Qt::Key_Return);
    auto* sheet = find<ConflictSheet>("reviewConflictSheet");
    QTRY_VERIFY(sheet->isVisible());
    QVERIFY(find<QLabel>("conflictWhyLabel")->text().contains(u"changed meanwhile"));
    QVERIFY2(sheet->difference().contains(u"{+") && sheet->difference().contains(u"different"), qPrintable(sheet->difference()));
    QVERIFY2(!sheet->difference().contains(u"{{"), qPrintable(sheet->difference())); // as the customer would read it
    const QString light = find<QLabel>("conflictWordsLabel")->text();
    m_theme->setChoice(ThemeChoice::Dark); // its colours stand in the text and follow
    QVERIFY(find<QLabel>("conflictWordsLabel")->text() != light);
    m_theme->setChoice(ThemeChoice::Light);
    QCOMPARE(find<QLabel>("conflictWordsLabel")->text(), light);
    // Kept for later: it is still there.
    press(Qt::Key_2);
    QVERIFY(!sheet->isVisible());
    QCOMPARE(m_desk->recentDecisions().size(), std::size_t(1));
    QTest::mouseClick(find<QPushButton>("lastDecisionBothLinkButton"), Qt::LeftButton);
    QTRY_VERIFY(sheet->isVisible());
    press(Qt::Key_1);
    QTRY_VERIFY(!sheet->isVisible());
    QTRY_VERIFY(current() == first && opened());
    QCOMPARE(m_desk->counts().refused, 1);
    press(Qt::Key_A);
    QTRY_COMPARE(m_desk->requests().size(), std::size_t(2));
    QTRY_COMPARE(m_desk->counts().refused, 0);
}

void TestDecideWindow::conflictPutAway()
{
    press(Qt::Key_A);
    QTRY_COMPARE(m_desk->requests().size(), std::size_t(1));
    m_desk->refuse(m_desk->recentDecisions().front().decisionId, QStringLiteral("You may not approve any more."), {});
    press(Qt::Key_O);
    press(Qt::Key_Return);
    auto* sheet = find<ConflictSheet>("reviewConflictSheet");
    QTRY_VERIFY(sheet->isVisible());
    press(Qt::Key_3);
    QTRY_VERIFY(m_desk->recentDecisions().empty());
    QVERIFY(!sheet->isVisible());
}

void TestDecideWindow::lastTenWithUndo()
{
    only(14);
    QTRY_COMPARE(model().rowCount(), 14);
    for (std::size_t i = 1; i <= 12; ++i) {
        QTRY_VERIFY(opened() && m_window->reviewPage()->session().decidable());
        press(Qt::Key_A);
        QTRY_COMPARE(m_desk->requests().size(), i);
    }
    const auto visible = [this] {
        int count = 0;
        const QList<QPushButton*> buttons = m_window->findChildren<QPushButton*>(QStringLiteral("lastDecisionUndoLinkButton"));
        for (const QPushButton* button : buttons)
            count += button->isVisible();
        return count;
    };
    QCOMPARE(visible(), 3);
    QTest::mouseClick(find<QPushButton>("lastDecisionsMoreLinkButton"), Qt::LeftButton);
    QCOMPARE(visible(), 10);
    QTest::mouseClick(find<QPushButton>("lastDecisionsMoreLinkButton"), Qt::LeftButton);
    QCOMPARE(visible(), 3);
    // Any of the nine newest is one key away in the sheet, named for those who hear it.
    const DecisionRecord third = m_desk->recentDecisions()[2];
    press(Qt::Key_O);
    auto* sheet = find<QWidget>("reviewOutboxSheet");
    QTRY_VERIFY(sheet->isVisible());
    const auto undos = sheet->findChildren<QPushButton*>(QStringLiteral("outboxUndoKeyButton"));
    QVERIFY(undos.size() >= 9);
    QVERIFY2(undos[2]->accessibleName().contains(third.title), qPrintable(undos[2]->accessibleName()));
    undos[4]->setFocus(Qt::TabFocusReason);
    press(Qt::Key_3);
    const auto placeOf = [this](const QString& id) {
        for (const DecisionRecord& record : m_desk->recentDecisions())
            if (record.decisionId == id)
                return record.place;
        return DecisionRecord::Place::Unknown;
    };
    QTRY_COMPARE(placeOf(third.decisionId), DecisionRecord::Place::Undone);
    QTRY_VERIFY(QApplication::focusWidget() != nullptr && m_window->isAncestorOf(QApplication::focusWidget())); // never lost with its row
    press(Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
}

void TestDecideWindow::whoCouldReject()
{
    Person reader = m_desk->person();
    reader.permissions = { Permission::ReadDrafts };
    m_desk->setPerson(reader);
    press(Qt::Key_R);
    QTRY_VERIFY(notice().isVisible());
    QVERIFY(notice().sentence().contains(u"reject"));
    QVERIFY(notice().accessibleDescription().contains(u"could"));
    press(Qt::Key_X);
    press(Qt::Key_A);
    QVERIFY(!find<QWidget>("reviewBulkSheet")->isVisible());
    QVERIFY(m_desk->requests().empty());
}

void TestDecideWindow::whatIsBeyondOnesShopsIsSaid()
{
    Person elsewhere = m_desk->person();
    elsewhere.limits.shops = { "southbean" };
    m_desk->setPerson(elsewhere);
    press(Qt::Key_R);
    QTRY_VERIFY(notice().isVisible());
    QVERIFY2(notice().sentence().contains(u"do not reach the shop") && notice().sentence().contains(u"southbean"), qPrintable(notice().sentence()));
    QVERIFY(notice().accessibleDescription().contains(u"could"));
    QVERIFY(!find<QWidget>("reviewRejectSheet")->isVisible());
    QVERIFY(m_desk->requests().empty());
}

void TestDecideWindow::giveToPerson()
{
    const QString first = current();
    press(Qt::Key_G);
    QVERIFY(find<QLineEdit>("assignFindLineEdit")->hasFocus());
    type(QStringLiteral("sand"));
    press(Qt::Key_Return);
    QTRY_VERIFY(m_desk->source().find(first)->summary.assignee.has_value());
    QCOMPARE(m_desk->source().find(first)->summary.assignee->personId, std::string("p-senior"));
    QTRY_VERIFY(model().rowOf(first) < 0);
    QTRY_VERIFY(opened());
    QVERIFY(line("queueDoneQuietLine")->words().contains(u"Samira Sand"));
    QTest::mouseClick(find<QPushButton>("queueDoneQuietLineActionLinkButton"), Qt::LeftButton);
    QTRY_VERIFY(model().rowOf(first) >= 0);
    // To a role, by arrow keys.
    pane()->goTo(first);
    QTRY_COMPARE(current(), first);
    pane()->focusRows();
    press(Qt::Key_G);
    type(QStringLiteral("everyone"));
    press(Qt::Key_Down);
    press(Qt::Key_Up);
    press(Qt::Key_Return);
    QTRY_VERIFY(m_desk->source().find(first)->summary.assignee && !m_desk->source().find(first)->summary.assignee->roleId.empty());
}

void TestDecideWindow::giveNotPermitted()
{
    Person person = m_desk->person();
    person.permissions.erase(Permission::Assign);
    m_desk->setPerson(person);
    press(Qt::Key_G);
    QTRY_VERIFY(notice().isVisible());
    QVERIFY(notice().accessibleDescription().contains(u"could"));
    QVERIFY(!find<QWidget>("reviewAssignSheet")->isVisible());
}

void TestDecideWindow::giveManyAndGiveThemBack()
{
    const QString first = current();
    press(Qt::Key_X);
    press(Qt::Key_J);
    QTRY_VERIFY(opened());
    const QString second = current();
    press(Qt::Key_X);
    press(Qt::Key_G);
    type(QStringLiteral("sand"));
    press(Qt::Key_Return);
    auto* sheet = find<BulkSheet>("reviewBulkSheet");
    QTRY_VERIFY(sheet->isVisible());
    QTRY_VERIFY(sheet->summary().contains(u"Samira Sand"));
    QVERIFY2(sheet->summary().contains(u"undo"), qPrintable(sheet->summary()));
    press(Qt::Key_Return);
    const auto holder = [this](const QString& id) {
        const auto& to = m_desk->source().find(id)->summary.assignee;
        return to ? to->personId : std::string();
    };
    QTRY_COMPARE(holder(first), std::string("p-senior"));
    QCOMPARE(holder(second), std::string("p-senior"));
    QTRY_COMPARE(model().rowCount(), 1);
    QTRY_VERIFY(!sheet->isVisible());
    QVERIFY2(m_desk->requests().empty(), "giving decides nothing");
    // No decision was made, and yet the bar below the queue offers the undo, and says until when.
    auto* last = find<LastDecisions>("queueLastDecisions");
    QTRY_VERIFY(last->isVisible());
    QTRY_VERIFY2(last->batchWords().startsWith(u"2 given together · "), qPrintable(last->batchWords()));
    QVERIFY(find<QuietLine>("queueDoneQuietLine")->words().contains(u"Samira Sand"));
    press(Qt::Key_U, Qt::ShiftModifier);
    QTRY_COMPARE(model().rowCount(), 3);
    QVERIFY(holder(first).empty() && holder(second).empty());
    QTRY_VERIFY(find<QuietLine>("queueDoneQuietLine")->words().contains(u"2 given back"));
    QTRY_VERIFY(last->batchWords().isEmpty());
    press(Qt::Key_U, Qt::ShiftModifier);
    QTRY_VERIFY(notice().isVisible());
}

void TestDecideWindow::untilWhenTheLastActCanBeUndone()
{
    Draft chat = *m_desk->source().find(current());
    chat.holdMs = 45'000;  // shorter than the hold of the others, so this is the moment that counts for all
    m_desk->source().upsert(chat);
    press(Qt::Key_X, Qt::ShiftModifier);
    press(Qt::Key_A);
    auto* sheet = find<BulkSheet>("reviewBulkSheet");
    QTRY_VERIFY(sheet->summary().contains(u"stake"));
    press(Qt::Key_Return);
    auto* last = find<LastDecisions>("queueLastDecisions");
    QTRY_VERIFY2(last->batchWords().contains(u"together · 0:"), qPrintable(last->batchWords()));
    QCOMPARE(m_desk->bulk().last()->until, std::optional<TimeMs>(m_desk->now() + 45'000));
}

void TestDecideWindow::takingManyBackCanBeStopped()
{
    press(Qt::Key_X, Qt::ShiftModifier);
    press(Qt::Key_A);
    auto* sheet = find<BulkSheet>("reviewBulkSheet");
    QTRY_VERIFY(sheet->summary().contains(u"stake"));
    press(Qt::Key_Return);
    QTRY_VERIFY(m_desk->bulk().last().has_value());
    QTRY_VERIFY(!sheet->isVisible());
    m_desk->fakeBulk().holdUndo();
    press(Qt::Key_U, Qt::ShiftModifier);
    auto* line = find<ProgressLine>("queueProgressLine");
    QTRY_VERIFY2(line->isVisible(), "what takes over half a second says so");
    auto* cancel = find<QPushButton>("queueProgressLineCancelLinkButton");
    QVERIFY(cancel->isVisible());
    cancel->setFocus(Qt::TabFocusReason);
    press(Qt::Key_Space);
    QTRY_VERIFY2(find<QuietLine>("queueDoneQuietLine")->words().contains(u"Stopped"), qPrintable(find<QuietLine>("queueDoneQuietLine")->words()));
    QVERIFY(!line->isVisible());
    QCOMPARE(QApplication::focusWidget(), find<QWidget>("draftsQueueView")); // never lost
    QVERIFY2(m_desk->bulk().last().has_value(), "what was not taken back still can be");
}

QTEST_MAIN(TestDecideWindow)
#include "moc_tst_decidewindow.cpp"
