// The console's API client against a backend that says what is written here.
#include "services/console/api/eventreader.h"
#include "tests/dialogue/dialogue.h"
#include "tests/support/console/sampledrafts.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace countersign;

namespace {

Decision decision()
{
    Decision made;
    made.statement.decisionId = "0192f3a1-0000-7000-8000-00000000000d";
    made.statement.draftId = "0192f3a1-0000-7000-8000-000000000001";
    made.statement.revision = 3;
    made.signature = "c2ln";
    return made;
}

constexpr auto decideLine = "POST /v1/drafts/0192f3a1-0000-7000-8000-000000000001/decisions";

}  // namespace

class TestApiDialogue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void signsInAndCarriesTheToken();
    void readsDraftsWholeAndByPages();
    void decidesWithItsPreconditionAndKey();
    void namesEveryFailingRequirement();
    void tellsWhoHoldsALease();
    void triesGetAgainButNeverForEver();
    void neverRepeatsAPost();
    void waitsAsLongAsItIsTold();
    void takesNoOtherTypeSizeOrShape();
    void aLostAnswerIsCalledSo();
    void nobodyThere();
    void everyWayOut();
    void aSessionThatEnded();
    void readsTheRecord();
    void readsWhyCustomersLeft();
    void streamIsCutAnywhere();
    void streamOverTheWire();
};

void TestApiDialogue::signsInAndCarriesTheToken()
{
    ScriptedServer server;
    ApiClient api(server.url());
    api.setRetryDelay(10);
    server.expect("POST /v1/sessions", [](const ScriptedRequest& request) {
        [&] { QCOMPARE(request.body, QByteArray(R"({"login":"mara","password":"pä&ss"})")); }();
        [&] { QVERIFY(!request.headers.contains("authorization")); }();
        return reply(200, jsonBytes({{"token", "t0k"}, {"expires_at", "2026-11-22T00:00:00.000Z"}, {"person", samplePerson()}}));
    });
    server.expect("GET /v1/me", [](const ScriptedRequest& request) {
        [&] { QCOMPARE(request.headers.value("authorization"), QByteArray("Bearer t0k")); }();
        return reply(200, jsonBytes(samplePerson()), "application/json; charset=utf-8");
    });
    server.expect("DELETE /v1/sessions/current", reply(204, {}));
    const auto grant = arrived(api.signIn(u"mara"_s, u"pä&ss"_s));
    QVERIFY(grant && *grant);
    QCOMPARE((*grant)->person.name, std::string("Mara Lind"));
    api.setToken((*grant)->token);
    const auto me = arrived(api.me());
    QVERIFY(me && *me);
    QVERIFY((*me)->may(Permission::Approve));
    const auto out = arrived(api.signOut());
    QVERIFY(out && *out);
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());
}

void TestApiDialogue::readsDraftsWholeAndByPages()
{
    ScriptedServer server;
    ApiClient api(server.url());
    api.setRetryDelay(10);
    const Draft draft = plainDraft(1, 1'795'000'000'000);
    server.expect("GET /v1/drafts?state=queued,held&order=recent&limit=200&cursor=a%2Bb%26c&full=1",
        reply(200, jsonBytes({ { "drafts", { draft, draft } }, { "next", "n" }, { "as_of", 41 } })));
    server.expect("GET /v1/drafts?state=queued&order=stake&limit=50&q=caf%C3%A9%20au",
        reply(200, jsonBytes({ { "drafts", { draft.summary } }, { "next", nullptr }, { "as_of", 42 } })));
    server.expect("GET /v1/drafts/" + QByteArray::fromStdString(draft.summary.id), reply(200, jsonBytes(draft)));
    DraftQueryText query;
    query.states = "queued,held";
    query.order = "recent";
    query.limit = 200;
    query.cursor = "a+b&c";
    const auto full = arrived(api.fullDrafts(query));
    QVERIFY(full && *full);
    QCOMPARE((*full)->drafts->size(), 2u);
    QCOMPARE((*full)->next, std::string("n"));
    QCOMPARE((*full)->asOf, 41);
    DraftQueryText words;
    words.words = "café au";
    const auto page = arrived(api.summaries(words));
    QVERIFY(page && *page);
    QVERIFY((*page)->next.empty());
    const auto one = arrived(api.draft(draft.summary.id));
    QVERIFY(one && *one);
    QCOMPARE(Json(**one).dump(), Json(draft).dump());
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());
}

void TestApiDialogue::decidesWithItsPreconditionAndKey()
{
    ScriptedServer server;
    ApiClient api(server.url());
    api.setRetryDelay(10);
    server.expect(decideLine, [](const ScriptedRequest& request) {
        [&] { QCOMPARE(request.headers.value("if-match"), QByteArray("\"3\"")); }();
        [&] { QCOMPARE(request.headers.value("idempotency-key"), QByteArray("0192f3a1-0000-7000-8000-00000000000d")); }();
        [&] { QCOMPARE(request.body, jsonBytes(decision())); }();
        return reply(200,
            jsonBytes({ { "decision_id", "0192f3a1-0000-7000-8000-00000000000d" }, { "state", "held" }, { "draft_id", "d" },
                { "draft_state", "held" }, { "revision", 3 }, { "hold_until", "2026-11-21T10:00:00.000Z" }, { "approvals_have", 1 },
                { "approvals_needed", 1 } }));
    });
    server.expect("POST /v1/decisions/0192f3a1-0000-7000-8000-00000000000d/undo", reply(200, R"({"decision_id":"x","state":"undone"})"));
    const auto answer = arrived(api.decide(decision()));
    QVERIFY(answer && *answer);
    QCOMPARE((*answer)->state, DecisionState::Held);
    QVERIFY((*answer)->holdUntil.has_value());
    const auto undone = arrived(api.undo("0192f3a1-0000-7000-8000-00000000000d"));
    QVERIFY(undone && *undone);
    QCOMPARE((*undone)->state, DecisionState::Undone);
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());
}

void TestApiDialogue::namesEveryFailingRequirement()
{
    ScriptedServer server;
    ApiClient api(server.url());
    api.setRetryDelay(10);
    const std::vector<RequirementResult> failing{ { "within_cart_limit", RequirementState::Unsatisfied, "Above your limit", "cart.value",
                                                      { "Ines" }, false },
        { "checks_pass", RequirementState::Unsatisfied, "1 check fails", "draft.checks_failed", {}, true } };
    server.expect(decideLine, problemReply(403, "forbidden", "2 requirements fail", ",\"requirements\":" + jsonBytes(failing)));
    const auto answer = arrived(api.decide(decision()));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().error.code, ErrorCode::Forbidden);
    QCOMPARE(answer->error().requirements.size(), 2u);
    QCOMPARE(answer->error().requirements[0].who, std::vector<std::string>{"Ines"});
    QVERIFY(server.nothingElse());
}

void TestApiDialogue::tellsWhoHoldsALease()
{
    ScriptedServer server;
    ApiClient api(server.url());
    api.setRetryDelay(10);
    server.expect("POST /v1/drafts/d1/lease",
        problemReply(409, "conflict", "held", ",\"lease\":" + jsonBytes(Lease{ "p2", "Idris Cole", 1'795'000'000'000 })));
    server.expect("POST /v1/drafts/d1/lease?break=1", reply(200, jsonBytes({{"lease", Lease{"p1", "Mara Lind", 1'795'000'300'000}}})));
    const auto held = arrived(api.lease("d1", false));
    QVERIFY(held && !*held && held->error().holder);
    QCOMPARE(held->error().holder->personName, std::string("Idris Cole"));
    const auto broken = arrived(api.lease("d1", true));
    QVERIFY(broken && *broken);
    QVERIFY(server.nothingElse());
}

void TestApiDialogue::triesGetAgainButNeverForEver()
{
    ScriptedServer server;
    ApiClient api(server.url());
    api.setRetryDelay(10);
    server.expect("GET /v1/me", problemReply(503, "unavailable", "starting"));
    server.expect("GET /v1/me", reply(200, jsonBytes(samplePerson())));
    const auto me = arrived(api.me());
    QVERIFY(me && *me);
    for (int i = 0; i < 3; ++i)
        server.expect("GET /v1/me", problemReply(503, "unavailable", "starting"));
    const auto gone = arrived(api.me());
    QVERIFY(gone && !*gone);
    QCOMPARE(gone->error().error.code, ErrorCode::Unavailable);
    server.expect("GET /v1/me", problemReply(500, "internal", "a bug"));  // considered, not passing
    const auto bug = arrived(api.me());
    QVERIFY(bug && !*bug);
    QCOMPARE(bug->error().error.code, ErrorCode::Internal);
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());
}

void TestApiDialogue::neverRepeatsAPost()
{
    ScriptedServer server;
    ApiClient api(server.url());
    api.setRetryDelay(10);
    for (const int status : {503, 500, 429}) {
        server.expect(decideLine, problemReply(status, status == 503 ? "unavailable" : status == 500 ? "internal" : "throttled", "no"));
        const auto answer = arrived(api.decide(decision()));
        QVERIFY(answer && !*answer);
    }
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());
    QCOMPARE(server.requests().size(), 3u);
}

void TestApiDialogue::waitsAsLongAsItIsTold()
{
    ScriptedServer server;
    ApiClient api(server.url());
    api.setRetryDelay(10);
    ScriptedReply busy = problemReply(429, "throttled", "slow down");
    busy.headers.emplace_back("Retry-After", "1");
    server.expect("GET /v1/policy", busy);
    server.expect("GET /v1/policy", reply(200, jsonBytes({{"version", 4}, {"policy", samplePolicy()}})));
    QElapsedTimer took;
    took.start();
    const auto policy = arrived(api.policy());
    QVERIFY(policy && *policy);
    QVERIFY(took.elapsed() >= 1000);
    ScriptedReply long_ = problemReply(429, "throttled", "much later");
    long_.headers.emplace_back("Retry-After", "600");
    server.expect("GET /v1/policy", long_);  // longer than politeness: the caller decides
    const auto later = arrived(api.policy());
    QVERIFY(later && !*later);
    QCOMPARE(later->error().error.retryAfterMs, std::optional<std::int64_t>(600000));
    QVERIFY(server.nothingElse());
}

void TestApiDialogue::takesNoOtherTypeSizeOrShape()
{
    ScriptedServer server;
    ApiClient api(server.url());
    api.setRetryDelay(10);
    server.expect("GET /v1/me", reply(200, "<html>hotel wifi</html>", "text/html"));
    const auto html = arrived(api.me());
    QVERIFY(html && !*html);
    QCOMPARE(html->error().error.code, ErrorCode::InvalidInput);
    server.expect("GET /v1/me", reply(200, "{\"id\":"));
    const auto cut = arrived(api.me());
    QVERIFY(cut && !*cut);
    server.expect("GET /v1/policy", reply(200, "{}"));
    const auto empty = arrived(api.policy());
    QVERIFY(empty && !*empty);
    QCOMPARE(empty->error().error.code, ErrorCode::InvalidInput);
    server.expect("GET /v1/me", reply(200, QByteArray(5 * 1024 * 1024, ' ')));
    const auto big = arrived(api.me());
    QVERIFY(big && !*big);
    QCOMPARE(big->error().error.code, ErrorCode::TooLarge);
    QUrl named = server.url();
    named.setUserInfo(QStringLiteral("ana:secret"));
    ApiClient careful(named);
    QVERIFY(careful.backend().userInfo().isEmpty());
    ScriptedReply asking = problemReply(401, "unauthenticated", "who are you?");
    asking.headers.emplace_back("WWW-Authenticate", "Basic realm=\"x\"");
    server.expect("GET /v1/me", asking);
    const auto unasked = arrived(careful.me());
    QVERIFY(unasked && !*unasked);
    QVERIFY(server.requests().back().headers.value("authorization").isEmpty());
    ScriptedReply elsewhere = reply(302, {});
    elsewhere.headers.emplace_back("Location", "http://127.0.0.1:1/");
    server.expect("GET /v1/me", elsewhere);
    const auto moved = arrived(api.me());
    QVERIFY(moved && !*moved);
    server.expect("GET /v1/me", reply(404, "not here", "text/plain"));
    const auto plain = arrived(api.me());
    QVERIFY(plain && !*plain);
    QCOMPARE(plain->error().error.code, ErrorCode::NotFound);
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());
}

void TestApiDialogue::aLostAnswerIsCalledSo()
{
    ScriptedServer server;
    ApiClient api(server.url());
    api.setRetryDelay(10);
    server.always("POST", [](const ScriptedRequest&) { return dropReply(); });
    const auto dropped = arrived(api.decide(decision()));
    QVERIFY(dropped && !*dropped);
    QCOMPARE(dropped->error().error.code, ErrorCode::LostAnswer);
    // Whatever the network layer repeats on a reset connection is the same request with the same key.
    for (const ScriptedRequest& request : server.requests()) {
        QCOMPARE(request.headers.value("idempotency-key"), QByteArray("0192f3a1-0000-7000-8000-00000000000d"));
        QCOMPARE(request.body, jsonBytes(decision()));
    }
    server.always("POST", [](const ScriptedRequest&) { return hangReply(); });
    api.setTimeout(200);
    const auto hung = arrived(api.decide(decision()));
    QVERIFY(hung && !*hung);
    QCOMPARE(hung->error().error.code, ErrorCode::LostAnswer);
}

void TestApiDialogue::nobodyThere()
{
    ScriptedServer server;
    ApiClient api(server.url());
    api.setRetryDelay(10);
    server.goDown();
    const auto refused = arrived(api.decide(decision()));
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().error.code, ErrorCode::Unavailable);
    const auto me = arrived(api.me());
    QVERIFY(me && !*me);
    QCOMPARE(me->error().error.code, ErrorCode::Unavailable);
}

void TestApiDialogue::everyWayOut()
{
    ScriptedServer server;
    server.always("GET", [](const ScriptedRequest&) { return hangReply(); });
    auto api = std::make_unique<ApiClient>(server.url());
    api->setRetryDelay(10);
    QObject context;
    QList<ErrorCode> ends;
    const auto note = [&ends](const Answer<Person>& answer) { ends << (answer ? ErrorCode::Internal : answer.error().error.code); };
    QFuture<Answer<Person>> cancelled = api->me();
    QFuture<Answer<Person>> handle = cancelled;
    whenDone(cancelled, &context, note);
    handle.cancel();
    QTRY_COMPARE(ends.size(), 1);
    whenDone(api->me(), &context, note);
    api->abortAll();
    QTRY_COMPARE(ends.size(), 2);
    api->setTimeout(100);
    whenDone(api->me(), &context, note);
    QTRY_COMPARE_WITH_TIMEOUT(ends.size(), 3, 8000);
    api->setTimeout(10000);
    whenDone(api->me(), &context, note);
    api.reset();
    QTRY_COMPARE(ends.size(), 4);
    QCOMPARE(ends, (QList<ErrorCode>{ErrorCode::Cancelled, ErrorCode::Cancelled, ErrorCode::Timeout, ErrorCode::Cancelled}));
    // A follower that is gone is simply not told.
    auto other = std::make_unique<ApiClient>(server.url());
    {
        QObject gone;
        whenDone(other->me(), &gone, note);
    }
    other->abortAll();
    QTest::qWait(0);
    QCOMPARE(ends.size(), 4);
}

void TestApiDialogue::aSessionThatEnded()
{
    ScriptedServer server;
    ApiClient api(server.url());
    api.setRetryDelay(10);
    QSignalSpy ended(&api, &ApiClient::sessionEnded);
    server.expect("POST /v1/sessions", problemReply(401, "unauthenticated", "wrong password"));
    QVERIFY(arrived(api.signIn(u"a"_s, u"b"_s)));
    QCOMPARE(ended.count(), 0);  // no session was there to end
    server.expect("GET /v1/me", problemReply(401, "unauthenticated", "ended"));
    QVERIFY(arrived(api.me()));
    QCOMPARE(ended.count(), 1);
    QVERIFY(server.nothingElse());
}

void TestApiDialogue::readsTheRecord()
{
    ScriptedServer server;
    ApiClient api(server.url());
    api.setRetryDelay(10);
    server.expect("GET /v1/audit/checkpoint", reply(200, "origin\n1\n", "text/plain; charset=utf-8"));
    server.expect("GET /v1/audit/consistency?from=3&to=9", reply(200, jsonBytes({{"hashes", {base64(std::string(32, 'h'))}}})));
    server.expect("GET /v1/audit/consistency?from=3&to=9", reply(200, jsonBytes({{"hashes", {"c2hvcnQ="}}})));
    server.expect("GET /v1/audit/inclusion?decision=d",
        reply(200, jsonBytes({ { "index", 7 }, { "entry", { { "b", 1 }, { "a", 2 } } }, { "hashes", Json::array() }, { "checkpoint", "n" } })));
    server.expect("POST /v1/audit/cosignatures", reply(204, {}));
    QCOMPARE(**arrived(api.checkpoint()), std::string("origin\n1\n"));
    const auto proof = arrived(api.consistency(3, 9));
    QVERIFY(proof && *proof);
    QCOMPARE((*proof)->size(), 1u);
    const auto shortHash = arrived(api.consistency(3, 9));
    QVERIFY(shortHash && !*shortHash);
    const auto inclusion = arrived(api.inclusion("d"));
    QVERIFY(inclusion && *inclusion);
    QCOMPARE((*inclusion)->entry, std::string(R"({"a":2,"b":1})"));
    QVERIFY(*arrived(api.cosign("v", "n")));
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());
}

void TestApiDialogue::readsWhyCustomersLeft()
{
    ScriptedServer server;
    ApiClient api(server.url());
    api.setRetryDelay(10);
    Json report{{"since", "2026-01-01T00:00:00.000Z"}, {"sent", 9}, {"answered", 3}, {"labelled", 2}, {"agreed", 1}, {"agreement_bp", 5000},
        {"stated", {{"shipping_cost", 2}}}, {"inferred", {{"shipping_cost", 1}, {"distraction", 1}}}, {"sources", {{"model", 2}}},
        {"confusion", {{{"inferred", "distraction"}, {"stated", "shipping_cost"}, {"count", 1}}}}};
    server.always("GET /v1/insights/survey?", [&report](const ScriptedRequest& request) {
        [&] { QVERIFY2(request.target.contains("shop=n%26b") && request.target.contains("since=20"), request.target.constData()); }();
        return reply(200, jsonBytes(report));
    });
    const SurveyWish wish{dialogueTime, "n&b"};
    const auto counted = arrived(api.surveyReport(wish));
    QVERIFY(counted && *counted);
    QCOMPARE((*counted)->sent, 9);
    QCOMPARE((*counted)->agreementBp.value_or(0), 5000);
    QCOMPARE((*counted)->cells.at({Reason::Distraction, Reason::ShippingCost}), 1);
    QCOMPARE((*counted)->sources.at(LabelSource::Model), 2);
    report["agreement_bp"] = nullptr;
    const auto none = arrived(api.surveyReport(wish));
    QVERIFY(none && *none && !(*none)->agreementBp);
    for (const Json& bad : {Json{{"weather", 1}}, Json(7)}) {
        report["stated"] = bad;
        const auto refused = arrived(api.surveyReport(wish));
        QVERIFY(refused && !*refused);
        QCOMPARE(refused->error().error.code, ErrorCode::InvalidInput);
    }
    SurveyAnswer answer;
    answer.draftId = "s/1";
    answer.words = "too dear";
    server.always("GET /v1/survey/answers?", [&answer](const ScriptedRequest& request) {
        [&] { QVERIFY(request.target.contains("order=newest") && request.target.contains("limit=50")); }();
        const bool second = request.target.contains("cursor=7.x");
        return reply(200, jsonBytes({{"answers", {answer}}, {"next", second ? Json(nullptr) : Json("7.x")}}));
    });
    const auto page = arrived(api.surveyAnswers(wish, "", 50));
    QVERIFY(page && *page);
    QCOMPARE((*page)->answers.front().words, std::string("too dear"));
    QCOMPARE((*page)->next, std::string("7.x"));
    QVERIFY((*arrived(api.surveyAnswers(wish, "7.x", 50)))->next.empty());
    server.expect("PUT /v1/survey/answers/s%2F1/reason", [&answer](const ScriptedRequest& request) {
        [&] { QCOMPARE(request.body, QByteArray(R"({"reason":"delivery_time"})")); }();
        answer.label = Reason::DeliveryTime;
        return reply(200, jsonBytes(answer));
    });
    const auto corrected = arrived(api.correctSurvey("s/1", Reason::DeliveryTime));
    QVERIFY(corrected && *corrected && (*corrected)->label == Reason::DeliveryTime);
    server.always("GET /v1/survey/export?", [](const ScriptedRequest& request) {
        [&] { QCOMPARE(request.headers.value("accept"), QByteArray("text/csv")); }();
        ScriptedReply lines = reply(200, "a,b\r\n", "text/csv; charset=utf-8");
        lines.headers.emplace_back("X-Next-Cursor", "9.y");
        return lines;
    });
    const auto lines = arrived(api.surveyLines(wish, ""));
    QVERIFY(lines && *lines);
    QCOMPARE((*lines)->csv, std::string("a,b\r\n"));
    QCOMPARE((*lines)->next, std::string("9.y"));
    QVERIFY(server.nothingElse());
}

void TestApiDialogue::streamIsCutAnywhere()
{
    const QByteArray bytes
        = ": ping\n\nid: 7\nevent: change\ndata: {\"seq\":7}\n\r\nid: 8\r\nevent: change\r\ndata: a\r\ndata:b\r\n\r\ndata\n\n";
    std::vector<ServerEvent> whole;
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        EventParser parser;
        auto events = parser.feed(bytes.left(cut));
        for (const ServerEvent& event : parser.feed(bytes.mid(cut)))
            events.push_back(event);
        QCOMPARE(events.size(), 3u);
        QCOMPARE(events[0].id, QByteArray("7"));
        QCOMPARE(events[0].name, QByteArray("change"));
        QCOMPARE(events[1].data, QByteArray("a\nb"));
        QCOMPARE(events[2].data, QByteArray(""));
    }
}

void TestApiDialogue::streamOverTheWire()
{
    ScriptedServer server;
    ApiClient api(server.url());
    api.setRetryDelay(10);
    api.setToken("t");
    ScriptedReply stream = reply(200, {}, "text/event-stream");
    stream.kind = ScriptedReply::Kind::Stream;
    server.expect("GET /v1/stream", stream);
    EventReader reader(api.network());
    QSignalSpy opened(&reader, &EventReader::opened);
    QSignalSpy arrivals(&reader, &EventReader::arrived);
    QSignalSpy lost(&reader, &EventReader::lost);
    reader.open(api.streamRequest());
    QTRY_COMPARE(opened.count(), 1);
    server.push("id: 4\nevent: change\ndata: {\"seq\":4}\n\n");
    QTRY_COMPARE(arrivals.count(), 1);
    QCOMPARE(arrivals[0][0].toByteArray(), QByteArray("change"));
    server.goDown();
    QTRY_COMPARE(lost.count(), 1);
    server.comeBack();
    server.expect("GET /v1/stream", problemReply(401, "unauthenticated", "ended"));
    reader.open(api.streamRequest());
    QTRY_COMPARE(lost.count(), 2);
    QCOMPARE(lost[1][0].toInt(), 401);
    stream.headers.clear();
    server.expect("GET /v1/stream", stream);
    reader.setQuietLimit(150);  // no ping: the connection is dead without saying so
    reader.open(api.streamRequest());
    QTRY_COMPARE(lost.count(), 3);
    QVERIFY(server.nothingElse());
}

QTEST_GUILESS_MAIN(TestApiDialogue)
#include "tst_apidialogue.moc"
