// What the command line takes out of the record over real HTTP: a selection as lines, going on where it was cut off, and as proofs.
#include "app/ctl/auditread.h"
#include "models/domain/signature.h"
#include "tst_recordroutes.h"

#include <QDir>
#include <QFile>
#include <set>

using namespace countersign;

void TestRecordRoutes::exportsASelection()
{
    makeExpired();
    const std::string selection = R"({"shops":["north\"bean, Ltd"]})";
    const auto before = entries("audit.exported");
    const auto file = [this](const char* name) { return m_folder.filePath(QString::fromLatin1(name)); };
    const auto lines = exportSelection({ file("a.jsonl").toStdString(), false, selection, false }, fetch(selection));
    QVERIFY2(lines, lines ? "" : lines.error().detail.c_str());
    QCOMPARE(lines->entries, 30);
    QFile jsonl(file("a.jsonl"));
    QVERIFY(jsonl.open(QIODevice::ReadOnly));
    std::int64_t last = -1;
    while (!jsonl.atEnd()) {
        const auto line = Json::parse(jsonl.readLine().toStdString());
        QVERIFY(line.at("index").get<std::int64_t>() > last);
        last = line.at("index").get<std::int64_t>();
        const auto hashed = m_home->one<std::string>("SELECT entry FROM audit_entries WHERE idx = " + std::to_string(last));
        QVERIFY(canonicalJson(line.at("entry")) == hashed);
    }
    QVERIFY(exportSelection({ file("a.csv").toStdString(), true, selection, false }, fetch(selection)));
    QFile csv(file("a.csv"));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QList<QByteArray> rows = csv.readAll().trimmed().split('\n');
    QCOMPARE(rows.size(), 31);
    QVERIFY(rows.at(0).startsWith("index,at,"));
    QVERIFY(rows.at(1).contains(R"("north""bean, Ltd")"));
    QVERIFY(rows.at(1).trimmed().endsWith(R"("{""note"":""a \""quoted\"" one, with commas""}")"));
    QCOMPARE(entries("audit.exported"), before + 1); // one for this selection, not one per page or form
}

void TestRecordRoutes::exportSurvivesInterruption()
{
    makeExpired();
    const std::string selection = R"({"actions":["draft.expired"]})";
    const std::string whole = m_folder.filePath(QStringLiteral("whole")).toStdString();
    QVERIFY(exportSelection({ whole, false, selection, false }, fetch(selection)));
    for (const bool csv : { false, true }) {
        const std::string name = m_folder.filePath(csv ? QStringLiteral("b.csv") : QStringLiteral("b.jsonl")).toStdString();
        QCOMPARE(exportSelection({ name, csv, selection, true }, fetch(selection)).error().code, ErrorCode::NotFound);
        // The first page has twelve entries, then the backend is gone.
        int pages = 0;
        const auto broken = [&](std::int64_t after, std::int64_t) -> Result<std::string> {
            if (++pages > 1)
                return fail(ErrorCode::Unavailable, "gone");
            std::string page = *fetch(selection)(after, 12);
            for (int i = 0; i < 10000 - 12; ++i) // a full page, so that another is asked for
                page += "{\"index\":" + std::to_string(1000000 + i) + ",\"entry\":{}}\n";
            return page;
        };
        QCOMPARE(exportSelection({ name, csv, selection, false }, broken).error().code, ErrorCode::Unavailable);
        QVERIFY(!QFile::exists(QString::fromStdString(name)));
        // Cut off in the middle of a line, as by a full disk or a lost power supply.
        const QStringList parts = QDir(m_folder.path()).entryList({ QStringLiteral("b.*.part-*") });
        QCOMPARE(parts.size(), 1);
        QFile part(m_folder.filePath(parts.front()));
        QVERIFY(part.open(QIODevice::ReadWrite));
        qint64 end = 0;
        for (int i = 0; i < (csv ? 13 : 12); ++i)
            end += part.readLine().size();
        part.resize(end - 5);
        part.close();
        QCOMPARE(exportSelection({ name, csv, "{}", true }, fetch("{}")).error().code, ErrorCode::NotFound); // of another selection
        const auto resumed = exportSelection({ name, csv, selection, true }, fetch(selection));
        QVERIFY2(resumed, resumed ? "" : resumed.error().detail.c_str());
        QVERIFY(resumed->resumed);
        QFile done(QString::fromStdString(name));
        QFile expected(QString::fromStdString(whole));
        QVERIFY(done.open(QIODevice::ReadOnly) && expected.open(QIODevice::ReadOnly));
        if (csv)
            QCOMPARE(done.readAll().count('\n'), expected.readAll().count('\n') + 1);
        else
            QCOMPARE(done.readAll(), expected.readAll());
    }
}

void TestRecordRoutes::exportRefusesWhatItMust()
{
    const std::string name = m_folder.filePath(QStringLiteral("c.jsonl")).toStdString();
    const auto page = [](const std::string& text) { return [text](std::int64_t, std::int64_t) -> Result<std::string> { return text; }; };
    for (const char* text : { "no page", "{\"index\":x,\"entry\":{}}\n", "{\"index\":1}\n", "{\"index\":1,\"entry\":{}}",
             "{\"index\":1,\"entry\":{}}\n{\"index\":1,\"entry\":{}}\n" })
        QCOMPARE(exportSelection({ name, false, "{}", false }, page(text)).error().code, ErrorCode::Damaged);
    QVERIFY(!QFile::exists(QString::fromStdString(name)));
    QVERIFY(exportSelection({ name, false, "{}", false }, page("")));
    QCOMPARE(exportSelection({ name, false, "{}", false }, page("")).error().code, ErrorCode::Conflict);
    QCOMPARE(exportSelection({ name + "/x", false, "{}", false }, page("")).error().code, ErrorCode::Storage);
}

// Of one person's decisions: cut off after the first, gone on with the second; each holds by itself.
void TestRecordRoutes::proofsOfASelection()
{
    std::set<std::string> decisions;
    for (int i = 0; i < 2; ++i) {
        const auto decision = m_mira->make(m_mira->draft(m_home->makeDraft().summary.id).value(), Verdict::Approve).value();
        QCOMPARE(m_mira->send(decision).value().status, 200);
        decisions.insert(decision.statement.decisionId);
    }
    settle();
    const auto exports = entries("audit.exported");
    for (const std::string& id : decisions) // the checkpoint comes about a second behind
        QTRY_COMPARE_WITH_TIMEOUT(get(*m_mira, "/v1/audit/inclusion?decision=" + id).status, 200, 10000);
    QCOMPARE(entries("audit.exported"), exports); // her own
    for (const std::string& id : decisions) {
        QCOMPARE(get(*m_bea, "/v1/audit/inclusion?decision=" + id).status, 404); // another's, without the right
        QCOMPARE(get(*m_auditor, "/v1/audit/inclusion?decision=" + id).status, 200);
    }
    QCOMPARE(entries("audit.exported"), exports + 1); // taking many is one reading
    AuditFilter filter;
    filter.actors = { m_mira->person().id };
    filter.actions = { "decision.accepted" };
    const std::string selection = Json(filter).dump();
    const auto log = parseVerifierKey(trimmed(get(*m_auditor, "/v1/audit/vkey").body)).value();
    const std::string folder = m_folder.filePath(QStringLiteral("proofs")).toStdString();
    int most = 1;
    std::int64_t asked = 0;
    const auto prove = [&](const std::string& decision) -> Result<DecisionProof> {
        if (most-- == 0)
            return fail(ErrorCode::Unavailable, "gone");
        ++asked;
        const Json answer = parseJson(get(*m_auditor, "/v1/audit/inclusion?decision=" + decision).body).value();
        DecisionProof proof{ answer.at("index").get<std::int64_t>(), answer.at("entry").get<std::string>(), {}, answer.at("checkpoint").get<std::string>() };
        for (const auto& text : answer.at("hashes")) {
            const std::string bytes = fromBase64(text.get<std::string>()).value();
            std::copy(bytes.begin(), bytes.end(), proof.hashes.emplace_back().begin());
        }
        return proof;
    };
    QCOMPARE(exportProofs(folder, selection, log, fetch(selection), prove).error().code, ErrorCode::Unavailable);
    QVERIFY(!QDir(QString::fromStdString(folder)).exists());
    most = 1000;
    const auto done = exportProofs(folder, selection, log, fetch(selection), prove);
    QVERIFY2(done, done ? "" : done.error().detail.c_str());
    QCOMPARE(done->kept, 1);
    QCOMPARE(done->written, asked - 1);
    QVERIFY(done->written + done->kept >= static_cast<std::int64_t>(decisions.size())); // other tests decided, too
    const QDir place(QString::fromStdString(folder));
    QCOMPARE(place.entryList({ QStringLiteral("*.tlog-proof") }).size(), done->written + done->kept);
    for (const std::string& id : decisions) {
        QFile proof(place.filePath(QString::fromStdString(id) + QStringLiteral(".tlog-proof")));
        QFile entry(proof.fileName() + QStringLiteral(".entry"));
        QVERIFY(proof.open(QIODevice::ReadOnly) && entry.open(QIODevice::ReadOnly));
        const std::string bytes = entry.readAll().toStdString();
        QVERIFY(openProof(proof.readAll().toStdString(), bytes, log));
        QVERIFY(bytes.find(id) != std::string::npos);
    }
    QCOMPARE(exportProofs(folder, selection, log, fetch(selection), prove).error().code, ErrorCode::Conflict);
}

// A value with its currency, in that currency's own digits; half a wish is refused rather than guessed.
void TestRecordRoutes::valuesAsPeopleWriteThem()
{
    Client client; // never asked: nobody is named
    const auto read = [&client](const std::string& value, const std::string& currency = {}) {
        AuditSelectionOptions options;
        options.value = value;
        options.currency = currency;
        return auditFilterOf(client, options);
    };
    const auto euros = read("100..500.50 EUR").value();
    QVERIFY(euros.minMinor == 10'000 && euros.maxMinor == 50'050 && euros.currency == "EUR");
    const auto yen = read("..5000 JPY", "JPY").value();
    QVERIFY(!yen.minMinor && yen.maxMinor == 5'000 && yen.currency == "JPY");
    const auto above = read("1000.. USD").value();
    QVERIFY(above.minMinor == 100'000 && !above.maxMinor);
    QVERIFY(read("", "KWD").value().currency == "KWD" && read("").value() == AuditFilter{});
    for (const char* wrong : { "100..500", "100 EUR", ".. EUR", "100..5x EUR", "-5..7 EUR", "1.5..2 JPY", "1..2 XQZ" })
        QVERIFY2(read(wrong).error().code == ErrorCode::InvalidInput, wrong);
    QCOMPARE(read("1..2 EUR", "JPY").error().code, ErrorCode::InvalidInput);
}
