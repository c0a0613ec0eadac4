// Editing a draft by keyboard on the real window: blocks, undo, placeholders, spelling, unfinished edits and newer revisions.
#include "tests/ui/draftroom.h"
#include "services/console/spell/speller.h"
#include "tests/support/console/fakedesk.h"
#include "tests/support/console/hostiledrafts.h"
#include "tests/support/console/sampledrafts.h"
#include "ui/draft/alternativesview.h"
#include "ui/draft/blockedit.h"
#include "ui/draft/draftbanner.h"
#include "ui/draft/draftpane.h"
#include "ui/draft/messagesheet.h"
#include "ui/draft/pushpreview.h"
#include "ui/draft/versionsview.h"
#include "ui/parts/notice.h"
#include "ui/parts/segmented.h"
#include "ui/review/reviewpage.h"
#include "ui/why/whypane.h"
#include "ui/window/mainwindow.h"
#include "ui/words/times.h"
#include "ui/words/words.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QElapsedTimer>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace countersign;
using namespace Qt::StringLiterals;

class TestEditWindow : public QObject, private DraftRoom {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { enter(); }
    void cleanup() { leave(); }
    void undoRunsOverAllBlocks();
    void undoSurvivesOtherViews();
    void paragraphsByKeyboard();
    void placeholdersFromAMenu();
    void unfinishedEditSurvivesACrash();
    void unfinishedEditIsKeptWhileTyping();
    void staleEditIsNeverMergedSilently();
    void newRevisionWhileTypingLosesNothing();
    void spellingByKeyboard();
    void spellingWithoutDictionaryIsAQuietSentence();
    void smsCountFollowsTyping();
    void neverReadsAPastedPicture();
};

namespace {

// A clipboard that tells what of it was read. Its pictures claim to be 60,000 pixels wide and high: they would burst on decoding.
class Bomb final : public QMimeData {
public:
    explicit Bomb(const QString& words = {})
    {
        setData(u"image/png"_s, QByteArray::fromHex("89504e470d0a1a0a0000000d494844520000ea600000ea600806000000"));
        setData(u"image/svg+xml"_s, "<svg xmlns='http://www.w3.org/2000/svg' width='60000' height='60000'/>");
        setData(u"application/x-qt-image"_s, "x");
        setHtml(u"<img src='data:image/png;base64,iVBORw0KGgo='>"_s);
        if (!words.isEmpty())
            setText(words);
    }
    [[nodiscard]] const QStringList& read() const { return m_read; }

protected:
    QVariant retrieveData(const QString& format, QMetaType type) const override
    {
        m_read << format;
        return QMimeData::retrieveData(format, type);
    }

private:
    mutable QStringList m_read;
};

} // namespace

void TestEditWindow::undoRunsOverAllBlocks()
{
    show(plain());
    const std::string before = edited();
    press(Qt::Key_E);
    QTRY_VERIFY(pane()->editing());
    auto* first = edit("messageParagraph0BlockEdit");
    QVERIFY(first->hasFocus());
    type(u" one two"_s);
    auto* second = edit("messageParagraph1BlockEdit");
    const QString words = second->source();
    press(Qt::Key_Tab);
    QVERIFY(second->hasFocus());
    press(Qt::Key_End, Qt::ControlModifier);
    type(u" three"_s);
    QVERIFY(second->source().endsWith(u" three"));
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(second->source(), words);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(first->source(), text(before) + u" one ");
    QVERIFY2(first->hasFocus(), "the caret goes where the words changed");
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(first->source(), text(before));
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(first->source(), text(before) + u" one two");
    press(Qt::Key_Y, Qt::ControlModifier);
    QVERIFY(second->source().endsWith(u" three"));
}

void TestEditWindow::undoSurvivesOtherViews()
{
    show(plain());
    const std::string before = edited();
    press(Qt::Key_E);
    QTRY_VERIFY(pane()->editing());
    type(u" one"_s);
    press(Qt::Key_Escape);
    QVERIFY(!pane()->editing());
    press(Qt::Key_3);
    press(Qt::Key_6);
    press(Qt::Key_1);
    press(Qt::Key_2);
    press(Qt::Key_E);
    QTRY_VERIFY(pane()->editing());
    QCOMPARE(edited(), before + " one");
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(edited(), before);
    QTRY_VERIFY(!open()->edited());
}

void TestEditWindow::paragraphsByKeyboard()
{
    show(plain());
    const Content before = *open()->current(Channel::Email);
    press(Qt::Key_E);
    QTRY_VERIFY(pane()->editing());
    press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(edit("messageParagraph1BlockEdit")->hasFocus());
    QVERIFY(edit("messageParagraph1BlockEdit")->source().isEmpty());
    type(u"A new one"_s);
    QTRY_COMPARE(open()->current(Channel::Email)->blocks.size(), before.blocks.size() + 1);
    QCOMPARE(open()->current(Channel::Email)->blocks[1].text, std::string("A new one"));
    press(Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(open()->current(Channel::Email)->blocks[0].text, std::string("A new one"));
    QVERIFY(edit("messageParagraph0BlockEdit")->hasFocus());
    press(Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!open()->edited());
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(open()->current(Channel::Email)->blocks[0].text, std::string("A new one"));
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(open()->current(Channel::Email)->blocks[1].text, std::string("A new one"));
    press(Qt::Key_Escape);
    QVERIFY(open()->edited());
}

void TestEditWindow::placeholdersFromAMenu()
{
    show(plain());
    press(Qt::Key_E);
    QTRY_VERIFY(pane()->editing());
    auto* first = edit("messageParagraph0BlockEdit");
    const QString without = first->source();
    press(Qt::Key_Space, Qt::ControlModifier);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    QVERIFY(menu->activeAction() != nullptr);
    const QString name = menu->activeAction()->objectName();
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_VERIFY(first->source().endsWith(u"{{" + name + u"}}"));
    press(Qt::Key_Backspace);
    QVERIFY2(first->source() == without, "a chip goes whole");
    type(u"{"_s);
    menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    QTest::keyClick(menu, Qt::Key_Up); // round to the last: just the sign
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_VERIFY(first->source().endsWith(u'{'));
}

void TestEditWindow::unfinishedEditSurvivesACrash()
{
    const Draft draft = plain();
    UnfinishedEdit left{ draft.summary.revision, draft.contents.front(), m_desk->now() - minuteMs };
    left.content.blocks.front().text = "Half a sent";
    const QString id = QString::fromStdString(draft.summary.id);
    QVERIFY(m_desk->fakeWork().keepUnfinished(id, left).result());
    show(draft);
    auto* banner = find<DraftBanner>("draftBanner");
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->sentence().contains(clockHere(left.at)));
    QTRY_COMPARE(edited(), std::string("Half a sent"));
    QCOMPARE(edit("messageParagraph0BlockEdit")->source(), u"Half a sent"_s);
    click("draftUnfinishedDiscardLinkButton");
    QTRY_VERIFY(!open()->edited());
    QTRY_VERIFY(!m_desk->fakeWork().unfinished(id).result().value().has_value());
    QVERIFY(!banner->isVisible());
}

void TestEditWindow::unfinishedEditIsKeptWhileTyping()
{
    const Draft draft = plain();
    show(draft);
    const QString id = open()->id();
    press(Qt::Key_E);
    QTRY_VERIFY(pane()->editing());
    const auto kept = [&] { return m_desk->fakeWork().unfinished(id).result().value(); };
    type(u" a"_s);
    QTRY_VERIFY(kept().has_value());
    // The next words wait for the pause, yet not longer than two seconds, though keys keep coming.
    type(u"b"_s);
    QTRY_VERIFY_WITH_TIMEOUT(QString::fromStdString(kept()->content.blocks.front().text).endsWith(u" ab"), 4000);
    type(u"c"_s);
    press(Qt::Key_Escape);
    m_window.reset(); // leaving hands over what waits
    QTRY_VERIFY(QString::fromStdString(kept()->content.blocks.front().text).endsWith(u" abc"));
}

void TestEditWindow::staleEditIsNeverMergedSilently()
{
    Draft draft = plain();
    draft.history = { { 1, "composer", "", "", draft.contents, m_desk->now() - hourMs } };
    draft.contents.front().blocks.front().text = "Written anew,";
    draft.summary.revision = 2;
    UnfinishedEdit left{ 1, draft.contents.front(), m_desk->now() - minuteMs };
    left.content.blocks.front().text = "Half a sent";
    const QString id = QString::fromStdString(draft.summary.id);
    QVERIFY(m_desk->fakeWork().keepUnfinished(id, left).result());
    show(draft);
    QTRY_VERIFY(find<DraftBanner>("draftBanner")->isVisible());
    QVERIFY2(!open()->edited(), "nothing is chosen for the person");
    QCOMPARE(pane()->view(), DraftPane::View::Versions);
    QVERIFY(find<VersionsView>("draftVersionsView")->comparison().contains(u"unfinished"));
    press(Qt::Key_E);
    QVERIFY2(!pane()->editing(), "first one chooses");
    QVERIFY(m_desk->fakeWork().unfinished(id).result().value().has_value());
    click("draftStaleTakeLinkButton");
    QTRY_VERIFY(pane()->editing());
    QTRY_COMPARE(edited(), std::string("Half a sent"));
    QTRY_COMPARE(m_desk->fakeWork().unfinished(id).result().value()->revision, std::int64_t(2));
    m_window.reset();

    QVERIFY(m_desk->fakeWork().keepUnfinished(id, left).result());
    reopen();
    QTRY_VERIFY(find<DraftBanner>("draftBanner")->isVisible());
    click("draftStaleDropLinkButton");
    QTRY_VERIFY(!m_desk->fakeWork().unfinished(id).result().value().has_value());
    QCOMPARE(edited(), std::string("Written anew,"));
    press(Qt::Key_E);
    QTRY_VERIFY(pane()->editing());
}

void TestEditWindow::newRevisionWhileTypingLosesNothing()
{
    Draft draft = plain();
    show(draft);
    press(Qt::Key_E);
    QTRY_VERIFY(pane()->editing());
    type(u" and mine"_s);
    draft.history = { { 1, "composer", "", "", draft.contents, m_desk->now() } };
    draft.contents.front().blocks.front().text = "Written anew,";
    ++draft.summary.revision;
    m_desk->replace(draft); // before the pause after the last key is over
    QTRY_VERIFY(find<DraftBanner>("draftBanner")->isVisible());
    QCOMPARE(edited(), std::string("Written anew,"));
    QVERIFY(find<VersionsView>("draftVersionsView")->comparison().contains(u"unfinished"));
    click("draftStaleTakeLinkButton");
    QTRY_VERIFY2(QString::fromStdString(edited()).endsWith(u" and mine"), edited().c_str());
}

void TestEditWindow::spellingByKeyboard()
{
    QTemporaryDir personal;
    const auto speller = std::make_shared<Speller>(systemSpellPaths(personal.path()));
    show(plain());
    m_window->setSpelling(speller);
    m_window->openDesk(m_desk);
    QTRY_VERIFY(open() != nullptr);
    m_window->reviewPage()->focusQueue();
    press(Qt::Key_E);
    QTRY_VERIFY(pane()->editing());
    auto* first = edit("messageParagraph0BlockEdit");
    type(u" recieve"_s);
    QTRY_COMPARE(first->extraSelections().size(), 1);
    QCOMPARE(first->extraSelections().front().cursor.selectedText(), u"recieve"_s);
    press(Qt::Key_Period, Qt::ControlModifier);
    QTRY_VERIFY(qobject_cast<QMenu*>(QApplication::activePopupWidget()) != nullptr);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_1);
    QTRY_VERIFY2(first->source().endsWith(u" receive"), qPrintable(first->source()));
    QTRY_VERIFY(first->extraSelections().isEmpty());
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY2(first->source().endsWith(u" recieve"), "a suggestion is an edit like any other");
    press(Qt::Key_End, Qt::ControlModifier);
    type(u" Zzyzxa"_s);
    QTRY_COMPARE(first->extraSelections().size(), 2);
    press(Qt::Key_Menu);
    QTRY_VERIFY(qobject_cast<QMenu*>(QApplication::activePopupWidget()) != nullptr);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_A);
    QTRY_COMPARE(first->extraSelections().size(), 1);
    QFile file(personal.filePath(u"en.txt"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("Zzyzxa\n"));
}

void TestEditWindow::spellingWithoutDictionaryIsAQuietSentence()
{
    show(plain());
    m_window->setSpelling(std::make_shared<Speller>(SpellPaths{}));
    m_window->openDesk(m_desk);
    QTRY_VERIFY(open() != nullptr);
    m_window->reviewPage()->focusQueue();
    press(Qt::Key_E);
    QTRY_VERIFY(find<QLabel>("draftSpellingLabel")->isVisible());
    QVERIFY(find<QLabel>("draftSpellingLabel")->text().contains(u"English"));
    type(u" recieve"_s);
    press(Qt::Key_Period, Qt::ControlModifier);
    QVERIFY(QApplication::activePopupWidget() == nullptr);
}

void TestEditWindow::smsCountFollowsTyping()
{
    show(sms(std::string(160, 'a')));
    auto* count = find<QLabel>("messageCountLabel");
    QVERIFY2(count->text().startsWith(u"1 part"), qPrintable(count->text()));
    press(Qt::Key_E);
    QTRY_VERIFY(pane()->editing());
    type(u"b"_s);
    QVERIFY2(find<QLabel>("messageCountLabel")->text().startsWith(u"2 part"), qPrintable(count->text()));
}

void TestEditWindow::neverReadsAPastedPicture()
{
    show(plain());
    press(Qt::Key_E);
    QTRY_VERIFY(pane()->editing());
    auto* first = edit("messageParagraph0BlockEdit");
    first->setFocus();
    const QString before = first->source();
    QVERIFY(!pane()->notice().isVisible());
    auto* bomb = new Bomb;
    QGuiApplication::clipboard()->setMimeData(bomb); // takes it over
    press(Qt::Key_V, Qt::ControlModifier);
    QVERIFY2(bomb->read().isEmpty(), qPrintable(bomb->read().join(u' ')));
    QCOMPARE(first->source(), before);
    QTRY_VERIFY(pane()->notice().isVisible());
    QVERIFY2(pane()->notice().sentence().contains(u"Only words"), qPrintable(pane()->notice().sentence()));
    // Dragged in, it is not even taken hold of; nor is a file, whose path would be no word to a customer.
    Bomb dragged;
    QDragEnterEvent enters(QPoint(4, 4), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(first->viewport(), &enters);
    QVERIFY(!enters.isAccepted() && dragged.read().isEmpty());
    auto* file = new QMimeData;
    file->setUrls({ QUrl(u"file:///etc/passwd"_s) });
    file->setText(u"/etc/passwd"_s);
    QGuiApplication::clipboard()->setMimeData(file);
    press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(first->source(), before);
    // Of words with a picture the words are taken, and nothing else is read.
    auto* both = new Bomb(u"Only this"_s);
    QGuiApplication::clipboard()->setMimeData(both);
    press(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(first->source().contains(u"Only this"));
    for (const QString& format : both->read())
        QVERIFY2(format.startsWith(u"text/plain"), qPrintable(format));
    // Nor do the plain fields look at anything but words.
    auto* comment = find<QPlainTextEdit>("commentPlainTextEdit");
    auto* again = new Bomb;
    QGuiApplication::clipboard()->setMimeData(again);
    comment->paste();
    QVERIFY(comment->toPlainText().isEmpty());
    for (const QString& format : again->read())
        QVERIFY2(format.startsWith(u"text/"), qPrintable(format));
    QGuiApplication::clipboard()->clear();
}

QTEST_MAIN(TestEditWindow)
#include "tst_editwindow.moc"
