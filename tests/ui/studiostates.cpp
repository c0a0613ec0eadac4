// The prompt studio without prompts, without rights, in small windows, mirrored, and as a screen reader meets it.
#include "tests/support/console/sampleprompts.h"
#include "tests/ui/accesswalk.h"
#include "tst_studio.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/notice.h"
#include "ui/parts/skeleton.h"
#include "ui/studio/blindview.h"
#include "ui/studio/confirmstrip.h"
#include "ui/studio/difftext.h"
#include "ui/studio/resulttable.h"
#include "ui/studio/rowlist.h"
#include "ui/studio/rowplaces.h"
#include "ui/studio/studiowords.h"
#include "ui/studio/versionpage.h"
#include "ui/words/words.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSplitter>
#include <QStringBuilder>
#include <QTimer>
#include <QTranslator>
#include <chrono>

using namespace countersign;

void TestStudio::statesWithoutPrompts()
{
    auto* empty = m_room.find<QLabel>("studioEmptyLabel");
    fake().failNext({ ErrorCode::Internal, "a bug", std::nullopt });
    m_room.press(Qt::Key_P, Qt::ShiftModifier);
    QTRY_VERIFY(m_room.find("studioAgainLinkButton")->isVisible());
    QVERIFY(!empty->text().isEmpty());
    fake().holdAnswers(true);
    m_room.find<QAbstractButton>("studioAgainLinkButton")->click();
    auto* skeleton = m_room.find("studioPromptsRowList")->findChild<Skeleton*>();
    QTRY_VERIFY(skeleton->isVisible());
    fake().setPrompts({});
    fake().holdAnswers(false);
    QTRY_VERIFY(!skeleton->isVisible());
    QTRY_VERIFY2(empty->text().contains(u"No prompt yet"), qPrintable(empty->text()));
    m_room.desk->setLink(ReviewDesk::Link::Offline, QStringLiteral("Offline"));
    QVERIFY2(empty->text().contains(u"Offline"), qPrintable(empty->text()));
}

void TestStudio::theGatesKeysSayWhatStandsAgainstThem()
{
    QVERIFY(openStudio());
    auto* promote = m_room.find<KeyButton>("gateLiveKeyButton");
    const QColor accent = m_room.theme->tokens().accent;
    const auto ground = [promote] {
        const QImage look = promote->grab().toImage();
        return look.pixelColor(look.width() - 5, look.height() / 2);
    };
    QVERIFY(promote->against().isEmpty()); // the chosen version is live: the key takes it out of use
    QVERIFY2(ground() != accent, "taking it out of use is not what one is led to");
    session().chooseVersion(1);
    QVERIFY2(promote->against().contains(u"replay"), qPrintable(promote->against()));
    QCOMPARE(promote->toolTip(), promote->against());
    QVERIFY(promote->accessibleDescription().contains(promote->against()));
    QVERIFY(promote->isEnabled() && ground() != accent);
    m_room.press(Qt::Key_P); // it still asks, and says what would come of it
    const auto* strip = m_room.find<ConfirmStrip>("gateConfirmStrip");
    QVERIFY2(strip->isVisible() && strip->sentence().contains(u"the backend refuses"), qPrintable(strip->sentence()));
    m_room.press(Qt::Key_Escape);
    session().startReplay(200);
    QTRY_VERIFY(!fake().watched().empty());
    fake().advanceReplay(180);
    QTRY_VERIFY2(promote->against().isEmpty(), qPrintable(promote->against()));
    QCOMPARE(ground(), accent);
    m_room.press(Qt::Key_P);
    QVERIFY2(!strip->sentence().contains(u"the backend refuses"), qPrintable(strip->sentence()));
}

void TestStudio::aLiveVersionIsNotPutUpForPromotion()
{
    std::vector<Prompt> prompts = samplePrompts(m_room.desk->now());
    for (const int number : { 3, 4, 5 }) {
        PromptVersion other = prompts.front().versions.front();
        other.number = number;
        other.labels = { number < 5 ? PromptLabel::Shadow : PromptLabel::Draft };
        prompts.front().versions.insert(prompts.front().versions.begin(), other);
    }
    fake().setPrompts(prompts);
    QVERIFY(openStudio());
    const auto* candidate = m_room.find<KeyButton>("gateCandidateKeyButton");
    const auto* shadow = m_room.find<KeyButton>("gateShadowKeyButton");
    session().choosePrompt(text(prompts.front().id));
    session().chooseVersion(5);
    QVERIFY(candidate->isEnabled());
    QVERIFY2(!shadow->isEnabled() && shadow->toolTip().contains(u"Two versions"), qPrintable(shadow->toolTip()));
    session().chooseVersion(4);
    QVERIFY(shadow->isEnabled()); // to stop it
    session().chooseVersion(2);
    QVERIFY2(!candidate->isEnabled() && candidate->toolTip().contains(u"is live"), qPrintable(candidate->toolTip()));
    m_room.press(Qt::Key_C);
    QVERIFY(!m_room.find("gateConfirmStrip")->isVisible());
    QVERIFY2(said().contains(u"is live"), qPrintable(said()));
}

void TestStudio::policyPagesThatAreLeftOutAreNamed()
{
    fake().skipPolicies({ { "terms-of-service.html", "there is no text in the file" } });
    QVERIFY(openStudio());
    m_room.press(Qt::Key_5);
    const auto* page = m_room.find("studioKnowledgePage");
    QTRY_COMPARE(m_room.find<RowList>("knowledgeRowList")->rows(), 1);
    m_room.press(Qt::Key_I);
    const auto* notice = page->findChild<Notice*>();
    QTRY_VERIFY(notice->isVisible());
    QVERIFY2(notice->accessibleDescription().contains(u"terms-of-service.html: there is no text"), qPrintable(notice->accessibleDescription()));
    QTRY_COMPARE(m_room.find<RowList>("knowledgeRowList")->rows(), 2); // the others are there
}

void TestStudio::whatATestCaseSaysIsSaidOnce()
{
    std::vector<RepeatedEdit> edits = sampleEdits();
    edits.front().from = "Why wait? Take a second look while it is on your mind, for tomorrow it may be gone from our shelves.";
    fake().setEdits(edits);
    QVERIFY(openStudio());
    m_room.press(Qt::Key_3);
    auto* list = m_room.find<RowList>("testsRowList");
    for (const RepeatedEdit& edit : { edits[0], edits[1] }) {
        session().makeTest(edit);
        QTRY_VERIFY(!session().acting());
    }
    QCOMPARE(list->rows(), 2);
    const ListRow replaced = list->at(0); // the newest first
    QVERIFY2(!replaced.line.contains(u"soon"), qPrintable(replaced.line));
    QVERIFY2(replaced.line.contains(u"people write “until Sunday” instead") && replaced.line.contains(u"26"), qPrintable(replaced.line));
    const ListRow removed = list->at(1);
    QVERIFY2(removed.title.contains(u"Why wait?") && !removed.line.contains(u"Why wait?"), qPrintable(removed.line));
    QVERIFY2(removed.line.contains(u"41"), qPrintable(removed.line));
    fake().setEdits({});
    session().refreshDetails();
    QTRY_VERIFY(session().edits().empty());
    QVERIFY2(list->at(0).line.contains(u"again and again"), qPrintable(list->at(0).line));
    // What was made of an erased customer's draft says why it is silent.
    fake().retireTests();
    session().refreshDetails();
    QTRY_VERIFY2(list->at(0).line.contains(u"no longer kept"), qPrintable(list->at(0).line));
    QVERIFY(!list->at(0).title.isEmpty() && list->at(0).chips.size() == 1);
}

void TestStudio::whatCameOfABlindComparisonHasItsPlurals()
{
    const auto told = [this](int after, int before, int ties, int passed) {
        BlindView view(*m_room.theme, 1);
        std::vector<ReplayResult> results;
        for (int i = 0; results.size() < static_cast<std::size_t>(after + before + ties + passed); ++i)
            if (const ReplayResult one = sampleResult(i); one.distanceBp > 0)
                results.push_back(one);
        if (!view.start(results))
            return QString();
        const auto vote = [&view](int times, bool forAfter) {
            for (int i = 0; i < times; ++i)
                QTest::keyClick(&view, view.leftIsAfter() == forAfter ? Qt::Key_Left : Qt::Key_Right);
        };
        vote(after, true);
        vote(before, false);
        for (int i = 0; i < ties; ++i)
            QTest::keyClick(&view, Qt::Key_T);
        for (int i = 0; i < passed; ++i)
            QTest::keyClick(&view, Qt::Key_Space);
        return view.line();
    };
    const auto in = [&told](const char* language, int after, int before, int ties, int passed) {
        QTranslator translator;
        if (!translator.load(QStringLiteral(":/countersign/translations/countersign_%1.qm").arg(QLatin1String(language)))
            || !QCoreApplication::installTranslator(&translator))
            return QString();
        const QString words = told(after, before, ties, passed);
        QCoreApplication::removeTranslator(&translator);
        return words;
    };
    QCOMPARE(in("en", 4, 1, 1, 0), QStringLiteral("This version was better 4 times, the earlier words once, 1 tie."));
    QCOMPARE(in("en", 1, 2, 0, 3), QStringLiteral("This version was better once, the earlier words 2 times, 0 ties, 3 passed over."));
    QCOMPARE(in("de", 1, 2, 2, 1), QStringLiteral("Diese Version war einmal besser, der frühere Text 2-mal, 2-mal gleich, 1 übergangen."));
}

void TestStudio::resultsSpeakTheWindowsLanguage()
{
    const auto shown = [this]() -> QString {
        ResultTable table(*m_room.theme);
        table.add({ sampleResult(0) });
        return table.item(0, ResultTable::Title)->text().replace(QChar::Nbsp, u' ') % u", " % scopeLanguageWord("de");
    };
    QCOMPARE(shown(), QStringLiteral("€80.00 · shipping cost, German"));
    const QLocale before;
    QTranslator german;
    QVERIFY(german.load(QStringLiteral(":/countersign/translations/countersign_de.qm")) && QCoreApplication::installTranslator(&german));
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    const QString words = shown();
    QLocale::setDefault(before);
    QCoreApplication::removeTranslator(&german);
    QCOMPARE(words, QStringLiteral("80,00 € · Versandkosten, Deutsch"));
}

void TestStudio::neighbouringChangesAreOne()
{
    DiffText diff(*m_room.theme, QStringLiteral("Words"), QStringLiteral("wordsDiffText"));
    diff.showDiff(QStringLiteral("so come back soon. Bye"), QStringLiteral("say what held you. Bye"), DiffText::Side::After);
    QCOMPARE(diff.toPlainText(), QStringLiteral("say what held you. Bye"));
    QVERIFY2(diff.accessibleDescription().contains(u"say what held you"), qPrintable(diff.accessibleDescription()));
    QVERIFY(!diff.accessibleDescription().contains(u"Bye"));
}

void TestStudio::theReplayThatIsShownIsTheChosenOne()
{
    QVERIFY(openStudio());
    auto* list = m_room.find<RowList>("studioReplaysRowList");
    const auto replayed = [&](int number) {
        session().chooseVersion(number);
        session().startReplay(5);
        if (!QTest::qWaitFor([&] { return session().newestReplay(number) != nullptr && !session().acting(); }))
            return QString();
        fake().advanceReplay(5);
        return text(session().newestReplay(number)->id);
    };
    const QString first = replayed(1);
    const QString second = replayed(2);
    QVERIFY(!first.isEmpty() && !second.isEmpty());
    m_room.press(Qt::Key_2);
    QTRY_COMPARE(m_room.find<QLabel>("replayTitleLabel")->text(), QStringLiteral("Replay of v2"));
    QTRY_COMPARE(list->currentId(), second);
    session().chooseVersion(1);
    QTRY_COMPARE(list->currentId(), first);
    QCOMPARE(m_room.find<QLabel>("replayTitleLabel")->text(), QStringLiteral("Replay of v1"));
}

void TestStudio::goodNewsLeavesAndNothingMoves()
{
    using namespace std::chrono_literals;
    QVERIFY(openStudio());
    auto* notice = m_room.find<Notice>("studioNotice");
    const auto elapsed = [](std::chrono::milliseconds time) {
        bool over = false;
        QTimer::singleShot(time, qApp, [&over] { over = true; });
        return QTest::qWaitFor([&over] { return over; });
    };
    const auto places = [this] {
        QList<int> all;
        for (const char* name : { "studioTabsSegmented", "studioVersionsRowList", "versionTaskPromptEdit", "studioGatePane" })
            all << m_room.find(name)->mapTo(m_room.window.get(), QPoint()).y();
        return all;
    };
    Q_EMIT session().told(Tone::Good, QStringLiteral("Saved")); // as long as it stays for people
    QVERIFY(notice->isVisible());
    QVERIFY(elapsed(1ms));
    QVERIFY(notice->isVisible());
    const QList<int> before = places();
    notice->leaveAfter(20ms);
    Q_EMIT session().told(Tone::Good, QStringLiteral("Saved as v3"));
    QTRY_VERIFY(!notice->isVisible());
    QTRY_COMPARE(places().first(), before.first());
    QCOMPARE(places().at(1), before.at(1));
    QCOMPARE(places().last(), before.last());

    Q_EMIT session().told(Tone::Good, QStringLiteral("Saved"));
    Q_EMIT session().failed({ ErrorCode::Internal, "a bug", std::nullopt }); // before the good news has left
    QVERIFY(elapsed(80ms));
    QVERIFY2(notice->isVisible(), "what went wrong stays");
    Q_EMIT session().told(Tone::Good, QStringLiteral("Saved"));
    auto* close = notice->findChild<QAbstractButton*>(QStringLiteral("noticeCloseLinkButton"));
    close->setFocus(Qt::TabFocusReason);
    QVERIFY(elapsed(80ms));
    QVERIFY2(notice->isVisible() && close->hasFocus(), "no focus is lost");
    m_room.find("studioVersionsRowList")->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(!notice->isVisible());

    m_room.window->resize(1000, 700); // the drawer ends where the notice begins
    m_room.press(Qt::Key_O);
    auto* side = m_room.find("studioSide");
    QTRY_VERIFY(side->isVisible());
    Q_EMIT session().failed({ ErrorCode::Internal, "a bug", std::nullopt });
    QTRY_VERIFY(side->geometry().bottom() < notice->geometry().top());
}

void TestStudio::narrowRowsReadTheNameFirst()
{
    std::vector<Prompt> prompts = samplePrompts(m_room.desk->now());
    for (const int number : { 3, 4 }) {
        PromptVersion candidate = prompts.front().versions.front();
        candidate.number = number;
        candidate.labels = { PromptLabel::Candidate };
        prompts.front().versions.insert(prompts.front().versions.begin(), candidate);
    }
    fake().setPrompts(prompts);
    QVERIFY(openStudio());
    auto* list = m_room.find<RowList>("studioPromptsRowList");
    int at = 0;
    while (at < list->rows() && list->at(at).id != text(prompts.front().id))
        ++at;
    QVERIFY(at < list->rows());
    const ListRow& row = list->at(at);
    QCOMPARE(row.chips.size(), std::size_t{ 3 });
    const RowPlaces places = placeRow(row, list->font(), list->viewport()->width() - 2 * space::card);
    QCOMPARE(places.words, wordsWidth(row, list->font())); // whole
    QVERIFY(!places.chips.empty()); // which version is live
    QVERIFY2(places.left > 0, "the pane has room for all, so nothing is tested");
    QCOMPARE(places.chips.size() + static_cast<std::size_t>(places.left), row.chips.size());
    for (const RowChip& chip : row.chips) // what has no room is read on hover, and read out
        QVERIFY2(list->item(at)->toolTip().contains(chip.words) && RowList::spoken(row).contains(chip.words), qPrintable(chip.words));
    QVERIFY2(list->item(at)->toolTip().contains(row.title), qPrintable(list->item(at)->toolTip()));
    const ListRow last = list->at(list->rows() - 1); // of every reason and language
    QVERIFY2(last.id == text(prompts.back().id) && last.line.contains(u"every cart"), qPrintable(last.line));
}

void TestStudio::aNameTooLongLeavesRoomForItsFirstChip()
{
    const QFont face = m_room.window->font();
    ListRow row;
    row.title = QString(200, u'm');
    row.chips = { { QStringLiteral("v12 live"), Tone::Good }, { QStringLiteral("v14 candidate"), Tone::Warn } };
    const RowPlaces cut = placeRow(row, face, 300);
    QVERIFY(cut.words < wordsWidth(row, face) && cut.words >= 150);
    QCOMPARE(cut.chips.size(), std::size_t{ 1 });
    QCOMPARE(cut.left, 1);
    const auto used = [](const RowPlaces& places) {
        int wide = places.words + (places.more > 0 ? places.more + space::chip : 0);
        for (const int chip : places.chips)
            wide += chip + space::chip;
        return wide;
    };
    for (const int width : { 40, 90, 150, 220, 300, 900, 4000 })
        QVERIFY2(used(placeRow(row, face, width)) <= width, qPrintable(QString::number(width)));
    row.title = QStringLiteral("v3");
    const RowPlaces all = placeRow(row, face, 900);
    QCOMPARE(all.chips.size(), std::size_t{ 2 });
    QVERIFY(all.left == 0 && all.more == 0);
    row.title.clear();
    row.struck = QString(200, u'm'); // an edit's chip says what came of it
    QCOMPARE(placeRow(row, face, 300).chips.size(), std::size_t{ 1 });
}

void TestStudio::nothingWithoutTheRight()
{
    Person person = m_room.desk->person();
    person.permissions = { Permission::ReadAudit };
    m_room.desk->setPerson(person);
    m_room.press(Qt::Key_P, Qt::ShiftModifier);
    QVERIFY(m_room.find("studioNoRightsLabel")->isVisible());
    QVERIFY(!session().loading() && !session().read());
    m_room.press(Qt::Key_Escape);
    QVERIFY(!m_room.window->studioPage()->isVisible());
    person.permissions.insert(Permission::ReadDrafts); // reads, changes nothing
    m_room.desk->setPerson(person);
    QVERIFY(openStudio());
    m_room.press(Qt::Key_E);
    QVERIFY(!m_room.find<VersionPage>("studioVersionPage")->editing());
    QVERIFY2(said().contains(u"rights"), qPrintable(said()));
    m_room.press(Qt::Key_P);
    QVERIFY(!m_room.find("gateConfirmStrip")->isVisible());
    m_room.press(Qt::Key_R);
    QVERIFY(session().replays().empty());
}

void TestStudio::theGateIsADrawerBelow1100()
{
    QVERIFY(openStudio());
    auto* side = m_room.find("studioSide");
    auto* button = m_room.find("studioSideKeyButton");
    QVERIFY(side->isVisible() && !button->isVisible());
    m_room.press(Qt::Key_O);
    QVERIFY2(said().contains(u"beside the work"), qPrintable(said()));
    m_room.window->resize(1000, 700);
    QTRY_VERIFY(!side->isVisible() && button->isVisible());
    m_room.press(Qt::Key_O);
    QTRY_VERIFY(side->isVisible());
    QCOMPARE(side->geometry().right(), m_room.window->studioPage()->width() - 1);
    m_room.press(Qt::Key_Escape);
    QVERIFY(!side->isVisible() && m_room.window->studioPage()->isVisible());
    m_room.press(Qt::Key_R); // what is asked there opens it
    QVERIFY(side->isVisible());
    QCOMPARE(QApplication::focusWidget(), m_room.find("replayWantedSpinBox"));
    m_room.window->studioPage()->showTab(StudioPage::Brand); // by its key a figure would be typed where the focus is
    m_room.window->resize(1440, 900);
    QTRY_VERIFY(!button->isVisible());
    QVERIFY2(!side->isVisible(), "brand rules have no gate");
    m_room.window->studioPage()->showTab(StudioPage::Versions);
    QVERIFY(side->isVisible());
}

void TestStudio::panesKeepTheirSizes()
{
    QVERIFY(openStudio());
    auto* splitter = m_room.find<QSplitter>("studioSplitter");
    splitter->setSizes({ 260, 560, 380 });
    const QList<int> sizes = splitter->sizes();
    m_room.window->closeDesk();
    m_room.window->openDesk(m_room.desk);
    QTRY_VERIFY(m_room.opened());
    QVERIFY(openStudio());
    QCOMPARE(m_room.find<QSplitter>("studioSplitter")->sizes(), sizes);
}

void TestStudio::paletteFindsTheActs()
{
    m_room.press(Qt::Key_K, Qt::ControlModifier);
    m_room.type(QStringLiteral("Prompts: brand rules"));
    m_room.press(Qt::Key_Return);
    QTRY_VERIFY(m_room.window->studioPage()->isVisible());
    QCOMPARE(m_room.window->studioPage()->tab(), StudioPage::Brand);
}

void TestStudio::everythingHasANameAndARole()
{
    QVERIFY(openStudio());
    for (const Qt::Key key : { Qt::Key_1, Qt::Key_V, Qt::Key_E, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5, Qt::Key_A }) {
        m_room.press(key);
        const QStringList found = nameless(*m_room.window->studioPage()) + wrongRoles(*m_room.window->studioPage());
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
        if (QApplication::focusWidget()->inherits("QPlainTextEdit"))
            m_room.press(Qt::Key_Escape);
    }
}

void TestStudio::focusGoesInReadingOrder()
{
    QVERIFY(openStudio());
    const QString wrong = outOfOrder(*m_room.window, { QStringLiteral("studioPromptPane"), QStringLiteral("studioTabsSegmented"),
        QStringLiteral("studioVersionPage"), QStringLiteral("studioGatePane"), QStringLiteral("studioReplayPane") });
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    m_room.press(Qt::Key_4);
    QTRY_VERIFY(m_room.find("brandEditKeyButton")->isEnabled());
    const QString brand = outOfOrder(*m_room.window, { QStringLiteral("brandShopComboBox"), QStringLiteral("brandTakeKeyButton"),
        QStringLiteral("brandEditKeyButton"), QStringLiteral("brandBannedPlainTextEdit"), QStringLiteral("brandRequiredPlainTextEdit"),
        QStringLiteral("brandExclamationsSpinBox"), QStringLiteral("brandAddressComboBox"), QStringLiteral("brandEmojiCheckBox"),
        QStringLiteral("brandMust_banned_CheckBox"), QStringLiteral("brandTrialPlainTextEdit") });
    QVERIFY2(brand.isEmpty(), qPrintable(brand));
    m_room.find("brandTakeKeyButton")->setFocus(); // no field that takes digits
    m_room.press(Qt::Key_5);
    QTRY_VERIFY(m_room.find("knowledgeAddKeyButton")->isVisible() && m_room.find("knowledgeAddKeyButton")->isEnabled());
    m_room.press(Qt::Key_A);
    QTRY_VERIFY(m_room.find("knowledgePathLineEdit")->isVisible() && m_room.find("knowledgeRowList")->isVisible());
    const QString knowledge = outOfOrder(*m_room.window, { QStringLiteral("knowledgeShopComboBox"), QStringLiteral("knowledgeRemoveKeyButton"),
        QStringLiteral("knowledgePoliciesKeyButton"), QStringLiteral("knowledgeAddKeyButton"), QStringLiteral("knowledgePathLineEdit"),
        QStringLiteral("knowledgeChooseLinkButton"), QStringLiteral("knowledgeKindComboBox"), QStringLiteral("knowledgeLanguageComboBox"),
        QStringLiteral("knowledgeRowList") });
    QVERIFY2(knowledge.isEmpty(), qPrintable(knowledge));
    m_room.press(Qt::Key_Escape);
    m_room.press(Qt::Key_N, Qt::ShiftModifier);
    QTRY_VERIFY(m_room.find("newPromptNameLineEdit")->isVisible());
    const QString fresh = outOfOrder(*m_room.window, { QStringLiteral("newPromptNameLineEdit"), QStringLiteral("newPromptKindComboBox"),
        QStringLiteral("newPromptChannelComboBox"), QStringLiteral("newPromptReasonComboBox"), QStringLiteral("newPromptLanguageComboBox"),
        QStringLiteral("newPromptShopComboBox") });
    QVERIFY2(fresh.isEmpty(), qPrintable(fresh));
}

void TestStudio::mirrored()
{
    m_room.window.reset();
    QApplication::setLayoutDirection(Qt::RightToLeft);
    QVERIFY(m_room.reopen());
    QVERIFY(openStudio());
    const auto middle = [this](const char* name) {
        QWidget* widget = m_room.find(name);
        return widget->mapTo(m_room.window.get(), QPoint(widget->width() / 2, 0)).x();
    };
    QVERIFY(middle("studioPromptPane") > middle("studioVersionPage"));
    QVERIFY(middle("studioVersionPage") > middle("studioGatePane"));
}
