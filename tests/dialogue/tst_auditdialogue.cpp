// The auditor’s calls against a backend that says what is written here.
#include "tests/dialogue/dialogue.h"
#include "tests/support/console/samplerecord.h"

#include <QUrlQuery>

using namespace countersign;

namespace {

constexpr TimeMs now = dialogueTime;

// What the request's filter= says, read back.
Result<AuditFilter> filterOf(const ScriptedRequest& request)
{
    const QUrlQuery query(QUrl::fromEncoded(request.target));
    const auto parsed = parseJson(query.queryItemValue(QStringLiteral("filter"), QUrl::FullyDecoded).toStdString());
    return parsed ? decode<AuditFilter>(*parsed) : Result<AuditFilter>(tl::unexpected(parsed.error()));
}

}  // namespace

class TestAuditDialogue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void searches();
    void drawsLineages();
    void findsDrafts();
    void drawsUpReports();
    void takesNoOtherShape();
    void passesRefusalsOn();
};

void TestAuditDialogue::searches()
{
    ScriptedServer server;
    ApiClient api(server.url());
    AuditFilter filter;
    filter.words = "ship & hold % + “ünder” #1";
    filter.actions = {"decision."};
    filter.from = now;
    filter.minMinor = 100'000;
    filter.overrides = true;
    AuditPage page;
    page.rows = sampleRecord(3, now);
    page.next = "17/é";
    page.size = 900;
    const auto whole = [&](const ScriptedRequest& request) {
        const auto asked = filterOf(request);
        [&] { QVERIFY(asked && *asked == filter); }();
        return QUrlQuery(QUrl::fromEncoded(request.target));
    };
    server.always("GET /v1/audit/search?", [&](const ScriptedRequest& request) {
        const QUrlQuery query = whole(request);
        [&] { QCOMPARE(query.queryItemValue(QStringLiteral("limit")), QStringLiteral("100")); }();
        page.next = query.queryItemValue(QStringLiteral("cursor"), QUrl::FullyDecoded) == u"17/é" ? "" : "17/é";
        return reply(200, jsonBytes(page));
    });
    server.always("GET /v1/audit/histogram?", [&](const ScriptedRequest& request) {
        static_cast<void>(whole(request));
        return reply(200, jsonBytes(AuditHistogram{60'000, {{now, 4}, {now + 60'000, 0}}, 4}));
    });
    const auto first = arrived(api.searchAudit(filter, "", 100));
    QVERIFY(first && *first);
    QCOMPARE((*first)->rows.size(), 3u);
    QCOMPARE((*first)->rows.front().entry.id, std::string("e-0"));
    QCOMPARE((*first)->size, 900);
    const auto second = arrived(api.searchAudit(filter, (*first)->next, 100));
    QVERIFY(second && *second);
    QVERIFY((*second)->next.empty());
    const auto histogram = arrived(api.auditHistogram(filter));
    QVERIFY(histogram && *histogram);
    QCOMPARE((*histogram)->buckets.size(), 2u);
    QCOMPARE((*histogram)->total, 4);
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());
}

void TestAuditDialogue::drawsLineages()
{
    ScriptedServer server;
    ApiClient api(server.url());
    const LineageGraph sample = sampleLineage("d /1", now);
    server.expect("GET /v1/drafts/d%20%2F1/lineage", reply(200, jsonBytes(sample)));
    const auto graph = arrived(api.lineageGraph("d /1"));
    QVERIFY(graph && *graph);
    QCOMPARE(Json(**graph).dump(), Json(sample).dump());
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());
}

void TestAuditDialogue::findsDrafts()
{
    ScriptedServer server;
    ApiClient api(server.url());
    server.expect("GET /v1/audit/find?order=%234471", reply(200, R"({"draft":"d1"})"));
    server.expect("GET /v1/audit/find?provider=kl-7", reply(200, R"({"draft":"d2"})"));
    server.expect("GET /v1/audit/find?decision=x", reply(200, R"({"draft":"d3"})"));
    server.expect("GET /v1/audit/find?code=SAVE%2610", problemReply(404, "not_found", "nothing leads there"));
    QCOMPARE(**arrived(api.findDraft(AuditKey::Order, "#4471")), std::string("d1"));
    QCOMPARE(**arrived(api.findDraft(AuditKey::Provider, "kl-7")), std::string("d2"));
    QCOMPARE(**arrived(api.findDraft(AuditKey::Decision, "x")), std::string("d3"));
    const auto none = arrived(api.findDraft(AuditKey::Code, "SAVE&10"));
    QVERIFY(none && !*none);
    QCOMPARE(none->error().error.code, ErrorCode::NotFound);
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());
}

void TestAuditDialogue::drawsUpReports()
{
    ScriptedServer server;
    ApiClient api(server.url());
    server.expect("GET /v1/audit/reports/overrides", reply(200, R"({"name":"overrides","columns":["at","count"],"rows":[["x",3],[null,true]],"next":"b7"})"));
    server.expect("GET /v1/audit/reports/self_edits?from=" + QByteArray::fromStdString(formatTime(now)) + "&shop=north%20bean",
        reply(200, R"({"name":"self_edits","columns":["at"],"rows":[]})"));
    const auto report = arrived(api.auditReport({"overrides", std::nullopt, std::nullopt, ""}, ""));
    QVERIFY(report && *report);
    QCOMPARE((*report)->rows, (std::vector<std::vector<std::string>>{{"x", "3"}, {"", "true"}}));
    QCOMPARE((*report)->next, std::string("b7"));
    QVERIFY(*arrived(api.auditReport({"self_edits", now, std::nullopt, "north bean"}, "")));
    server.expect("GET /v1/audit/reports/overrides?cursor=b7", reply(200, R"({"name":"overrides","columns":["at"],"rows":[],"next":""})"));
    QVERIFY((*arrived(api.auditReport({"overrides", std::nullopt, std::nullopt, ""}, "b7")))->next.empty());
    // As lines for a file: the text as it comes, and where the next page begins.
    ScriptedReply lines = reply(200, "at\r\nx\r\n", "text/csv; charset=utf-8");
    lines.headers.emplace_back("X-Next-Cursor", "b3");
    server.expect("GET /v1/audit/reports/overrides?format=csv", lines);
    server.expect("GET /v1/audit/reports/overrides?cursor=b3&format=jsonl", reply(200, "{}\n", "application/x-ndjson"));
    const auto first = arrived(api.reportLines({"overrides", std::nullopt, std::nullopt, ""}, true, ""));
    QVERIFY(first && *first && (*first)->text == "at\r\nx\r\n" && (*first)->next == "b3");
    const auto last = arrived(api.reportLines({"overrides", std::nullopt, std::nullopt, ""}, false, "b3"));
    QVERIFY(last && *last && (*last)->next.empty());
    server.always("GET /v1/audit/export?", [](const ScriptedRequest& request) {
        const auto asked = filterOf(request);
        [&] { QVERIFY(asked && asked->words == "a" && request.target.endsWith("&after=41&limit=5")); }();
        return reply(200, "{\"index\":42,\"entry\":{}}\n", "application/x-ndjson");
    });
    AuditFilter filter;
    filter.words = "a";
    QCOMPARE(**arrived(api.exportEntries(filter, 41, 5)), std::string("{\"index\":42,\"entry\":{}}\n"));
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());
}

void TestAuditDialogue::takesNoOtherShape()
{
    ScriptedServer server;
    ApiClient api(server.url());
    const char* said = "";
    server.always("GET /v1/audit/search?", [&said](const ScriptedRequest&) { return reply(200, said); });
    for (const char* body : {"{}", R"({"rows":{}})", R"({"rows":[{"index":1}],"next":"","size":1})"}) {
        said = body;
        const auto page = arrived(api.searchAudit({}, "", 10));
        QVERIFY2(page && !*page, body);
        QCOMPARE(page->error().error.code, ErrorCode::InvalidInput);
    }
    for (const char* body : {"{}", R"({"name":"x","columns":["a"],"rows":[["1","2"]]})", R"({"name":"x","columns":["a"],"rows":[{"a":1}]})"}) {
        server.expect("GET /v1/audit/reports/x", reply(200, body));
        const auto report = arrived(api.auditReport({"x", std::nullopt, std::nullopt, ""}, ""));
        QVERIFY2(report && !*report, body);
        QCOMPARE(report->error().error.code, ErrorCode::InvalidInput);
    }
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());
}

void TestAuditDialogue::passesRefusalsOn()
{
    ScriptedServer server;
    ApiClient api(server.url());
    server.expect("GET /v1/drafts/d/lineage", problemReply(403, "forbidden", "no right to read the record"));
    const auto refused = arrived(api.lineageGraph("d"));
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().error.code, ErrorCode::Forbidden);
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());
}

QTEST_GUILESS_MAIN(TestAuditDialogue)
#include "tst_auditdialogue.moc"
