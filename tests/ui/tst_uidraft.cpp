// Editing in place: placeholders stay whole, nothing is loaded, what is shown is what would be signed.
#include "tests/support/console/sampledrafts.h"
#include "ui/draft/blockedit.h"
#include "ui/draft/messagesheet.h"
#include "ui/draft/opendraft.h"
#include "ui/draft/requirementlist.h"
#include "ui/draft/smscount.h"
#include "ui/draft/verdictwords.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QTest>

using namespace countersign;

class TestUiDraft : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roundTrip();
    void placeholderIsOnePiece();
    void copyAndPasteKeepPlaceholders();
    void nothingIsLoaded();
    void wordDiffIsWordLevel();
    void everySampleRoundTrips();
    void smsOf320Characters();
    void editChangesChecksAndWords();
    void longTextsFit();

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
    QTest::keyClick(&edit, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(edit.source().startsWith(u"Hi {{first_name}}"));
    QTest::keyClicks(&edit, QStringLiteral("x"));
    QVERIFY(edit.source().contains(u"{{first_name}}"));
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
    const QString words = smsCountWords(content, sample.values);
    QVERIFY2(words.contains(u"ł"), qPrintable(words));
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

QTEST_MAIN(TestUiDraft)
#include "tst_uidraft.moc"
