// Comments beside the draft, by keyboard.
#include "tst_draftwindow.h"

#include "tests/support/console/fakedesk.h"
#include "tests/support/console/sampledrafts.h"
#include "ui/parts/notice.h"
#include "ui/review/reviewpage.h"
#include "ui/why/whypane.h"
#include "ui/window/mainwindow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTest>

using namespace countersign;
using namespace Qt::StringLiterals;

void TestDraftWindow::commentWithMention()
{
    show(plain());
    press(Qt::Key_C);
    auto* words = find<QPlainTextEdit>("commentPlainTextEdit");
    QTRY_VERIFY(words->hasFocus());
    type(u"Please look, @be"_s);
    auto* names = find<QListWidget>("commentNamesList");
    QVERIFY(names->isVisible());
    QCOMPARE(names->count(), 1);
    press(Qt::Key_Return);
    QCOMPARE(words->toPlainText(), u"Please look, @Bela Brand "_s);
    QVERIFY(!names->isVisible());
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(words->toPlainText().isEmpty());
    QTRY_COMPARE(open()->draft().comments.size(), std::size_t(1));
    QCOMPARE(open()->draft().comments.front().mentions, std::vector<std::string>{ "p-brand" });
    QVERIFY(!open()->draft().comments.front().objection);
    QTRY_VERIFY(find<QLabel>("commentTextLabel") != nullptr);
    QCOMPARE(find<QLabel>("commentTextLabel")->text(), u"Please look, @Bela Brand"_s);
    press(Qt::Key_Escape);
    QVERIFY2(!words->hasFocus(), "Esc gives the focus back to the queue");
    press(Qt::Key_C);
    type(u"@zzz"_s);
    QVERIFY(!names->isVisible());
}

void TestDraftWindow::commentOfflineKeepsTheWords()
{
    show(plain());
    press(Qt::Key_C);
    auto* words = find<QPlainTextEdit>("commentPlainTextEdit");
    QTRY_VERIFY(words->hasFocus());
    type(u"not lost"_s);
    m_desk->fakeTeam().failNext(Error{ ErrorCode::Unavailable, "offline", std::nullopt });
    press(Qt::Key_Return, Qt::ControlModifier);
    auto* state = find<QLabel>("commentStateLabel");
    QTRY_VERIFY(state->isVisible() && state->text().contains(u"Not sent"));
    QCOMPARE(words->toPlainText(), u"not lost"_s);
    QVERIFY(open()->draft().comments.empty());
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(open()->draft().comments.size(), std::size_t(1));
    QVERIFY(!state->isVisible());
}

void TestDraftWindow::objectAndResolve()
{
    show(plain());
    press(Qt::Key_C);
    QTRY_VERIFY(find<QPlainTextEdit>("commentPlainTextEdit")->hasFocus());
    type(u"The price is wrong"_s);
    press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(open()->draft().summary.objections, 1);
    QTRY_VERIFY(find<QAbstractButton>("commentResolveLinkButton") != nullptr);
    click("commentResolveLinkButton");
    QTRY_COMPARE(open()->draft().summary.objections, 0);
    QTRY_VERIFY(find<QAbstractButton>("commentResolveLinkButton") == nullptr);
}
