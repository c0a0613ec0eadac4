// The queue by keyboard on the real window, over a desk in memory: turns, filters, groups, views, skip, take over, what is selected.
#include "tests/support/console/sampleprompts.h"
#include "tests/ui/queueroom.h"
#include "ui/draft/draftpane.h"
#include "ui/parts/notice.h"
#include "ui/queue/filterbar.h"
#include "ui/queue/lastdecisions.h"
#include "ui/queue/queueheader.h"
#include "ui/queue/queuepane.h"
#include "ui/queue/queuestate.h"
#include "ui/queue/queueview.h"
#include "ui/queue/quietline.h"
#include "ui/queue/rowdelegate.h"
#include "ui/queue/selectionbar.h"
#include "ui/review/bottombar.h"
#include "ui/review/queueacts.h"
#include "ui/review/reviewpage.h"
#include "ui/sheets/bulksheet.h"
#include "ui/sheets/conflictsheet.h"
#include "ui/window/mainwindow.h"
#include "ui/words/times.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <set>

using namespace countersign;

class TestQueueWindow : public QObject, private QueueRoom {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { enter(); }
    void cleanup() { leave(); }
    void turnsWithCounts();
    void filterByKeyboard();
    void nothingMatchesAndOneKeyClears();
    void groupsWithHeadings();
    void headingsCountTheWholeQueue();
    void savedViews();
    void viewNotSharedSaysWhy();
    void skipAndTakeBack();
    void everythingSkipped();
    void takeOver();
    void takeOverNotPermitted();
    void escapeClearsTheSelection();
    void selectionByMouse();
    void whatLeavesSaysWhy_data();
    void whatLeavesSaysWhy();
    void rowsSayWhoHoldsAndWhoLooks();
    void openDraftLeavesAndStaysReadable();
    void cannotBeRead();
    void hintOnce();
    void firstDraftsAreCountedDown();
};

void TestQueueWindow::turnsWithCounts()
{
    auto* turn = find<QPushButton>("queueTurnTitleButton");
    QVERIFY(turn->text().contains(u"Your turn"));
    Draft given = plainDraft(9, m_desk->now());
    given.summary.assignee = Assignee{ m_desk->person().id, {}, "Mara Lind" };
    m_desk->source().upsert(given);
    QTRY_COMPARE(model().rowCount(), 4);
    QTest::mouseClick(turn, Qt::LeftButton);
    auto* menu = find<QMenu>("queueTurnMenu");
    QTRY_VERIFY(menu->isVisible());
    QTRY_VERIFY(menu->actions().at(0)->text().endsWith(u"\t4"));
    QTRY_VERIFY(menu->actions().at(2)->text().endsWith(u"\t1"));
    menuKey("queueTurnMenu", Qt::Key_3);
    QTRY_COMPARE(model().rowCount(), 1);
    QVERIFY(turn->text().contains(u"Given to you"));
}

void TestQueueWindow::filterByKeyboard()
{
    Draft failing = plainDraft(7, m_desk->now());
    failing.summary.checksFailed = 1;
    m_desk->source().upsert(failing);
    QTRY_COMPARE(model().rowCount(), 4);
    press(Qt::Key_F);
    menuKey("queueFilterMenu", Qt::Key_F);
    QTRY_COMPARE(model().rowCount(), 1);
    QVERIFY(model().filter().checksFailed);
    auto* chip = find<FilterChip>("queueFilterChip");
    QVERIFY(chip != nullptr && chip->isVisible());
    QCOMPARE(chip->text(), QStringLiteral("failed checks"));
    chip->setFocus(Qt::TabFocusReason);
    press(Qt::Key_Delete);
    QTRY_COMPARE(model().rowCount(), 4);
    QVERIFY(!model().filter().checksFailed);
    // By channel: the submenu opens by its letter, the choice is made with Enter.
    pane()->focusRows();
    press(Qt::Key_F);
    menuKey("queueFilterMenu", Qt::Key_C);
    auto* channels = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(channels != nullptr);
    QTRY_VERIFY(channels->objectName() != u"queueFilterMenu");
    channels->setActiveAction(channels->actions().at(1));
    QTest::keyClick(channels, Qt::Key_Return);
    comeBack();
    QTRY_COMPARE(model().filter().channels, std::set<Channel>{ Channel::Sms });
}

void TestQueueWindow::nothingMatchesAndOneKeyClears()
{
    DraftFilter filter = model().filter();
    filter.stakeFrom = 99'000'000;
    pane()->setFilter(filter);
    auto* state = find<QueueState>("queueState");
    QTRY_VERIFY(state->isVisible());
    QVERIFY(state->words().title.contains(u"matches"));
    pane()->focusRows();
    press(Qt::Key_Escape);
    QTRY_COMPARE(model().rowCount(), 3);
    QVERIFY(!state->isVisible());
    // The same by mouse.
    pane()->setFilter(filter);
    QTRY_VERIFY(state->isVisible());
    QTest::mouseClick(find<QPushButton>("queueStateKeyButton"), Qt::LeftButton);
    QTRY_COMPARE(model().rowCount(), 3);
}

void TestQueueWindow::groupsWithHeadings()
{
    Draft sms = plainDraft(8, m_desk->now());
    sms.summary.channel = Channel::Sms;
    m_desk->source().upsert(sms);
    QTRY_COMPARE(model().rowCount(), 4);
    auto* view = find<QueueView>("draftsQueueView");
    const auto height = [&](int row) { return view->visualRect(model().index(row)).height(); };
    const int plain = height(0);
    press(Qt::Key_Z);
    menuKey("queueGroupMenu", Qt::Key_2);
    QTRY_COMPARE(model().rowCount(), 4);
    QCOMPARE(model().filter().group, DraftFilter::Group::Channel);
    QStringList tall;
    for (int row = 0; row < 4; ++row)
        if (height(row) > plain)
            tall << model().index(row).data(ReviewQueueModel::GroupRole).toString();
    QCOMPARE(tall, QStringList({ QStringLiteral("email"), QStringLiteral("sms") }));
    press(Qt::Key_J);
    QTRY_VERIFY(opened());
    press(Qt::Key_Z);
    menuKey("queueGroupMenu", Qt::Key_0);
    QTRY_COMPARE(model().rowCount(), 4);
    QCOMPARE(height(0), plain);
}

void TestQueueWindow::headingsCountTheWholeQueue()
{
    std::vector<Draft> drafts;
    for (int i = 1; i <= 130; ++i) {
        Draft draft = plainDraft(i, m_desk->now());
        draft.summary.offer = i <= 90 ? "free shipping" : "10 % off";
        draft.summary.assignee = i <= 70 ? std::optional(Assignee{ m_desk->person().id, {}, "Mara Lind" }) : std::nullopt;
        draft.summary.language = i == 130 ? "fr" : "en"; // by stake the last row of all
        draft.summary.stake = 100'000 - i;
        draft.summary.shopId = i == 130 ? "bergmann" : "northbean";
        drafts.push_back(draft);
    }
    m_desk->source().setDrafts(drafts);
    QTRY_COMPARE(model().total(), 130);
    auto* view = find<QueueView>("draftsQueueView");
    const auto heading = [&](int row) { return qobject_cast<RowDelegate*>(view->itemDelegate())->heading(model().index(row)); };
    press(Qt::Key_Z);
    menuKey("queueGroupMenu", Qt::Key_4);
    QTRY_COMPARE(heading(0), QStringLiteral("10 % off  40"));
    QVERIFY2(model().rowCount() < 130, "more than what is loaded");
    QCOMPARE(heading(1), QString());
    QTRY_COMPARE(heading(40), QStringLiteral("Free shipping  90"));
    press(Qt::Key_Z);
    menuKey("queueGroupMenu", Qt::Key_5);
    QTRY_COMPARE(heading(0), QStringLiteral("Nobody in particular  60"));
    QVERIFY(model().rowCount() < 60 || heading(60) == u"Mara Lind  70");
    // A draft that leaves is counted no more.
    m_desk->source().remove(model().index(3).data(ReviewQueueModel::IdRole).toString());
    QTRY_COMPARE(heading(0), QStringLiteral("Nobody in particular  59"));
    // Languages and shops of rows that nobody has scrolled to yet, each with how many there are.
    press(Qt::Key_Z);
    menuKey("queueGroupMenu", Qt::Key_0);
    pane()->focusRows();
    press(Qt::Key_F);
    auto* menu = find<QMenu>("queueFilterMenu");
    QVERIFY(menu != nullptr);
    QStringList offered;
    for (const QMenu* sub : menu->findChildren<QMenu*>())
        for (const QAction* action : sub->actions())
            offered << action->text();
    QVERIFY2(offered.contains(QStringLiteral("Français\t1")), qPrintable(offered.join(u' ')));
    QVERIFY(offered.contains(QStringLiteral("English\t128")));
    QVERIFY(offered.contains(QStringLiteral("bergmann\t1")));
    QTest::keyClick(menu, Qt::Key_Escape);
    comeBack();
}

void TestQueueWindow::savedViews()
{
    DraftFilter filter = model().filter();
    filter.order = DraftFilter::Order::Recent;
    pane()->setFilter(filter);
    pane()->focusRows();
    press(Qt::Key_L);
    auto* sheet = find<QWidget>("reviewViewsSheet");
    QVERIFY(sheet->isVisible());
    press(Qt::Key_N);
    type(QStringLiteral("Newest"));
    press(Qt::Key_Return);
    QCOMPARE(m_desk->views().views().size(), std::size_t(1));
    QCOMPARE(m_desk->views().views().front().filter.order, DraftFilter::Order::Recent);
    press(Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
    auto* used = find<QPushButton>("queueViewLinkButton");
    QTRY_VERIFY(used->isVisible());
    QVERIFY(used->text().contains(u"Newest") && !used->text().contains(u"changed"));
    filter.order = DraftFilter::Order::Stake;
    pane()->setFilter(filter);
    QVERIFY(used->text().contains(u"changed"));
    press(Qt::Key_L);
    press(Qt::Key_1);
    QTRY_COMPARE(model().filter().order, DraftFilter::Order::Recent);
    QVERIFY(!sheet->isVisible());
    QVERIFY(!used->text().contains(u"changed"));
    // Rename, share, delete, take back.
    press(Qt::Key_L);
    press(Qt::Key_F2);
    QCOMPARE(find<QLineEdit>("viewsNameLineEdit")->text(), QStringLiteral("Newest"));
    type(QStringLiteral("Fresh"));
    press(Qt::Key_Return);
    QCOMPARE(m_desk->views().views().front().name, std::string("Fresh"));
    press(Qt::Key_S);
    QVERIFY(m_desk->views().views().front().shared);
    press(Qt::Key_S);
    QVERIFY(!m_desk->views().views().front().shared);
    press(Qt::Key_Delete);
    QVERIFY(m_desk->views().views().empty());
    QVERIFY(find<QWidget>("viewsUndoLabel")->isVisible());
    press(Qt::Key_U);
    QCOMPARE(m_desk->views().views().size(), std::size_t(1));
    QCOMPARE(m_desk->views().views().front().name, std::string("Fresh"));
    press(Qt::Key_Escape);
    QVERIFY(find<QueueView>("draftsQueueView")->hasFocus());
}

void TestQueueWindow::viewNotSharedSaysWhy()
{
    Person person = m_desk->person();
    person.permissions.erase(Permission::ShareViews);
    m_desk->setPerson(person);
    SavedView view{ "v1", "Mine", false, person.id, person.name, {}, 0 };
    QVERIFY(m_desk->views().save(view).result());
    press(Qt::Key_L);
    QVERIFY(find<QPushButton>("viewsShareLinkButton") == nullptr);
    press(Qt::Key_S);
    QVERIFY(!m_desk->views().views().front().shared);
    QVERIFY(find<QLabel>("viewsErrorLabel")->text().contains(u"right to share"));
    // Another's view is used, not changed.
    SavedView other{ "v2", "Theirs", true, "p-senior", "Samira Sand", {}, 0 };
    QVERIFY(m_desk->views().remove("v1").result());
    QVERIFY(m_desk->views().save(other).result());
    press(Qt::Key_Delete);
    QCOMPARE(m_desk->views().views().size(), std::size_t(1));
}

void TestQueueWindow::skipAndTakeBack()
{
    const QString first = current();
    press(Qt::Key_S);
    QTRY_VERIFY(current() != first && opened());
    QVERIFY(m_desk->fakeWork().skipped().contains(first));
    QTRY_COMPARE(model().rowCount(), 2);
    QVERIFY(line("queueDoneQuietLine")->words().contains(u"Skipped"));
    QVERIFY(find<QueueView>("draftsQueueView")->hasFocus());
    QTest::mouseClick(find<QPushButton>("queueDoneQuietLineActionLinkButton"), Qt::LeftButton);
    QTRY_VERIFY(model().rowOf(first) >= 0);
    QVERIFY(!m_desk->fakeWork().skipped().contains(first));
    QVERIFY(m_desk->requests().empty());
}

void TestQueueWindow::everythingSkipped()
{
    for (int i = 0; i < 3; ++i) {
        const int rows = model().rowCount();
        press(Qt::Key_S);
        QTRY_COMPARE(model().rowCount(), rows - 1);
        if (rows > 1)
            QTRY_VERIFY(opened());
    }
    auto* state = find<QueueState>("queueState");
    QTRY_VERIFY(state->isVisible());
    QTRY_VERIFY(state->words().title.contains(u"skipped"));
    QTest::mouseClick(find<QPushButton>("queueStateKeyButton"), Qt::LeftButton);
    QTRY_COMPARE(model().rowCount(), 3);
    QCOMPARE(model().filter().turn, DraftFilter::Turn::Skipped);
}

void TestQueueWindow::takeOver()
{
    press(Qt::Key_I);
    QTRY_VERIFY(notice().isVisible());
    QVERIFY(notice().sentence().contains(u"Nobody"));
    Draft held = *m_desk->source().find(current());
    held.summary.lease = Lease{ "p-idris", "Idris Cole", wallClock() + 4 * minuteMs };
    m_desk->source().upsert(held);
    QTRY_COMPARE(model().index(model().rowOf(current())).data(ReviewQueueModel::LeaseRole).toString(), QStringLiteral("Idris Cole"));
    press(Qt::Key_I);
    auto* sheet = find<QWidget>("takeOverConfirmSheet");
    QVERIFY(sheet->isVisible());
    QVERIFY(sheet->accessibleName().contains(u"Idris Cole"));
    QVERIFY(sheet->accessibleDescription().contains(u"recorded"));
    press(Qt::Key_Return);
    QTRY_COMPARE(m_desk->source().find(current())->summary.lease->personId, m_desk->person().id);
    QTRY_VERIFY(!sheet->isVisible());
    QVERIFY(find<QueueView>("draftsQueueView")->hasFocus());
}

void TestQueueWindow::rowsSayWhoHoldsAndWhoLooks()
{
    const auto* rows = qobject_cast<RowDelegate*>(find<QueueView>("draftsQueueView")->itemDelegate());
    QVERIFY(rows != nullptr);
    const int row = model().rowOf(current()) == 0 ? 1 : 0;
    const QString id = model().index(row).data(ReviewQueueModel::IdRole).toString();
    const auto facts = [this, rows, &id] { return rows->factsOf(model().index(model().rowOf(id))); };
    QVERIFY(facts().holder.isEmpty() && facts().looking.isEmpty());
    Draft held = *m_desk->source().find(id);
    held.summary.lease = Lease{ "p-idris", "Idris Cole", wallClock() + 4 * minuteMs };
    m_desk->source().upsert(held);
    m_desk->fakeTeam().setLooking(id, { QStringLiteral("Samira Sand"), QStringLiteral("Bela Brand") });
    QTRY_COMPARE(facts().holder, QStringLiteral("Idris Cole"));
    QCOMPARE(facts().looking.size(), 2);
    const QString spoken = RowDelegate::sentence(facts());
    QVERIFY2(spoken.contains(u"Idris Cole holds it for") && spoken.contains(u"Samira Sand, Bela Brand"), qPrintable(spoken));
}

void TestQueueWindow::takeOverNotPermitted()
{
    Person person = m_desk->person();
    person.permissions.erase(Permission::BreakLease);
    m_desk->setPerson(person);
    Draft held = *m_desk->source().find(current());
    held.summary.lease = Lease{ "p-idris", "Idris Cole", wallClock() + 4 * minuteMs };
    m_desk->source().upsert(held);
    QTRY_VERIFY(!model().index(model().rowOf(current())).data(ReviewQueueModel::LeaseRole).toString().isEmpty());
    press(Qt::Key_I);
    QTRY_VERIFY(notice().isVisible());
    QVERIFY(notice().sentence().contains(u"Idris Cole"));
    QVERIFY(notice().accessibleDescription().contains(u"could"));
    QVERIFY(!find<QWidget>("takeOverConfirmSheet")->isVisible());
}

void TestQueueWindow::escapeClearsTheSelection()
{
    press(Qt::Key_X);
    QCOMPARE(model().selectedCount(), 1);
    press(Qt::Key_Escape);
    QCOMPARE(model().selectedCount(), 0);
    press(Qt::Key_X, Qt::ShiftModifier);
    QCOMPARE(model().selectedCount(), 3);
    press(Qt::Key_X, Qt::ShiftModifier);
    QCOMPARE(model().selectedCount(), 0);
    QVERIFY(!find<SelectionBar>("queueSelectionBar")->isVisible());
}

void TestQueueWindow::selectionByMouse()
{
    auto* view = find<QueueView>("draftsQueueView");
    // The row's box, once one is being chosen; the rest of the row opens it as ever.
    press(Qt::Key_X);
    QTRY_COMPARE(model().selectedCount(), 1);
    const QRect second = view->visualRect(model().index(1));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, second.topLeft() + QPoint(14, 16));
    QTRY_COMPARE(model().selectedCount(), 2);
    QTest::mouseClick(find<QPushButton>("selectionRLinkButton"), Qt::LeftButton);
    QTRY_VERIFY(find<QWidget>("reviewBulkSheet")->isVisible());
    press(Qt::Key_Escape);
    QTest::mouseClick(find<QPushButton>("selectionClearLinkButton"), Qt::LeftButton);
    QCOMPARE(model().selectedCount(), 0);
}

void TestQueueWindow::whatLeavesSaysWhy_data()
{
    QTest::addColumn<DraftState>("state");
    QTest::addColumn<QString>("word");
    QTest::newRow("bought") << DraftState::Converted << QStringLiteral("bought");
    QTest::newRow("changed") << DraftState::Superseded << QStringLiteral("changed");
    QTest::newRow("cold") << DraftState::Expired << QStringLiteral("gone cold");
    QTest::newRow("not to be sent") << DraftState::Suppressed << QStringLiteral("not to be sent");
    QTest::newRow("decided by others") << DraftState::Rejected << QStringLiteral("decided by others");
}

void TestQueueWindow::whatLeavesSaysWhy()
{
    QFETCH(DraftState, state);
    QFETCH(QString, word);
    const QString open = current();
    QStringList others;
    for (int row = 0; row < model().rowCount(); ++row)
        if (const QString id = model().index(row).data(ReviewQueueModel::IdRole).toString(); id != open)
            others << id;
    for (const QString& id : std::as_const(others))
        m_desk->leave(id, state);
    QTRY_COMPARE(model().rowCount(), 1);
    QVERIFY(line("queueDepartedQuietLine")->isVisible());
    QVERIFY2(line("queueDepartedQuietLine")->words().contains(word), qPrintable(line("queueDepartedQuietLine")->words()));
    QVERIFY(line("queueDepartedQuietLine")->words().contains(u"2"));
    QCOMPARE(current(), open);
    QTest::mouseClick(find<QPushButton>("queueDepartedQuietLineCloseLinkButton"), Qt::LeftButton);
    QVERIFY(!line("queueDepartedQuietLine")->isVisible());
}

void TestQueueWindow::openDraftLeavesAndStaysReadable()
{
    press(Qt::Key_J);
    QTRY_VERIFY(model().rowOf(current()) == 1 && opened());
    const QString first = current();
    const QString next = model().index(2).data(ReviewQueueModel::IdRole).toString();
    m_desk->leave(first, DraftState::Converted);
    QTRY_COMPARE(model().rowCount(), 2);
    ReviewSession& session = m_window->reviewPage()->session();
    QTRY_VERIFY(current().isEmpty());
    QVERIFY(session.open() != nullptr && session.open()->id() == first);
    QVERIFY(notice().isVisible() && notice().sentence().contains(u"bought"));
    QVERIFY(!find<QPushButton>("verdictApproveKeyButton")->isEnabled());
    press(Qt::Key_A);
    press(Qt::Key_S);
    QVERIFY(m_desk->requests().empty());
    press(Qt::Key_Down);
    QTRY_COMPARE(current(), next);
    QTRY_VERIFY(opened());
    QVERIFY(!notice().isVisible());
}

void TestQueueWindow::cannotBeRead()
{
    m_desk->source().failNextPage(Error{ ErrorCode::Storage, "disk", std::nullopt });
    m_window->openDesk(m_desk);
    auto* state = find<QueueState>("queueState");
    QTRY_VERIFY(state->isVisible());
    QVERIFY(state->words().code.contains(u"disk"));
    QTest::mouseClick(find<QPushButton>("queueCopyLinkButton"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), state->words().code);
    QTest::mouseClick(find<QPushButton>("queueStateKeyButton"), Qt::LeftButton);
    QTRY_COMPARE(model().rowCount(), 3);
    QTRY_VERIFY(!state->isVisible());
}

void TestQueueWindow::hintOnce()
{
    QVERIFY(line("queueHintQuietLine")->isVisible());
    QTest::mouseClick(find<QPushButton>("queueHintQuietLineCloseLinkButton"), Qt::LeftButton);
    QVERIFY(!line("queueHintQuietLine")->isVisible());
    m_window->openDesk(m_desk);
    QTRY_VERIFY(opened());
    QVERIFY(!line("queueHintQuietLine")->isVisible());
}

void TestQueueWindow::firstDraftsAreCountedDown()
{
    auto* first = find<QLabel>("queueFirstLabel");
    QTRY_VERIFY2(first->isVisible() && first->text() == u"“Shipping cost, email” v2 is new, first 100: 37 to go", qPrintable(first->text()));
    FakeStudio& studio = m_desk->fakeStudio();
    const auto prompts = samplePrompts(m_desk->now());
    studio.decide(prompts.front().id, 2, 36);
    press(Qt::Key_A); // a decision is a reason to count again
    QTRY_VERIFY2(first->text().contains(u"first 100: 1 to go"), qPrintable(first->text()));
    studio.decide(prompts.front().id, 2, 1);
    press(Qt::Key_A);
    QTRY_VERIFY(!first->isVisible()); // they are through
}

QTEST_MAIN(TestQueueWindow)
#include "tst_queuewindow.moc"
