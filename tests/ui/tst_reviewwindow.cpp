// Every verb by keyboard on the real window, over a desk in memory.
#include "tests/ui/windowroom.h"
#include "ui/audit/recordpage.h"
#include "ui/draft/blockedit.h"
#include "ui/draft/draftpane.h"
#include "ui/parts/notice.h"
#include "ui/parts/progressline.h"
#include "ui/queue/queueview.h"
#include "ui/review/bottombar.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace countersign;

class TestReviewWindow : public QObject, private WindowRoom {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void movesAndKeepsFocus();
    void approve();
    void approveRefusedNamesWhoCould();
    void editThenApproveWithEdits();
    void lettersAreSilentInFields();
    void escapeGoesBackOneStep();
    void rejectWithReason();
    void sendBack();
    void hold();
    void undo();
    void search();
    void offlineInWords();
    void noRights();
    void emptyQueue();
    void loadingAndError();
    void record();
    void drawerBelow1100();
    void typicalDraftFits1280();
    void switchTheme();
    void accessibleNames();
    void welcomeAndSignIn();
    void revealByKeyboard();
    void revealTakesTheRight();
    void aRecordThatWentBackIsPutBeforePeople();
};

void TestReviewWindow::init()
{
    QVERIFY(open());
}

void TestReviewWindow::cleanup()
{
    window.reset();
    desk.reset();
}

void TestReviewWindow::movesAndKeepsFocus()
{
    auto* view = find<QueueView>("draftsQueueView");
    QVERIFY(view->hasFocus());
    const QString first = current();
    press(Qt::Key_J);
    QTRY_VERIFY(current() != first);
    QTRY_VERIFY(opened());
    press(Qt::Key_K);
    QTRY_COMPARE(current(), first);
    press(Qt::Key_Down);
    press(Qt::Key_Up);
    QTRY_COMPARE(current(), first);
    QVERIFY(view->hasFocus());
}

void TestReviewWindow::approve()
{
    const QString first = current();
    press(Qt::Key_A);
    QTRY_COMPARE(desk->requests().size(), std::size_t(1));
    QCOMPARE(desk->requests().front().draftId, first);
    QCOMPARE(desk->requests().front().verdict, Verdict::Approve);
    QTRY_VERIFY(!current().isEmpty() && current() != first);
    QTRY_VERIFY(opened());
    QVERIFY(find<QueueView>("draftsQueueView")->hasFocus());
    QTRY_VERIFY(find<BottomBar>("reviewBottomBar")->status().contains(u"held"));
}

void TestReviewWindow::approveRefusedNamesWhoCould()
{
    Draft draft = plainDraft(1, desk->now());
    draft.summary.value.minor = 99'000'00;
    desk->source().setDrafts({ draft });
    QTRY_VERIFY(opened() && window->reviewPage()->session().open()->draft().summary.value.minor == 99'000'00);
    press(Qt::Key_A);
    auto* notice = find<DraftPane>("reviewDraftPane");
    QTRY_VERIFY(notice->notice().isVisible());
    QVERIFY2(desk->requests().empty(), "nothing was signed");
    QVERIFY(!notice->notice().accessibleDescription().isEmpty());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!notice->notice().isVisible());
}

void TestReviewWindow::editThenApproveWithEdits()
{
    press(Qt::Key_E);
    auto* edit = qobject_cast<BlockEdit*>(QApplication::focusWidget());
    QVERIFY(edit != nullptr);
    edit->moveCursor(QTextCursor::End);
    type(QStringLiteral(" and are"));
    QVERIFY(edit->source().endsWith(u" and are"));
    QVERIFY2(desk->requests().empty(), "letters typed into the message are words, not verdicts");
    const QString first = current();
    auto& session = window->reviewPage()->session();
    QTRY_VERIFY(session.open()->edited());
    press(Qt::Key_Escape);
    QTRY_VERIFY(find<QueueView>("draftsQueueView")->hasFocus());
    QVERIFY2(session.open()->edited(), "leaving the field keeps the words");
    // Another draft and back: the words are still there.
    press(Qt::Key_J);
    QTRY_VERIFY(current() != first);
    QTRY_VERIFY(opened());
    press(Qt::Key_K);
    QTRY_VERIFY(current() == first && opened());
    QVERIFY(session.open()->edited());
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!desk->requests().empty() || find<DraftPane>("reviewDraftPane")->notice().isVisible());
    if (!desk->requests().empty()) {
        const DecisionRequest& request = desk->requests().front();
        QCOMPARE(request.verdict, Verdict::ApproveWithEdits);
        QVERIFY(request.content.has_value());
        QVERIFY(Json(*request.content).dump().find(" and are") != std::string::npos);
    }
}

void TestReviewWindow::lettersAreSilentInFields()
{
    press(Qt::Key_Slash);
    auto* field = find<QLineEdit>("queueSearchLineEdit");
    QVERIFY(field->hasFocus());
    type(QStringLiteral("area"));
    QCOMPARE(field->text(), QStringLiteral("area"));
    QVERIFY(desk->requests().empty());
    press(Qt::Key_Escape);
    QVERIFY(field->text().isEmpty());
    press(Qt::Key_Escape);
    QVERIFY(find<QueueView>("draftsQueueView")->hasFocus());
}

void TestReviewWindow::escapeGoesBackOneStep()
{
    press(Qt::Key_R);
    auto* sheet = find<QWidget>("reviewRejectSheet");
    QVERIFY(sheet->isVisible());
    press(Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
    QVERIFY(find<QueueView>("draftsQueueView")->hasFocus());
    press(Qt::Key_Question, Qt::ShiftModifier);
    QVERIFY(find<QWidget>("reviewKeysSheet")->isVisible());
    press(Qt::Key_A);
    QVERIFY2(desk->requests().empty(), "a sheet keeps its keys");
    press(Qt::Key_Escape);
    QVERIFY(!find<QWidget>("reviewKeysSheet")->isVisible());
}

void TestReviewWindow::rejectWithReason()
{
    const QString first = current();
    press(Qt::Key_R);
    press(Qt::Key_Return);
    QVERIFY2(desk->requests().empty(), "no rejection without a reason");
    press(Qt::Key_1);
    press(Qt::Key_Return);
    QTRY_COMPARE(desk->requests().size(), std::size_t(1));
    QCOMPARE(desk->requests().front().verdict, Verdict::Reject);
    QCOMPARE(desk->requests().front().reasonCode, std::optional(RejectReason::WrongTone));
    QTRY_VERIFY(current() != first);
    QVERIFY(find<QueueView>("draftsQueueView")->hasFocus());
    QVERIFY(!find<QWidget>("reviewRejectSheet")->isVisible());
}

void TestReviewWindow::sendBack()
{
    press(Qt::Key_B);
    auto* words = find<QPlainTextEdit>("sendBackPlainTextEdit");
    QVERIFY(words->hasFocus());
    type(QStringLiteral("shorter"));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk->requests().size(), std::size_t(1));
    QCOMPARE(desk->requests().front().verdict, Verdict::SendBack);
    QCOMPARE(desk->requests().front().note, QStringLiteral("shorter"));
}

void TestReviewWindow::hold()
{
    press(Qt::Key_H);
    press(Qt::Key_1);
    QTRY_COMPARE(desk->requests().size(), std::size_t(1));
    QCOMPARE(desk->requests().front().verdict, Verdict::HoldUntil);
    QVERIFY(desk->requests().front().until.value_or(0) > wallClock());
}

void TestReviewWindow::undo()
{
    const QString first = current();
    press(Qt::Key_A);
    QTRY_VERIFY(current() != first && opened());
    QTRY_COMPARE(desk->recentDecisions().front().place, DecisionRecord::Place::Held);
    press(Qt::Key_U);
    QTRY_COMPARE(desk->recentDecisions().front().place, DecisionRecord::Place::Undone);
    QTRY_VERIFY(window->reviewPage()->session().queue().rowOf(first) >= 0);
    press(Qt::Key_U);
    QTRY_VERIFY(find<DraftPane>("reviewDraftPane")->notice().isVisible());
}

void TestReviewWindow::search()
{
    press(Qt::Key_Slash);
    type(QStringLiteral("zzzz"));
    auto* empty = find<QLabel>("queueEmptyLabel");
    QTRY_VERIFY(empty->isVisible());
    QVERIFY(empty->text().contains(u"zzzz"));
    press(Qt::Key_Escape);
    QTRY_VERIFY(!empty->isVisible());
}

void TestReviewWindow::offlineInWords()
{
    desk->setLink(ReviewDesk::Link::Offline, QStringLiteral("Offline since 14:02. Work goes on."));
    QTRY_VERIFY(find<QLabel>("queueOfflineLabel")->isVisible());
    QVERIFY(find<BottomBar>("reviewBottomBar")->status().contains(u"Offline"));
    press(Qt::Key_A);
    QTRY_COMPARE(desk->requests().size(), std::size_t(1));
    QTRY_COMPARE(desk->recentDecisions().front().place, DecisionRecord::Place::Kept);
    QTRY_VERIFY(find<QLabel>("queueOfflineLabel")->text().contains(u"Work goes on"));
    press(Qt::Key_O);
    QVERIFY(find<QWidget>("reviewOutboxSheet")->isVisible());
    desk->setSlowLink(true);
    desk->setLink(ReviewDesk::Link::Online, {});
    QTRY_VERIFY(!find<QLabel>("queueOfflineLabel")->isVisible());
    // Catching up takes its time: how many are still on the way is told until none is.
    auto* line = find<ProgressLine>("queueProgressLine");
    QTRY_VERIFY(line->isVisible());
    QVERIFY2(line->words().startsWith(u"1 ") && line->words().contains(u"on the way"), qPrintable(line->words()));
    desk->setSlowLink(false);
    desk->setLink(ReviewDesk::Link::Online, {});
    QTRY_VERIFY(!line->isVisible());
    // The first download takes its time, too; it is no trouble, so no line says offline.
    desk->setLink(ReviewDesk::Link::Connecting, QStringLiteral("4200 drafts fetched so far from backend.example…"));
    QVERIFY(!find<QLabel>("queueOfflineLabel")->isVisible());
    QTRY_VERIFY(line->isVisible());
    QVERIFY2(line->words().startsWith(u"4200 "), qPrintable(line->words()));
    desk->setLink(ReviewDesk::Link::Online, {});
    QTRY_VERIFY(!line->isVisible());
}

void TestReviewWindow::noRights()
{
    Person reader = desk->person();
    reader.permissions = { Permission::ReadDrafts, Permission::ReadAudit };
    desk->setPerson(reader);
    window->openDesk(desk);
    QTRY_VERIFY(opened());
    QTRY_VERIFY(!find<QWidget>("verdictApproveKeyButton")->isEnabled());
    for (const int key : { int(Qt::Key_A), int(Qt::Key_R), int(Qt::Key_B), int(Qt::Key_H), int(Qt::Key_E), int(Qt::Key_P) })
        press(key);
    QVERIFY(desk->requests().empty());
    QVERIFY(find<QLabel>("draftVerdictLabel")->text().contains(u"right to approve"));
}

void TestReviewWindow::emptyQueue()
{
    only(1);
    QTRY_COMPARE(window->reviewPage()->session().queue().rowCount(), 1);
    QTRY_VERIFY(opened());
    press(Qt::Key_A);
    QTRY_VERIFY(find<QLabel>("queueEmptyLabel")->isVisible());
    QTRY_VERIFY(find<QLabel>("draftEmptyLabel")->isVisible());
    QVERIFY(find<QLabel>("draftEmptyLabel")->text().contains(u"held"));
    press(Qt::Key_A);
    press(Qt::Key_E);
    press(Qt::Key_R);
    QCOMPARE(desk->requests().size(), std::size_t(1));
}

void TestReviewWindow::loadingAndError()
{
    desk->source().holdAnswers(true);
    window->openDesk(desk);
    QTRY_VERIFY(window->reviewPage()->session().queue().loading());
    desk->source().holdAnswers(false);
    QTRY_VERIFY(opened());
    desk->source().failNextPage(Error{ ErrorCode::Storage, "disk", std::nullopt });
    window->openDesk(desk);
    QTRY_VERIFY(!window->reviewPage()->session().queue().error().isEmpty());
    QTRY_VERIFY(find<QLabel>("queueEmptyLabel")->isVisible());
}

void TestReviewWindow::record()
{
    press(Qt::Key_A);
    QTRY_COMPARE(desk->requests().size(), std::size_t(1));
    QTRY_VERIFY(opened());
    press(Qt::Key_V);
    QTRY_VERIFY(window->recordPage()->isVisible());
    press(Qt::Key_4);
    QTRY_VERIFY2(window->recordPage()->findChild<QWidget*>(QStringLiteral("outboxPlaceChip")) != nullptr, "a decision taken before is listed");
    QTRY_VERIFY(window->recordPage()->result().contains(u"412"));
    press(Qt::Key_Q);
    QTRY_VERIFY(find<QueueView>("draftsQueueView")->hasFocus());
}

void TestReviewWindow::drawerBelow1100()
{
    auto* why = find<QWidget>("reviewWhyPane");
    QVERIFY(why->isVisible());
    window->resize(1000, 700);
    QTRY_VERIFY(!why->isVisible());
    press(Qt::Key_W);
    QTRY_VERIFY(why->isVisible());
    QVERIFY(why->geometry().right() <= window->width());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!why->isVisible());
    window->resize(1440, 900);
    QTRY_VERIFY(why->isVisible());
}

void TestReviewWindow::typicalDraftFits1280()
{
    auto* verdict = find<QLabel>("draftVerdictLabel");
    auto* bar = find<QWidget>("reviewBottomBar");
    QTRY_VERIFY(verdict->isVisible() && verdict->height() > 0);
    const int below = verdict->mapTo(window.get(), QPoint(0, verdict->height())).y();
    QVERIFY2(below <= bar->mapTo(window.get(), QPoint()).y(), qPrintable(QString::number(below)));
}

void TestReviewWindow::switchTheme()
{
    for (const ThemeChoice choice : { ThemeChoice::Dark, ThemeChoice::HighContrast, ThemeChoice::Light }) {
        theme->setChoice(choice);
        QTRY_COMPARE(window->grab().toImage().pixelColor(window->width() - 300, window->height() - 3), theme->tokens().window);
    }
}

void TestReviewWindow::accessibleNames()
{
    const QList<QWidget*> widgets = window->findChildren<QWidget*>();
    for (QWidget* widget : widgets) {
        const bool reached = (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isVisible();
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        if (reached && widget->metaObject()->className() != QByteArray("QSplitterHandle"))
            QVERIFY2(!widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty()),
                qPrintable(widget->objectName() + u" " + QLatin1String(widget->metaObject()->className())));
    }
}

void TestReviewWindow::welcomeAndSignIn()
{
    QString login;
    int tries = 0;
    connect(window.get(), &MainWindow::tryAsked, this, [&] { ++tries; });
    connect(window.get(), &MainWindow::signInAsked, this, [&](const QString& who) { login = who; });
    window->showWelcome();
    press(Qt::Key_T);
    QCOMPARE(tries, 1);
    window->showProgress(QStringLiteral("Feeding"));
    QVERIFY(find<QLabel>("welcomeStepsLabel")->text().contains(u"Feeding"));
    window->showWelcomeError(Error{ ErrorCode::Unavailable, "port taken", std::nullopt });
    QVERIFY(find<QWidget>("welcomeTryKeyButton")->isVisible());
    window->showSignIn(QUrl(QStringLiteral("http://127.0.0.1:1")),
        { { QStringLiteral("mara"), QStringLiteral("x"), QStringLiteral("Mara"), QStringLiteral("marketing_manager") },
            { QStringLiteral("aki"), QStringLiteral("y"), QStringLiteral("Aki"), QStringLiteral("auditor") } });
    press(Qt::Key_2);
    QCOMPARE(login, QStringLiteral("aki"));
    window->showSignIn(QUrl(QStringLiteral("http://127.0.0.1:1")), {});
    type(QStringLiteral("mara"));
    press(Qt::Key_Return);
    type(QStringLiteral("secret"));
    press(Qt::Key_Return);
    QCOMPARE(login, QStringLiteral("mara"));
    QVERIFY(find<QLineEdit>("signInPasswordLineEdit")->text().isEmpty());
    const auto warned = [this] {
        const auto labels = find<QWidget>("signInPage")->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) { return label->isVisible() && label->text().contains(u"not encrypted"); });
    };
    QVERIFY(!warned());
    window->showSignIn(QUrl(QStringLiteral("http://shop.example")), {});
    QVERIFY(warned());
    window->showSignIn(QUrl(QStringLiteral("http://127.0.0.1.shop.example")), {});
    QVERIFY(warned());
    window->showSignIn(QUrl(QStringLiteral("https://shop.example")), {});
    QVERIFY(!warned());
    QUrl chosen;
    connect(window.get(), &MainWindow::backendChosen, this, [&](const QUrl& url) { chosen = url; });
    window->showWelcome();
    find<QAbstractButton>("welcomeConnectKeyButton")->click();
    auto* address = find<QLineEdit>("welcomeBackendLineEdit");
    address->setText(QStringLiteral("https://ana:secret@shop.example/base?x=1"));
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(chosen, QUrl(QStringLiteral("https://shop.example/base")));
}

// Masked until asked with a reason; hidden again by the same key, and by going to another draft.
void TestReviewWindow::revealByKeyboard()
{
    only(2);
    QTRY_COMPARE(find<QueueView>("draftsQueueView")->model()->rowCount(), 2);
    Person person = desk->person();
    person.permissions.insert(Permission::Reveal);
    desk->setPerson(person);
    QTRY_VERIFY(opened() && find<QWidget>("whyCustomerSection")->isVisible());
    auto* name = find<QLabel>("whyCustomerNameLabel");
    QVERIFY(!name->text().contains(QStringLiteral("Reveal")));
    press(Qt::Key_D);
    QTRY_VERIFY(find<QWidget>("reviewRevealSheet")->isVisible());
    QVERIFY(!find<QAbstractButton>("revealConfirmKeyButton")->isEnabled());
    press(Qt::Key_5); // another reason needs words
    QVERIFY(!find<QAbstractButton>("revealConfirmKeyButton")->isEnabled());
    type(QStringLiteral("asked by phone"));
    QVERIFY(find<QAbstractButton>("revealConfirmKeyButton")->isEnabled());
    press(Qt::Key_Return);
    QTRY_COMPARE(desk->fakePrivacy().reveals(), 1);
    QCOMPARE(desk->fakePrivacy().reason(), RevealReason::Other);
    QCOMPARE(desk->fakePrivacy().note(), QStringLiteral("asked by phone"));
    QTRY_VERIFY(name->text().contains(QStringLiteral("ana.reveal@posta.example")));
    press(Qt::Key_D);
    QVERIFY(!name->text().contains(QStringLiteral("ana.reveal")));

    press(Qt::Key_D);
    press(Qt::Key_1);
    press(Qt::Key_Return);
    QTRY_VERIFY(name->text().contains(QStringLiteral("ana.reveal")));
    const QString first = current();
    press(Qt::Key_J);
    QTRY_VERIFY(current() != first && opened());
    QVERIFY(!name->text().contains(QStringLiteral("ana.reveal")));
}

void TestReviewWindow::revealTakesTheRight()
{
    only(1);
    Person person = desk->person();
    person.permissions.erase(Permission::Reveal);
    desk->setPerson(person);
    QVERIFY(find<QWidget>("whyRevealLinkButton")->isHidden());
    QVERIFY(find<QLabel>("whyCustomerNoteLabel")->text().contains(QStringLiteral("right")));
    press(Qt::Key_D);
    QVERIFY(!find<QWidget>("reviewRevealSheet")->isVisible());
    QCOMPARE(desk->fakePrivacy().reveals(), 0);
}

void TestReviewWindow::aRecordThatWentBackIsPutBeforePeople()
{
    only(1);
    RestoreQuestion question;
    question.seenEntries = 412;
    question.nowEntries = 300;
    desk->fakePrivacy().ask(question);
    QTRY_VERIFY(find<QWidget>("reviewRestoreSheet")->isVisible());
    QVERIFY(find<QLabel>("restoreHereLabel")->text().contains(QStringLiteral("412")));
    QVERIFY(find<QLabel>("restoreThereLabel")->text().contains(QStringLiteral("300")));
    QVERIFY(find<QWidget>("restoreConfirmKeyButton")->isHidden()); // nothing explains it: nothing to accept
    question.explained = true;
    question.reason = QStringLiteral("disk_failure");
    desk->fakePrivacy().ask(question);
    QVERIFY(find<QWidget>("restoreConfirmKeyButton")->isHidden()); // without the right
    question.mayAccept = true;
    desk->fakePrivacy().ask(question);
    QVERIFY(!find<QWidget>("restoreConfirmKeyButton")->isHidden());
    QVERIFY(!find<QAbstractButton>("restoreConfirmKeyButton")->isEnabled());
    const auto* sure = find<QWidget>("restoreSureCheckBox");
    QTRY_VERIFY(sure->width() >= sure->sizeHint().width()); // what one promises is read whole
    find<QAbstractButton>("restoreSureCheckBox")->setChecked(true);
    QTest::mouseClick(find<QWidget>("restoreConfirmKeyButton"), Qt::LeftButton);
    QTRY_VERIFY(desk->fakePrivacy().accepted());
    QTRY_VERIFY(!find<QWidget>("reviewRestoreSheet")->isVisible());
}

QTEST_MAIN(TestReviewWindow)
#include "tst_reviewwindow.moc"
