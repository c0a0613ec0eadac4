// "Why they left" by keyboard on the real window: figures, answers, their meaning corrected, a file, and every state of the page.
#include "tests/ui/accesswalk.h"
#include "tests/ui/windowroom.h"
#include "ui/palette/palette.h"
#include "ui/survey/answertable.h"
#include "ui/survey/reasontables.h"
#include "ui/survey/surveypage.h"
#include "ui/words/words.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>

using namespace countersign;

class TestSurveyPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void threeWaysIn();
    void countedBesideWhatWasDiagnosed();
    void answersSayWhoReadThem();
    void whatCustomersWroteIsText();
    void aReasonIsCorrectedByKeyboard();
    void enterCorrectsOnlyInsideTheQuestion();
    void correctingNeedsItsRight();
    void narrowedByShopAndTime();
    void moreAnswersByKey();
    void savedAsCsv();
    void withoutTheRight();
    void offlineKeepsTheFigures();
    void anErrorCanBeReadAgain();
    void loadingAndOldAnswers();
    void emptyStatesSayWhy();
    void readByScreenReadersInOrder();

private:
    void open();
    void allow(Permission right, bool may);
    [[nodiscard]] FakeSurvey& fake() { return m_room.desk->fakeSurvey(); }
    [[nodiscard]] SurveyPage& page() { return *m_room.window->surveyPage(); }
    [[nodiscard]] AnswerTable* table() { return m_room.find<AnswerTable>("surveyAnswerTable"); }
    [[nodiscard]] QString words(const char* label) { return m_room.find<QLabel>(label)->text(); }
    WindowRoom m_room;
};

void TestSurveyPage::init()
{
    m_room.forgetSettings();
    QVERIFY(m_room.open());
    for (const Permission right : { Permission::ReadDrafts, Permission::Edit, Permission::ManageShops })
        allow(right, true);
}

void TestSurveyPage::cleanup()
{
    m_room.window.reset();
    m_room.desk.reset();
}

void TestSurveyPage::open()
{
    m_room.press(Qt::Key_W, Qt::ShiftModifier);
    QTRY_VERIFY(page().isVisible());
    QTRY_COMPARE(table()->rowCount(), 5);
    QTRY_VERIFY(words("surveyLineLabel").contains(u"12 asked"));
}

void TestSurveyPage::allow(Permission right, bool may)
{
    Person person = m_room.desk->person();
    if (may)
        person.permissions.insert(right);
    else
        person.permissions.erase(right);
    m_room.desk->setPerson(person);
}

void TestSurveyPage::threeWaysIn()
{
    open();
    m_room.press(Qt::Key_Escape);
    QVERIFY(!page().isVisible());
    auto* action = m_room.window->findChild<QAction*>(QStringLiteral("surveyAction"));
    QVERIFY(action != nullptr && action->isEnabled());
    action->trigger();
    QVERIFY(page().isVisible());
    m_room.press(Qt::Key_Escape);
    m_room.press(Qt::Key_K, Qt::ControlModifier);
    m_room.type(QStringLiteral("why they left"));
    QCOMPARE(m_room.find<Palette>("windowPalette")->current(), QStringLiteral("survey"));
    m_room.press(Qt::Key_Return);
    QVERIFY(page().isVisible());
}

void TestSurveyPage::countedBesideWhatWasDiagnosed()
{
    open();
    QVERIFY2(words("surveyLineLabel").contains(u"5 answered") && words("surveyLineLabel").contains(u"4 name a reason"),
        qPrintable(words("surveyLineLabel")));
    QVERIFY2(words("surveyLineLabel").contains(percentWord(5000)), qPrintable(words("surveyLineLabel")));
    auto* counts = m_room.find<ReasonCounts>("surveyReasonCounts");
    QCOMPARE(counts->rowCount(), 12);
    QCOMPARE(counts->item(0, 0)->text(), reasonWord(Reason::ShippingCost)); // said most
    QCOMPARE(counts->item(0, 1)->text(), QStringLiteral("3"));
    QCOMPARE(counts->item(0, 2)->text(), QStringLiteral("3"));
    auto* confusion = m_room.find<ReasonConfusion>("surveyReasonConfusion");
    QCOMPARE(confusion->rowCount(), 3); // shipping cost, delivery time, distraction
    QCOMPARE(confusion->columnCount(), confusion->rowCount());
    QCOMPARE(confusion->verticalHeaderItem(0)->text(), reasonWord(Reason::ShippingCost));
    QCOMPARE(confusion->item(0, 0)->text(), QStringLiteral("2"));
    QCOMPARE(confusion->item(0, 1)->text(), QStringLiteral("1"));
    QVERIFY(confusion->item(1, 0)->text().isEmpty());
    QCOMPARE(confusion->item(1, 1)->text(), QStringLiteral("0")); // the diagonal is never left out
    QVERIFY(words("surveySourcesLabel").contains(u"the language model: 1"));
}

void TestSurveyPage::answersSayWhoReadThem()
{
    open();
    QCOMPARE(table()->item(0, 1)->text(), reasonWord(Reason::ShippingCost));
    const QStringList who{ QStringLiteral("the language model"), QStringLiteral("the customer’s own choice"), QString(), QStringLiteral("the dictionary"),
        QStringLiteral("Idris Bello") };
    for (int row = 0; row < who.size(); ++row)
        QCOMPARE(table()->item(row, 2)->text(), who.at(row));
    QCOMPARE(table()->item(2, 1)->text(), QStringLiteral("none of the twelve"));
    QCOMPARE(table()->item(1, 4)->text(), channelWord(Channel::Sms));
    QTRY_COMPARE(table()->item(0, 5)->text(), QStringLiteral("North Bean"));
    for (int i = 0; i < 3; ++i)
        m_room.press(Qt::Key_Down);
    QVERIFY2(words("surveyWhyLabel").contains(u"dictionary"), qPrintable(words("surveyWhyLabel")));
}

void TestSurveyPage::whatCustomersWroteIsText()
{
    open();
    m_room.press(Qt::Key_Down);
    auto* wrote = m_room.find<QPlainTextEdit>("surveyWordsPlainTextEdit");
    QVERIFY(wrote->toPlainText().isEmpty() && wrote->isReadOnly());
    m_room.press(Qt::Key_Down);
    QCOMPARE(wrote->toPlainText(), QStringLiteral("It was <b>raining</b> that day."));
    QVERIFY(!table()->item(2, 6)->toolTip().contains(u"<b>"));
}

void TestSurveyPage::aReasonIsCorrectedByKeyboard()
{
    open();
    QCOMPARE(QApplication::focusWidget(), table());
    m_room.press(Qt::Key_Down);
    m_room.press(Qt::Key_Down);
    m_room.press(Qt::Key_C);
    QCOMPARE(QApplication::focusWidget(), m_room.find("surveyReasonComboBox"));
    m_room.press(Qt::Key_Escape); // out of the question first
    QVERIFY(!m_room.find("surveyQuestion")->isVisible() && page().isVisible());
    QCOMPARE(QApplication::focusWidget(), table());
    m_room.press(Qt::Key_Return);
    auto* reason = m_room.find<QComboBox>("surveyReasonComboBox");
    QCOMPARE(reason->currentData().toInt(), static_cast<int>(Reason::PaymentFailure)); // diagnosed, where nothing was read
    reason->setCurrentIndex(reason->findData(static_cast<int>(Reason::Distraction)));
    m_room.press(Qt::Key_Return);
    QTRY_VERIFY2(page().said().contains(reasonWord(Reason::Distraction)), qPrintable(page().said()));
    QVERIFY(fake().all()[2].label == Reason::Distraction && fake().all()[2].source == LabelSource::Person);
    QCOMPARE(table()->item(2, 1)->text(), reasonWord(Reason::Distraction));
    QCOMPARE(table()->currentRow(), 2);
    QCOMPARE(QApplication::focusWidget(), table());
    QTRY_VERIFY2(words("surveyLineLabel").contains(u"5 name a reason"), "the figures follow");
    fake().failNext({ ErrorCode::NotFound, "there is no answered survey of this draft", std::nullopt });
    m_room.press(Qt::Key_C);
    m_room.press(Qt::Key_Return);
    QTRY_VERIFY2(page().said().contains(u"no answered survey"), qPrintable(page().said()));
}

void TestSurveyPage::enterCorrectsOnlyInsideTheQuestion()
{
    open();
    const auto before = fake().all();
    m_room.press(Qt::Key_C);
    m_room.find("surveyKeepLinkButton")->setFocus();
    m_room.press(Qt::Key_Return);
    QVERIFY(!m_room.find("surveyQuestion")->isVisible());
    QCOMPARE(QApplication::focusWidget(), table());
    m_room.press(Qt::Key_C);
    table()->setFocus();
    m_room.press(Qt::Key_Return); // back into the question that is open already
    QCOMPARE(QApplication::focusWidget(), m_room.find("surveyReasonComboBox"));
    m_room.press(Qt::Key_Escape);
    for (std::size_t i = 0; i < before.size(); ++i)
        QVERIFY2(fake().all()[i].label == before[i].label && fake().all()[i].source == before[i].source, "nothing was corrected");
    QVERIFY(page().said().isEmpty());
}

void TestSurveyPage::correctingNeedsItsRight()
{
    allow(Permission::Edit, false);
    open();
    QVERIFY(!m_room.find("surveyCorrectKeyButton")->isEnabled());
    m_room.press(Qt::Key_C);
    QVERIFY(!m_room.find("surveyQuestion")->isVisible());
    QVERIFY2(page().said().contains(permissionWord(QStringLiteral("edit"))), qPrintable(page().said()));
}

void TestSurveyPage::narrowedByShopAndTime()
{
    std::vector<SurveyAnswer> answers = fake().all();
    answers[0].shopId = "elsewhere";
    answers[4].answeredAt = m_room.desk->now() - 60 * dayMs;
    fake().setAnswers(answers);
    open();
    auto* time = m_room.find<QComboBox>("surveyTimeComboBox");
    time->setFocus();
    m_room.press(Qt::Key_Up); // 30 days
    QTRY_COMPARE(table()->rowCount(), 4);
    auto* shop = m_room.find<QComboBox>("surveyShopComboBox");
    QTRY_COMPARE(shop->count(), 2);
    shop->setFocus();
    m_room.press(Qt::Key_Down);
    QTRY_COMPARE(table()->rowCount(), 3);
    QCOMPARE(fake().lastWish().shopId, std::string("northbean"));
}

void TestSurveyPage::moreAnswersByKey()
{
    fake().setPage(2);
    m_room.press(Qt::Key_W, Qt::ShiftModifier);
    QTRY_COMPARE(table()->rowCount(), 2);
    QVERIFY(m_room.find("surveyMoreKeyButton")->isVisible());
    m_room.press(Qt::Key_Down);
    m_room.press(Qt::Key_M);
    QTRY_COMPARE(table()->rowCount(), 4);
    QCOMPARE(table()->currentRow(), 1);
    m_room.press(Qt::Key_M);
    QTRY_COMPARE(table()->rowCount(), 5);
    QVERIFY(!m_room.find("surveyMoreKeyButton")->isVisible());
    m_room.press(Qt::Key_M);
    QVERIFY2(page().said().contains(u"All answers"), qPrintable(page().said()));
}

void TestSurveyPage::savedAsCsv()
{
    open();
    m_room.press(Qt::Key_X);
    QCOMPARE(QApplication::focusWidget(), m_room.find("surveySaveStripLineEdit"));
    m_room.press(Qt::Key_Return);
    FakeAudit& files = m_room.desk->fakeAudit();
    QTRY_COMPARE(files.saved().size(), 1u);
    QVERIFY(files.saved().begin()->first.endsWith(QStringLiteral("why-they-left.csv")));
    QVERIFY(files.saved().begin()->second.startsWith("answered_at,customer"));
    QCOMPARE(files.saved().begin()->second.count("\r\n"), 6);
    QTRY_VERIFY2(page().said().contains(u"why-they-left.csv"), qPrintable(page().said()));
    // A long one can be cancelled; its answer is then written nowhere.
    fake().holdAnswers(true);
    m_room.press(Qt::Key_X);
    m_room.press(Qt::Key_Return);
    auto* cancel = m_room.find<QAbstractButton>("surveyProgressLineCancelLinkButton");
    QTRY_VERIFY(cancel->isVisible());
    cancel->setFocus(Qt::TabFocusReason);
    m_room.press(Qt::Key_Space);
    QVERIFY2(page().said().contains(u"Cancelled"), qPrintable(page().said()));
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(table()));
    fake().holdAnswers(false);
    QTest::qWait(10);
    QCOMPARE(files.saved().size(), 1u);
    QVERIFY2(page().said().contains(u"Cancelled"), qPrintable(page().said()));
    allow(Permission::ManageShops, false);
    m_room.press(Qt::Key_X);
    QVERIFY(!m_room.find("surveySaveStrip")->isVisible());
    QVERIFY2(page().said().contains(permissionWord(QStringLiteral("manage_shops"))), qPrintable(page().said()));
}

void TestSurveyPage::withoutTheRight()
{
    allow(Permission::ReadDrafts, false);
    m_room.window->run(Verb::Survey);
    QVERIFY(page().isVisible());
    QVERIFY2(words("surveyStateLabel").contains(permissionWord(QStringLiteral("read_drafts"))), qPrintable(words("surveyStateLabel")));
    QVERIFY(!table()->isVisible() && !m_room.find("surveyTimeComboBox")->isVisible());
    QCOMPARE(fake().lastWish().since, TimeMs{ 0 }); // nothing was asked
    m_room.press(Qt::Key_Escape);
    QVERIFY(!page().isVisible());
}

void TestSurveyPage::offlineKeepsTheFigures()
{
    open();
    m_room.desk->setLink(ReviewDesk::Link::Offline, QStringLiteral("Offline"));
    QVERIFY2(words("surveyStateLabel").contains(u"from before"), qPrintable(words("surveyStateLabel")));
    QCOMPARE(table()->rowCount(), 5);
    QVERIFY(table()->isVisible() && !m_room.find("surveyCorrectKeyButton")->isEnabled());
    // Opened while away, read as soon as the backend is back.
    QVERIFY(m_room.reopen());
    m_room.press(Qt::Key_W, Qt::ShiftModifier);
    QVERIFY(!table()->isVisible());
    QVERIFY2(words("surveyStateLabel").contains(u"cannot be reached"), qPrintable(words("surveyStateLabel")));
    m_room.desk->setLink(ReviewDesk::Link::Online, {});
    QTRY_COMPARE(table()->rowCount(), 5);
    QTRY_VERIFY(!m_room.find("surveyStateLabel")->isVisible());
}

void TestSurveyPage::anErrorCanBeReadAgain()
{
    fake().failNext({ ErrorCode::Internal, "something went wrong inside: E42", std::nullopt });
    m_room.press(Qt::Key_W, Qt::ShiftModifier);
    auto* again = m_room.find<QAbstractButton>("surveyAgainLinkButton");
    QTRY_VERIFY(again->isVisible());
    QVERIFY(words("surveyStateLabel").contains(u"could not be read"));
    QVERIFY2(page().said().contains(u"E42"), qPrintable(page().said()));
    again->click();
    QTRY_VERIFY(words("surveyLineLabel").contains(u"12 asked"));
    QVERIFY(!again->isVisible());
}

void TestSurveyPage::loadingAndOldAnswers()
{
    fake().holdAnswers(true);
    m_room.press(Qt::Key_W, Qt::ShiftModifier);
    QTRY_VERIFY(page().isVisible());
    QVERIFY(!m_room.find("surveyStateLabel")->isVisible()); // no "nobody" before it is known
    fake().setSent(30);
    m_room.press(Qt::Key_R);
    fake().holdAnswers(false); // what was asked first arrives last
    QTRY_VERIFY(words("surveyLineLabel").contains(u"30 asked"));
    QTest::qWait(20);
    QVERIFY(words("surveyLineLabel").contains(u"30 asked"));
    QCOMPARE(table()->rowCount(), 5);
}

void TestSurveyPage::emptyStatesSayWhy()
{
    fake().setAnswers({});
    m_room.press(Qt::Key_W, Qt::ShiftModifier);
    QTRY_VERIFY2(words("surveyStateLabel").contains(u"Nobody has answered"), qPrintable(words("surveyStateLabel")));
    QVERIFY(!table()->isVisible());
    QCOMPARE(QApplication::focusWidget(), &page()); // not lost with the table
    fake().setSent(0);
    m_room.press(Qt::Key_R);
    QTRY_VERIFY2(words("surveyStateLabel").contains(u"switched off"), qPrintable(words("surveyStateLabel")));
}

void TestSurveyPage::readByScreenReadersInOrder()
{
    open();
    const QStringList found = nameless(page()) + wrongRoles(page());
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    const QString wrong = outOfOrder(*m_room.window,
        { QStringLiteral("surveyTimeComboBox"), QStringLiteral("surveyShopComboBox"), QStringLiteral("surveyReasonCounts"),
            QStringLiteral("surveyReasonConfusion"), QStringLiteral("surveyAnswerTable"), QStringLiteral("surveyWordsPlainTextEdit"),
            QStringLiteral("surveyCorrectKeyButton"), QStringLiteral("surveySaveKeyButton"), QStringLiteral("surveyBackKeyButton") });
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    auto* confusion = m_room.find<ReasonConfusion>("surveyReasonConfusion");
    QCOMPARE(confusion->item(0, 0)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("shipping cost, diagnosed and said: 2"));
    QCOMPARE(confusion->item(0, 1)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("Diagnosed shipping cost, said delivery time: 1"));
    QVERIFY(!confusion->accessibleDescription().isEmpty());
    // The agreement is drawn, not only spoken: framed cells differ from their neighbours.
    const QImage drawn = confusion->viewport()->grab().toImage();
    const qreal ratio = drawn.devicePixelRatio();
    const auto edge = [&](int row, int column) {
        const QRect cell = confusion->visualItemRect(confusion->item(row, column));
        return drawn.pixelColor(QPoint(qRound(cell.center().x() * ratio), qRound(cell.top() * ratio)));
    };
    QVERIFY(edge(1, 1) != edge(1, 0));
}

QTEST_MAIN(TestSurveyPage)
#include "tst_surveypage.moc"
