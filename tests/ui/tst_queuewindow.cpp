// The queue's verbs by keyboard on the real window, over a desk in memory: filters, groups, views, skip, give, take over, many at once.
#include "tests/support/console/fakedesk.h"
#include "tests/support/console/sampledrafts.h"
#include "ui/draft/draftpane.h"
#include "ui/parts/notice.h"
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
#include "ui/window/mainwindow.h"
#include "ui/words/times.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <set>

using namespace countersign;

namespace {

QtMessageHandler forward = nullptr;

// What the offscreen platform says about every menu says nothing about the window.
void withoutPlatformTalk(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (!message.startsWith(u"This plugin does not support"))
        forward(type, context, message);
}

} // namespace

class TestQueueWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void turnsWithCounts();
    void filterByKeyboard();
    void nothingMatchesAndOneKeyClears();
    void groupsWithHeadings();
    void savedViews();
    void viewNotSharedSaysWhy();
    void skipAndTakeBack();
    void everythingSkipped();
    void takeOver();
    void takeOverNotPermitted();
    void giveToPerson();
    void giveNotPermitted();
    void approveMany();
    void allThatMatchButOne();
    void whatStaysCanBeOpened();
    void cancelMany();
    void escapeClearsTheSelection();
    void selectionByMouse();
    void reasonsMostUsedFirst();
    void overrideNamesEachCheck();
    void sendBackKeepsWhatWasTyped();
    void conflictAnew();
    void conflictPutAway();
    void boughtCartsSaySo();
    void openDraftLeavesAndStaysReadable();
    void lastTenWithUndo();
    void cannotBeRead();
    void whoCouldReject();
    void hintOnce();

private:
    template <class T>
    T* find(const char* name)
    {
        return m_window->findChild<T*>(QLatin1String(name));
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString& words) { QTest::keyClicks(QApplication::focusWidget(), words); }
    void menuKey(const char* menu, int key); // on the open menu of that name
    void comeBack();
    void only(int count);
    void allow(std::initializer_list<Permission> permissions);
    [[nodiscard]] QuietLine* line(const char* name) { return find<QuietLine>(name); }
    [[nodiscard]] QueuePane* pane() { return find<QueuePane>("reviewQueuePane"); }
    [[nodiscard]] Notice& notice() { return find<DraftPane>("reviewDraftPane")->notice(); }
    [[nodiscard]] ReviewQueueModel& model() { return m_window->reviewPage()->session().queue(); }
    [[nodiscard]] QString current() { return pane()->currentId(); }
    [[nodiscard]] bool opened()
    {
        const OpenDraft* open = m_window->reviewPage()->session().open();
        return open != nullptr && open->id() == current();
    }
    QTemporaryDir m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::shared_ptr<FakeDesk> m_desk;
};

void TestQueueWindow::initTestCase()
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    m_theme = std::make_unique<Theme>(ThemeChoice::Light);
    forward = qInstallMessageHandler(withoutPlatformTalk);
}

void TestQueueWindow::init()
{
    QSettings().clear();
    m_desk = std::make_shared<FakeDesk>(wallClock());
    only(3);
    allow({ Permission::Assign, Permission::BreakLease, Permission::ShareViews, Permission::OverrideCheck });
    m_window = std::make_unique<MainWindow>(*m_theme);
    m_window->resize(1280, 800);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->openDesk(m_desk);
    m_tester = std::make_unique<QAbstractItemModelTester>(&model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_tester->setUseFetchMore(false);
    QTRY_VERIFY(opened());
}

void TestQueueWindow::cleanup()
{
    m_tester.reset();
    m_window.reset();
    m_desk.reset();
}

void TestQueueWindow::press(int key, Qt::KeyboardModifiers modifiers)
{
    QWidget* target = QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : m_window.get();
    QTest::keyClick(target, static_cast<Qt::Key>(key), modifiers);
}

void TestQueueWindow::menuKey(const char* name, int key)
{
    auto* menu = find<QMenu>(name);
    QVERIFY2(menu != nullptr, name);
    QTRY_VERIFY(menu->isVisible());
    QTest::keyClick(menu, static_cast<Qt::Key>(key));
    comeBack();
}

// The offscreen platform gives a menu the activation and does not hand it back as a desktop does.
void TestQueueWindow::comeBack()
{
    if (QApplication::activePopupWidget() != nullptr)
        return;
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestQueueWindow::only(int count)
{
    std::vector<Draft> drafts;
    for (int i = 1; i <= count; ++i)
        drafts.push_back(plainDraft(i, m_desk->now()));
    m_desk->source().setDrafts(drafts);
}

void TestQueueWindow::allow(std::initializer_list<Permission> permissions)
{
    Person person = m_desk->person();
    person.permissions.insert(permissions);
    m_desk->setPerson(person);
}

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
    const int plain = view->sizeHintForIndex(model().index(0)).height();
    press(Qt::Key_Z);
    menuKey("queueGroupMenu", Qt::Key_2);
    QTRY_COMPARE(model().rowCount(), 4);
    QCOMPARE(model().filter().group, DraftFilter::Group::Channel);
    QStringList tall;
    for (int row = 0; row < 4; ++row)
        if (view->sizeHintForIndex(model().index(row)).height() > plain)
            tall << model().index(row).data(ReviewQueueModel::GroupRole).toString();
    QCOMPARE(tall, QStringList({ QStringLiteral("email"), QStringLiteral("sms") }));
    press(Qt::Key_J);
    QTRY_VERIFY(opened());
    press(Qt::Key_Z);
    menuKey("queueGroupMenu", Qt::Key_0);
    QTRY_COMPARE(model().rowCount(), 4);
    QCOMPARE(view->sizeHintForIndex(model().index(0)).height(), plain);
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

void TestQueueWindow::giveToPerson()
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

void TestQueueWindow::giveNotPermitted()
{
    Person person = m_desk->person();
    person.permissions.erase(Permission::Assign);
    m_desk->setPerson(person);
    press(Qt::Key_G);
    QTRY_VERIFY(notice().isVisible());
    QVERIFY(notice().accessibleDescription().contains(u"could"));
    QVERIFY(!find<QWidget>("reviewAssignSheet")->isVisible());
}

void TestQueueWindow::approveMany()
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

void TestQueueWindow::allThatMatchButOne()
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

void TestQueueWindow::whatStaysCanBeOpened()
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

void TestQueueWindow::cancelMany()
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

void TestQueueWindow::reasonsMostUsedFirst()
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

void TestQueueWindow::overrideNamesEachCheck()
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

void TestQueueWindow::sendBackKeepsWhatWasTyped()
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

void TestQueueWindow::conflictAnew()
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

void TestQueueWindow::conflictPutAway()
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

void TestQueueWindow::boughtCartsSaySo()
{
    const QString open = current();
    QStringList others;
    for (int row = 0; row < model().rowCount(); ++row)
        if (const QString id = model().index(row).data(ReviewQueueModel::IdRole).toString(); id != open)
            others << id;
    for (const QString& id : std::as_const(others))
        m_desk->leave(id, DraftState::Converted);
    QTRY_COMPARE(model().rowCount(), 1);
    QVERIFY(line("queueDepartedQuietLine")->isVisible());
    QVERIFY(line("queueDepartedQuietLine")->words().contains(u"bought"));
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

void TestQueueWindow::lastTenWithUndo()
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

void TestQueueWindow::whoCouldReject()
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

void TestQueueWindow::hintOnce()
{
    QVERIFY(line("queueHintQuietLine")->isVisible());
    QTest::mouseClick(find<QPushButton>("queueHintQuietLineCloseLinkButton"), Qt::LeftButton);
    QVERIFY(!line("queueHintQuietLine")->isVisible());
    m_window->openDesk(m_desk);
    QTRY_VERIFY(opened());
    QVERIFY(!line("queueHintQuietLine")->isVisible());
}

QTEST_MAIN(TestQueueWindow)
#include "tst_queuewindow.moc"
