// Editing in place: placeholders stay whole, nothing is loaded, what is shown is what would be signed.
#include "models/domain/survey.h"
#include "tests/support/console/sampledrafts.h"
#include "ui/draft/blockedit.h"
#include "ui/draft/edithistory.h"
#include "ui/draft/messagesheet.h"
#include "ui/draft/opendraft.h"
#include "ui/draft/requirementlist.h"
#include "ui/draft/shorttext.h"
#include "ui/draft/smscount.h"
#include "ui/draft/verdictwords.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace countersign;

class TestUiDraft : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roundTrip();
    void placeholderIsOnePiece();
    void typingReplacesASelectedPlaceholder();
    void themeChangeKeepsHiddenCharacters();
    void copyAndPasteKeepPlaceholders();
    void nothingIsLoaded();
    void wordDiffIsWordLevel();
    void everySampleRoundTrips();
    void smsOf320Characters();
    void editChangesChecksAndWords();
    void longTextsFit();
    void historyJoinsTheLettersOfAWord();
    void diffOfWhollyOtherTextsIsBounded();
    void shortTextIsCutWhole();
    void checksAreKeptUntilTheWordsChange();
    void citedPoliciesFollowTyping();
    void brandRulesFollowTyping();

private:
    static Values values();
    Theme m_theme{ ThemeChoice::Light };
};

Values TestUiDraft::values()
{
    Values made;
    made.text = { { "first_name", "Ana" }, { "offer_text", "free shipping" }, { "recovery_url", "https://shop.example/c/1" } };
    return made;
}

void TestUiDraft::roundTrip()
{
    const QString source = QStringLiteral("Hello {{first_name}},\n{{offer_text}}{{offer_text}} until Sunday. 10 % {not one}");
    BlockEdit edit(m_theme, QStringLiteral("block"));
    edit.setSource(source, values());
    edit.setEditing(true);
    QCOMPARE(edit.source(), source);
    edit.setEditing(false);
    QVERIFY(edit.toPlainText().contains(u"Hello Ana"));
}

void TestUiDraft::placeholderIsOnePiece()
{
    QWidget host;
    BlockEdit& edit = *new BlockEdit(m_theme, QStringLiteral("block"), &host);
    edit.setSource(QStringLiteral("Hi {{first_name}}!"), values());
    edit.setEditing(true);
    host.show();
    edit.moveCursor(QTextCursor::End);
    QTest::keyClick(&edit, Qt::Key_Backspace);
    QCOMPARE(edit.source(), QStringLiteral("Hi {{first_name}}"));
    QTest::keyClick(&edit, Qt::Key_Backspace);
    QCOMPARE(edit.source(), QStringLiteral("Hi "));
    QSignalSpy undo(&edit, &BlockEdit::undoAsked);
    QTest::keyClick(&edit, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(undo.count(), 1); // one history over all blocks: the message's, not the field's
    edit.putSource(QStringLiteral("Hi {{first_name}} you"), static_cast<int>(QStringLiteral("Hi {{first_name}}").size()));
    QTest::keyClicks(&edit, QStringLiteral("x"));
    QCOMPARE(edit.source(), QStringLiteral("Hi {{first_name}}x you"));
}

void TestUiDraft::typingReplacesASelectedPlaceholder()
{
    QWidget window;
    BlockEdit edit(m_theme, QStringLiteral("block"), &window);
    edit.setSource(QStringLiteral("Hi {{first_name}}"), values());
    edit.setEditing(true);
    window.show();
    edit.selectAll();
    QTest::keyClicks(&edit, QStringLiteral("xy"));
    QCOMPARE(edit.source(), QStringLiteral("xy"));
}

void TestUiDraft::themeChangeKeepsHiddenCharacters()
{
    const QString source = QStringLiteral("Hi\u200b {{first_name}}");
    Theme theme{ ThemeChoice::Light };
    BlockEdit edit(theme, QStringLiteral("block"));
    edit.setSource(source, values());
    Q_EMIT theme.changed();
    edit.setEditing(true);
    QCOMPARE(edit.source(), source);
}

void TestUiDraft::copyAndPasteKeepPlaceholders()
{
    BlockEdit from(m_theme, QStringLiteral("from"));
    from.setSource(QStringLiteral("A {{first_name}} B"), values());
    from.setEditing(true);
    from.selectAll();
    from.copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("A {{first_name}} B"));
    BlockEdit to(m_theme, QStringLiteral("to"));
    to.setSource({}, values());
    to.setEditing(true);
    to.paste();
    QCOMPARE(to.source(), QStringLiteral("A {{first_name}} B"));
}

void TestUiDraft::nothingIsLoaded()
{
    BlockEdit edit(m_theme, QStringLiteral("block"));
    QVERIFY(!edit.loadResource(QTextDocument::ImageResource, QUrl(QStringLiteral("file:///etc/passwd"))).isValid());
    edit.setSource({}, values());
    edit.setEditing(true);
    QMimeData hostile;
    hostile.setHtml(QStringLiteral("<img src='https://example.com/x.png'><b>bold</b>"));
    hostile.setText(QStringLiteral("<b>bold</b>"));
    QGuiApplication::clipboard()->setText(hostile.text());
    edit.paste();
    QCOMPARE(edit.source(), QStringLiteral("<b>bold</b>"));
}

void TestUiDraft::wordDiffIsWordLevel()
{
    QString removed;
    QString added;
    QString after;
    for (const DiffRun& run : wordDiff(
             QStringLiteral("Hello {{first_name}}, come back soon."), QStringLiteral("Hello {{first_name}}, come back until Sunday."))) {
        (run.kind == DiffRun::Kind::Removed ? removed : run.kind == DiffRun::Kind::Added ? added : after) += run.text;
    }
    QCOMPARE(removed, QStringLiteral("soon"));
    QCOMPARE(added, QStringLiteral("until Sunday"));
    QCOMPARE(after, QStringLiteral("Hello {{first_name}}, come back ."));
}

void TestUiDraft::everySampleRoundTrips()
{
    for (const Draft& draft : sampleDrafts(wallClock())) {
        MessageSheet sheet(m_theme);
        for (const Content& content : draft.contents) {
            sheet.showContent(content, draft.values, text(draft.maskedTo), {});
            sheet.setEditing(true);
            QVERIFY2(sheet.content() == content, draft.summary.id.c_str());
        }
    }
}

void TestUiDraft::smsOf320Characters()
{
    Content content;
    content.channel = Channel::Sms;
    content.language = "de";
    content.blocks.push_back({ BlockKind::Paragraph, std::string(319, 'a') + "ł", {}, false });
    Draft sample = sampleDrafts(wallClock()).front();
    sample.values.to = "+491701234567";
    const MessageCount count = countMessage(content, sample.values);
    QCOMPARE(count.forced, QStringLiteral("ł"));
    QCOMPARE(count.forcedName, QStringLiteral("U+0142 LATIN SMALL LETTER L WITH STROKE"));
    QVERIFY2(!count.plain, "another letter would be another word");
    QVERIFY2(count.words.contains(QStringLiteral("320")), qPrintable(count.words));
    QWidget host;
    host.resize(400, 500);
    MessageSheet& sheet = *new MessageSheet(m_theme, &host);
    sheet.setSheetWidth(size::sheetPhone);
    sheet.showContent(content, sample.values, text(sample.maskedTo), {});
    sheet.resize(size::sheetPhone, 100);
    host.show();
    QVERIFY(QTest::qWaitForWindowExposed(&host));
    sheet.resize(size::sheetPhone, sheet.sizeHint().height());
    const auto* edit = sheet.findChild<BlockEdit*>(QStringLiteral("messageParagraph0BlockEdit"));
    QVERIFY(edit != nullptr);
    QTRY_VERIFY2(edit->document()->size().height() <= edit->height(), "the whole text is visible");
    QVERIFY(edit->document()->size().width() <= edit->width());
}

void TestUiDraft::editChangesChecksAndWords()
{
    const TimeMs now = wallClock();
    Draft draft = plainDraft(1, now);
    OpenDraft open(draft, samplePerson(), samplePolicy());
    QVERIFY(!open.edited());
    QCOMPARE(open.approval(), Verdict::Approve);
    const Content* revision = open.current(open.channel());
    QVERIFY(revision != nullptr);
    Content edited = *revision;
    edited.blocks.front().text = "{{no_such_placeholder}} hello";
    const int before = failedChecks(open.checks(now));
    open.edit(edited);
    QVERIFY(open.edited());
    QCOMPARE(open.approval(), Verdict::ApproveWithEdits);
    QVERIFY(failedChecks(open.checks(now)) > before);
    QVERIFY(!approvalWords(open, now).possible || !approvalWords(open, now).sentence.isEmpty());
    open.edit(*revision);
    QVERIFY2(!open.edited(), "typed back to what it was is not an edit");
    Person reader = samplePerson();
    reader.permissions = { Permission::ReadDrafts };
    QVERIFY(!approvalWords(OpenDraft(draft, reader, samplePolicy()), now).possible);
}

void TestUiDraft::longTextsFit()
{
    RequirementList list(m_theme);
    RequirementResult result;
    result.state = RequirementState::Unsatisfied;
    result.sentence = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen sind in diesem Warenkorb in einer Menge enthalten, die "
                      "Ihre Grenze übersteigt";
    result.who = { "Jonas Berg", "Mira Ölçer", "role:senior_approver" };
    list.showState({ result }, {});
    list.resize(300, list.heightForWidth(300));
    QVERIFY(list.heightForWidth(300) > list.heightForWidth(900));
    QVERIFY(list.accessibleDescription().contains(u"Jonas Berg"));
    QCOMPARE(whoCould({ "role:senior_approver" }), QStringLiteral("Senior approver could"));
}

void TestUiDraft::historyJoinsTheLettersOfAWord()
{
    EditHistory history;
    QString words;
    const auto type = [&](const QString& more) {
        for (const QChar c : more) {
            const QString before = words;
            words += c;
            history.typed(0, before, words);
        }
    };
    type(QStringLiteral("one two"));
    history.typed(1, QStringLiteral("x"), QStringLiteral("y z")); // pasted: a step of its own
    type(QStringLiteral("3"));
    QCOMPARE(history.undo()->before, QStringLiteral("one two"));
    QCOMPARE(history.undo()->slot, 1);
    QCOMPARE(history.undo()->before, QStringLiteral("one "));
    QCOMPARE(history.undo()->before, QString());
    QVERIFY(!history.undo());
    QCOMPARE(history.redo()->after, QStringLiteral("one "));
    history.typed(0, QStringLiteral("one "), QStringLiteral("one")); // something new: what was undone is gone
    QVERIFY(!history.redo());
}

void TestUiDraft::diffOfWhollyOtherTextsIsBounded()
{
    QString before;
    QString after = QStringLiteral("same ");
    for (int i = 0; i < 20000; ++i) {
        before += QString::number(i) % u' ';
        after += QString::number(i + 50000) % u' ';
    }
    before.prepend(QStringLiteral("same "));
    QElapsedTimer timer;
    timer.start();
    const auto runs = wordDiff(before, after);
    QVERIFY2(timer.elapsed() < 5000, "the time must not grow with the square of the words");
    QString removed;
    QString added;
    for (const DiffRun& run : runs) {
        if (run.kind != DiffRun::Kind::Added)
            removed += run.text;
        if (run.kind != DiffRun::Kind::Removed)
            added += run.text;
    }
    QCOMPARE(removed, before);
    QCOMPARE(added, after);
}

void TestUiDraft::shortTextIsCutWhole()
{
    QCOMPARE(shortText("plain"), QStringLiteral("plain"));
    QCOMPARE(shortText(std::string(1000, 'x'), 3), QStringLiteral("xxx…"));
    const QString emoji = shortText(std::string("ab") + "\xF0\x9F\x98\x80", 3);
    QVERIFY2(!emoji.isEmpty() && !emoji.chopped(1).back().isHighSurrogate(), "no half of a character");
    QCOMPARE(shortText("a\u202Eb\u200Bc\nd"), QStringLiteral("a\uFFFDb\uFFFDc\nd"));
    QCOMPARE(shortText("\U0001F468\u200D\U0001F469"), QStringLiteral("\U0001F468\u200D\U0001F469"));
    Content content;
    QVERIFY(!oversized(content));
    content.blocks.assign(100'000, Block{});
    QVERIFY(oversized(content));
}

void TestUiDraft::checksAreKeptUntilTheWordsChange()
{
    const TimeMs now = wallClock();
    OpenDraft open(plainDraft(1, now), samplePerson(), samplePolicy());
    const auto later = open.checksLater(now);
    const auto direct = open.checks(now);
    const auto worked = later();
    QCOMPARE(worked.size(), direct.size());
    for (std::size_t i = 0; i < direct.size(); ++i)
        QCOMPARE(worked[i].sentence, direct[i].sentence);
    Draft asking = plainDraft(1, now);
    asking.summary.kind = surveyKind; // offers no goods: their stock does not matter
    const OpenDraft survey(asking, samplePerson(), samplePolicy());
    QVERIFY(Json(survey.checksLater(now)()) == Json(survey.checks(now)) && Json(survey.checks(now)) != Json(direct));
    open.takeChecks({ { "claims", CheckState::Failed, "from the worker", false } }, now);
    QCOMPARE(open.checks(now + secondMs).size(), std::size_t(1));
    QVERIFY2(open.checks(now + minuteMs).size() > 1, "quiet hours may have begun");
    open.takeChecks({}, now + minuteMs);
    Content edited = *open.current(open.channel());
    edited.blocks.front().text += "!";
    open.edit(edited);
    QVERIFY2(open.checks(now + minuteMs).size() > 1, "other words, other results");
}

void TestUiDraft::citedPoliciesFollowTyping()
{
    const TimeMs now = wallClock();
    Draft draft = plainDraft(1, now);
    auto& composed = draft.drafted.front();
    QCOMPARE(composed.channel, draft.summary.channel);
    composed.blocks.insert(composed.blocks.begin(), Block{ BlockKind::Paragraph, "Our warranty covers it.", {}, false });
    draft.contents = draft.drafted;
    draft.policyWords = { "Every grinder has a warranty." };
    draft.policyBlocks = { { 0 } };
    OpenDraft open(draft, samplePerson(), samplePolicy());
    const auto claims = [now](const OpenDraft& one) {
        const auto results = one.checksLater(now)();
        return *std::find_if(results.begin(), results.end(), [](const CheckResult& result) { return result.id == "claims"; });
    };
    QVERIFY2(claims(open).state == CheckState::Passed, claims(open).sentence.c_str());
    Content edited = *open.current(open.channel());
    edited.subject = "Our warranty covers it";
    open.edit(edited);
    QVERIFY2(claims(open).state == CheckState::Failed, claims(open).sentence.c_str());
}

void TestUiDraft::brandRulesFollowTyping()
{
    const TimeMs now = wallClock();
    Policy policy = samplePolicy();
    Draft draft = plainDraft(1, now);
    BrandRules everywhere;
    everywhere.banned = { "nothing here" };
    BrandRules own = everywhere;
    own.shopId = draft.summary.shopId;
    own.banned = { "bargain" };
    policy.brandRules = { everywhere, own };
    OpenDraft open(draft, samplePerson(), policy);
    QCOMPARE(open.checks(now).back().id, std::string("brand"));
    QCOMPARE(open.checks(now).back().state, CheckState::Passed);
    Content edited = *open.current(open.channel());
    edited.blocks.front().text += " What a bargain.";
    open.edit(edited);
    QCOMPARE(open.checks(now).back().sentence, std::string("“bargain” is a banned word"));
    QCOMPARE(open.checks(now).back().state, CheckState::Warned);
    QCOMPARE(open.checksLater(now)().back().sentence, open.checks(now).back().sentence);
}

QTEST_MAIN(TestUiDraft)
#include "tst_uidraft.moc"
