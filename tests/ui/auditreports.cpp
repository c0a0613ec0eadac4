// The record's reports, however long, and the record taken out of the house, by keyboard.
#include "tests/support/console/samplerecord.h"
#include "tests/ui/tst_audit.h"
#include "ui/audit/exportwords.h"
#include "ui/audit/reporttabs.h"
#include "ui/studio/rowlist.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QTableWidget>

using namespace countersign;

void TestAudit::reportsAreCopiedAndSaved()
{
    QVERIFY(openRecord());
    m_room.press(Qt::Key_3);
    auto* table = m_room.find<QTableWidget>("reportTableWidget");
    QTRY_VERIFY(table->isVisible() && table->rowCount() > 0);
    QCOMPARE(fake().lastWish().name, std::string("over_limit"));
    QVERIFY(fake().lastWish().from.has_value());
    QCOMPARE(table->horizontalHeaderItem(2)->text(), QStringLiteral("Person"));
    QCOMPARE(table->horizontalHeaderItem(5)->text(), QStringLiteral("Value"));
    QVERIFY2(table->item(0, 5)->text().contains(u"1,240"), qPrintable(table->item(0, 5)->text()));
    QCOMPARE(table->item(0, 4)->text(), QStringLiteral("approved"));
    m_room.press(Qt::Key_C);
    QVERIFY2(page().said().contains(u"copied"), qPrintable(page().said()));
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), table->rowCount() + 1);
    m_room.press(Qt::Key_X);
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(exported().wishes().size(), 1u);
    QVERIFY(exported().wishes().front().form == ExportWish::Form::ReportCsv);
    QVERIFY(exported().wishes().front().place.endsWith(u"over-limit.csv"));
    QVERIFY(exported().wishes().front().report.from == fake().lastWish().from);
    QVERIFY2(page().said().contains(u"7 row") && page().said().contains(u"over-limit.csv"), qPrintable(page().said()));
    m_room.press(Qt::Key_X);
    m_room.find<QLineEdit>("reportSaveStripLineEdit")->setText(QStringLiteral("/tmp/all.JSONL"));
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(exported().wishes().size(), 2u);
    QVERIFY(exported().wishes().back().form == ExportWish::Form::ReportJsonl);
    for (int i = 0; i < 3; ++i)
        m_room.press(Qt::Key_Down);
    QTRY_COMPARE(fake().lastWish().name, std::string("break_glass"));
    QTRY_VERIFY(m_room.find<QLabel>("reportLineLabel")->text().contains(u"Nothing"));
    QVERIFY(!m_room.find("reportCopyKeyButton")->isEnabled());
    m_room.press(Qt::Key_X);
    QCOMPARE(exported().wishes().size(), 2u);
    m_room.press(Qt::Key_Down);
    QTRY_VERIFY(table->isVisible() && table->rowCount() > 0);
    m_room.press(Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(table));
    m_room.press(Qt::Key_Return); // a row leads to its draft
    QCOMPARE(page().tab(), RecordPage::Lineage);
    QVERIFY(drawn());
    QCOMPARE(session().graph()->draftId, session().report()->rows.front()[3]);
    fake().failNext({ ErrorCode::Internal, "a bug", std::nullopt });
    m_room.press(Qt::Key_3);
    m_room.press(Qt::Key_Down);
    QTRY_VERIFY(m_room.find("reportAgainLinkButton")->isVisible());
}

// However many rows there are: the newest ones first, more by a key, and where one reads stays.
void TestAudit::reportsGoOnByPages()
{
    fake().setRecord(sampleRecord(12 * 620, m_room.desk->now())); // 620 decisions in pages of 120
    m_room.press(Qt::Key_V);
    QTRY_VERIFY(page().isVisible() && session().entries().rowCount() == 100);
    auto* time = m_room.find<QComboBox>("reportTimeComboBox");
    time->setCurrentIndex(time->count() - 1); // any time
    m_room.press(Qt::Key_3);
    auto* table = m_room.find<QTableWidget>("reportTableWidget");
    auto* line = m_room.find<QLabel>("reportLineLabel");
    QTRY_COMPARE(table->rowCount(), 600); // whole pages, until there are five hundred
    QVERIFY2(line->text().contains(u"600") && line->text().contains(u"goes on"), qPrintable(line->text()));
    table->setCurrentCell(77, 0);
    m_room.press(Qt::Key_M);
    QTRY_COMPARE(table->rowCount(), 620);
    QCOMPARE(table->currentRow(), 77);
    QVERIFY2(line->text().startsWith(u"620 row") && !line->text().contains(u"goes on"), qPrintable(line->text()));
    QVERIFY(!m_room.find("reportMoreKeyButton")->isVisible());
    for (int row = 1; row < 620; ++row)
        QVERIFY(session().report()->rows[static_cast<std::size_t>(row)][1] != session().report()->rows[static_cast<std::size_t>(row) - 1][1]);
    m_room.press(Qt::Key_M);
    QVERIFY2(page().said().contains(u"no more"), qPrintable(page().said()));
    // Another report takes the place of the rows, whatever came late.
    m_room.find<RowList>("auditReportsRowList")->setFocus();
    m_room.press(Qt::Key_Down);
    QTRY_COMPARE(table->rowCount(), 600);
}

void TestAudit::theRecordIsTakenOut()
{
    QVERIFY(openRecord());
    m_room.press(Qt::Key_E);
    QVERIFY2(page().said().contains(u"rights"), qPrintable(page().said())); // reading is not exporting
    Person person = m_room.desk->person();
    person.permissions.insert(Permission::ExportAudit);
    m_room.desk->setPerson(person);
    m_room.press(Qt::Key_Slash);
    m_room.type(QStringLiteral("shop:harbour verdict:reject over:1000"));
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(session().entries().filter().shops, std::vector<std::string>{ "harbour" });
    exported().hold(true);
    m_room.press(Qt::Key_E);
    QCOMPARE(page().tab(), RecordPage::Export);
    auto* which = m_room.find<QLabel>("exportWhichLabel");
    QVERIFY2(which->text().contains(u"whole record"), qPrintable(which->text()));
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(exported().wishes().size(), 1u);
    QVERIFY(exported().wishes().front().form == ExportWish::Form::Bundle && exported().wishes().front().place.endsWith(u"record"));
    auto* bar = m_room.find("exportBar");
    QVERIFY(bar->isVisible());
    exported().goOn(1'200, 4'000);
    QCOMPARE(m_room.find<QLabel>("exportBarLabel")->text(), QStringLiteral("%1 of %2 written").arg(QLocale().toString(1'200), QLocale().toString(4'000)));
    m_room.press(Qt::Key_E);
    QVERIFY2(page().said().contains(u"under way"), qPrintable(page().said()));
    m_room.press(Qt::Key_Escape); // cancels, and stays on the page
    QCOMPARE(exported().cancelled(), 1);
    QVERIFY(!bar->isVisible() && page().isVisible());
    // What the search finds, as proofs.
    auto* form = m_room.find<QComboBox>("exportFormComboBox");
    form->setCurrentIndex(form->findData(static_cast<int>(ExportWish::Form::Proofs)));
    Q_EMIT form->activated(form->currentIndex());
    QVERIFY2(which->text().contains(u"shop:harbour"), qPrintable(which->text()));
    m_room.press(Qt::Key_E);
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(exported().wishes().size(), 2u);
    QVERIFY(exported().wishes().back().form == ExportWish::Form::Proofs);
    QVERIFY(exported().wishes().back().filter == session().entries().filter());
    exported().complete(12, 5);
    QVERIFY2(page().said().contains(u"12 decision") && page().said().contains(u"earlier try"), qPrintable(page().said()));
    QVERIFY(!bar->isVisible());
}

void TestAudit::anExportThatStopsSaysHowItGoesOn()
{
    const ExportWish bundle{ ExportWish::Form::Bundle, QStringLiteral("/x"), {}, {} };
    const ExportWish report{ ExportWish::Form::ReportCsv, QStringLiteral("/x"), {}, {} };
    const Error away{ ErrorCode::Unavailable, "gone", std::nullopt };
    QVERIFY2(exportStopped(bundle, away).contains(u"goes on where it stopped"), qPrintable(exportStopped(bundle, away)));
    QVERIFY2(exportStopped(report, away).contains(u"goes on where it stopped"), qPrintable(exportStopped(report, away)));
    const QString refused = exportStopped(report, { ErrorCode::Conflict, "another export to /x is under way; let it end, or name another place", std::nullopt });
    QVERIFY2(refused.contains(u"report was not saved") && refused.contains(u"/x is under way") && !refused.contains(u"goes on"), qPrintable(refused));
    const QString taken = exportStopped(bundle, { ErrorCode::Conflict, "/x is not empty; name a new folder", std::nullopt });
    QVERIFY2(taken.contains(u"not empty") && !taken.contains(u"goes on"), qPrintable(taken));
    QVERIFY(exportStopped(bundle, { ErrorCode::Storage, "cannot write /x/tile", std::nullopt }).contains(u"/x/tile"));
}

void TestAudit::aSheetOfFormulasIsHarmless()
{
    const AuditReport report{ "r", { "note", "value" }, { { "=HYPERLINK(\"x\")", "-5" }, { "a\tb\nc", "+1" }, { "@sum", "-cmd" } }, {} };
    QCOMPARE(reportTabs(report), QStringLiteral("note\tvalue\n'=HYPERLINK(\"x\")\t-5\na b c\t'+1\n'@sum\t'-cmd\n"));
}

void TestAudit::verifyingCanBeCancelled()
{
    QVERIFY(openRecord());
    QTRY_VERIFY(page().result().contains(u"412"));
    m_room.desk->holdVerifying();
    page().verify();
    auto* cancel = m_room.find<QAbstractButton>("recordProgressLineCancelLinkButton");
    QTRY_VERIFY2(cancel->isVisible(), "what takes over half a second says so");
    cancel->setFocus(Qt::TabFocusReason);
    m_room.press(Qt::Key_Space);
    QVERIFY(!cancel->isVisible());
    QVERIFY2(page().said().contains(u"says nothing about the record"), qPrintable(page().said()));
    QCOMPARE(QApplication::focusWidget(), m_room.find("recordVerifyKeyButton"));
    m_room.press(Qt::Key_Space); // and once more, to the end
    QTRY_VERIFY2(page().said().contains(u"Intact."), qPrintable(page().said()));
}
