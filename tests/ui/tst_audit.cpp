// The record by keyboard on the real window, over a record in memory: from a search to the lineage of a draft, to paper and to a report.
#include "tests/ui/tst_audit.h"

#include "tests/ui/accesswalk.h"
#include "services/console/desk/auditdesk.h"
#include "services/console/desk/viewsdesk.h"
#include "ui/audit/auditwords.h"
#include "ui/audit/entrylist.h"
#include "ui/audit/facttext.h"
#include "ui/audit/filtertext.h"
#include "ui/audit/histogrambars.h"
#include "ui/parts/skeleton.h"
#include "ui/studio/rowlist.h"

#include <QAbstractItemModelTester>
#include <QAbstractButton>
#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableWidget>

using namespace countersign;

void TestAudit::init()
{
    m_room.forgetSettings();
    QVERIFY(m_room.open());
    Person person = m_room.desk->person();
    person.permissions.insert(Permission::ReadAudit);
    m_room.desk->setPerson(person);
}

void TestAudit::cleanup()
{
    m_room.window.reset();
    m_room.desk.reset();
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

bool TestAudit::openRecord()
{
    m_room.press(Qt::Key_V);
    return QTest::qWaitFor([this] { return page().isVisible() && session().entries().rowCount() == 100 && session().histogram().total == 3000; });
}

void TestAudit::filterTextRoundTrips_data()
{
    QTest::addColumn<QString>("words");
    for (const char* words : { "", "north bean", "who:p-Mara who:p-Idris action:decision. shop:northbean verdict:reject over:1000 overrides:yes",
             "draft:0199a12 customer:c-5512 rule:value_over_1000 under:49.90", "since:2026-11-20 until:2026-11-20T14:05",
             "since:2026-11-20T13:05:07.123Z", "shop:\"north bean\" lease", "http://example.org a:b",
             "over:5000 under:90000 currency:JPY", "over:€1,240.50", "value:\"100..500 EUR\"", "value:..49.90", "currency:KWD over:1.234" })
        QTest::newRow(words) << QString::fromUtf8(words);
}

void TestAudit::filterTextRoundTrips()
{
    QFETCH(QString, words);
    const FilterText read = readFilter(words, 1'795'000'000'000);
    QVERIFY2(read.problem.isEmpty(), qPrintable(read.problem));
    const FilterText again = readFilter(filterWords(read.filter), 1'795'000'000'000);
    QVERIFY(again.filter == read.filter);
    if (words.startsWith(u"who:")) {
        QCOMPARE(read.filter.actors, (std::vector<std::string>{ "p-Mara", "p-Idris" }));
        QCOMPARE(read.filter.minMinor.value_or(0), 100'000);
        QVERIFY(read.filter.overrides && read.filter.words.empty());
    }
    if (words.startsWith(u"http"))
        QCOMPARE(read.filter.words, std::string("http://example.org a:b"));
}

void TestAudit::filterTextNamesWhatItCannotRead()
{
    constexpr TimeMs now = 1'795'000'000'000;
    QCOMPARE(readFilter(QStringLiteral("since:7d"), now).filter.from.value_or(0), now - 7 * dayMs);
    QCOMPARE(readFilter(QStringLiteral("over:€1,240.50"), now).filter.minMinor.value_or(0), 124'050);
    QVERIFY(readFilter(QStringLiteral("over:much"), now).problem.contains(u"much"));
    QVERIFY(readFilter(QStringLiteral("over:-5"), now).problem.contains(u"-5"));
    QVERIFY(readFilter(QStringLiteral("over:99999999999999999999"), now).problem.contains(u"9999"));
    const AuditFilter span = readFilter(QStringLiteral("value:\"100..500 EUR\""), now).filter;
    QVERIFY(span.minMinor == 10'000 && span.maxMinor == 50'000 && span.currency == "EUR" && span.words.empty());
    const AuditFilter yen = readFilter(QStringLiteral("over:5000 currency:jpy"), now).filter; // its digits count, wherever it is named
    QVERIFY(yen.minMinor == 5'000 && !yen.maxMinor && yen.currency == "JPY");
    QVERIFY(readFilter(QStringLiteral("over:EUR5 under:JPY500"), now).problem.contains(u"JPY500"));
    QVERIFY(readFilter(QStringLiteral("value:5"), now).problem.contains(u"5"));
    QVERIFY(readFilter(QStringLiteral("currency:XQZ"), now).problem.contains(u"XQZ"));
    QVERIFY(readFilter(QStringLiteral("under:49.90 currency:JPY"), now).problem.contains(u"49.90"));
    QVERIFY(readFilter(QStringLiteral("until:tomorrow"), now).problem.contains(u"tomorrow"));
}

void TestAudit::searchNarrows()
{
    QVERIFY(openRecord());
    QTRY_VERIFY(page().result().contains(u"412")); // V verifies as well
    m_room.press(Qt::Key_Slash);
    QCOMPARE(QApplication::focusWidget(), m_room.find("auditSearchLineEdit"));
    m_room.type(QStringLiteral("action:decision.accepted verdict:reject shop:harbour"));
    m_room.press(Qt::Key_Return);
    QTRY_VERIFY(session().histogram().total > 0 && session().histogram().total < 100);
    QTRY_COMPARE(session().entries().rowCount(), static_cast<int>(session().histogram().total));
    for (int row = 0; row < session().entries().rowCount(); ++row)
        QCOMPARE(session().entries().at(row).entry.shopId, std::string("harbour"));
    QCOMPARE(QApplication::focusWidget(), m_room.find("auditEntryList"));
    auto* facts = m_room.find<FactText>("auditEntryFactText");
    QVERIFY2(facts->toPlainText().contains(u"rejected") && facts->toPlainText().contains(u"oGm4l3y0S7Jc0Q=="), qPrintable(facts->toPlainText()));
    const QString first = facts->toPlainText();
    m_room.press(Qt::Key_J);
    QVERIFY(facts->toPlainText() != first);
    m_room.press(Qt::Key_Slash);
    m_room.type(QStringLiteral("nothing-like-this"));
    QTRY_COMPARE(session().entries().rowCount(), 0); // without Enter, once the typing stops
    QVERIFY(m_room.find<QLabel>("auditEmptyLabel")->text().contains(u"matches"));
    QVERIFY2(facts->toPlainText().contains(u"chosen in the list"), qPrintable(facts->toPlainText()));
    m_room.press(Qt::Key_A, Qt::ControlModifier);
    m_room.type(QStringLiteral("over:lots"));
    QTRY_VERIFY(m_room.find("auditProblemLabel")->isVisible());
    QCOMPARE(session().entries().filter().words, std::string("nothing-like-this")); // the search before it stands
}

void TestAudit::aLongQuestionStaysInSight()
{
    QVERIFY(openRecord());
    auto* field = m_room.find<QLineEdit>("auditSearchLineEdit");
    auto* whole = m_room.find<QLabel>("auditWholeLabel");
    QVERIFY(!whole->isVisible());
    const QString question = QStringLiteral("action:decision.accepted verdict:reject shop:harbour over:500");
    m_room.press(Qt::Key_Slash);
    m_room.type(question);
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(QApplication::focusWidget(), m_room.find("auditEntryList"));
    QCOMPARE(field->cursorPosition(), 0); // its beginning is seen
    QVERIFY(whole->isVisible());
    QCOMPARE(whole->text(), question);
    m_room.press(Qt::Key_Slash);
    m_room.type(QStringLiteral("lease"));
    QVERIFY(!whole->isVisible());
}

void TestAudit::theFormWritesTheSearch()
{
    QVERIFY(openRecord());
    m_room.press(Qt::Key_F);
    QCOMPARE(QApplication::focusWidget(), m_room.find("auditWhoComboBox"));
    auto* what = m_room.find<QComboBox>("auditActionComboBox");
    what->setFocus();
    what->setCurrentIndex(what->findData(QStringLiteral("decision.")));
    Q_EMIT what->activated(what->currentIndex());
    QTRY_COMPARE(session().entries().filter().actions, std::vector<std::string>{ "decision." });
    QCOMPARE(m_room.find<QLineEdit>("auditSearchLineEdit")->text(), QStringLiteral("action:decision."));
    auto* over = m_room.find<QLineEdit>("auditOverLineEdit");
    over->setFocus();
    m_room.type(QStringLiteral("1500"));
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(session().entries().filter().minMinor.value_or(0), 150'000);
    m_room.find<QLineEdit>("auditUnderLineEdit")->setFocus();
    m_room.type(QStringLiteral("2000"));
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(session().entries().filter().maxMinor.value_or(0), 200'000);
    m_room.find<QLineEdit>("auditCurrencyLineEdit")->setFocus();
    m_room.type(QStringLiteral("eur"));
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(session().entries().filter().currency, std::string("EUR"));
    QCOMPARE(session().entries().filter().minMinor.value_or(0), 150'000);
    m_room.find<QAbstractButton>("auditOverridesCheckBox")->click();
    QTRY_VERIFY(session().entries().filter().overrides && session().entries().filter().minMinor);
    m_room.press(Qt::Key_Escape);
    QVERIFY(!m_room.find("auditFilterForm")->isVisible());
    QVERIFY(page().isVisible()); // Esc went back one step only
    m_room.press(Qt::Key_F);
    QCOMPARE(what->currentData().toString(), QStringLiteral("decision.")); // shows what stands in the field
    QCOMPARE(over->text(), QStringLiteral("1500"));
}

void TestAudit::aBarNarrowsTheTime()
{
    QVERIFY(openRecord());
    auto* bars = m_room.find<HistogramBars>("auditHistogramBars");
    m_room.press(Qt::Key_H);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(bars));
    const int last = bars->current();
    m_room.press(Qt::Key_Left);
    QCOMPARE(bars->current(), last - 1);
    const AuditBucket bucket = session().histogram().buckets[static_cast<std::size_t>(last - 1)];
    const TimeMs until = bucket.from + session().histogram().widthMs;
    QVERIFY2(bars->accessibleDescription().contains(QString::number(bucket.count)), qPrintable(bars->accessibleDescription()));
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(session().histogram().total, bucket.count);
    QTRY_COMPARE(session().entries().rowCount(), static_cast<int>(bucket.count));
    for (int row = 0; row < session().entries().rowCount(); ++row)
        QVERIFY(session().entries().at(row).entry.at >= bucket.from && session().entries().at(row).entry.at < until);
    QVERIFY(m_room.find<QLineEdit>("auditSearchLineEdit")->text().contains(u"since:"));
    m_room.press(Qt::Key_Backspace);
    QTRY_COMPARE(session().histogram().total, 3000);
    QCOMPARE(m_room.find<QLineEdit>("auditSearchLineEdit")->text(), QString());
    QTest::mouseClick(bars, Qt::LeftButton, Qt::NoModifier, QPoint(2, 20));
    QTRY_VERIFY(session().histogram().total < 3000);
    QCOMPARE(session().entries().filter().from.value_or(1) % minuteMs, 0);
}

void TestAudit::pagesComeWhileScrolling()
{
    QVERIFY(openRecord());
    QAbstractItemModelTester tester(&session().entries(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    const int asked = fake().pagesAsked();
    QTest::qWait(50);
    QCOMPARE(fake().pagesAsked(), asked); // nobody scrolled
    m_room.press(Qt::Key_End);
    QTRY_VERIFY(session().entries().rowCount() >= 200);
    fake().holdAnswers(true);
    const int before = fake().pagesAsked();
    m_room.press(Qt::Key_End);
    m_room.press(Qt::Key_End);
    QVERIFY2(fake().pagesAsked() <= before + 1, "one question at a time");
    fake().holdAnswers(false);
    QTRY_VERIFY(session().entries().rowCount() >= 300);
    for (int row = 1; row < 300; ++row)
        QCOMPARE(session().entries().at(row).index, session().entries().at(row - 1).index - 1); // none twice, none left out
    fake().failNext({ ErrorCode::Internal, "a bug", std::nullopt });
    m_room.press(Qt::Key_End);
    QTRY_VERIFY(m_room.find("auditAgainLinkButton")->isVisible());
    QVERIFY(session().entries().rowCount() >= 300); // what was read stays
}

void TestAudit::anOlderAnswerIsDropped()
{
    QVERIFY(openRecord());
    fake().holdAnswers(true);
    session().search(QStringLiteral("shop:harbour"));
    session().search(QStringLiteral("action:send.sent"));
    fake().holdAnswers(false);
    QTRY_VERIFY(!session().entries().loading());
    QTRY_VERIFY(session().entries().rowCount() > 0);
    for (int row = 0; row < session().entries().rowCount(); ++row)
        QCOMPARE(session().entries().at(row).entry.action, std::string("send.sent"));
    QTRY_COMPARE(session().histogram().total, 250);
}

void TestAudit::newEntriesComeOnTop()
{
    QVERIFY(openRecord());
    QAbstractItemModelTester tester(&session().entries(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    auto* list = m_room.find<EntryList>("auditEntryList");
    QVERIFY(!fake().followed());
    m_room.press(Qt::Key_T);
    QVERIFY(fake().followed());
    QTRY_VERIFY(!session().entries().loading());
    m_room.press(Qt::Key_J);
    m_room.press(Qt::Key_J);
    const std::int64_t chosen = session().entries().at(list->currentIndex().row()).index;
    fake().append("lease.broken");
    QTRY_COMPARE(session().entries().rowCount(), 101);
    QCOMPARE(session().entries().at(0).entry.action, std::string("lease.broken"));
    QCOMPARE(session().entries().at(list->currentIndex().row()).index, chosen); // what is read does not move away
    QTRY_COMPARE(session().histogram().total, 3001);
    m_room.press(Qt::Key_Q);
    QVERIFY(!fake().followed()); // nobody looks
    for (int i = 0; i < 250; ++i)
        fake().append("send.sent");
    m_room.press(Qt::Key_V);
    QVERIFY(fake().followed());
    QTRY_COMPARE(session().entries().at(0).index, 3250);
    m_room.press(Qt::Key_T);
    QVERIFY(!fake().followed());
}

void TestAudit::searchesAreKept()
{
    QVERIFY(openRecord());
    m_room.press(Qt::Key_Slash);
    m_room.type(QStringLiteral("action:lease.broken"));
    m_room.press(Qt::Key_Return);
    m_room.press(Qt::Key_S);
    QCOMPARE(QApplication::focusWidget(), m_room.find("auditSavedLineEdit"));
    m_room.type(QStringLiteral("Broken leases"));
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(fake().searches().views().size(), 1u);
    QCOMPARE(fake().searches().views().front().words, std::string("action:lease.broken"));
    QVERIFY(fake().searches().views().front().kind == SavedView::Kind::Record && !fake().searches().views().front().shared);
    m_room.press(Qt::Key_Escape);
    m_room.press(Qt::Key_Slash);
    m_room.press(Qt::Key_Delete);
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(session().histogram().total, 3000);
    m_room.press(Qt::Key_S);
    QCOMPARE(QApplication::focusWidget(), m_room.find("auditSavedRowList"));
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(session().entries().filter().actions, std::vector<std::string>{ "lease.broken" });
    QCOMPARE(QApplication::focusWidget(), m_room.find("auditEntryList"));
    m_room.press(Qt::Key_S);
    m_room.press(Qt::Key_Down);
    Person person = m_room.desk->person();
    person.permissions.insert(Permission::ShareViews);
    m_room.desk->setPerson(person);
    m_room.press(Qt::Key_S); // in the list: shared with everyone
    QTRY_VERIFY(fake().searches().views().front().shared);
    QTRY_VERIFY2(page().said().contains(u"Everyone"), qPrintable(page().said()));
    auto* list = m_room.find<RowList>("auditSavedRowList");
    QVERIFY(list->isVisible());
    QCOMPARE(list->at(0).chips.size(), std::size_t(1));
    SavedView others = fake().searches().views().front();
    others.id = "0192f3a1-0000-7000-8000-00000000000c";
    others.name = "Of another";
    others.ownerId = "p-else";
    others.ownerName = "Otto Frei";
    QVERIFY(fake().searches().save(others).result());
    QTRY_COMPARE(list->rows(), 2);
    QVERIFY2(list->at(1).chips.front().words.contains(u"Otto Frei"), qPrintable(list->at(1).chips.front().words));
    m_room.press(Qt::Key_S);
    QTRY_VERIFY(page().said().contains(u"your own"));
    QVERIFY(fake().searches().remove(others.id).result());
    m_room.press(Qt::Key_Delete);
    QTRY_VERIFY(fake().searches().views().empty());
}

void TestAudit::nothingWithoutTheRight()
{
    Person person = m_room.desk->person();
    person.permissions.erase(Permission::ReadAudit);
    m_room.desk->setPerson(person);
    m_room.press(Qt::Key_V);
    QVERIFY(page().isVisible());
    QVERIFY(!m_room.find("auditSearchPane")->isVisible());
    QCOMPARE(page().tab(), RecordPage::Yours);
    m_room.press(Qt::Key_L);
    m_room.press(Qt::Key_3);
    m_room.press(Qt::Key_T);
    QCOMPARE(page().tab(), RecordPage::Yours);
    QVERIFY(!fake().followed());
    QCOMPARE(fake().pagesAsked(), 0);
    m_room.press(Qt::Key_Q);
    m_room.press(Qt::Key_V, Qt::ShiftModifier); // who may see the draft may see how it came to be
    QVERIFY(page().isVisible() && !m_room.find("auditSearchPane")->isVisible());
    QVERIFY(drawn());
    m_room.press(Qt::Key_Return);
    QVERIFY(picture().openedNode() == 0 && !m_room.find("lineageEntryLinkButton")->isVisible());
    m_room.press(Qt::Key_1);
    QCOMPARE(page().tab(), RecordPage::Lineage);
    m_room.press(Qt::Key_Escape);
    person.permissions.insert(Permission::ReadAudit);
    m_room.desk->setPerson(person);
    QVERIFY(openRecord());
    QVERIFY(m_room.find("auditSearchPane")->isVisible());
}

void TestAudit::offlineAndErrors()
{
    m_room.desk->setLink(ReviewDesk::Link::Offline, QStringLiteral("Offline"));
    m_room.press(Qt::Key_V);
    auto* empty = m_room.find<QLabel>("auditEmptyLabel");
    QTRY_VERIFY2(empty->text().contains(u"Offline"), qPrintable(empty->text()));
    QVERIFY(m_room.find("recordOfflineLabel")->isVisible());
    m_room.press(Qt::Key_T);
    QVERIFY2(page().said().contains(u"cannot be reached"), qPrintable(page().said()));
    fake().holdAnswers(true);
    m_room.desk->setLink(ReviewDesk::Link::Online, QStringLiteral("Online"));
    auto* skeleton = m_room.find("auditEntryList")->findChild<Skeleton*>();
    QTRY_VERIFY(skeleton->isVisible());
    fake().holdAnswers(false);
    QTRY_COMPARE(session().entries().rowCount(), 100); // by itself, once it is back
    QTRY_VERIFY(!skeleton->isVisible());
    fake().failNext({ ErrorCode::Internal, "a bug", std::nullopt });
    session().refresh();
    QTRY_VERIFY(m_room.find("auditAgainLinkButton")->isVisible());
    m_room.find<QAbstractButton>("auditAgainLinkButton")->click();
    QTRY_VERIFY(!m_room.find("auditAgainLinkButton")->isVisible());
    fake().failNext({ ErrorCode::NotFound, "no such draft", std::nullopt });
    page().showLineage(QStringLiteral("gone"));
    QTRY_VERIFY(session().lineageError().has_value());
    QVERIFY(!m_room.find<QLabel>("lineageEmptyLabel")->text().isEmpty());
}

void TestAudit::paletteFindsTheActs()
{
    m_room.press(Qt::Key_K, Qt::ControlModifier);
    m_room.type(QStringLiteral("Record: reports"));
    m_room.press(Qt::Key_Return);
    QTRY_VERIFY(page().isVisible());
    QCOMPARE(page().tab(), RecordPage::Reports);
}

void TestAudit::everythingHasANameAndARole()
{
    QVERIFY(openRecord());
    m_room.press(Qt::Key_5);
    const QStringList exports = nameless(page()) + wrongRoles(page());
    QVERIFY2(exports.isEmpty(), qPrintable(exports.join(u'\n')));
    m_room.press(Qt::Key_Escape); // out of its fields
    QVERIFY(openRecord());
    page().showLineage(QStringLiteral("0199a7"));
    QVERIFY(drawn());
    for (const Qt::Key key : { Qt::Key_2, Qt::Key_P, Qt::Key_Escape, Qt::Key_3, Qt::Key_4, Qt::Key_6, Qt::Key_1, Qt::Key_S, Qt::Key_Escape, Qt::Key_F }) {
        m_room.press(key);
        const QStringList found = nameless(page()) + wrongRoles(page());
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(m_room.find("auditEntryList"));
    QVERIFY(list->childCount() >= 100);
    QVERIFY(list->child(1)->text(QAccessible::Name).contains(QString::fromStdString("draft")));
}

// From the head of the page to the search and its list, then to the pages beside it.
void TestAudit::focusGoesInReadingOrder()
{
    QVERIFY(openRecord());
    const QString entry = outOfOrder(*m_room.window, { QStringLiteral("recordVerifyKeyButton"), QStringLiteral("auditSearchLineEdit"), QStringLiteral("auditEntryList"),
        QStringLiteral("auditFilterKeyButton"), QStringLiteral("recordTabsSegmented"), QStringLiteral("auditEntryFactText") });
    QVERIFY2(entry.isEmpty(), qPrintable(entry));
    page().showLineage(QStringLiteral("0199a7"));
    QVERIFY(drawn());
    const QString lineage = outOfOrder(*m_room.window, { QStringLiteral("recordTabsSegmented"), QStringLiteral("lineageFindLineEdit"),
        QStringLiteral("lineageSaveKeyButton"), QStringLiteral("lineageView"), QStringLiteral("lineageStepFactText") });
    QVERIFY2(lineage.isEmpty(), qPrintable(lineage));
    m_room.press(Qt::Key_3);
    QTRY_VERIFY(m_room.find("reportTableWidget")->isVisible() && m_room.find("reportCopyKeyButton")->isEnabled());
    const QString reports = outOfOrder(*m_room.window, { QStringLiteral("recordTabsSegmented"), QStringLiteral("auditReportsRowList"), QStringLiteral("reportCopyKeyButton"),
        QStringLiteral("reportSaveKeyButton"), QStringLiteral("reportTimeComboBox"), QStringLiteral("reportShopLineEdit"), QStringLiteral("reportTableWidget") });
    QVERIFY2(reports.isEmpty(), qPrintable(reports));
}

void TestAudit::mirrored()
{
    m_room.window.reset();
    QApplication::setLayoutDirection(Qt::RightToLeft);
    QVERIFY(m_room.reopen());
    QVERIFY(openRecord());
    const auto middle = [this](const char* name) {
        QWidget* widget = m_room.find(name);
        return widget->mapTo(m_room.window.get(), QPoint(widget->width() / 2, 0)).x();
    };
    QVERIFY(middle("auditSearchPane") > middle("auditEntryFactText"));
    page().showLineage(QStringLiteral("0199a7"));
    QVERIFY(drawn());
    QVERIFY(middle("lineageNodeButton0") > middle("lineageNodeButton1"));
    m_room.press(Qt::Key_Left); // forward, as one reads
    QCOMPARE(picture().current(), 1);
}

QTEST_MAIN(TestAudit)
#include "moc_tst_audit.cpp"
