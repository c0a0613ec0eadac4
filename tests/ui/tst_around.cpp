// All that is around the three panes, by keyboard on the real window: palette, preview, zoom, own work, leaving, what is remembered.
#include "tst_around.h"
#include "tests/ui/accesswalk.h"
#include "ui/effort/attentionwatch.h"
#include "ui/effort/effortpage.h"
#include "ui/palette/palette.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/progressline.h"
#include "ui/queue/queueview.h"
#include "ui/queue/rowdelegate.h"
#include "ui/review/bottombar.h"
#include "ui/audit/recordpage.h"
#include "ui/window/leavebar.h"
#include "ui/window/previewwindow.h"
#include "ui/window/settings.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QSplitter>
#include <QTextEdit>

using namespace countersign;

void TestAround::init()
{
    m_room.forgetSettings();
    QVERIFY(m_room.open());
}

void TestAround::cleanup()
{
    if (m_room.window)
        m_room.window->zoom().set(Zoom::usual);
    m_room.window.reset();
    m_room.desk.reset();
}

void TestAround::paletteRunsByName()
{
    m_room.press(Qt::Key_K, Qt::ControlModifier);
    auto* palette = m_room.find<Palette>("windowPalette");
    QVERIFY(palette->isVisible());
    m_room.type(QStringLiteral("record verify"));
    QCOMPARE(palette->current(), QStringLiteral("record"));
    m_room.press(Qt::Key_Return);
    QVERIFY(!palette->isVisible());
    QTRY_VERIFY(m_room.window->recordPage()->isVisible());
    // The last used stands first next time, before anything is typed.
    m_room.press(Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(palette->current(), QStringLiteral("record"));
    m_room.type(QStringLiteral("one line"));
    QCOMPARE(palette->current(), QStringLiteral("compactRowsAction"));
    m_room.press(Qt::Key_Return);
    QVERIFY(settings::compactRows());
    QVERIFY(qobject_cast<RowDelegate*>(m_room.find<QueueView>("draftsQueueView")->itemDelegate())->compact());
    m_room.press(Qt::Key_K, Qt::ControlModifier);
    m_room.type(QStringLiteral("appearance dark"));
    m_room.press(Qt::Key_Return);
    QCOMPARE(m_room.theme->choice(), ThemeChoice::Dark);
    m_room.theme->setChoice(ThemeChoice::Light);
    // So can what has a menu but no key: in which order, and whose turn.
    const auto& queue = m_room.window->reviewPage()->session().queue();
    m_room.press(Qt::Key_K, Qt::ControlModifier);
    m_room.type(QStringLiteral("sort coldest"));
    QCOMPARE(palette->current(), QStringLiteral("sort_cold"));
    m_room.press(Qt::Key_Return);
    QVERIFY(m_room.window->reviewPage()->isVisible());
    QCOMPARE(queue.filter().order, DraftFilter::Order::Cold);
    m_room.press(Qt::Key_K, Qt::ControlModifier);
    m_room.type(QStringLiteral("second approval"));
    QCOMPARE(palette->current(), QStringLiteral("turn_second"));
    m_room.press(Qt::Key_Return);
    QCOMPARE(queue.filter().turn, DraftFilter::Turn::Second);
    QCOMPARE(queue.filter().order, DraftFilter::Order::Cold); // the rest stays
    // Everything in the key map can be found.
    m_room.press(Qt::Key_K, Qt::ControlModifier);
    auto* list = m_room.find<QListWidget>("paletteListWidget");
    QVERIFY(list->count() >= static_cast<int>(m_room.window->keys().bindings().size()));
    m_room.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY2(!palette->isVisible(), "the same key closes it");
}

void TestAround::paletteSaysWhyNotAndKeepsTheFocus()
{
    QWidget* before = QApplication::focusWidget();
    m_room.press(Qt::Key_K, Qt::ControlModifier);
    auto* palette = m_room.find<Palette>("windowPalette");
    auto* typed = m_room.find<QLineEdit>("paletteLineEdit");
    m_room.type(keyMeaning(Verb::Undo));
    QCOMPARE(palette->current(), QStringLiteral("undo"));
    QVERIFY2(m_room.find<QLabel>("paletteLineLabel")->text().contains(u"Nothing can be undone"),
        qPrintable(m_room.find<QLabel>("paletteLineLabel")->text()));
    QVERIFY(typed->accessibleDescription().contains(u"not now"));
    m_room.press(Qt::Key_Return);
    QVERIFY2(palette->isVisible(), "what cannot be run stays and says why");
    typed->setText(QStringLiteral("qqqqzzzz"));
    QVERIFY(palette->current().isEmpty());
    m_room.press(Qt::Key_Return);
    QVERIFY(palette->isVisible());
    m_room.press(Qt::Key_Escape);
    QVERIFY(!palette->isVisible());
    QCOMPARE(QApplication::focusWidget(), before);
}

void TestAround::aRightForAnEmergencyByKeyboard()
{
    Person person = m_room.desk->person();
    person.permissions.insert({Permission::Approve, Permission::BreakLease, Permission::OverrideCheck, Permission::ApproveSecond, Permission::Reject});
    person.permissions.erase(Permission::Undo);
    m_room.desk->setPerson(person);
    FakeGlass& glass = m_room.desk->fakeGlass();
    glass.allow(true);
    QVERIFY(!m_room.find("windowGlassStrip")->isVisible());
    const auto ask = [this] {
        m_room.press(Qt::Key_K, Qt::ControlModifier);
        m_room.type(QStringLiteral("right for an emergency"));
        m_room.press(Qt::Key_Return);
    };
    ask();
    auto* sheet = m_room.find("windowGlassSheet");
    QVERIFY(sheet->isVisible());
    QCOMPARE(QApplication::focusWidget(), m_room.find("glassRightComboBox"));
    auto* verb = m_room.find<QAbstractButton>("glassConfirmKeyButton");
    QVERIFY(!verb->isEnabled());
    const QWidget* last = m_room.find("glassNobodyComboBox"); // the act stands with what it acts on, however wide the window is
    QVERIFY(verb->mapTo(m_room.window.get(), QPoint()).x() - last->mapTo(m_room.window.get(), QPoint()).x() < last->width() / 2);
    m_room.press(Qt::Key_Return);
    QVERIFY2(glass.own().empty(), "nothing is taken without both reasons");
    m_room.press(Qt::Key_Down);
    m_room.press(Qt::Key_Tab);
    m_room.press(Qt::Key_Down);
    m_room.press(Qt::Key_Tab);
    m_room.press(Qt::Key_Down);
    m_room.press(Qt::Key_Down);
    QVERIFY(verb->isEnabled());
    const QString order = outOfOrder(*m_room.window, { QStringLiteral("windowGlassSheet"), QStringLiteral("glassRightComboBox"),
        QStringLiteral("glassEmergencyComboBox"), QStringLiteral("glassNobodyComboBox"), QStringLiteral("glassConfirmKeyButton") });
    QVERIFY2(order.isEmpty(), qPrintable(order));
    QVERIFY2(nameless(*sheet).isEmpty() && wrongRoles(*sheet).isEmpty(), qPrintable((nameless(*sheet) + wrongRoles(*sheet)).join(u' ')));
    glass.failNext(Error{ErrorCode::Unavailable, "away", std::nullopt});
    m_room.press(Qt::Key_Return);
    QTRY_VERIFY(m_room.find("glassTroubleLabel")->isVisible()); // refused: what was chosen stays
    QVERIFY(verb->isEnabled());
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(glass.own().size(), std::size_t(1));
    QCOMPARE(glass.own().front().right, Permission::Undo);
    QCOMPARE(glass.own().front().emergency, Emergency::WrongMessage);
    QCOMPARE(glass.own().front().nobody, NobodyElse::OutsideHours);
    QTRY_VERIFY(!sheet->isVisible()); // the answer reaches the window after the fake has taken the right

    QTRY_VERIFY(m_room.find("windowGlassStrip")->isVisible());
    const QString told = m_room.find<QLabel>("glassSentenceLabel")->text();
    QVERIFY2(told.contains(u"undo decisions") && (told.contains(u"29:") || told.contains(u"30:00")), qPrintable(told));
    glass.holdGivingBack(true);
    m_room.find("glassEndLinkButton")->setFocus(Qt::TabFocusReason);
    m_room.press(Qt::Key_Space);
    auto* line = m_room.find<ProgressLine>("glassStripProgressLine");
    QTRY_VERIFY2(line->isVisible(), "what takes over half a second says so");
    QVERIFY2(line->words().contains(u"given back"), qPrintable(line->words()));
    glass.holdGivingBack(false);
    QTRY_VERIFY(glass.own().empty());
    QVERIFY(!m_room.find("windowGlassStrip")->isVisible());
    QVERIFY(!m_room.desk->person().may(Permission::Undo));
    // Esc leaves the sheet without taking anything, and by itself a right ends, too.
    ask();
    QVERIFY(sheet->isVisible());
    m_room.press(Qt::Key_Escape);
    QVERIFY(!sheet->isVisible() && glass.own().empty());
    // What is left is told by the clock of the backend, which ends it.
    glass.setClockAhead(2 * hourMs);
    static_cast<void>(glass.take(Permission::Undo, Emergency::Safety, NobodyElse::Away));
    QVERIFY(m_room.find("windowGlassStrip")->isVisible());
    const QString apart = m_room.find<QLabel>("glassSentenceLabel")->text();
    QVERIFY2(apart.contains(u"for 30:00 more"), qPrintable(apart));
    glass.end();
    QVERIFY(!m_room.find("windowGlassStrip")->isVisible());
}

void TestAround::emergencyRightsSayWhyNot()
{
    Person person = m_room.desk->person();
    person.permissions.insert(Permission::Approve);
    person.permissions.erase(Permission::Undo);
    m_room.desk->setPerson(person);
    const auto why = [this] {
        m_room.press(Qt::Key_K, Qt::ControlModifier);
        m_room.type(QStringLiteral("right for an emergency"));
        const QString words = m_room.find<QLabel>("paletteLineLabel")->text();
        m_room.press(Qt::Key_Escape);
        return words;
    };
    QVERIFY2(why().contains(u"has not allowed it"), qPrintable(why()));
    m_room.desk->fakeGlass().allow(true);
    QVERIFY2(!why().contains(u"has not allowed it"), qPrintable(why()));
    person.permissions.erase(Permission::Approve);
    m_room.desk->setPerson(person);
    QVERIFY2(why().contains(u"those who approve"), qPrintable(why()));
    // From the menu the sheet opens and says the same in place of its questions.
    m_room.window->findChild<QAction*>(QStringLiteral("takeRightAction"))->trigger();
    QVERIFY(m_room.find("windowGlassSheet")->isVisible());
    QVERIFY(m_room.find<QLabel>("glassAboutLabel")->text().contains(u"those who approve"));
    QVERIFY(!m_room.find("glassRightComboBox")->isVisible());
    m_room.press(Qt::Key_Return);
    m_room.press(Qt::Key_Escape);
    QVERIFY(!m_room.find("windowGlassSheet")->isVisible());
    QVERIFY(m_room.desk->fakeGlass().own().empty());
}

void TestAround::paletteFindsDrafts()
{
    m_room.press(Qt::Key_J);
    QTRY_VERIFY(m_room.opened());
    m_room.press(Qt::Key_J);
    QTRY_VERIFY(m_room.opened());
    const QString last = m_room.current();
    const Draft* draft = m_room.desk->source().find(last);
    const QString words = QString::fromStdString(draft->lines.front().title);
    m_room.press(Qt::Key_K);
    m_room.press(Qt::Key_K);
    QTRY_VERIFY(m_room.opened() && m_room.current() != last);
    m_room.press(Qt::Key_K, Qt::ControlModifier);
    m_room.type(words);
    auto* palette = m_room.find<Palette>("windowPalette");
    auto* list = m_room.find<QListWidget>("paletteListWidget");
    QTRY_VERIFY(list->count() > 0 && list->item(list->count() - 1)->data(Qt::AccessibleTextRole).toString().startsWith(u"Go to draft"));
    for (int i = 0; i < list->count() && palette->current() != last; ++i)
        m_room.press(Qt::Key_Down);
    QCOMPARE(palette->current(), last);
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(m_room.current(), last);
    QTRY_VERIFY(m_room.opened());
}

void TestAround::previewFollows()
{
    m_room.press(Qt::Key_N);
    PreviewWindow* preview = m_room.window->preview();
    QTRY_VERIFY(preview->isVisible());
    const auto titles = [preview] {
        QStringList found;
        const auto labels = preview->findChildren<QLabel*>();
        for (const QLabel* label : labels)
            found << label->text();
        return found;
    };
    const auto titleOf = [this] { return QString::fromStdString(m_room.window->reviewPage()->session().open()->draft().subtitle); };
    QVERIFY(titles().contains(titleOf()));
    m_room.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_room.window.get()));
    const QString first = m_room.current();
    m_room.window->run(Verb::Next);
    QTRY_VERIFY(m_room.opened() && m_room.current() != first);
    QVERIFY(titles().contains(titleOf()));
    const auto edits = preview->findChildren<QTextEdit*>();
    for (const QTextEdit* edit : edits)
        QVERIFY(edit->isReadOnly());
    QVERIFY(settings::previewOpen());
    QTest::keyClick(preview, Qt::Key_Escape);
    QVERIFY(!preview->isVisible());
    QVERIFY(!settings::previewOpen());
    QVERIFY(!settings::previewGeometry().isEmpty());
    // It comes back where it was when it was open at the end.
    m_room.window->run(Verb::Preview);
    QVERIFY(m_room.reopen());
    QTRY_VERIFY(m_room.window->preview()->isVisible());
}

void TestAround::zoomScalesEverything()
{
    auto* bar = m_room.find("reviewBottomBar");
    const qreal ratio = m_room.window->devicePixelRatioF();
    const double barPixels = bar->height() * ratio;
    const QSize pixels = m_room.window->size() * ratio;
    for (int i = 0; i < 5; ++i)
        m_room.press(Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(m_room.window->zoom().percent(), 150);
    QTRY_COMPARE(qRound(m_room.window->devicePixelRatioF() / ratio * 100), 150);
    QTRY_VERIFY2(qAbs(bar->height() * m_room.window->devicePixelRatioF() - barPixels * 1.5) < 4, "metrics grow as text does");
    const QSize now = m_room.window->size() * m_room.window->devicePixelRatioF();
    QVERIFY2(
        qAbs(now.width() - pixels.width()) < 4 || m_room.window->width() == m_room.window->minimumWidth(), "the window keeps its size");
    QCOMPARE(m_room.window->grab().devicePixelRatio(), m_room.window->devicePixelRatioF()); // painted at that size, not stretched
    QCOMPARE(settings::zoom(), 150);
    for (int i = 0; i < 10; ++i)
        m_room.press(Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(m_room.window->zoom().percent(), 200);
    m_room.press(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_room.window->zoom().percent(), 100);
    for (int i = 0; i < 5; ++i)
        m_room.press(Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(m_room.window->zoom().percent(), m_room.window->zoom().leastHere());
    QVERIFY2(m_room.window->devicePixelRatioF() >= 0.99, "Qt paints only part of the text below a pixel a point");
    if (qFuzzyCompare(ratio, 1.0))
        QCOMPARE(m_room.window->zoom().percent(), 100);
    m_room.press(Qt::Key_0, Qt::ControlModifier);
    QTRY_COMPARE(m_room.window->devicePixelRatioF(), ratio);
}

void TestAround::effortTravelsWithTheDecision()
{
    m_room.press(Qt::Key_E);
    QVERIFY(qobject_cast<QTextEdit*>(QApplication::focusWidget()) != nullptr);
    m_room.type(QStringLiteral("abc"));
    QTRY_VERIFY(m_room.window->reviewPage()->session().open()->edited());
    m_room.press(Qt::Key_Escape);
    m_room.press(Qt::Key_H);
    m_room.press(Qt::Key_1);
    QTRY_COMPARE(m_room.desk->requests().size(), std::size_t(1));
    const auto effort = m_room.desk->requests().front().effort;
    QVERIFY(effort.has_value());
    QVERIFY2(effort->keystrokes >= 3 && effort->keystrokes <= 4, qPrintable(QString::number(effort->keystrokes)));
    QVERIFY(effort->activeMs > 0 && effort->activeMs < 60'000);
    QVERIFY2(effort->scrolledToEnd, "a short message at 1280×800 is seen whole");
    // A draft that nobody typed in says so.
    QTRY_VERIFY(m_room.opened() && m_room.window->reviewPage()->session().decidable());
    m_room.press(Qt::Key_A);
    QTRY_COMPARE(m_room.desk->requests().size(), std::size_t(2));
    QCOMPARE(m_room.desk->requests().back().effort->keystrokes, 0);
}

void TestAround::howYourWorkGoes()
{
    EffortFigures figures;
    figures.decided = 40;
    figures.unchanged = 30;
    figures.edited = 4;
    figures.readToEnd = 20;
    figures.activeMs = 40 * 21 * secondMs;
    figures.medianMs = 18 * secondMs;
    m_room.desk->fakeWork().setFigures(figures);
    m_room.press(Qt::Key_Y);
    auto* page = m_room.find<EffortPage>("effortPage");
    QVERIFY(page->isVisible());
    QTRY_VERIFY2(
        page->spoken().contains(u"40") && page->spoken().contains(u"75\u00a0%") && page->spoken().contains(u"18 s"), qPrintable(page->spoken()));
    QVERIFY2(!page->spoken().contains(u"Known-answer"), "not spoken of where there are none");
    QVERIFY(m_room.find<QLabel>("effortAboutLabel")->text().contains(u"not a measure of performance"));
    m_room.press(Qt::Key_Escape);
    QVERIFY(m_room.window->reviewPage()->isVisible());
    figures.seededSeen = 8;
    figures.seededRight = 6;
    m_room.desk->fakeWork().setFigures(figures);
    m_room.press(Qt::Key_Y);
    QTRY_VERIFY(page->spoken().contains(u"Known-answer") && page->spoken().contains(u"6 · 75\u00a0%"));
    m_room.press(Qt::Key_Q);
    QVERIFY(m_room.window->reviewPage()->isVisible());
}

void TestAround::leavingWithUnsentDecisions()
{
    m_room.desk->setLink(ReviewDesk::Link::Offline, QStringLiteral("Offline since 14:02."));
    m_room.press(Qt::Key_A);
    QTRY_COMPARE(m_room.desk->counts().kept, 1);
    QVERIFY(!m_room.window->close());
    auto* bar = m_room.find<LeaveBar>("windowLeaveBar");
    QVERIFY(bar->isVisible());
    QVERIFY2(bar->sentence().startsWith(u"1 "), qPrintable(bar->sentence()));
    m_room.press(Qt::Key_R);
    QVERIFY2(!m_room.find("reviewRejectSheet")->isVisible(), "no verdict while this is asked");
    m_room.press(Qt::Key_Escape);
    QVERIFY(!bar->isVisible() && m_room.window->isVisible());
    QVERIFY(!m_room.window->close());
    m_room.press(Qt::Key_Return);
    QVERIFY(!m_room.window->isVisible());
    // With nothing unsent it just closes.
    m_room.desk->setLink(ReviewDesk::Link::Online, {});
    QVERIFY(m_room.reopen());
    QVERIFY(m_room.window->close());
}

void TestAround::layoutAndViewAreRemembered()
{
    auto* splitter = m_room.find<QSplitter>("reviewSplitter");
    splitter->setSizes({ 420, 500, 300 });
    const QList<int> sizes = splitter->sizes();
    DraftFilter filter = m_room.window->reviewPage()->session().queue().filter();
    filter.order = DraftFilter::Order::Cold;
    filter.search = "gone tomorrow";
    m_room.window->reviewPage()->setFilter(filter);
    m_room.window->closeDesk();
    m_room.window->openDesk(m_room.desk);
    QTRY_VERIFY(m_room.opened());
    QCOMPARE(m_room.find<QSplitter>("reviewSplitter")->sizes(), sizes);
    QCOMPARE(m_room.window->reviewPage()->session().queue().filter().order, DraftFilter::Order::Cold);
    QVERIFY2(m_room.window->reviewPage()->session().queue().filter().search.empty(), "a search is for the moment");
    settings::setLastView(QString::fromStdString(m_room.desk->person().id), "{ damaged");
    m_room.window->openDesk(m_room.desk); // remembers the good one again
    QTRY_VERIFY(m_room.opened());
}

void TestAround::recordStates()
{
    Person reader = m_room.desk->person();
    reader.permissions.erase(Permission::ReadAudit);
    m_room.desk->setPerson(reader);
    m_room.press(Qt::Key_V);
    QTRY_VERIFY(m_room.window->recordPage()->isVisible());
    QVERIFY(m_room.window->recordPage()->result().contains(u"rights"));
    QVERIFY(!m_room.find("recordVerifyKeyButton")->isEnabled());
    QVERIFY(!m_room.find("recordVerifyKeyButton")->toolTip().isEmpty());
    m_room.press(Qt::Key_Escape);
    QVERIFY(m_room.window->reviewPage()->isVisible());
}

void TestAround::signInShowsProgress()
{
    m_room.window->showSignIn(QUrl(QStringLiteral("http://127.0.0.1:1")), {});
    auto* bar = m_room.find<QProgressBar>("signInProgressBar");
    bool back = false;
    connect(m_room.window.get(), &MainWindow::backAsked, this, [&] { back = true; });
    m_room.type(QStringLiteral("mara"));
    m_room.press(Qt::Key_Return);
    m_room.type(QStringLiteral("secret"));
    m_room.press(Qt::Key_Return);
    QVERIFY2(!bar->isVisible(), "what is quick flickers nothing");
    QTRY_VERIFY(bar->isVisible());
    m_room.window->showSignInError(Error{ ErrorCode::Unavailable, "refused", std::nullopt });
    QVERIFY(!bar->isVisible());
    m_room.press(Qt::Key_Escape);
    QVERIFY(back);
    // The palette is there without a desk, and says what needs one.
    m_room.press(Qt::Key_K, Qt::ControlModifier);
    m_room.type(keyMeaning(Verb::Approve));
    QVERIFY(m_room.find<QLabel>("paletteLineLabel")->text().contains(u"Sign in"));
}

void TestAround::aNoteAboveTheRooms()
{
    m_room.window->tell(QStringLiteral("The keychain refuses."));
    const auto labels = m_room.window->findChildren<QLabel*>(QStringLiteral("noticeSentenceLabel"));
    QVERIFY(std::any_of(
        labels.begin(), labels.end(), [](const QLabel* label) { return label->isVisible() && label->text().contains(u"keychain"); }));
    m_room.press(Qt::Key_J);
    QTRY_VERIFY2(m_room.opened(), "work goes on below it");
}

QTEST_MAIN(TestAround)
#include "moc_tst_around.cpp"
