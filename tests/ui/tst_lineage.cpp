// The lineage of a draft: found and walked by keyboard on the real window, drawn, put on paper.
#include "tests/support/console/samplerecord.h"
#include "tests/ui/windowroom.h"
#include "ui/audit/auditsession.h"
#include "ui/audit/facttext.h"
#include "ui/audit/lineagelayout.h"
#include "ui/audit/lineagepicture.h"
#include "ui/audit/lineageview.h"
#include "ui/audit/recordpage.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTranslator>

using namespace countersign;

class TestLineage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void lineageByKeys();
    void lineageFromTheReview();
    void lineageFromAnOrder();
    void lineageOnPaper();
    void everyNodeHasItsPlace_data();
    void everyNodeHasItsPlace();
    void titlesAreReadWhole_data();
    void titlesAreReadWhole();

private:
    [[nodiscard]] bool openRecord();
    [[nodiscard]] FakeAudit& fake() { return m_room.desk->fakeAudit(); }
    [[nodiscard]] RecordPage& page() { return *m_room.window->recordPage(); }
    [[nodiscard]] AuditSession& session() { return page().session(); }
    [[nodiscard]] LineageView& picture() { return *m_room.find<LineageView>("lineageView"); }
    [[nodiscard]] bool drawn() { return QTest::qWaitFor([this] { return picture().current() >= 0; }); }
    WindowRoom m_room;
};

void TestLineage::init()
{
    m_room.forgetSettings();
    QVERIFY(m_room.open());
    Person person = m_room.desk->person();
    person.permissions.insert(Permission::ReadAudit);
    m_room.desk->setPerson(person);
}

void TestLineage::cleanup()
{
    m_room.window.reset();
    m_room.desk.reset();
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

bool TestLineage::openRecord()
{
    m_room.press(Qt::Key_V);
    return QTest::qWaitFor([this] { return page().isVisible() && session().entries().rowCount() == 100 && session().histogram().total == 3000; });
}

void TestLineage::lineageByKeys()
{
    QVERIFY(openRecord());
    m_room.press(Qt::Key_L);
    if (page().tab() != RecordPage::Lineage) { // the newest belongs to no draft
        m_room.press(Qt::Key_J);
        m_room.press(Qt::Key_Return);
    }
    QCOMPARE(page().tab(), RecordPage::Lineage);
    QVERIFY(drawn());
    QTRY_VERIFY(QApplication::focusWidget()->objectName() == u"lineageNodeButton0");
    QCOMPARE(QApplication::focusWidget()->accessibleName().section(u',', 0, 1), QStringLiteral("1 of 19, A webhook arrived"));
    m_room.press(Qt::Key_Right);
    QCOMPARE(picture().current(), 1);
    QVERIFY2(QApplication::focusWidget()->accessibleName().contains(u"41\u00a0min after “A webhook arrived”"), qPrintable(QApplication::focusWidget()->accessibleName()));
    m_room.press(Qt::Key_Down);
    QVERIFY(picture().current() > 1);
    m_room.press(Qt::Key_Up);
    QCOMPARE(picture().current(), 1);
    m_room.press(Qt::Key_Up);
    QCOMPARE(picture().current(), 1); // nothing above
    for (int i = 0; i < 2; ++i)
        m_room.press(Qt::Key_Right);
    m_room.press(Qt::Key_Return);
    auto* step = m_room.find<FactText>("lineageStepFactText");
    QVERIFY2(step->toPlainText().contains(u"Stopped at the shipping step") && step->toPlainText().contains(u"71 %"), qPrintable(step->toPlainText()));
    m_room.press(Qt::Key_Right);
    m_room.press(Qt::Key_Return);
    QVERIFY2(step->toPlainText().contains(u"Free shipping · expected profit €12.40 · margin after 31 % · chosen"), qPrintable(step->toPlainText()));
    for (int i = 0; i < 6; ++i)
        m_room.press(Qt::Key_Right);
    m_room.press(Qt::Key_Space);
    QCOMPARE(picture().openedNode(), 10);
    QVERIFY2(step->toPlainText().contains(u"Unfortunately") && step->toPlainText().contains(u"Shipping") && step->toPlainText().contains(u"us."), qPrintable(step->toPlainText()));
    // Tab leads from the picture to the step's text, on to its entry, and back to the node one came from.
    m_room.press(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), step);
    m_room.press(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), m_room.find("lineageEntryLinkButton"));
    for (int i = 0; i < 2; ++i)
        m_room.press(Qt::Key_Tab, Qt::ShiftModifier);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("lineageNodeButton10"));
    m_room.press(Qt::Key_Tab, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), m_room.find("lineageSaveKeyButton"));
    m_room.press(Qt::Key_Tab);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("lineageNodeButton10"));
    m_room.press(Qt::Key_End);
    QCOMPARE(picture().current(), 18);
    const int window = m_room.window->zoom().percent();
    const int width = QApplication::focusWidget()->width();
    m_room.press(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(picture().zoom() > 100 && QApplication::focusWidget()->width() > width);
    QCOMPARE(m_room.window->zoom().percent(), window); // the picture has the focus: the window stays as it is
    m_room.press(Qt::Key_Minus, Qt::ControlModifier);
    m_room.press(Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(picture().zoom() < 100);
    m_room.press(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(picture().zoom(), 100);
    m_room.press(Qt::Key_Z);
    const QSize canvas = picture().widget()->size();
    QVERIFY(canvas.width() <= picture().viewport()->width() && canvas.height() <= picture().viewport()->height());
    m_room.press(Qt::Key_Escape);
    QVERIFY(!page().isVisible());
    m_room.press(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(m_room.window->zoom().percent() > window);
    m_room.press(Qt::Key_0, Qt::ControlModifier);
}

void TestLineage::lineageFromTheReview()
{
    const QString draft = m_room.current();
    m_room.press(Qt::Key_V, Qt::ShiftModifier);
    QVERIFY(page().isVisible());
    QVERIFY(drawn());
    QCOMPARE(QString::fromStdString(session().graph()->draftId), draft);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("lineageNodeButton0"));
    // A step leads to its entry, and back to the list.
    m_room.press(Qt::Key_Return);
    auto* entry = m_room.find<QAbstractButton>("lineageEntryLinkButton");
    QTRY_VERIFY(entry->isVisible());
    entry->click();
    QCOMPARE(page().tab(), RecordPage::Entry);
    QTRY_COMPARE(session().entries().filter().draftId, draft.toStdString());
}

void TestLineage::lineageFromAnOrder()
{
    QVERIFY(openRecord());
    m_room.press(Qt::Key_N);
    QCOMPARE(QApplication::focusWidget(), m_room.find("lineageFindLineEdit"));
    m_room.type(QStringLiteral("4471"));
    m_room.press(Qt::Key_Return);
    QVERIFY(drawn());
    QCOMPARE(session().graph()->draftId, std::string("0199a0"));
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("lineageNodeButton0"));
    auto* by = m_room.find<QComboBox>("lineageFindComboBox");
    by->setCurrentIndex(by->findData(static_cast<int>(AuditKey::Provider)));
    m_room.press(Qt::Key_N);
    m_room.type(QStringLiteral("kl-19"));
    m_room.press(Qt::Key_Return);
    QTRY_VERIFY(session().graph() && session().graph()->draftId == "0199a1");
    QVERIFY(drawn());
    QTRY_VERIFY(QApplication::focusWidget() != nullptr && QApplication::focusWidget()->objectName() == u"lineageNodeButton0");
    m_room.press(Qt::Key_N);
    m_room.type(QStringLiteral("no-such-id"));
    m_room.press(Qt::Key_Return);
    QTRY_VERIFY2(page().said().contains(u"leads there"), qPrintable(page().said()));
    QCOMPARE(session().graph()->draftId, std::string("0199a1")); // what was drawn stays
}

void TestLineage::lineageOnPaper()
{
    QVERIFY(openRecord());
    m_room.press(Qt::Key_P);
    QVERIFY2(page().said().contains(u"No lineage"), qPrintable(page().said()));
    page().showLineage(QStringLiteral("0199/a7"));
    QVERIFY(drawn());
    m_room.press(Qt::Key_P);
    auto* path = m_room.find<QLineEdit>("lineageSaveStripLineEdit");
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(path));
    QVERIFY2(path->text().endsWith(u"lineage-0199a7.pdf"), qPrintable(path->text()));
    m_room.press(Qt::Key_Escape);
    QVERIFY(!path->isVisible() && fake().saved().empty());
    QTRY_VERIFY(QApplication::focusWidget()->objectName().startsWith(u"lineageNodeButton"));
    m_room.press(Qt::Key_P);
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(fake().saved().size(), 1u);
    const QByteArray pdf = fake().saved().begin()->second;
    QVERIFY(pdf.startsWith("%PDF-") && pdf.size() > 4000);
    QVERIFY2(pdf.count("/Type /Page\n") >= 2, "the picture, then the steps in full");
    QTRY_VERIFY2(page().said().contains(u"lineage-0199a7.pdf"), qPrintable(page().said()));
    fake().failNext({ ErrorCode::Storage, "disk full", std::nullopt });
    m_room.press(Qt::Key_P);
    m_room.press(Qt::Key_Return);
    QTRY_VERIFY2(page().said().contains(u"disk"), qPrintable(page().said()));
}

void TestLineage::everyNodeHasItsPlace_data()
{
    QTest::addColumn<int>("columns");
    QTest::addColumn<bool>("mirrored");
    for (const int columns : { 1, 2, 3, 4, 7, 40 }) {
        QTest::addRow("%d", columns) << columns << false;
        QTest::addRow("%d mirrored", columns) << columns << true;
    }
}

void TestLineage::everyNodeHasItsPlace()
{
    QFETCH(int, columns);
    QFETCH(bool, mirrored);
    LineageGraph graph = sampleLineage("d", 1'795'000'000'000);
    graph.edges.push_back({ "order", "webhook", 1 }); // backwards
    graph.edges.push_back({ "send", "send", 1 }); // to itself, and to nobody: not drawn
    graph.edges.push_back({ "send", "nobody", 1 });
    const LineageLayout layout = layOutLineage(graph, columns, mirrored);
    QCOMPARE(layout.nodes.size(), graph.nodes.size());
    QCOMPARE(layout.edges.size(), graph.edges.size() - 2);
    const QRectF whole(QPointF(), layout.size);
    for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
        QVERIFY(whole.contains(layout.nodes[i].box));
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!layout.nodes[i].box.intersects(layout.nodes[j].box));
    }
    for (const LineageLayout::Edge& edge : layout.edges) {
        QVERIFY(edge.way.size() >= 2);
        for (const QPointF& point : edge.way)
            QVERIFY(whole.adjusted(-1, -1, 1, 1).contains(point));
        const auto touches = [&layout](int node, const QPointF& point) {
            return layout.nodes[static_cast<std::size_t>(node)].box.adjusted(-1, -1, 1, 1).contains(point);
        };
        QVERIFY(touches(edge.from, edge.way.front()) && touches(edge.to, edge.way.back()));
    }
    if (mirrored && columns > 1)
        QVERIFY(layout.nodes[0].box.left() > layout.nodes[1].box.left());
    QVERIFY(layOutLineage({}, columns, mirrored).nodes.empty());
}

void TestLineage::titlesAreReadWhole_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("German") << QStringLiteral("de");
}

// What a step is stands in its box, in two or three lines where it must.
void TestLineage::titlesAreReadWhole()
{
    QFETCH(QString, language);
    QTranslator translator;
    if (language == u"de")
        QVERIFY(translator.load(QStringLiteral(":/countersign/translations/countersign_de.qm")) && QCoreApplication::installTranslator(&translator));
    const LineageGraph graph = sampleLineage("d", 1'795'000'000'000);
    for (const LineageNode& node : graph.nodes) {
        const QStringList lines = nodeTitleLines(node, QApplication::font());
        QVERIFY(!lines.isEmpty() && lines.size() <= 3);
        QVERIFY2(!lines.last().endsWith(u'…'), qPrintable(lines.join(u" | ")));
    }
    LineageNode endless;
    endless.title = std::string(100, 'W');
    const QStringList cut = nodeTitleLines(endless, QApplication::font());
    QCOMPARE(cut.size(), 3);
    QVERIFY(cut.last().endsWith(u'…'));
}

QTEST_MAIN(TestLineage)
#include "tst_lineage.moc"
