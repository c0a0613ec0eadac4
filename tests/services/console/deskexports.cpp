// The record taken out of the house from the console: what is cut off goes on, and what ends stands there whole.
#include "services/console/desk/recordexportimpl.h"
#include "tests/models/domain/bundles.h"
#include "tst_desk.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QUrlQuery>

using namespace countersign;

namespace {

constexpr int recordSize = 2'500;
const std::vector<std::string> decisionIds{ "0192f3a1-0000-7000-8000-000000000001", "0192f3a1-0000-7000-8000-000000000002" };

struct ExportEnd {
    std::optional<ExportOutcome> done;
    std::optional<Error> error;
};
ExportEnd ended(RecordExport& exports, const ExportWish& wish)
{
    ExportEnd end;
    QObject context;
    QObject::connect(&exports, &RecordExport::finished, &context, [&end](const ExportOutcome& outcome) { end.done = outcome; });
    QObject::connect(&exports, &RecordExport::failed, &context, [&end](const Error& error) { end.error = error; });
    exports.start(wish);
    if (!QTest::qWaitFor([&end] { return end.done || end.error; }, 20000))
        qFatal("an export never ended");
    return end;
}

// A record behind HTTP that is away once it gave so many answers of the kind that is exported.
class RecordServed {
public:
    RecordServed()
        : m_api(server.url())
    {
        m_api.setRetryDelay(1);
        entries.push_back(samples::enrolled(samples::deviceKey(), "person-1"));
        for (int i = 1; i < recordSize; ++i)
            entries.push_back(i == 7 || i == 2'400
                    ? samples::accepted(samples::deviceKey(), "person-1", false, i, decisionIds[i == 7 ? 0 : 1])
                    : entryBytes(samples::plainEntry(i)).value());
        files = samples::bundleOf(entries);
        server.always("GET /v1/audit/evidence", [this](const ScriptedRequest&) {
            const std::string& vkey = files.at("log.vkey");
            return reply(200, QByteArray::fromStdString(Json{ { "checkpoint", files.at("checkpoint") }, { "vkey", vkey.substr(0, vkey.size() - 1) },
                { "policy", files.at("policy") }, { "rotations", "" } }.dump()));
        });
        server.always("GET /v1/audit/vkey", [this](const ScriptedRequest&) { return reply(200, QByteArray::fromStdString(files.at("log.vkey")), "text/plain"); });
        server.always("GET /v1/audit/tile/", [this](const ScriptedRequest& request) {
            return given(request, QByteArray::fromStdString(files.at(request.target.mid(qstrlen("/v1/audit/")).toStdString())), "application/octet-stream");
        });
        server.always("GET /v1/audit/histogram?", [this](const ScriptedRequest& request) {
            return reply(200, QByteArray::fromStdString(Json(AuditHistogram{ hourMs, {}, static_cast<std::int64_t>(found(request).size()) }).dump()));
        });
        server.always("GET /v1/audit/export?", [this](const ScriptedRequest& request) {
            const QUrlQuery query(QUrl::fromEncoded(request.target));
            QByteArray lines;
            int left = query.queryItemValue(QStringLiteral("limit")).toInt();
            for (const int index : found(request))
                if (index > query.queryItemValue(QStringLiteral("after")).toInt() && left-- > 0)
                    lines += "{\"index\":" + QByteArray::number(index) + ",\"entry\":" + QByteArray::fromStdString(entries[static_cast<std::size_t>(index)]) + "}\n";
            return given(request, lines, "application/x-ndjson");
        });
        server.always("GET /v1/audit/inclusion?", [this](const ScriptedRequest& request) {
            const std::int64_t index = request.target.endsWith(QByteArray::fromStdString(decisionIds[0])) ? 7 : 2'400;
            Json hashes = Json::array();
            const auto proof = inclusionProof(index, recordSize, [this](int level, std::int64_t at) { return rootAt(level, at); }).value();
            for (const Hash& hash : proof)
                hashes.push_back(base64(view(hash)));
            return given(request, QByteArray::fromStdString(Json{ { "index", index }, { "entry", entries[static_cast<std::size_t>(index)] }, { "hashes", hashes },
                { "checkpoint", files.at("checkpoint") } }.dump()), "application/json");
        });
    }
    ScriptedReply given(const ScriptedRequest& request, const QByteArray& body, const QByteArray& type)
    {
        const bool away = !refused.isEmpty() && request.target.contains(refused);
        if (!away && (!request.target.startsWith(counted) || most-- > 0))
            return reply(200, body, type);
        return problemReply(503, "unavailable", "gone");
    }
    QString place(const char* name) const { return folder.filePath(QString::fromLatin1(name)); }
    QStringList beside() const { return QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot); }

    ScriptedServer server;
    QTemporaryDir folder;
    std::vector<std::string> entries;
    samples::Files files;
    QByteArray refused; // what is in the targets of requests that nothing is given to
    QByteArray counted; // requests that begin so
    int most = 1'000'000;

private:
    std::vector<int> found(const ScriptedRequest& request) const
    {
        std::vector<int> indexes;
        const bool decisions = QUrl::fromPercentEncoding(request.target).contains(QStringLiteral("decision.accepted"));
        for (int i = 0; i < recordSize; ++i)
            if (!decisions || i == 7 || i == 2'400)
                indexes.push_back(i);
        return indexes;
    }
    Hash rootAt(int level, std::int64_t at) const
    {
        TreeHead head;
        for (std::int64_t i = at << level; i < (at + 1) << level; ++i)
            head.append(leafHash(entries[static_cast<std::size_t>(i)]));
        return head.root();
    }
    ApiClient m_api;

public:
    RecordExportImpl exports{ m_api };
};

} // namespace

void TestDesk::aBundleIsTakenOutAndGoneOnWith()
{
    RecordServed record;
    const ExportWish wish{ ExportWish::Form::Bundle, record.place("bundle"), {}, {} };
    record.refused = "/tile/entries/004"; // after the tile above, four pairs and half of the fifth; those behind it may have come
    const ExportEnd cut = ended(record.exports, wish);
    QVERIFY(cut.error && cut.error->code == ErrorCode::Unavailable);
    QVERIFY(!record.exports.running());
    QCOMPARE(record.beside(), QStringList{ QStringLiteral("bundle.partial") });
    // Cancelled and begun again at once: what was under way then changes nothing.
    record.refused.clear();
    record.exports.start(wish);
    record.exports.cancel();
    QVERIFY(!record.exports.running());
    qint64 done = -1;
    qint64 total = 0;
    QObject::connect(&record.exports, &RecordExport::progressed, this, [&](qint64 now, qint64 all) {
        done = now;
        total = all;
    });
    const ExportEnd whole = ended(record.exports, wish);
    QVERIFY2(whole.done, whole.error ? whole.error->detail.c_str() : "");
    record.exports.disconnect(this);
    QCOMPARE(whole.done->items, recordSize);
    QCOMPARE(whole.done->kept, 2 * 4);
    QVERIFY(total > 0 && done == total);
    QVERIFY(record.server.count("GET /v1/audit/tile/entries/000") == 1 && record.server.count("GET /v1/audit/tile/0/004") == 2);
    const BundleReport report = verifyBundle(folderBundle(wish.place.toStdString()), samples::bundleLog());
    QVERIFY2(report.problems.empty(), report.problems.empty() ? "" : report.problems.front().c_str());
    QCOMPARE(report.entries, recordSize);
    QCOMPARE(record.beside(), QStringList{ QStringLiteral("bundle") });
    const ExportEnd again = ended(record.exports, wish); // nothing is written over
    QVERIFY(again.error && again.error->code == ErrorCode::Conflict);
}

void TestDesk::selectionsAreTakenOut()
{
    RecordServed record;
    ExportWish wish{ ExportWish::Form::Jsonl, record.place("all.jsonl"), {}, {} };
    record.counted = "/v1/audit/export?";
    record.most = 1;
    QVERIFY(ended(record.exports, wish).error);
    QVERIFY(!QFile::exists(wish.place));
    record.most = 1'000'000;
    const ExportEnd whole = ended(record.exports, wish);
    QVERIFY2(whole.done, whole.error ? whole.error->detail.c_str() : "");
    QCOMPARE(whole.done->items, recordSize);
    QCOMPARE(whole.done->kept, 2'000);
    QFile lines(wish.place);
    QVERIFY(lines.open(QIODevice::ReadOnly));
    for (int i = 0; i < recordSize; ++i)
        QCOMPARE(lines.readLine(), QByteArray("{\"index\":" + QByteArray::number(i) + ",\"entry\":" + QByteArray::fromStdString(record.entries[static_cast<std::size_t>(i)]) + "}\n"));
    QVERIFY(lines.atEnd());
    // The proof of each decision; one that was proved before the backend went is not asked for again.
    wish.form = ExportWish::Form::Proofs;
    wish.place = record.place("proofs");
    record.counted = "/v1/audit/inclusion?";
    record.most = 1;
    QVERIFY(ended(record.exports, wish).error);
    record.most = 1'000'000;
    const ExportEnd proofs = ended(record.exports, wish);
    QVERIFY2(proofs.done, proofs.error ? proofs.error->detail.c_str() : "");
    QCOMPARE(proofs.done->items, 2);
    QCOMPARE(proofs.done->kept, 1);
    for (const std::string& id : decisionIds) {
        QFile proof(QDir(wish.place).filePath(QString::fromStdString(id) + QStringLiteral(".tlog-proof")));
        QFile entry(proof.fileName() + QStringLiteral(".entry"));
        QVERIFY(proof.open(QIODevice::ReadOnly) && entry.open(QIODevice::ReadOnly));
        QVERIFY(openProof(proof.readAll().toStdString(), entry.readAll().toStdString(), samples::bundleLog()));
    }
    QCOMPARE(record.beside(), (QStringList{ QStringLiteral("all.jsonl"), QStringLiteral("proofs") }));
    // A proof that proves nothing is not written.
    record.server.always("GET /v1/audit/vkey", [](const ScriptedRequest&) {
        return reply(200, QByteArray::fromStdString(verifierKey(samples::bundleOrigin, newSigningKey().publicKey)) + "\n", "text/plain");
    });
    wish.place = record.place("forged");
    const ExportEnd forged = ended(record.exports, wish);
    QVERIFY(forged.error && forged.error->code == ErrorCode::Damaged);
    QVERIFY(!QFile::exists(wish.place));
}

void TestDesk::reportsAreTakenOutWhole()
{
    RecordServed record;
    bool circle = false;
    bool away = false;
    int firstPages = 0;
    record.server.always("GET /v1/audit/reports/overrides?", [&](const ScriptedRequest& request) {
        const bool second = request.target.contains("cursor=b7");
        firstPages += second ? 0 : 1;
        if (second && away)
            return problemReply(503, "unavailable", "gone");
        ScriptedReply lines = reply(200, second ? "z,3\r\n" : "who,note\r\nx,\"two\nlines\"\r\ny,2\r\n", "text/csv");
        if (!second || circle)
            lines.headers.emplace_back("X-Next-Cursor", "b7");
        return lines;
    });
    ExportWish wish{ ExportWish::Form::ReportCsv, record.place("o.csv"), {}, { "overrides", std::nullopt, std::nullopt, "" } };
    const ExportEnd whole = ended(record.exports, wish);
    QVERIFY2(whole.done, whole.error ? whole.error->detail.c_str() : "");
    QCOMPARE(whole.done->items, 3);
    QFile file(wish.place);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("who,note\r\nx,\"two\nlines\"\r\ny,2\r\nz,3\r\n"));
    // Cut off behind its first page: that stays, is not asked for again, and nobody takes it for the whole.
    wish.place = record.place("cut.csv");
    away = true;
    const ExportEnd cut = ended(record.exports, wish);
    QVERIFY(cut.error && cut.error->code == ErrorCode::Unavailable && !QFile::exists(wish.place));
    away = false;
    const int asked = firstPages;
    const ExportEnd goneOn = ended(record.exports, wish);
    QVERIFY2(goneOn.done, goneOn.error ? goneOn.error->detail.c_str() : "");
    QCOMPARE(firstPages, asked);
    QCOMPARE(goneOn.done->items, 3);
    QCOMPARE(goneOn.done->kept, 2);
    QFile second(wish.place);
    QVERIFY(second.open(QIODevice::ReadOnly) && file.seek(0));
    QCOMPARE(second.readAll(), file.readAll());
    QVERIFY(QFile::remove(wish.place));
    circle = true; // a backend that goes in a circle is not followed, and nothing of it is kept
    wish.place = record.place("circle.csv");
    QVERIFY(ended(record.exports, wish).error->code == ErrorCode::InvalidInput);
    QTRY_COMPARE(record.beside(), QStringList{ QStringLiteral("o.csv") });
    wish.place = record.place("no/such/folder/o.csv");
    QVERIFY(ended(record.exports, wish).error->code == ErrorCode::Storage);
}
