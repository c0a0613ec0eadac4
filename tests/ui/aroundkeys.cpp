// Keys on the real window: changed, swapped, taken along as a file, kept over a restart, silent where somebody types.
#include "tst_around.h"
#include "ui/keys/keyfile.h"
#include "ui/parts/keybutton.h"
#include "ui/sheets/keyssheet.h"
#include "ui/window/settings.h"

#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextEdit>

using namespace countersign;

void TestAround::chooseKeyRow(Verb verb)
{
    const auto& bindings = m_room.window->keys().bindings();
    auto* list = m_room.find<QListWidget>("keysListWidget");
    while (bindings[static_cast<std::size_t>(list->currentRow())].verb != verb) {
        const int before = list->currentRow();
        m_room.press(Qt::Key_Down);
        QVERIFY(list->currentRow() != before);
    }
}

void TestAround::changeAKey()
{
    m_room.press(Qt::Key_Question, Qt::ShiftModifier);
    auto* sheet = m_room.find<KeysSheet>("reviewKeysSheet");
    QVERIFY(sheet->isVisible());
    QCOMPARE(QApplication::focusWidget(), m_room.find("keysListWidget"));
    chooseKeyRow(Verb::Reject);
    m_room.press(Qt::Key_Return);
    QVERIFY(sheet->line().contains(u"Press the new key"));
    m_room.press(Qt::Key_Backspace);
    QVERIFY2(sheet->line().contains(u"cannot be a command"), qPrintable(sheet->line()));
    m_room.press(Qt::Key_M);
    QVERIFY2(sheet->line().contains(u"is now on M"), qPrintable(sheet->line()));
    // The bar, its tool tip and the page follow at once.
    auto* button = m_room.find<KeyButton>("verdictRejectKeyButton");
    QCOMPARE(button->key(), QStringLiteral("M"));
    QVERIFY(button->toolTip().contains(u"(M)") && button->accessibleDescription().contains(u"M"));
    m_room.press(Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
    m_room.press(Qt::Key_R);
    QVERIFY(!m_room.find("reviewRejectSheet")->isVisible());
    m_room.press(Qt::Key_M);
    QVERIFY(m_room.find("reviewRejectSheet")->isVisible());
}

void TestAround::conflictIsNamedAndSwapped()
{
    m_room.press(Qt::Key_Question, Qt::ShiftModifier);
    auto* sheet = m_room.find<KeysSheet>("reviewKeysSheet");
    chooseKeyRow(Verb::Hold);
    m_room.press(Qt::Key_Return);
    m_room.press(Qt::Key_A);
    QVERIFY2(sheet->line().contains(keyMeaning(Verb::Approve)), qPrintable(sheet->line()));
    QCOMPARE(m_room.window->keys().cap(Verb::Hold), QStringLiteral("H"));
    m_room.press(Qt::Key_Escape); // leaves both
    QVERIFY2(sheet->isVisible(), "the first Esc takes back the question, not the sheet");
    QCOMPARE(m_room.window->keys().cap(Verb::Approve), QStringLiteral("A"));
    m_room.press(Qt::Key_Return);
    m_room.press(Qt::Key_A);
    m_room.press(Qt::Key_S);
    QCOMPARE(m_room.window->keys().cap(Verb::Approve), QStringLiteral("H"));
    QCOMPARE(m_room.window->keys().cap(Verb::Hold), QStringLiteral("A"));
    QVERIFY2(m_room.desk->requests().empty(), "no verdict was given by a key meant for the sheet");
    m_room.find<QAbstractButton>("keysResetLinkButton")->click();
    QCOMPARE(m_room.window->keys().cap(Verb::Hold), QStringLiteral("H"));
    QVERIFY(m_room.window->keys().isShipped(Verb::Approve));
    // A chord with Ctrl reaches the sheet, not the palette, while a key is asked for.
    m_room.find("keysListWidget")->setFocus();
    m_room.press(Qt::Key_Return);
    m_room.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(!m_room.find("windowPalette")->isVisible());
    QVERIFY(sheet->line().contains(keyMeaning(Verb::Palette)));
}

void TestAround::keysFileBothWays()
{
    QTemporaryDir folder;
    auto* sheet = m_room.find<KeysSheet>("reviewKeysSheet");
    m_room.press(Qt::Key_Question, Qt::ShiftModifier);
    m_room.window->keys().swapWith(Verb::Approve, QKeySequence(Qt::Key_R));
    sheet->exportTo(folder.filePath(QStringLiteral("keys.json")));
    QTRY_VERIFY2(sheet->line().contains(u"keys.json"), qPrintable(sheet->line()));
    m_room.window->keys().resetAll();
    sheet->importFrom(folder.filePath(QStringLiteral("keys.json")));
    QTRY_COMPARE(m_room.window->keys().cap(Verb::Approve), QStringLiteral("R"));
    QFile bad(folder.filePath(QStringLiteral("bad.json")));
    QVERIFY(bad.open(QIODevice::WriteOnly) && bad.write(R"({"format": "countersign-keys", "version": 1, "keys": {"aprove": "A"}})") > 0);
    bad.close();
    sheet->importFrom(bad.fileName());
    QTRY_VERIFY2(sheet->line().contains(u"Nothing was changed") && sheet->line().contains(u"aprove"), qPrintable(sheet->line()));
    QCOMPARE(m_room.window->keys().cap(Verb::Approve), QStringLiteral("R"));
    sheet->importFrom(folder.filePath(QStringLiteral("none.json")));
    QTRY_VERIFY(sheet->line().contains(u"Nothing was changed") && !sheet->line().contains(u"aprove"));
}

void TestAround::keysSurviveARestart()
{
    QVERIFY(m_room.window->keys().set(Verb::Approve, QKeySequence(Qt::Key_M)));
    QVERIFY(m_room.reopen());
    QCOMPARE(m_room.find<KeyButton>("verdictApproveKeyButton")->key(), QStringLiteral("M"));
    settings::setKeys("{ damaged");
    QVERIFY(m_room.reopen());
    QCOMPARE(m_room.find<KeyButton>("verdictApproveKeyButton")->key(), QStringLiteral("A"));
}

void TestAround::keysAreSilentInEveryTextField()
{
    m_room.press(Qt::Key_E); // the message becomes fields, too
    const auto fields = [this] {
        QWidgetList found;
        const QWidgetList all = m_room.window->findChildren<QWidget*>();
        for (QWidget* widget : all)
            if (qobject_cast<QLineEdit*>(widget) || qobject_cast<QTextEdit*>(widget) || qobject_cast<QPlainTextEdit*>(widget))
                found << widget;
        return found;
    }();
    QVERIFY(fields.size() >= 5);
    const QString letters = QStringLiteral("abrhpsujkxgvoqynt");
    int tried = 0;
    for (const QPointer<QWidget> field : fields) {
        if (field == nullptr)
            continue;
        // Fields of sheets and pages that are closed are opened just for this.
        for (QWidget* above = field; above != nullptr && above != m_room.window.get(); above = above->parentWidget())
            above->setVisible(true);
        if (!field->isEnabled() || field->focusPolicy() == Qt::NoFocus)
            continue;
        field->setFocus();
        if (!field->hasFocus())
            continue; // read-only text that takes no focus has no keys of its own
        // Read-only text is no place to type: there the keys stay verbs.
        if (field->property("readOnly").toBool())
            continue;
        const QString open = m_room.current();
        QTest::keyClicks(field, letters);
        ++tried;
        QVERIFY2(m_room.desk->requests().empty(), qPrintable(field->objectName()));
        QCOMPARE(m_room.current(), open);
        QVERIFY2(field != nullptr && field->hasFocus(), "typing keeps the field");
    }
    QVERIFY2(tried >= 4, qPrintable(QString::number(tried)));
    m_room.find("windowPalette")->hide(); // it was shown for its field only
    // Only chords with Ctrl work there.
    auto* search = m_room.find<QLineEdit>("queueSearchLineEdit");
    search->setFocus();
    search->setText(QStringLiteral("kept words"));
    search->setCursorPosition(0);
    m_room.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(m_room.find("windowPalette")->isVisible());
    QCOMPARE(search->text(), QStringLiteral("kept words"));
    m_room.press(Qt::Key_Escape);
    QVERIFY(search->hasFocus());
}

void TestAround::aLongMessageIsSeenOnlyWhenScrolled()
{
    std::vector<Draft> drafts;
    for (int i = 1; i <= 2; ++i) {
        Draft draft = plainDraft(i, m_room.desk->now());
        draft.summary.approvalsNeeded = 1;
        for (Content& content : draft.contents) {
            const auto paragraph = content.blocks.front();
            content.blocks.insert(content.blocks.begin() + 1, 40, paragraph);
        }
        drafts.push_back(draft);
    }
    m_room.desk->source().setDrafts(drafts);
    const auto ready = [this, &drafts] {
        const std::string id = m_room.current().toStdString();
        return (id == drafts[0].summary.id || id == drafts[1].summary.id) && m_room.opened()
            && m_room.window->reviewPage()->session().decidable();
    };
    QTRY_VERIFY(ready());
    auto* bar = m_room.find<QScrollArea>("draftScrollArea")->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    m_room.press(Qt::Key_H);
    m_room.press(Qt::Key_1);
    QTRY_COMPARE(m_room.desk->requests().size(), std::size_t(1));
    QVERIFY2(!m_room.desk->requests().front().effort->scrolledToEnd, "its end was never on the screen");
    QTRY_VERIFY(ready());
    QTRY_VERIFY(bar->maximum() > 0);
    bar->setValue(bar->maximum());
    QTest::qWait(20); // it is looked at in the next turn
    m_room.press(Qt::Key_H);
    m_room.press(Qt::Key_1);
    QTRY_COMPARE(m_room.desk->requests().size(), std::size_t(2));
    QVERIFY(m_room.desk->requests().back().effort->scrolledToEnd);
}
