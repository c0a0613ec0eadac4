// The evidence report and lost devices by keyboard on the real window; what a search reads in German and in other currencies.
#include "tests/support/console/samplerecord.h"
#include "tests/ui/accesswalk.h"
#include "tests/ui/windowroom.h"
#include "ui/audit/amounttext.h"
#include "ui/audit/auditsession.h"
#include "ui/audit/evidencepdf.h"
#include "ui/audit/filtertext.h"
#include "ui/audit/recordpage.h"
#include "ui/devices/devicespage.h"
#include "ui/parts/progressline.h"

#include <QAbstractButton>
#include <QAction>
#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTranslator>

using namespace countersign;

class TestEvidence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void anEvidenceReport();
    void anEvidenceReportIsCancelled();
    void evidenceAsPictures();
    void fieldsInGerman();
    void amountsFollowTheirCurrency_data();
    void amountsFollowTheirCurrency();
    void aLostDeviceIsRevoked();
    void readByScreenReadersInOrder();

private:
    [[nodiscard]] bool openRecord();
    [[nodiscard]] FakeAudit& fake() { return m_room.desk->fakeAudit(); }
    [[nodiscard]] RecordPage& page() { return *m_room.window->recordPage(); }
    WindowRoom m_room;
};

void TestEvidence::init()
{
    m_room.forgetSettings();
    QVERIFY(m_room.open());
    Person person = m_room.desk->person();
    person.permissions.insert(Permission::ReadAudit);
    m_room.desk->setPerson(person);
}

void TestEvidence::cleanup()
{
    m_room.window.reset();
    m_room.desk.reset();
}

bool TestEvidence::openRecord()
{
    m_room.press(Qt::Key_V);
    return QTest::qWaitFor([this] { return page().isVisible() && page().session().entries().rowCount() == 100; });
}

void TestEvidence::anEvidenceReport()
{
    QVERIFY(openRecord());
    m_room.press(Qt::Key_5);
    QCOMPARE(page().tab(), RecordPage::Evidence);
    auto* found = m_room.find<QLabel>("evidenceFoundLabel");
    QTRY_VERIFY2(found->text().contains(u"Sends to draw from"), qPrintable(found->text()));
    m_room.find<QSpinBox>("evidenceCountSpinBox")->setValue(3);
    m_room.find<QLineEdit>("evidenceLeastLineEdit")->setText(QStringLiteral("nonsense"));
    page().setFocus();
    m_room.press(Qt::Key_D);
    QVERIFY2(found->text().contains(u"nonsense"), qPrintable(found->text()));
    m_room.find<QLineEdit>("evidenceLeastLineEdit")->setText(QStringLiteral("JPY 5000"));
    page().setFocus();
    m_room.press(Qt::Key_D);
    QCOMPARE(QApplication::focusWidget(), m_room.find("evidenceSaveStripLineEdit"));
    m_room.press(Qt::Key_Return);
    QTRY_COMPARE(fake().saved().size(), 1u);
    QCOMPARE(fake().lastPlan().minMinor.value_or(0), 5000);
    QCOMPARE(fake().lastPlan().currency, std::string("JPY"));
    QCOMPARE(fake().lastPlan().count, 3);
    QVERIFY(fake().lastPlan().from);
    const QByteArray pdf = fake().saved().begin()->second;
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY2(pdf.count("/Type /Page\n") >= 4, "the report, then a page for each send at least");
    QTRY_VERIFY2(page().said().contains(u"evidence.pdf"), qPrintable(page().said()));
}

void TestEvidence::anEvidenceReportIsCancelled()
{
    QVERIFY(openRecord());
    m_room.press(Qt::Key_5);
    fake().holdAnswers(true);
    page().setFocus();
    m_room.press(Qt::Key_D);
    m_room.press(Qt::Key_Return);
    auto* cancel = m_room.find<QAbstractButton>("evidenceCancelLinkButton");
    QTRY_VERIFY(cancel->isVisible());
    QVERIFY(m_room.find("evidenceProgressBar")->isVisible());
    cancel->click();
    QVERIFY(!cancel->isVisible());
    fake().holdAnswers(false);
    QTest::qWait(20);
    QVERIFY(fake().saved().empty());
    QVERIFY(m_room.find<QLabel>("evidenceStateLabel")->text().contains(u"nothing was saved"));
}

namespace {

EvidenceReport sampleEvidence()
{
    EvidenceReport report;
    report.at = 1'795'000'000'000;
    report.madeBy = QStringLiteral("Otto Frei");
    report.verdict = QStringLiteral("412 entries, signed and consistent since yesterday.");
    report.intact = true;
    report.heads = RecordHeads{ "countersign.local/test\n412\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— countersign.local/test AAAAAA==\n",
        "countersign.local/test+0a1b2c3d+AQ==", "quorum none\n" };
    report.sample.plan.seed = "5eed";
    report.sample.plan.method = SampleMethod::RiskWeighted;
    report.sample.plan.size = 412;
    report.sample.entry = 412;
    for (int i = 0; i < 3; ++i) {
        SampledSend send;
        send.draftId = "0199a7c4-2f11-7a41-9c1b-0b1f5f3aea4" + std::to_string(i);
        send.index = 100 + i;
        send.at = report.at - i * hourMs;
        send.shop = "northbean";
        send.person = "p-Mara";
        send.value = { 124'000, "EUR" };
        send.unknown = i == 1;
        report.sample.sends.push_back(send);
        if (i < 2) // the third could not be read
            report.lineages.emplace(send.draftId, sampleLineage(send.draftId, send.at));
    }
    report.sample.population = populationOf(report.sample.sends);
    return report;
}

QByteArray evidenceOf(const EvidenceReport& report)
{
    return evidencePdf(report, QApplication::font(), Qt::LeftToRight, [](const std::string& id) { return QString::fromStdString(id); });
}

} // namespace

void TestEvidence::evidenceAsPictures()
{
    const QByteArray pdf = evidenceOf(sampleEvidence());
    QVERIFY(pdf.startsWith("%PDF-"));
    QCOMPARE(evidenceOf(sampleEvidence()), pdf); // the same report, the same bytes
    EvidencePaper paper(sampleEvidence(), QApplication::font(), Qt::LeftToRight, [](const std::string& id) { return QString::fromStdString(id); });
    int parts = 1;
    while (paper.writeNext())
        ++parts;
    QVERIFY2(parts == 4 && paper.written() == 3, "what the report says, then each of its sends: the window goes on between");
    QCOMPARE(paper.end(), pdf);
    const QString program = QStandardPaths::findExecutable(QStringLiteral("pdftoppm"));
    if (program.isEmpty())
        QSKIP("there is no pdftoppm program here (poppler-utils)");
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("evidence.pdf")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(pdf) == pdf.size());
    file.close();
    QProcess process;
    process.start(program, { QStringLiteral("-r"), QStringLiteral("50"), QStringLiteral("-png"), file.fileName(), folder.filePath(QStringLiteral("page")) });
    QVERIFY(process.waitForFinished(60000) && process.exitCode() == 0);
    const QStringList pages = QDir(folder.path()).entryList({ QStringLiteral("page*.png") });
    QVERIFY2(pages.size() >= 4, qPrintable(pages.join(u' ')));
    for (const QString& name : pages) {
        const QImage image(folder.filePath(name));
        int inked = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                inked += qGray(image.pixel(x, y)) < 128 ? 1 : 0;
        QVERIFY2(inked > 200, qPrintable(name)); // no empty page
        QVERIFY2(inked < image.width() * image.height() / 4, qPrintable(name)); // and none that is black
    }
}

void TestEvidence::fieldsInGerman()
{
    class German final : public QTranslator {
    public:
        [[nodiscard]] bool isEmpty() const override { return false; }
        [[nodiscard]] QString translate(const char* context, const char* source, const char* comment, int) const override
        {
            if (std::string_view(context) != "FilterText" || comment == nullptr || std::string_view(comment) != "search field")
                return {};
            static const QHash<QByteArray, QString> words{ { "who", QStringLiteral("wer") }, { "over", QStringLiteral("über") },
                { "overrides", QStringLiteral("übergangen") }, { "no", QStringLiteral("nein") } };
            return words.value(source);
        }
    };
    German german;
    QVERIFY(QCoreApplication::installTranslator(&german));
    const FilterText read = readFilter(QStringLiteral("wer:p-Mara Über:1000 übergangen:ja verdict:reject"), 1'795'000'000'000);
    const FilterText none = readFilter(QStringLiteral("übergangen:nein"), 1'795'000'000'000);
    const QString fields = filterFields();
    QCoreApplication::removeTranslator(&german);
    QCOMPARE(read.filter.actors, (std::vector<std::string>{ "p-Mara" }));
    QCOMPARE(read.filter.minMinor.value_or(0), 100'000);
    QVERIFY(read.filter.overrides && !none.filter.overrides && read.filter.words.empty());
    QCOMPARE(read.filter.verdict, std::string("reject")); // the backend's own names still do
    QVERIFY(fields.contains(u"wer:"));
}

void TestEvidence::amountsFollowTheirCurrency_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<qlonglong>("minor");
    const std::pair<const char*, qlonglong> rows[] = { { "1000", 100'000 }, { "49.90", 4'990 }, { "49.9", 4'990 }, { "49,90", 4'990 },
        { "1,240.50", 124'050 }, { "1.240,50", 124'050 }, { "1,240", 124'000 }, { "€1,240.50", 124'050 }, { "JPY5000", 5'000 },
        { "5000 JPY", 5'000 }, { "¥5,000", 5'000 }, { "jpy 5000", 5'000 }, { "KWD1.234", 1'234 }, { "EUR1.23", 123 }, { "JPY49.90", -1 },
        { "EUR1.234", -1 }, { "-5", -1 }, { "much", -1 }, { "XQZ5", -1 }, { "99999999999999999999", -1 }, { "", -1 } };
    for (const auto& [words, minor] : rows)
        QTest::newRow(words) << QString::fromUtf8(words) << minor;
}

void TestEvidence::amountsFollowTheirCurrency()
{
    QFETCH(QString, words);
    QFETCH(qlonglong, minor);
    const auto amount = readAmount(words);
    QCOMPARE(amount ? static_cast<qlonglong>(amount->minor) : -1, minor);
    if (amount)
        QCOMPARE(readAmount(amountWords(amount->minor, amount->currency.toStdString()), amount->currency)->minor, amount->minor);
}

void TestEvidence::aLostDeviceIsRevoked()
{
    Person person = m_room.desk->person();
    person.permissions.erase(Permission::ManagePeople);
    m_room.desk->setPerson(person);
    auto* action = m_room.window->findChild<QAction*>(QStringLiteral("devicesAction"));
    QVERIFY(action != nullptr && action->isEnabled());
    action->trigger();
    DevicesPage& devices = *m_room.window->devicesPage();
    QTRY_VERIFY(devices.isVisible());
    auto* table = m_room.find<QTableWidget>("devicesTableWidget");
    QTRY_COMPARE(table->rowCount(), 2);
    QVERIFY(!m_room.find("devicesEverybodyKeyButton")->isVisible());
    m_room.press(Qt::Key_Down);
    m_room.press(Qt::Key_R);
    auto* words = m_room.find<QLabel>("devicesQuestionLabel");
    QVERIFY(words->isVisible());
    QVERIFY2(words->text().contains(u"travel-laptop"), qPrintable(words->text()));
    QTRY_VERIFY2(words->height() >= words->heightForWidth(words->width()), "the question is read whole");
    QTRY_COMPARE(table->horizontalHeader()->length(), table->viewport()->width()); // the rows reach the edge
    m_room.press(Qt::Key_Escape); // first out of the question
    QVERIFY(!words->isVisible() && devices.isVisible());
    m_room.press(Qt::Key_R);
    m_room.desk->fakeKeys().holdAnswers(true);
    m_room.press(Qt::Key_Return);
    auto* line = m_room.find<ProgressLine>("devicesProgressLine");
    QVERIFY(!line->isVisible());
    QTRY_VERIFY2(line->isVisible(), "what takes over half a second says so");
    QVERIFY2(line->words().contains(u"being revoked"), qPrintable(line->words()));
    m_room.desk->fakeKeys().holdAnswers(false);
    QTRY_VERIFY(!line->isVisible());
    QTRY_VERIFY2(devices.said().contains(u"Revoked"), qPrintable(devices.said()));
    QVERIFY(m_room.desk->fakeKeys().all()[1].revokedAt && m_room.desk->fakeKeys().all()[1].why == RevokeReason::Lost);
    QTRY_VERIFY(table->item(1, 5)->text().contains(u"lost"));
    m_room.press(Qt::Key_R);
    QVERIFY2(devices.said().contains(u"revoked before"), qPrintable(devices.said()));
    m_room.press(Qt::Key_Escape);
    QVERIFY(!devices.isVisible());
}

void TestEvidence::readByScreenReadersInOrder()
{
    QVERIFY(openRecord());
    m_room.press(Qt::Key_5);
    QTRY_VERIFY(m_room.find("evidenceDrawKeyButton")->isEnabled());
    const QString form = outOfOrder(*m_room.window, { QStringLiteral("recordTabsSegmented"), QStringLiteral("evidenceTimeComboBox"),
        QStringLiteral("evidenceShopLineEdit"), QStringLiteral("evidencePersonComboBox"), QStringLiteral("evidenceLeastLineEdit"),
        QStringLiteral("evidenceMostLineEdit"), QStringLiteral("evidenceMethodComboBox"), QStringLiteral("evidenceCountSpinBox"),
        QStringLiteral("evidenceSeedLineEdit"), QStringLiteral("evidenceDrawKeyButton") });
    QVERIFY2(form.isEmpty(), qPrintable(form));
    Person person = m_room.desk->person();
    person.permissions.insert(Permission::ManagePeople);
    m_room.desk->setPerson(person);
    m_room.window->findChild<QAction*>(QStringLiteral("devicesAction"))->trigger();
    const DevicesPage& devices = *m_room.window->devicesPage();
    QTRY_VERIFY(devices.isVisible());
    QTRY_VERIFY(m_room.find<QTableWidget>("devicesTableWidget")->rowCount() > 1);
    m_room.press(Qt::Key_Down);
    m_room.press(Qt::Key_R);
    QTRY_VERIFY(m_room.find("devicesQuestion")->isVisible());
    const QStringList wrong = nameless(devices) + wrongRoles(devices);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    const QString order = outOfOrder(*m_room.window, { QStringLiteral("devicesRevokeKeyButton"), QStringLiteral("devicesEverybodyKeyButton"),
        QStringLiteral("devicesBackKeyButton"), QStringLiteral("devicesTableWidget"), QStringLiteral("devicesWhyComboBox"),
        QStringLiteral("devicesConfirmKeyButton"), QStringLiteral("devicesKeepLinkButton") });
    QVERIFY2(order.isEmpty(), qPrintable(order));
}

QTEST_MAIN(TestEvidence)
#include "tst_evidence.moc"
