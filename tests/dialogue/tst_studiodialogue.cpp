// The studio's calls against a backend that says what is written here.
#include "tests/dialogue/dialogue.h"
#include "tests/support/console/sampleprompts.h"

using namespace countersign;

namespace {

constexpr TimeMs now = dialogueTime;

}  // namespace

class TestStudioDialogue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAndWritesPrompts();
    void namesEveryConditionOfTheGate();
    void replays();
    void insightsVoiceAndKnowledge();
    void outcomesOfVersions();
    void answersOfShadows();
    void exchangesOfADraft();
    void takesNoOtherShape();
};

void TestStudioDialogue::readsAndWritesPrompts()
{
    ScriptedServer server;
    ApiClient api(server.url());
    const std::vector<Prompt> prompts = samplePrompts(now);
    server.expect("GET /v1/prompts", reply(200, jsonBytes({{"prompts", prompts}})));
    server.expect("POST /v1/prompts/p%20%2F1/versions", [&](const ScriptedRequest& request) {
        [&] { QCOMPARE(request.body, jsonBytes({{"text", prompts[0].versions[0].text}, {"note", "why"}})); }();
        return reply(201, jsonBytes(prompts[0].versions[0]));
    });
    server.expect("POST /v1/prompts", [&](const ScriptedRequest& request) {
        const Json expected{{"name", "Returns"}, {"scope", prompts[1].scope}, {"text", prompts[1].versions[0].text}, {"note", "first"}};
        [&] { QCOMPARE(request.body, jsonBytes(expected)); }();
        return reply(201, jsonBytes(prompts[1]));
    });
    const auto all = arrived(api.prompts());
    QVERIFY(all && *all);
    QCOMPARE((*all)->size(), prompts.size());
    QCOMPARE(Json(**all).dump(), Json(prompts).dump());
    const auto version = arrived(api.addPromptVersion("p /1", prompts[0].versions[0].text, "why"));
    QVERIFY(version && *version);
    QCOMPARE((*version)->number, 2);
    const auto made = arrived(api.createPrompt("Returns", prompts[1].scope, prompts[1].versions[0].text, "first"));
    QVERIFY(made && *made);
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());
}

void TestStudioDialogue::namesEveryConditionOfTheGate()
{
    ScriptedServer server;
    ApiClient api(server.url());
    const std::vector<RequirementResult> failing{ { "two_people", RequirementState::Unsatisfied, "Another person promotes it", "", { "Idris Cole" }, false },
        { "replay_passed", RequirementState::Unsatisfied, "No replay has finished yet", "", { "Mara Lind" }, false } };
    server.expect("POST /v1/prompts/p/labels", [&](const ScriptedRequest& request) {
        const Json expected{{"number", 3}, {"label", "live"}, {"given", true}, {"note", "n"}, {"share_percent", 50}};
        [&] { QCOMPARE(request.body, jsonBytes(expected)); }();
        return problemReply(403, "forbidden", "2 conditions fail", ",\"requirements\":" + jsonBytes(failing));
    });
    server.expect("POST /v1/prompts/p/rollback", reply(200, jsonBytes(samplePrompts(now)[0])));
    server.expect("GET /v1/prompts/p/moves", reply(200, jsonBytes({{"moves", Json::array()}})));
    const auto refused = arrived(api.moveLabel({"p", 3, PromptLabel::Live, true, "n", 50}));
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().requirements.size(), 2u);
    QCOMPARE(refused->error().requirements[0].who, std::vector<std::string>{"Idris Cole"});
    const auto back = arrived(api.rollBackPrompt("p", "too much"));
    QVERIFY(back && *back);
    const auto moves = arrived(api.labelMoves("p"));
    QVERIFY(moves && *moves && (*moves)->empty());
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());
}

void TestStudioDialogue::replays()
{
    ScriptedServer server;
    ApiClient api(server.url());
    Replay replay;
    replay.id = "r";
    replay.promptId = "p";
    replay.number = 2;
    replay.total = 5;
    replay.state = ReplayState::Running;
    server.expect("GET /v1/replays/estimate?prompt=p&number=2&wanted=200", reply(200, R"({"drafts":180,"cost_micros":540000,"currency":"USD"})"));
    server.expect("POST /v1/replays", reply(201, jsonBytes(replay)));
    server.expect("GET /v1/replays/r", reply(200, jsonBytes(replay)));
    server.expect("GET /v1/replays?prompt=p", reply(200, jsonBytes({{"replays", {replay}}})));
    server.expect("GET /v1/replays/r/results?after=40&limit=20&different=1",
        reply(200, jsonBytes({{"results", {sampleResult(1)}}, {"next", 60}})));
    server.expect("POST /v1/replays/r/preferences", [](const ScriptedRequest& request) {
        [&] { QCOMPARE(request.body, jsonBytes({{"draft_id", "d"}, {"preferred", "tie"}})); }();
        return reply(204, {});
    });
    server.expect("POST /v1/replays/r/cancel", reply(200, jsonBytes(replay)));
    const auto estimate = arrived(api.estimateReplay("p", 2, 200));
    QVERIFY(estimate && *estimate);
    QCOMPARE((*estimate)->costMicros, 540000);
    QVERIFY(*arrived(api.startReplay("p", 2, 200)));
    const auto one = arrived(api.replay("r"));
    QVERIFY(one && *one);
    QCOMPARE((*one)->state, ReplayState::Running);
    QCOMPARE((*arrived(api.replays("p")))->size(), 1u);
    const auto page = arrived(api.replayResults("r", "40", 20, true));
    QVERIFY(page && *page);
    QCOMPARE((*page)->next, std::string("60"));
    QCOMPARE((*page)->results.front().title, sampleResult(1).title);
    QVERIFY(*arrived(api.preferResult("r", "d", "tie")));
    QVERIFY(*arrived(api.cancelReplay("r")));
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());
}

void TestStudioDialogue::insightsVoiceAndKnowledge()
{
    ScriptedServer server;
    ApiClient api(server.url());
    const QByteArray since = QByteArray::fromStdString(formatTime(now));
    server.expect("GET /v1/insights/edits?by=reason&since=" + since,
        reply(200, jsonBytes({{"rows", std::vector<EditDistanceRow>{{"shipping_cost", "", 9, 3, 1400}}}})));
    server.expect("GET /v1/insights/repeated-edits?prompt=p&since=" + since, reply(200, jsonBytes({{"edits", sampleEdits()}})));
    BrandRules rules;
    rules.banned = {"cheap"};
    server.expect("GET /v1/brand-rules?shop=", reply(200, jsonBytes({{"rules", rules}})));
    server.expect("PUT /v1/brand-rules", reply(200, R"({"version":4})"));
    server.expect("GET /v1/knowledge?shop=northbean",
        reply(200, R"({"files":[{"id":"k","shop_id":"northbean","kind":"tone","name":"tone.md","language":"","passages":3}]})"));
    server.expect("POST /v1/knowledge", [](const ScriptedRequest& request) {
        [&] { QVERIFY(request.body.contains(R"("text_base64":"IyBUb25l")")); }();
        return reply(201, R"({"file":{}})");
    });
    server.expect("POST /v1/knowledge/policies",
        reply(200, R"({"files":[{},{}],"skipped":[{"name":"terms-of-service.html","why":"there is no text in the file"}]})"));
    server.expect("DELETE /v1/knowledge/k", reply(204, {}));
    server.expect("DELETE /v1/prompt-tests/t", reply(204, {}));
    server.expect("GET /v1/model", reply(200, R"({"configured":true,"model":"m","spent_today_micros":5,"day_budget_micros":10,"currency":"EUR"})"));
    const auto rows = arrived(api.editDistances("reason", now));
    QVERIFY(rows && *rows);
    QCOMPARE((*rows)->front().meanBp, 1400);
    QCOMPARE((*arrived(api.repeatedEdits("p", now)))->size(), 3u);
    QCOMPARE((*arrived(api.brandRules("")))->banned, rules.banned);
    QCOMPARE(**arrived(api.setBrandRules(rules)), 4);
    const auto files = arrived(api.knowledge("northbean"));
    QVERIFY(files && *files);
    QCOMPARE((*files)->front().passages, 3);
    QVERIFY(*arrived(api.addKnowledge({"northbean", "tone", "tone.md", "", "# Tone"})));
    const auto pages = arrived(api.importPolicies("northbean"));
    QVERIFY(pages && *pages);
    QCOMPARE((*pages)->files, 2);
    QCOMPARE((*pages)->skipped.size(), 1u);
    QCOMPARE((*pages)->skipped.front().name, std::string("terms-of-service.html"));
    QVERIFY(*arrived(api.removeKnowledge("k")));
    QVERIFY(*arrived(api.removePromptTest("t")));
    const auto model = arrived(api.modelStatus());
    QVERIFY(model && *model);
    QCOMPARE((*model)->dayBudgetMicros, 10);
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());
}

void TestStudioDialogue::outcomesOfVersions()
{
    ScriptedServer server;
    ApiClient api(server.url());
    const QByteArray asked = "GET /v1/insights/versions?since=" + QByteArray::fromStdString(formatTime(now));
    server.expect(asked, reply(200, R"({"since":"2026-11-01T10:00:00.000Z",
        "holdout":{"carts":9,"sent":0,"bought":0,"bought_bp":0,"low_bp":0,"high_bp":2991},
        "holdouts":[{"key":"p","name":"P","carts":7,"sent":0,"bought":2,"bought_bp":2857,"low_bp":822,"high_bp":6411}],
        "rows":[{"key":"p@2","name":"P, version 2","carts":412,"sent":380,"bought":62,"bought_bp":1505,"low_bp":1192,"high_bp":1882}]})"));
    server.expect(asked, reply(200, R"({"holdouts":[{"carts":0}],"rows":[]})"));
    const auto outcomes = arrived(api.versionOutcomes(now));
    QVERIFY(outcomes && *outcomes);
    QCOMPARE((*outcomes)->holdoutOf("p").carts, 7);
    QCOMPARE((*outcomes)->holdoutOf("p").bought, 2);
    QVERIFY((*outcomes)->holdoutOf("q").carts == 0 && !(*outcomes)->holdoutOf("q").boughtBp);
    QCOMPARE((*outcomes)->rows.size(), 1u);
    const CartFigures version = (*outcomes)->rows.front();
    QCOMPARE(version.key, std::string("p@2"));
    QCOMPARE(version.carts, 412);
    QCOMPARE(version.sent, 380);
    QCOMPARE(version.bought, 62);
    QCOMPARE(version.boughtBp.value_or(0), 1505);
    QCOMPARE(version.lowBp, 1192);
    QCOMPARE(version.highBp, 1882);
    const auto wrong = arrived(api.versionOutcomes(now));
    QVERIFY(wrong && !*wrong);
    QCOMPARE(wrong->error().error.code, ErrorCode::InvalidInput);
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());

    // Apart are those whose intervals do not touch; without carts nothing is known.
    CartFigures other = version;
    other.highBp = 1191;
    QVERIFY(version.above(other) && !other.above(version));
    other.highBp = 1192;
    QVERIFY(!version.above(other));
    other.highBp = 0;
    other.carts = 0;
    QVERIFY(!version.above(other));
}

void TestStudioDialogue::answersOfShadows()
{
    ScriptedServer server;
    ApiClient api(server.url());
    const QByteArray asked = "GET /v1/insights/shadows?since=" + QByteArray::fromStdString(formatTime(now));
    server.expect(asked, reply(200, R"({"since":"2026-11-01T10:00:00.000Z","rows":[
        {"key":"p@3","name":"P, version 3","drafts":84,"passed":71,"silent":3,"compared":66,"distance_bp":3140,"cut":true},
        {"key":"p@2","name":"P, version 2","drafts":1,"passed":0,"silent":1,"compared":0,"distance_bp":null,"cut":false}]})"));
    server.expect(asked, reply(200, R"({"rows":[{"key":"p@3","drafts":"many"}]})"));
    const auto answers = arrived(api.shadowAnswers(now));
    QVERIFY(answers && *answers);
    QCOMPARE((*answers)->size(), 2u);
    const ShadowAnswers first = (*answers)->front();
    QCOMPARE(first.key, std::string("p@3"));
    QCOMPARE(first.drafts, 84);
    QCOMPARE(first.passed, 71);
    QCOMPARE(first.silent, 3);
    QCOMPARE(first.compared, 66);
    QCOMPARE(first.distanceBp.value_or(0), 3140);
    QVERIFY(!(*answers)->back().distanceBp);
    QVERIFY(first.cut && !(*answers)->back().cut);
    const auto wrong = arrived(api.shadowAnswers(now));
    QVERIFY(wrong && !*wrong);
    QCOMPARE(wrong->error().error.code, ErrorCode::InvalidInput);
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());
}

void TestStudioDialogue::exchangesOfADraft()
{
    ScriptedServer server;
    ApiClient api(server.url());
    const Json failed{{"revision", 1}, {"purpose", "live"}, {"at", "2026-11-01T10:00:00.000Z"}, {"prompt", "p@3"}, {"prompt_name", "Returns"},
        {"model", "m"}, {"system", nullptr}, {"user", nullptr}, {"answer", nullptr}, {"trouble", ""},
        {"faults", {{{"id", "offer"}, {"sentence", "Not offered"}}}}, {"citations", Json::array()}};
    Json passed = failed;
    passed["faults"] = Json::array();
    passed["citations"] = {{{"block", 2}, {"passage", {{"id", "K1"}, {"source", "Policy, Returns"}, {"text", "30 days."}}}}};
    server.expect("GET /v1/drafts/d%2F1/exchanges", reply(200, jsonBytes({{"exchanges", {failed, passed}}})));
    const auto all = arrived(api.exchanges("d/1"));
    QVERIFY(all && *all);
    QCOMPARE((*all)->size(), 2u);
    QVERIFY(!(*all)->at(0).becameTheMessage() && (*all)->at(1).becameTheMessage());
    QCOMPARE((*all)->at(1).promptNumber, 3);
    QCOMPARE((*all)->at(1).promptName, std::string("Returns"));
    QCOMPARE((*all)->at(1).citations.at(0).block, 2);
    QCOMPARE((*all)->at(1).citations.at(0).source, std::string("Policy, Returns"));
    server.expect("GET /v1/drafts/d/exchanges", reply(200, R"({"exchanges":[{"revision":1}]})"));
    const auto wrong = arrived(api.exchanges("d"));
    QVERIFY(wrong && !*wrong);
    QCOMPARE(wrong->error().error.code, ErrorCode::InvalidInput);
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());
}

void TestStudioDialogue::takesNoOtherShape()
{
    ScriptedServer server;
    ApiClient api(server.url());
    for (const char* body : {"{}", R"({"prompts":{}})", R"({"prompts":[{"id":1}]})"}) {
        server.expect("GET /v1/prompts", reply(200, body));
        const auto prompts = arrived(api.prompts());
        QVERIFY(prompts && !*prompts);
        QCOMPARE(prompts->error().error.code, ErrorCode::InvalidInput);
    }
    for (const char* body : {"{}", R"({"results":[{"draft_id":"d","before":"prose"}]})"}) {
        server.expect("GET /v1/replays/r/results?limit=10", reply(200, body));
        const auto page = arrived(api.replayResults("r", "", 10, false));
        QVERIFY(page && !*page);
        QCOMPARE(page->error().error.code, ErrorCode::InvalidInput);
    }
    QVERIFY2(server.nothingElse(), server.unexpected().join(", ").constData());
}

QTEST_GUILESS_MAIN(TestStudioDialogue)
#include "tst_studiodialogue.moc"
