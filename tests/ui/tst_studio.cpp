// The prompt studio by keyboard on the real window, over a studio in memory: from a repeated edit to a better prompt in use.
#include "tst_studio.h"

#include "tests/support/console/sampleprompts.h"
#include "ui/parts/notice.h"
#include "ui/parts/progressline.h"
#include "ui/studio/blindview.h"
#include "ui/studio/brandtrial.h"
#include "ui/studio/compareview.h"
#include "ui/studio/difftext.h"
#include "ui/studio/gatepane.h"
#include "ui/studio/outcomestable.h"
#include "ui/studio/promptedit.h"
#include "ui/studio/resulttable.h"
#include "ui/studio/rowlist.h"
#include "ui/studio/shadowtable.h"
#include "ui/studio/studiopage.h"
#include "ui/studio/studiosession.h"
#include "ui/studio/studiowords.h"
#include "ui/studio/versionpage.h"
#include "ui/words/words.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QSpinBox>

using namespace countersign;

namespace {

constexpr auto taskText = "Name {{shipping_price}} and say it is taken off. Invite a reply.";

} // namespace

void TestStudio::init()
{
    m_room.forgetSettings();
    QVERIFY(m_room.open());
    m_room.desk->setPerson(studioPerson("Mara"));
}

void TestStudio::cleanup()
{
    m_room.window.reset();
    m_room.desk.reset();
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

bool TestStudio::openStudio()
{
    m_room.press(Qt::Key_P, Qt::ShiftModifier);
    return QTest::qWaitFor([this] { return session().read() && session().edits().size() == 3; });
}

QString TestStudio::chosenRow()
{
    const auto* list = m_room.find<RowList>("studioPromptsRowList");
    for (int row = 0; row < list->rows(); ++row)
        if (list->at(row).id == text(session().prompt()->id))
            return RowList::spoken(list->at(row));
    return {};
}

void TestStudio::replayAll()
{
    m_room.press(Qt::Key_R);
    QCOMPARE(QApplication::focusWidget(), m_room.find("replayWantedSpinBox"));
    QTRY_VERIFY(m_room.find<QLabel>("replayEstimateLabel")->text().contains(u"180"));
    m_room.press(Qt::Key_Return);
    QTRY_VERIFY(!fake().watched().empty());
    fake().advanceReplay(90);
    QTRY_COMPARE(m_room.find<QProgressBar>("replayProgressBar")->value(), 90);
    QVERIFY(m_room.find<QLabel>("replayLineLabel")->text().contains(u"90 of 180"));
    fake().advanceReplay(180);
    QTRY_VERIFY(!underWay(session().newestReplay(session().version()->number)->state));
}

void TestStudio::fromARepeatedEditToLive()
{
    QVERIFY(openStudio());
    QVERIFY2(chosenRow().contains(u"first 100: 37 to go"), qPrintable(chosenRow()));
    m_room.press(Qt::Key_3);
    QCOMPARE(QApplication::focusWidget(), m_room.find("editsRowList"));
    const QWidget* edits = m_room.find("studioEditsPage");
    for (const char* name : { "editsMakeTestKeyButton", "editsBySegmented" }) {
        const QWidget* part = m_room.find(name);
        QTRY_VERIFY2(part->mapTo(edits, QPoint(part->width(), 0)).x() <= edits->width(), name); // nothing beyond the pane's edge
    }
    m_room.press(Qt::Key_T);
    QTRY_COMPARE(fake().allTests().size(), 1u);
    QCOMPARE(fake().allTests().front().mustNotSay, std::vector<std::string>{ "unfortunately" });
    QTRY_VERIFY2(said().contains(u"Never"), qPrintable(said()));
    QTRY_COMPARE(m_room.find<RowList>("testsRowList")->rows(), 1);
    m_room.press(Qt::Key_T);
    QCOMPARE(fake().allTests().size(), 1u); // one test is enough

    m_room.press(Qt::Key_1);
    m_room.press(Qt::Key_E);
    QCOMPARE(QApplication::focusWidget(), m_room.find("versionTaskPromptEdit"));
    m_room.press(Qt::Key_A, Qt::ControlModifier);
    m_room.type(QString::fromLatin1(taskText));
    m_room.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), m_room.find("versionNoteLineEdit")); // why is asked first
    m_room.type(QStringLiteral("Name the amount, drop unfortunately"));
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(session().version()->number, 3);
    QCOMPARE(session().version()->text.task, std::string(taskText));
    QVERIFY(fake().find(session().prompt()->id)->versions[1].text.task != taskText); // the old one stays

    replayAll();
    m_room.press(Qt::Key_2);
    auto* table = m_room.find<ResultTable>("replayResultTable");
    QTRY_COMPARE(table->rowCount(), 100);
    m_room.press(Qt::Key_End);
    QTRY_COMPARE(table->rowCount(), 180); // the next page by itself
    m_room.press(Qt::Key_F);
    QTRY_VERIFY(table->rowCount() > 0 && table->results().front().distanceBp > 0);
    for (const ReplayResult& result : table->results())
        QVERIFY(result.distanceBp > 0);

    m_room.press(Qt::Key_P);
    m_room.press(Qt::Key_Return);
    auto* gate = m_room.find<GatePane>("studioGatePane");
    QTRY_VERIFY(session().gateIsBackends());
    QVERIFY2(gate->spoken().contains(u"Another person") && gate->spoken().contains(u"Samira Sand"), qPrintable(gate->spoken()));
    QVERIFY(!carries(*session().version(), PromptLabel::Live));
    m_room.press(Qt::Key_C);
    m_room.type(QStringLiteral("Please look"));
    m_room.press(Qt::Key_Return);
    QTRY_VERIFY(carries(*session().version(), PromptLabel::Candidate));

    m_room.desk->setPerson(studioPerson("Samira"));
    m_room.press(Qt::Key_P);
    m_room.press(Qt::Key_Return);
    QTRY_VERIFY(carries(*session().version(), PromptLabel::Live));
    QTRY_VERIFY2(said().contains(u"is live"), qPrintable(said()));
    QVERIFY2(chosenRow().contains(u"v3 live") && chosenRow().contains(u"first 100: 100 to go"), qPrintable(chosenRow()));
    fake().decide(session().prompt()->id, 3, 63);
    session().refresh();
    QTRY_VERIFY2(chosenRow().contains(u"first 100: 37 to go"), qPrintable(chosenRow()));
}

void TestStudio::rollBackIsConfirmedAndTakenBack()
{
    QVERIFY(openStudio());
    const std::string id = session().prompt()->id;
    m_room.press(Qt::Key_U);
    QVERIFY(m_room.find("gateConfirmStrip")->isVisible());
    m_room.press(Qt::Key_Escape);
    QVERIFY(!m_room.find("gateConfirmStrip")->isVisible());
    QCOMPARE(liveVersion(*session().prompt())->number, 2); // Esc did nothing
    QVERIFY(m_room.window->studioPage()->isVisible());
    m_room.press(Qt::Key_U);
    m_room.type(QStringLiteral("Promises too much"));
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(liveVersion(*session().prompt())->number, 1);
    auto* moves = m_room.find<RowList>("studioMovesRowList");
    QTRY_COMPARE(moves->rows(), 1);
    QVERIFY(RowList::spoken(moves->at(0)).contains(u"Promises too much"));
    m_room.press(Qt::Key_U);
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(liveVersion(*session().prompt())->number, 2);
    session().chooseVersion(2);
    m_room.press(Qt::Key_P); // out of use
    m_room.press(Qt::Key_Return);
    QTRY_VERIFY(liveVersion(*session().prompt()) == nullptr);
    QTRY_VERIFY(!session().acting());
    m_room.press(Qt::Key_U); // the last that was live comes back
    QVERIFY(m_room.find("gateConfirmStrip")->isVisible());
    m_room.press(Qt::Key_Return);
    QTRY_VERIFY(liveVersion(*session().prompt()) != nullptr && liveVersion(*session().prompt())->number == 2);
}

void TestStudio::unknownVariablesAreNamed()
{
    QVERIFY(openStudio());
    m_room.press(Qt::Key_E);
    m_room.type(QStringLiteral(" {{shoe_size}}"));
    auto* unknown = m_room.find<QLabel>("versionUnknownLabel");
    QTRY_VERIFY(unknown->isVisible());
    QVERIFY2(unknown->text().contains(u"shoe_size"), qPrintable(unknown->text()));
    QVERIFY(!m_room.find("versionSaveKeyButton")->isEnabled());
    m_room.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(session().prompt()->versions.size(), 2u);
    for (int i = 0; i < 14; ++i)
        m_room.press(Qt::Key_Backspace);
    QTRY_VERIFY(!unknown->isVisible());
    QVERIFY(m_room.find("versionSaveKeyButton")->isEnabled());
}

void TestStudio::whatIsWrittenSurvivesARestart()
{
    QVERIFY(openStudio());
    m_room.press(Qt::Key_E);
    m_room.type(QStringLiteral(" Be brief."));
    QVERIFY(m_room.reopen());
    QVERIFY(openStudio());
    QTRY_VERIFY(m_room.find<VersionPage>("studioVersionPage")->editing());
    QVERIFY(m_room.find<PromptEdit>("versionTaskPromptEdit")->toPlainText().endsWith(u" Be brief."));
    QVERIFY2(said().contains(u"is back"), qPrintable(said()));
    m_room.desk->setLink(ReviewDesk::Link::Offline, QStringLiteral("Offline"));
    QVERIFY(m_room.find("studioOfflineLabel")->isVisible());
    QVERIFY(!m_room.find("versionSaveKeyButton")->isEnabled()); // kept, not saved
    m_room.desk->setLink(ReviewDesk::Link::Online, QStringLiteral("Online"));
    QVERIFY(!m_room.find("studioOfflineLabel")->isVisible());
    m_room.find<QAbstractButton>("versionDiscardLinkButton")->click();
    QVERIFY(!m_room.find<VersionPage>("studioVersionPage")->editing());
    QVERIFY(!m_room.find<PromptEdit>("versionTaskPromptEdit")->toPlainText().endsWith(u" Be brief."));
}

void TestStudio::versionsAreCompared()
{
    QVERIFY(openStudio());
    m_room.press(Qt::Key_1);
    m_room.press(Qt::Key_D);
    auto* diff = m_room.find<DiffText>("versionTaskDiffText");
    QVERIFY(diff->isVisible() && diff->different());
    QVERIFY2(diff->accessibleDescription().contains(u"added: "), qPrintable(diff->accessibleDescription()));
    m_room.press(Qt::Key_Space); // compare others with this one
    m_room.press(Qt::Key_Down);
    QTRY_COMPARE(session().version()->number, 1);
    QVERIFY(m_room.find<QLabel>("versionTitleLabel")->text().contains(u"against v2"));
    m_room.press(Qt::Key_D);
    QVERIFY(!diff->isVisible());
}

void TestStudio::whatCameOfEachVersion()
{
    QVERIFY(openStudio());
    auto* table = m_room.find<OutcomesTable>("versionOutcomesTable");
    auto* told = m_room.find<QLabel>("versionOutcomesLabel");
    QVERIFY(!table->isVisible());
    m_room.press(Qt::Key_V);
    QTRY_COMPARE(table->rowCount(), 3); // without a message, v2, v1; what other prompts did stays out
    QVERIFY(table->isVisible() && !m_room.find("versionTaskPromptEdit")->isVisible());
    const auto row = [table](int at) {
        QStringList cells;
        for (int column = 0; column < table->columnCount(); ++column)
            cells << table->item(at, column)->text();
        return cells.join(u'|');
    };
    QCOMPARE(row(0), QStringLiteral("no message|240|0|14|5.8\u00a0%|3.5\u00a0% to 9.6\u00a0%"));
    QCOMPARE(row(1), QStringLiteral("v2|412|380|62|15\u00a0%|12\u00a0% to 19\u00a0%"));
    QCOMPARE(row(2), QStringLiteral("v1|388|360|43|11\u00a0%|8.3\u00a0% to 15\u00a0%"));
    QCOMPARE(table->currentRow(), 1); // the chosen version's
    QVERIFY2(told->text().contains(u"v2 brings more orders than no message"), qPrintable(told->text()));
    m_room.press(Qt::Key_Down);
    QTRY_COMPARE(session().version()->number, 1);
    QCOMPARE(table->currentRow(), 2);
    QVERIFY2(told->text().contains(u"Too little to tell about v1"), qPrintable(told->text()));
    for (int i = 0; i < 20 && !table->hasFocus(); ++i)
        m_room.press(Qt::Key_Tab);
    QVERIFY(table->hasFocus());
    m_room.press(Qt::Key_V); // letters are the page's, there too
    QVERIFY(!table->isVisible() && m_room.find("versionTaskPromptEdit")->isVisible());
    QCOMPARE(QApplication::focusWidget(), m_room.find("studioVersionsRowList"));
    m_room.press(Qt::Key_V);
    m_room.press(Qt::Key_Escape); // one step back, not to the queue
    QVERIFY(!table->isVisible() && m_room.window->studioPage()->isVisible());

    fake().failNext({ ErrorCode::Internal, "a bug", std::nullopt });
    m_room.press(Qt::Key_V);
    QTRY_VERIFY(m_room.find("versionOutcomesAgainLinkButton")->isVisible());
    QVERIFY(!table->isVisible() && !told->text().isEmpty());
    m_room.find<QAbstractButton>("versionOutcomesAgainLinkButton")->click();
    QTRY_VERIFY(table->isVisible());
    session().choosePrompt(text(session().prompts()[1].id));
    QTRY_VERIFY2(told->text().contains(u"No version of this prompt"), qPrintable(told->text()));
    QVERIFY(!table->isVisible());

    VersionOutcomes none = sampleOutcomes();
    none.holdouts.clear();
    fake().setOutcomes(none);
    session().choosePrompt(text(session().prompts()[0].id));
    m_room.press(Qt::Key_V);
    m_room.press(Qt::Key_V);
    QTRY_VERIFY2(told->text().contains(u"No cart that this prompt is for was left"), qPrintable(told->text()));
    m_room.desk->setLink(ReviewDesk::Link::Offline, QStringLiteral("Offline"));
    m_room.press(Qt::Key_V);
    m_room.press(Qt::Key_V);
    QTRY_VERIFY2(told->text().contains(u"away"), qPrintable(told->text()));
}

void TestStudio::whatShadowsAnswered()
{
    QVERIFY(openStudio());
    auto* table = m_room.find<ShadowTable>("versionShadowTable");
    auto* told = m_room.find<QLabel>("versionShadowsLabel");
    m_room.press(Qt::Key_V);
    QTRY_VERIFY(m_room.find("versionOutcomesTable")->isVisible());
    QVERIFY2(!table->isVisible() && !told->isVisible(), "this prompt has no shadow");
    session().choosePrompt(text(session().prompts()[2].id));
    QTRY_VERIFY(table->isVisible());
    QCOMPARE(table->rowCount(), 1);
    QStringList cells;
    for (int column = 0; column < table->columnCount(); ++column)
        cells << table->item(0, column)->text();
    QCOMPARE(cells.join(u'|'), QStringLiteral("v5|84|71|3|31\u00a0%"));
    QVERIFY2(told->text().contains(u"Nobody was sent") && !told->text().contains(u"newest"), qPrintable(told->text()));
    std::vector<ShadowAnswers> many = sampleShadows();
    many.front().drafts = 2000;
    many.front().cut = true;
    fake().setShadows(many);
    m_room.press(Qt::Key_V);
    m_room.press(Qt::Key_V);
    QTRY_VERIFY2(told->text().contains(QStringLiteral("Of v5 only the newest %1 answers are counted").arg(QLocale().toString(2000))), qPrintable(told->text()));
    fake().setShadows({});
    m_room.press(Qt::Key_V);
    m_room.press(Qt::Key_V);
    QTRY_VERIFY2(told->text().contains(u"No answer of the shadow"), qPrintable(told->text()));
    QVERIFY(told->isVisible() && !table->isVisible());
}

void TestStudio::failingChecksAreNamed()
{
    QVERIFY(openStudio());
    fake().setFailures({ "“unfortunately” is a banned word" });
    replayAll();
    m_room.press(Qt::Key_2);
    QTRY_VERIFY(m_room.find<ResultTable>("replayResultTable")->rowCount() > 0);
    QTRY_VERIFY(m_room.find<CompareView>("replayCompareView")->failures().contains(u"unfortunately"));
    QVERIFY(!session().newestReplay(2)->passed());
    QVERIFY2(m_room.find<GatePane>("studioGatePane")->spoken().contains(u"did not pass"),
        qPrintable(m_room.find<GatePane>("studioGatePane")->spoken()));
    m_room.press(Qt::Key_Down);
    QTRY_VERIFY(m_room.find<CompareView>("replayCompareView")->failures().isEmpty());
}

void TestStudio::aReplayIsStopped()
{
    QVERIFY(openStudio());
    m_room.press(Qt::Key_R);
    m_room.press(Qt::Key_Escape);
    QVERIFY(session().replays().empty());
    m_room.press(Qt::Key_R);
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(session().replays().size(), 1u);
    m_room.press(Qt::Key_X);
    QTRY_COMPARE(session().replays().front().state, ReplayState::Cancelled);
    QTRY_VERIFY(fake().watched().empty());
    m_room.press(Qt::Key_Q);
    QVERIFY(!m_room.window->studioPage()->isVisible());
}

void TestStudio::blindComparisonTellsAtTheEnd()
{
    QVERIFY(openStudio());
    m_room.press(Qt::Key_R);
    m_room.find<QSpinBox>("replayWantedSpinBox")->setValue(5); // 4 of 5 differ
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(session().replays().size(), 1u);
    fake().advanceReplay(5);
    m_room.press(Qt::Key_2);
    QTRY_COMPARE(m_room.find<ResultTable>("replayResultTable")->rowCount(), 5);
    m_room.press(Qt::Key_B);
    auto* blind = m_room.find<BlindView>("replayBlindView");
    QVERIFY(blind->isVisible() && blind->current() != nullptr);
    QVERIFY(!blind->line().contains(u"version"));
    const std::string first = blind->current()->draftId;
    const std::string expected = blind->leftIsAfter() ? "after" : "before";
    m_room.press(Qt::Key_Left);
    QCOMPARE(fake().preferences().at(first), expected);
    const std::string second = blind->current()->draftId;
    const std::string other = blind->leftIsAfter() ? "before" : "after";
    m_room.press(Qt::Key_Right);
    QCOMPARE(fake().preferences().at(second), other);
    m_room.press(Qt::Key_T);
    m_room.press(Qt::Key_Space);
    QVERIFY(blind->done());
    QCOMPARE(fake().preferences().size(), 3u);
    QCOMPARE(blind->tally().ties, 1);
    QCOMPARE(blind->tally().before + blind->tally().after, 2);
    QVERIFY2(blind->line().contains(u"This version was better"), qPrintable(blind->line()));
    m_room.press(Qt::Key_Escape);
    QVERIFY(!blind->isVisible() && m_room.window->studioPage()->isVisible());
}

void TestStudio::brandRulesAreTriedLive()
{
    QVERIFY(openStudio());
    m_room.press(Qt::Key_4);
    auto* edit = m_room.find<QAbstractButton>("brandEditKeyButton");
    QTRY_VERIFY(edit->isEnabled());
    const auto banned = [this] {
        const auto& hits = m_room.find<BrandTrial>("studioBrandTrial")->hits();
        return std::ranges::count(hits, std::string("banned"), &BrandHit::rule);
    };
    QCOMPARE(banned(), 0);
    m_room.press(Qt::Key_E);
    QCOMPARE(QApplication::focusWidget(), m_room.find("brandBannedPlainTextEdit"));
    m_room.press(Qt::Key_End, Qt::ControlModifier);
    m_room.press(Qt::Key_Return);
    m_room.type(QStringLiteral("miss it"));
    QCOMPARE(banned(), 1);
    m_room.find<QAbstractButton>("brandMust_banned_CheckBox")->setFocus();
    m_room.press(Qt::Key_Space);
    fake().holdAnswers(true);
    m_room.press(Qt::Key_Return, Qt::ControlModifier);
    auto* line = m_room.find<ProgressLine>("brandProgressLine");
    QTRY_VERIFY2(line->isVisible(), "what takes over half a second says so");
    QVERIFY2(line->words().contains(u"being saved"), qPrintable(line->words()));
    fake().holdAnswers(false);
    QTRY_COMPARE(fake().savedRules().version, 4);
    QTRY_VERIFY(!line->isVisible());
    QCOMPARE(fake().savedRules().banned, (std::vector<std::string>{ "unfortunately", "miss it" }));
    QCOMPARE(fake().savedRules().must, std::vector<std::string>{ "banned" });
    m_room.press(Qt::Key_Escape);
    m_room.press(Qt::Key_W);
    QTRY_VERIFY(!m_room.find<QPlainTextEdit>("brandTrialPlainTextEdit")->toPlainText().contains(u"GREAT"));
}

void TestStudio::knowledgeIsAddedAndRemoved()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("tone.md"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("# Tone\nWarm.\n") > 0);
    file.close();
    QVERIFY(openStudio());
    m_room.press(Qt::Key_5);
    auto* list = m_room.find<RowList>("knowledgeRowList");
    QTRY_COMPARE(list->rows(), 1);
    m_room.press(Qt::Key_A);
    QCOMPARE(QApplication::focusWidget(), m_room.find("knowledgePathLineEdit"));
    m_room.type(path);
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(list->rows(), 2);
    QCOMPARE(fake().files().back().name, std::string("tone.md"));
    QCOMPARE(fake().files().back().shopId, std::string("northbean"));
    QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(list));
    m_room.press(Qt::Key_Delete);
    QVERIFY(m_room.find("knowledgeConfirmStrip")->isVisible());
    QCOMPARE(fake().files().size(), 2u);
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(fake().files().size(), 1u);
    m_room.press(Qt::Key_I);
    QTRY_COMPARE(fake().files().size(), 2u);
    QTRY_COMPARE(list->rows(), 2);
}

void TestStudio::aPromptForSurveys()
{
    QVERIFY(openStudio());
    m_room.press(Qt::Key_N, Qt::ShiftModifier);
    m_room.type(QStringLiteral("Ask why"));
    auto* kind = m_room.find<QComboBox>("newPromptKindComboBox");
    auto* channel = m_room.find<QComboBox>("newPromptChannelComboBox");
    auto* reason = m_room.find<QComboBox>("newPromptReasonComboBox");
    QCOMPARE(kind->currentText(), QStringLiteral("Recovery message"));
    QVERIFY(reason->isEnabled());
    channel->setCurrentIndex(channel->findData(QStringLiteral("whatsapp")));
    reason->setCurrentIndex(1);
    kind->setFocus();
    m_room.press(Qt::Key_Down);
    QCOMPARE(kind->currentText(), QStringLiteral("Survey"));
    QVERIFY2(!reason->isEnabled() && reason->currentIndex() == 0, "a survey asks for the reason");
    QCOMPARE(channel->currentData().toString(), QStringLiteral("email")); // a survey goes by email or SMS
    m_room.press(Qt::Key_Return);
    QTRY_VERIFY(session().prompt() != nullptr && session().prompt()->name == "Ask why");
    const Prompt made = *session().prompt();
    QCOMPARE(made.scope.kind, std::string("survey"));
    QVERIFY(!made.scope.reason);
    QVERIFY2(made.versions.front().text.task.find("asks the shopper") != std::string::npos, "a recovery's words are no start for it");
    QVERIFY2(chosenRow().contains(u"Survey"), qPrintable(chosenRow()));
    QTRY_VERIFY2(m_room.find<QLabel>("versionTitleLabel")->text().startsWith(u"Survey"), qPrintable(m_room.find<QLabel>("versionTitleLabel")->text()));
}

QTEST_MAIN(TestStudio)
#include "moc_tst_studio.cpp"
