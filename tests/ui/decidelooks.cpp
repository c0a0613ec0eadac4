// What is read while deciding is read whole, and a key says when it may not.
#include "tst_decidewindow.h"

#include "ui/draft/draftpane.h"
#include "ui/draft/opendraft.h"
#include "ui/parts/keybutton.h"
#include "ui/parts/labels.h"
#include "ui/parts/notice.h"
#include "ui/queue/queuepane.h"
#include "ui/queue/queueview.h"
#include "ui/queue/rowlayout.h"
#include "ui/review/bottombar.h"
#include "ui/review/queueacts.h"
#include "ui/review/reviewpage.h"
#include "ui/sheets/bulksheet.h"
#include "ui/sheets/reasonpicker.h"
#include "ui/why/whypane.h"
#include "ui/window/mainwindow.h"
#include "ui/words/sentences.h"
#include "ui/words/words.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTest>

using namespace countersign;

// At the width of a narrow draft pane as at that of a wide one.
void TestDecideWindow::reasonsAreReadWhole()
{
    ReasonPicker picker;
    for (const int width : { 300, 480, 900 }) {
        picker.resize(width, 300);
        picker.show();
        const auto buttons = picker.findChildren<QPushButton*>();
        QVERIFY(buttons.size() > 5);
        for (const QPushButton* button : buttons)
            QTRY_VERIFY2(button->width() >= button->sizeHint().width(), qPrintable(QStringLiteral("%1 at %2").arg(button->text()).arg(width)));
    }
    picker.resize(488, 300); // in the draft pane at 1280×800: below each other, nine would not fit above the note
    const auto at = [&picker](int number) { return picker.findChild<QPushButton*>(QStringLiteral("rejectReason%1Button").arg(number))->y(); };
    QTRY_COMPARE(at(2), at(1));
    picker.resize(900, 300);
    const auto* third = picker.findChild<QPushButton*>(QStringLiteral("rejectReason3Button"));
    QTRY_COMPARE(third->y(), picker.findChild<QPushButton*>(QStringLiteral("rejectReason1Button"))->y()); // three beside each other
}

// The spans to hold for and the question about a taken key, with the panes as narrow as they go.
void TestDecideWindow::sheetsAreReadWhole()
{
    find<QSplitter>("reviewSplitter")->setSizes({ 500, 100, 600 });
    press(Qt::Key_H);
    auto* hold = find<QWidget>("reviewHoldSheet");
    QTRY_VERIFY(hold->isVisible());
    std::set<QString> spans;
    for (int i = 1; i <= 5; ++i) {
        const auto* button = find<QPushButton>(qPrintable(QStringLiteral("hold%1KeyButton").arg(i)));
        QTRY_VERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
        spans.insert(button->text());
        QVERIFY(button->accessibleName().endsWith(button->text()) && button->accessibleName() != button->text());
    }
    QCOMPARE(spans.size(), std::size_t(5));
    for (const QLabel* label : hold->findChildren<QLabel*>())
        if (label->isVisible())
            QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    press(Qt::Key_Escape);
    press(Qt::Key_Question, Qt::ShiftModifier);
    auto* line = find<QLabel>("keysLineLabel");
    QTRY_VERIFY(line->isVisible());
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    press(Qt::Key_A); // the key of the row above
    auto* swap = find<QPushButton>("keysSwapKeyButton");
    QTRY_VERIFY(swap->isVisible() && swap->width() >= swap->sizeHint().width());
    QTRY_VERIFY(line->height() >= line->heightForWidth(line->width()) && line->width() > 300);
    QVERIFY(!find<QWidget>("keysImportLinkButton")->isVisible());
    press(Qt::Key_Escape);
    QVERIFY(find<QWidget>("keysImportLinkButton")->isVisible());
}

void TestDecideWindow::panesFollowTheWindow()
{
    auto* splitter = find<QSplitter>("reviewSplitter");
    const QList<int> usual = splitter->sizes();
    m_window->resize(2560, 1440);
    QTRY_VERIFY(splitter->sizes().front() > usual.front() + 100);
    QVERIFY(splitter->sizes().back() > usual.back());
    QVERIFY(m_window->reviewPage()->layoutState().isEmpty()); // nobody chose it, so nothing to remember
    m_window->resize(1280, 800);
    QTRY_COMPARE(splitter->sizes(), usual);
    // What a person chose stays at every size.
    splitter->setSizes({ usual[0] + 40, usual[1] - 40, usual[2] });
    Q_EMIT splitter->splitterMoved(usual[0] + 40, 1);
    const QList<int> chosen = splitter->sizes();
    m_window->resize(2560, 1440);
    QTRY_VERIFY(splitter->width() > 2000);
    QCOMPARE(splitter->sizes().front(), chosen.front());
    QVERIFY(!m_window->reviewPage()->layoutState().isEmpty());
}

// In the smallest usual window, whatever stands beside the words.
void TestDecideWindow::rowsAndHeadAreReadWhole()
{
    QCOMPARE(m_window->size(), QSize(1280, 800));
    const auto* view = find<QueueView>("draftsQueueView");
    const QFontMetrics face(sized(view->font(), RowLayout::wordsSize));
    const std::vector<Draft> drafts = sampleDrafts(m_desk->now());
    for (const Draft& draft : drafts) {
        RowFacts facts;
        facts.row = &draft.summary;
        facts.now = m_desk->now();
        if (draft.summary.lease)
            facts.holder = text(draft.summary.lease->personName);
        const RowLayout layout = layOutRow(facts, view->viewport()->width(), false, view->font());
        const QString said = channelWord(draft.summary.channel) + QStringLiteral(" · ") + sentenceText(draft.summary.offer);
        QVERIFY2(layout.line.startsWith(said), qPrintable(layout.line + QStringLiteral(" instead of ") + said));
        QVERIFY2(face.horizontalAdvance(layout.line) <= layout.words.width(), qPrintable(layout.line));
    }
    Draft draft = plainDraft(7, m_desk->now());
    draft.subtitle = "€12,438.00 cart · 12 items · stopped at the shipping step";
    draft.abandonedAt = m_desk->now() - 59 * minuteMs;
    draft.summary.coldAt = m_desk->now() + 47 * hourMs + 48 * minuteMs;
    m_desk->source().setDrafts({ draft });
    auto* head = find<PartsLabel>("draftSubtitleLabel");
    QTRY_VERIFY2(head->text().contains(u"12 items") && head->text().contains(u"goes cold in"), qPrintable(head->text()));
    QVERIFY(find<QWidget>("draftWidthSegmented")->isVisible());
    QTRY_VERIFY(head->height() >= head->heightForWidth(head->width()));
    const QStringList lines = head->lines(head->width());
    QCOMPARE(lines.join(QStringLiteral(" · ")), head->text());
    for (const QString& line : lines)
        QVERIFY2(head->fontMetrics().horizontalAdvance(line) <= head->width(), qPrintable(line));
    m_window->resize(2560, 1440);
    QTRY_COMPARE(head->lines(head->width()).size(), 1);
}

void TestDecideWindow::approveSaysWhatStandsAgainstIt()
{
    auto* approve = find<KeyButton>("verdictApproveKeyButton");
    const auto ground = [approve] {
        const QImage look = approve->grab().toImage();
        return look.pixelColor(look.width() - 5, look.height() / 2);
    };
    QTRY_COMPARE(ground(), m_theme->tokens().accent);
    QVERIFY(approve->against().isEmpty());
    // A cart above this person's limit.
    const Draft above = sampleDrafts(m_desk->now()).front();
    m_desk->source().setDrafts({ above });
    QTRY_VERIFY(opened() && current() == text(above.summary.id));
    QTRY_VERIFY(!approve->against().isEmpty());
    QVERIFY(ground() != m_theme->tokens().accent);
    QVERIFY2(approve->toolTip().contains(approve->against()), qPrintable(approve->toolTip()));
    QVERIFY(approve->accessibleDescription().contains(approve->against()));
    // It is still reached and pressed by keyboard, and tells what is missing.
    QVERIFY(approve->isEnabled());
    approve->setFocus(Qt::TabFocusReason);
    QVERIFY(approve->hasFocus());
    QVERIFY(!notice().isVisible());
    press(Qt::Key_Space);
    QTRY_VERIFY(notice().isVisible());
    QVERIFY(m_desk->requests().empty());
    press(Qt::Key_Escape);
    // With rows selected the key is about those.
    press(Qt::Key_X);
    QTRY_COMPARE(model().selectedCount(), 1);
    QVERIFY(approve->against().isEmpty());
    press(Qt::Key_X);
    QTRY_VERIFY(!approve->against().isEmpty());
    only(1);
    QTRY_VERIFY(opened() && approve->against().isEmpty());
    QTRY_COMPARE(ground(), m_theme->tokens().accent);
}

void TestDecideWindow::yourDecisionsStayWhileRowsComeAndGo()
{
    only(1);
    QTRY_COMPARE(model().rowCount(), 1);
    QTRY_VERIFY(opened() && m_window->reviewPage()->session().decidable());
    press(Qt::Key_A);
    QTRY_COMPARE(model().rowCount(), 0);
    press(Qt::Key_O);
    auto* sheet = find<QWidget>("reviewOutboxSheet");
    QTRY_VERIFY(sheet->isVisible());
    Draft fresh = plainDraft(7, m_desk->now());
    fresh.summary.approvalsNeeded = 1;
    m_desk->source().upsert(fresh);
    QTRY_COMPARE(current(), QString::fromStdString(fresh.summary.id));
    QTRY_VERIFY(opened());
    QVERIFY2(sheet->isVisible(), "what one reads is not closed by what arrives");
    QVERIFY(sheet == QApplication::focusWidget() || sheet->isAncestorOf(QApplication::focusWidget()));
    press(Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
}

// The column beside the message says so as the list below it does.
void TestDecideWindow::whatOnlyWaitsIsNoFault()
{
    auto* why = m_window->findChild<WhyPane*>();
    why->showChecks({ { "links", CheckState::Passed, "All 2 links lead to northbean.example", false },
        { "quiet_hours", CheckState::Failed, "It is 23:00 for the customer: it will wait.", true },
        { "claims", CheckState::Failed, "“last chance” has no fact behind it", false } });
    const QString told = find<QLabel>("whyChecksLabel")->text();
    QVERIFY2(told.contains(u"○ It is 23:00") && told.contains(u"✗ “last chance”"), qPrintable(told));
}

void TestDecideWindow::keysLeaveTheRequirementsWhole()
{
    Draft hard = *m_desk->source().find(current());
    hard.summary.value.minor = hard.summary.stake = 2'000'00;
    hard.checks[3] = { "claims", CheckState::Failed, "“last chance” has no fact behind it: stock is 38", false };
    hard.checks[5] = { "consent", CheckState::Failed, "Not subscribed on this channel", false };
    hard.summary.checksFailed = 2;
    m_desk->replace(hard);
    auto* footer = find<QWidget>("draftFooter");
    QTRY_VERIFY(opened() && m_window->reviewPage()->session().open()->draft().summary.checksFailed == 2);
    QTRY_VERIFY(footer->height() >= footer->minimumSizeHint().height());
    press(Qt::Key_Question, Qt::ShiftModifier);
    QTRY_VERIFY(find<QWidget>("reviewKeysSheet")->isVisible());
    QTRY_VERIFY2(footer->height() >= footer->minimumSizeHint().height(),
        qPrintable(QStringLiteral("%1 of %2").arg(footer->height()).arg(footer->minimumSizeHint().height())));
    QVERIFY(find<QWidget>("keysListWidget")->height() >= 4 * 26);
}
