// The studio's addresses over real HTTP: rights, prompts and labels, refusals with all their reasons, keys, replays, brand rules, the model.
#include "models/domain/prompt.h"
#include "models/domain/worddistance.h"
#include "services/recovery/measure/versionoutcomes.h"
#include "tests/services/recovery/servedhome.h"

using namespace countersign;
using test::Reviewer;

class TestPromptRoutes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readersRead();
    void promptsAreWrittenAndRead();
    void nonsenseIsNamed();
    void aKeyIsDoneOnce();
    void refusalsListEveryCondition();
    void promotedAndRolledBack();
    void testsComeAndGo();
    void aTestOfAnErasedCustomerIsRetired();
    void replaysAskForAModel();
    void replaysAreLookedAtAndCancelled();
    void brandRulesAndModel();
    void whatCameOfEachVersion();
    void whatShadowsAnswered();

private:
    static Json text() { return {{"system", "Write plainly."}, {"task", "Write for {{shop_name}}."}}; }
    HttpAnswer post(Reviewer& who, const std::string& path, const Json& body, const std::string& key = {})
    {
        std::vector<std::pair<std::string, std::string>> headers;
        if (!key.empty())
            headers.emplace_back("idempotency-key", key);
        return who.request("POST", path, body.dump(), headers).value();
    }
    Json get(Reviewer& who, const std::string& path) { return parseJson(who.request("GET", path).value().body, {.maxBytes = 1 << 20}).value(); }
    std::string create(const std::string& name, const Json& scope = {{"channel", "email"}})
    {
        const auto answer = post(*m_bea, "/v1/prompts", {{"name", name}, {"scope", scope}, {"text", text()}, {"note", "first"}});
        if (answer.status != 201)
            qFatal("%s", answer.body.c_str());
        return parseJson(answer.body).value().at("id").get<std::string>();
    }
    HttpAnswer label(Reviewer& who, const std::string& id, int number, const std::string& what, bool given = true)
    {
        return post(who, "/v1/prompts/" + id + "/labels", {{"number", number}, {"label", what}, {"given", given}, {"note", "n"}});
    }
    // As a finished replay leaves it; how it comes about is tst_replay's.
    void passed(const std::string& promptId, int number)
    {
        const std::string id = newId(m_home->clock.now());
        m_home->change("INSERT INTO replays(id, prompt_id, number, wanted, total, done, state, person_id, created_at, ended_at) VALUES('" + id + "', '"
            + promptId + "', " + std::to_string(number) + ", 1, 1, 1, 'done', '" + m_bea->person().id + "', " + std::to_string(m_home->clock.now())
            + ", 1)");
    }

    std::unique_ptr<ServedHome> m_home;
    std::unique_ptr<Reviewer> m_mira;
    std::unique_ptr<Reviewer> m_jonas;
    std::unique_ptr<Reviewer> m_bea;
    std::unique_ptr<Reviewer> m_nobody;
};

void TestPromptRoutes::initTestCase()
{
    m_home = std::make_unique<ServedHome>();
    m_mira = m_home->person("mira", "Mira Hofmann", "marketing_manager");
    m_jonas = m_home->person("jonas", "Jonas Weber", "senior_approver");
    m_bea = m_home->person("bea", "Bea Lindqvist", "brand_reviewer");
    m_home->change("INSERT INTO roles(id, role) VALUES('guest', '{\"id\":\"guest\",\"name\":\"Guest\",\"permissions\":[],\"limits\":{}}')");
    m_nobody = m_home->person("guest", "Guest", "guest");
}

void TestPromptRoutes::readersRead()
{
    for (const char* path : {"/v1/prompts", "/v1/replays", "/v1/insights/edits", "/v1/insights/repeated-edits", "/v1/insights/versions", "/v1/insights/shadows", "/v1/brand-rules", "/v1/model"}) {
        QCOMPARE(m_mira->request("GET", path)->status, 200);
        QCOMPARE(m_nobody->request("GET", path)->status, 403);
    }
    const std::string id = newId(1);
    for (const std::string& path : {"/v1/prompts/" + id, "/v1/replays/" + id, "/v1/replays/" + id + "/results"})
        QCOMPARE(m_mira->request("GET", path)->status, 404);
    QCOMPARE(post(*m_mira, "/v1/prompts", {{"name", "x"}}).status, 403);
    QCOMPARE(post(*m_jonas, "/v1/prompts", {{"name", "x"}}).status, 403);
}

void TestPromptRoutes::promptsAreWrittenAndRead()
{
    const std::string id = create("Shipping, email");
    const auto version = post(*m_bea, "/v1/prompts/" + id + "/versions", {{"text", text()}, {"note", "warmer"}});
    QCOMPARE(version.status, 201);
    QCOMPARE(parseJson(version.body)->at("number").get<int>(), 2);
    const auto prompt = decode<Prompt>(get(*m_mira, "/v1/prompts/" + id)).value();
    QCOMPARE(prompt.versions.size(), std::size_t{2});
    QCOMPARE(prompt.versions.front().note, std::string("warmer"));
    QCOMPARE(prompt.versions.front().authorName, std::string("Bea Lindqvist"));
    QCOMPARE(get(*m_mira, "/v1/prompts").at("prompts").size(), std::size_t{1});
    QCOMPARE(post(*m_bea, "/v1/prompts/" + newId(1) + "/versions", {{"text", text()}}).status, 404);
}

void TestPromptRoutes::nonsenseIsNamed()
{
    const Json scope{{"channel", "email"}};
    QCOMPARE(post(*m_bea, "/v1/prompts", {{"name", "x"}, {"text", text()}}).status, 400);
    QCOMPARE(post(*m_bea, "/v1/prompts", {{"name", "x"}, {"scope", {{"channel", "pigeon"}}}, {"text", text()}}).status, 400);
    const auto unknown = post(*m_bea, "/v1/prompts", {{"name", "x"}, {"scope", scope}, {"text", {{"system", "a"}, {"task", "{{card_number}}"}}}});
    QCOMPARE(unknown.status, 400);
    QVERIFY2(unknown.body.find("card_number") != std::string::npos, unknown.body.c_str());
    const std::string id = create("nonsense");
    QCOMPARE(post(*m_bea, "/v1/prompts", {{"name", "Nonsense"}, {"scope", scope}, {"text", text()}}).status, 409);
    const std::string labels = "/v1/prompts/" + id + "/labels";
    QCOMPARE(post(*m_bea, labels, {{"number", "1"}, {"label", "draft"}, {"given", true}}).status, 400);
    QCOMPARE(post(*m_bea, labels, {{"number", 1}, {"label", "best"}, {"given", true}}).status, 400);
    QCOMPARE(post(*m_bea, labels, {{"number", 1}, {"label", "live"}, {"given", true}, {"share_percent", 0}}).status, 400);
    QCOMPARE(label(*m_bea, id, 9, "candidate").status, 404);
    QCOMPARE(m_bea->request("POST", labels, "[]")->status, 400);
}

void TestPromptRoutes::aKeyIsDoneOnce()
{
    const Json body{{"name", "once"}, {"scope", {{"channel", "email"}}}, {"text", text()}};
    const std::string key = newId(m_home->clock.now());
    const auto first = post(*m_bea, "/v1/prompts", body, key);
    const auto second = post(*m_bea, "/v1/prompts", body, key);
    QCOMPARE(first.status, 201);
    QCOMPARE(second.status, 201);
    QCOMPARE(first.body, second.body);
    Json other = body;
    other["name"] = "twice";
    QCOMPARE(post(*m_bea, "/v1/prompts", other, key).status, 422);
    QCOMPARE(post(*m_bea, "/v1/prompts", other, std::string(101, 'k')).status, 400);
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM prompts WHERE name IN ('once', 'twice')"), 1);
}

void TestPromptRoutes::refusalsListEveryCondition()
{
    const std::string id = create("refused");
    const auto own = label(*m_bea, id, 1, "live");
    QCOMPARE(own.status, 403);
    const auto problem = parseJson(own.body).value();
    QCOMPARE(problem.at("requirements").size(), std::size_t{2});
    QCOMPARE(problem.at("requirements").at(0).at("id").get<std::string>(), std::string("two_people"));
    QVERIFY(problem.at("requirements").at(0).at("who").dump().find("Jonas Weber") != std::string::npos);
    QCOMPARE(problem.at("requirements").at(1).at("id").get<std::string>(), std::string("replay_passed"));
    QCOMPARE(label(*m_jonas, id, 1, "live").status, 409);
    QCOMPARE(label(*m_mira, id, 1, "live").status, 403);
    QCOMPARE(label(*m_jonas, id, 1, "candidate").status, 403);
    QCOMPARE(label(*m_bea, id, 1, "candidate").status, 200);
    QCOMPARE(label(*m_nobody, id, 1, "draft").status, 403);
}

void TestPromptRoutes::promotedAndRolledBack()
{
    const std::string id = create("promoted");
    QCOMPARE(post(*m_jonas, "/v1/prompts/" + id + "/rollback", Json::object()).status, 409);
    QCOMPARE(post(*m_bea, "/v1/prompts/" + id + "/versions", {{"text", text()}}).status, 201);
    for (const int number : {1, 2}) {
        passed(id, number);
        const auto live = label(*m_jonas, id, number, "live");
        QVERIFY2(live.status == 200, live.body.c_str());
    }
    const auto back = post(*m_jonas, "/v1/prompts/" + id + "/rollback", {{"note", "too pushy"}});
    QCOMPARE(back.status, 200);
    const auto prompt = decode<Prompt>(parseJson(back.body).value()).value();
    QVERIFY(prompt.versions.front().labels.empty() && prompt.versions.back().labels == std::vector<PromptLabel>{PromptLabel::Live});
    const auto moves = get(*m_mira, "/v1/prompts/" + id + "/moves").at("moves");
    QCOMPARE(moves.at(0).at("note").get<std::string>(), std::string("too pushy"));
    QCOMPARE(post(*m_mira, "/v1/prompts/" + id + "/rollback", Json::object()).status, 403);
}

void TestPromptRoutes::testsComeAndGo()
{
    const std::string id = create("tested");
    const std::string draft = m_home->makeDraft().summary.id;
    const std::string path = "/v1/prompts/" + id + "/tests";
    const Json calm{{"name", "calm"}, {"draft_id", draft}, {"must_not_say", {"last chance"}}, {"from_edit", "a → b"}};
    const auto added = post(*m_bea, path, calm, "come");
    QVERIFY2(added.status == 201, added.body.c_str());
    QCOMPARE(post(*m_bea, path, {{"name", "calm"}, {"draft_id", newId(1)}, {"must_say", {"x"}}}).status, 400);
    QCOMPARE(post(*m_bea, path, {{"name", "calm"}, {"draft_id", draft}}).status, 400);
    const auto listed = get(*m_mira, path).at("tests");
    QCOMPARE(listed.size(), std::size_t{1});
    QCOMPARE(listed.at(0).at("author_name").get<std::string>(), std::string("Bea Lindqvist"));
    const std::string one = "/v1/prompt-tests/" + listed.at(0).at("id").get<std::string>();
    QCOMPARE(m_mira->request("DELETE", one)->status, 403);
    QCOMPARE(m_bea->request("DELETE", one)->status, 204);
    QCOMPARE(m_bea->request("DELETE", one)->status, 404);
    QVERIFY2(m_home->one<std::string>("SELECT answer FROM idempotency WHERE key = 'come'") == "{}", "words of a draft that nothing leads to any more");
}

void TestPromptRoutes::aTestOfAnErasedCustomerIsRetired()
{
    const std::string id = create("retired");
    const std::string path = "/v1/prompts/" + id + "/tests";
    const std::string gone = m_home->makeDraft().summary.id;
    const std::string kept = m_home->makeDraft().summary.id;
    const Json never{{"name", "Never Quetzalina"}, {"draft_id", gone}, {"must_not_say", {"Quetzalina", "her"}}, {"from_edit", "Quetzalina → you"}};
    QCOMPARE(post(*m_bea, path, never, "its key").status, 201);
    m_home->clock.advance(10);  // the order of their ids
    QCOMPARE(post(*m_bea, path, {{"name", "calm"}, {"draft_id", kept}, {"must_say", {"Quetzalino", "please"}}}).status, 201);
    passed(id, 1);
    const auto before = label(*m_jonas, id, 1, "live");
    QVERIFY2(before.status == 409 && before.body.find("“Never Quetzalina” did not run, “calm” did not run") != std::string::npos,
        before.body.c_str());

    const Json whom{{"customers", Json::array({gone})}};
    const auto erased = m_home->call("POST", "/v1/privacy/erasures", whom.dump(), m_home->backend().operatorToken());
    QVERIFY2(erased.status == 200, erased.body.c_str());
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM prompt_tests WHERE test LIKE '%Quetzalina%'"), 0);
    QCOMPARE(m_home->one<std::int64_t>("SELECT COUNT(*) FROM prompt_tests WHERE test LIKE '%Quetzalino%'"), 1);
    QVERIFY2(m_home->one<std::int64_t>("SELECT COUNT(*) FROM idempotency WHERE answer LIKE '%Quetzalina%'") == 0,
        "the answer to who added it is kept");
    const auto listed = get(*m_mira, path).at("tests");
    QCOMPARE(listed.size(), std::size_t{2});
    QVERIFY(listed.at(0).at("retired").get<bool>() && listed.at(0).at("must_not_say").empty() && listed.at(0).at("draft_id") == gone);
    QVERIFY(!listed.at(1).at("retired").get<bool>());
    // It stands in nobody's way; the other does.
    const auto after = label(*m_jonas, id, 1, "live");
    QVERIFY2(after.status == 409 && after.body.find("in the way: “calm” did not run") != std::string::npos, after.body.c_str());
    // The days of a cart may be over before those of its draft: it cannot be asked about either.
    m_home->change("INSERT INTO carts(id, shop_id, token, state, value_minor, currency, sealed, source_updated_at, created_at, updated_at) "
                   "SELECT cart_id, shop_id, cart_id, 'abandoned', 1, 'EUR', '', 1, 1, 1 FROM drafts WHERE id = '" + kept + "'");
    QVERIFY(get(*m_mira, path).at("tests").at(1).at("retired").get<bool>());
    const auto live = label(*m_jonas, id, 1, "live");
    QVERIFY2(live.status == 200, live.body.c_str());
}

void TestPromptRoutes::replaysAskForAModel()
{
    const std::string id = create("modelless");
    const auto estimate = get(*m_mira, "/v1/replays/estimate?prompt=" + id + "&number=1&wanted=10");
    QVERIFY(estimate.at("drafts").is_number_integer() && estimate.at("cost_micros") == 0);
    QCOMPARE(m_mira->request("GET", "/v1/replays/estimate?prompt=" + id + "&number=3&wanted=10")->status, 404);
    QCOMPARE(m_mira->request("GET", "/v1/replays/estimate?prompt=" + id + "&number=1&wanted=0")->status, 400);
    const auto refused = post(*m_bea, "/v1/replays", {{"prompt_id", id}, {"number", 1}, {"wanted", 10}});
    QCOMPARE(refused.status, 409);
    QVERIFY2(refused.body.find("no language model") != std::string::npos, refused.body.c_str());
    QCOMPARE(post(*m_bea, "/v1/replays", {{"prompt_id", id}, {"number", 1}}).status, 400);
    QCOMPARE(post(*m_mira, "/v1/replays", {{"prompt_id", id}, {"number", 1}, {"wanted", 10}}).status, 403);
}

void TestPromptRoutes::replaysAreLookedAtAndCancelled()
{
    const std::string prompt = create("looked at");
    const std::string id = newId(m_home->clock.now());
    const std::string draft = m_home->makeDraft().summary.id;
    m_home->change("INSERT INTO replays(id, prompt_id, number, wanted, total, done, state, person_id, created_at) VALUES('" + id + "', '" + prompt
        + "', 1, 5, 5, 1, 'running', '" + m_bea->person().id + "', 1)");
    m_home->change("INSERT INTO replay_results(replay_id, place, draft_id, state, different, result) VALUES('" + id + "', 0, '" + draft
        + "', 'done', 1, '{\"draft_id\":\"\",\"failures\":[\"no\"]}')");
    QCOMPARE(get(*m_mira, "/v1/replays?prompt=" + prompt).at("replays").size(), std::size_t{1});
    const auto results = get(*m_mira, "/v1/replays/" + id + "/results?different=1");
    QVERIFY(results.at("next").is_null());
    QCOMPARE(results.at("results").at(0).at("draft_id").get<std::string>(), draft);
    QVERIFY(results.at("results").at(0).at("before").is_object() && results.at("results").at(0).at("after").is_null());
    QCOMPARE(m_mira->request("GET", "/v1/replays/" + id + "/results?limit=0")->status, 400);
    const std::string prefer = "/v1/replays/" + id + "/preferences";
    QCOMPARE(post(*m_bea, prefer, {{"draft_id", draft}, {"preferred", "tie"}}).status, 204);
    QCOMPARE(post(*m_bea, prefer, {{"draft_id", draft}, {"preferred", "both"}}).status, 400);
    QCOMPARE(post(*m_bea, prefer, {{"draft_id", newId(1)}, {"preferred", "tie"}}).status, 404);
    QCOMPARE(post(*m_mira, "/v1/replays/" + id + "/cancel", Json::object()).status, 403);
    const auto cancelled = post(*m_bea, "/v1/replays/" + id + "/cancel", Json::object());
    QCOMPARE(cancelled.status, 200);
    QCOMPARE(parseJson(cancelled.body)->at("state").get<std::string>(), std::string("cancelled"));
    QCOMPARE(post(*m_bea, "/v1/replays/" + id + "/cancel", Json::object()).status, 409);
}

void TestPromptRoutes::brandRulesAndModel()
{
    QCOMPARE(get(*m_mira, "/v1/brand-rules").at("rules").at("version").get<int>(), 0);
    Json rules = get(*m_bea, "/v1/brand-rules").at("rules");
    rules["banned"] = {"cheap"};
    QCOMPARE(m_mira->request("PUT", "/v1/brand-rules", rules.dump())->status, 403);
    const auto put = m_bea->request("PUT", "/v1/brand-rules", rules.dump()).value();
    QVERIFY2(put.status == 200, put.body.c_str());
    QCOMPARE(parseJson(put.body)->at("version").get<int>(), 1);
    QCOMPARE(get(*m_mira, "/v1/brand-rules?shop=anywhere").at("rules").at("banned").at(0).get<std::string>(), std::string("cheap"));
    rules["banned"] = {"cheap"};
    rules["required"] = {"cheap"};
    QCOMPARE(m_bea->request("PUT", "/v1/brand-rules", rules.dump())->status, 400);
    const auto model = get(*m_mira, "/v1/model");
    QCOMPARE(model.at("configured").get<bool>(), false);
    QCOMPARE(model.at("spent_today_micros").get<int>(), 0);
}

void TestPromptRoutes::whatCameOfEachVersion()
{
    const std::string id = create("Which of two");
    const TimeMs now = m_home->clock.now();
    int cart = 0;
    // Of `carts` with this arm: as many sent, bought, and bought but cancelled since. `other`: more that is set of their drafts.
    const auto carts = [&](const std::string& arm, const std::string& prompt, int count, int sent, int bought, int cancelled, TimeMs at,
                           const std::string& other = {}) {
        for (int i = 0; i < count; ++i) {
            const std::string draft = m_home->makeDraft().summary.id;
            m_home->change("UPDATE drafts SET prompt = '" + prompt + "'" + other + " WHERE id = '" + draft + "'");
            m_home->change("INSERT INTO outcomes(cart_id, draft_id, subject_id, arm, assigned_at, sent_at, converted_at, cancelled_at) VALUES('which-"
                + std::to_string(++cart) + "', '" + draft + "', 's', '" + arm + "', " + std::to_string(at) + ", " + (i < sent ? "1" : "NULL") + ", "
                + (i < bought + cancelled ? "1" : "NULL") + ", " + (i >= bought && i < bought + cancelled ? "1" : "NULL") + ")");
        }
    };
    carts("treated", id + "@1", 8, 6, 2, 1, now);
    carts("treated", id + "@2", 5, 5, 4, 0, now);
    carts("treated", id + "@2", 3, 3, 3, 0, now - 40 * dayMs);  // before the usual span
    carts("holdout", "builtin/x@1", 4, 0, 1, 0, now);
    carts("shadow", id + "@2", 2, 0, 2, 0, now);
    const Json found = get(*m_mira, "/v1/insights/versions");
    QCOMPARE(found.at("holdout").at("carts").get<int>(), 4);
    QCOMPARE(found.at("holdout").at("bought_bp").get<int>(), 2500);
    QCOMPARE(found.at("rows").size(), std::size_t{2});
    const Json& first = found.at("rows").at(0);
    QCOMPARE(first.at("name").get<std::string>(), std::string("Which of two, version 1"));
    QCOMPARE(first.at("carts").get<int>(), 8);  // unsent ones, too
    QCOMPARE(first.at("sent").get<int>(), 6);
    QCOMPARE(first.at("bought").get<int>(), 2);  // what was cancelled is no order
    const Json& second = found.at("rows").at(1);
    QCOMPARE(second.at("key").get<std::string>(), id + "@2");
    QCOMPARE(second.at("bought_bp").get<int>(), 8000);
    QVERIFY(second.at("low_bp").get<int>() < 8000 && second.at("high_bp").get<int>() > 8000);
    QCOMPARE(get(*m_mira, "/v1/insights/versions?since=" + formatTime(now + dayMs)).at("holdout").at("bought_bp"), Json(nullptr));
    QCOMPARE(m_mira->request("GET", "/v1/insights/versions?since=lately")->status, 400);

    // Of the holdout, a prompt is held against those that it would have written for.
    const std::string narrow = create("Returns alone", {{"channel", "email"}, {"reason", "returns_policy"}});
    const std::string returns = ", reason = 'returns_policy'";
    carts("treated", narrow + "@1", 2, 2, 1, 0, now, returns);
    carts("holdout", "builtin/x@1", 2, 0, 1, 0, now, returns);                    // the narrower one's
    carts("holdout", "builtin/x@1", 3, 0, 0, 0, now, ", channel = 'sms'");        // nobody's
    carts("holdout", "builtin/x@1", 1, 0, 0, 0, now - 2 * dayMs);                 // before either was in use
    carts("holdout", "builtin/x@1", 1, 0, 0, 0, now - 20 * hourMs);               // in use, though it had written for nobody yet
    const auto live = [&](const std::string& prompt, int number, bool given, TimeMs at) {
        m_home->change("INSERT INTO prompt_moves(prompt_id, number, label, given, act, person_id, at) VALUES('" + prompt + "', "
            + std::to_string(number) + ", 'live', " + (given ? "1" : "0") + ", 'label', 'bea', " + std::to_string(at) + ")");
    };
    live(id, 1, true, now - dayMs);
    live(narrow, 1, true, now - dayMs);
    live(id, 1, false, now - hourMs);  // another version of it follows at once
    live(id, 2, true, now - hourMs);
    live(narrow, 1, false, now + hourMs / 2);
    carts("holdout", "builtin/x@1", 1, 0, 0, 0, now + hourMs, returns);           // the narrower one is out of use by then
    const Json told = get(*m_mira, "/v1/insights/versions");
    QCOMPARE(told.at("holdout").at("carts").get<int>(), 12);
    const Json& holdouts = told.at("holdouts");
    QCOMPARE(holdouts.size(), std::size_t{2});
    QCOMPARE(holdouts.at(0).at("key").get<std::string>(), id);
    QCOMPARE(holdouts.at(0).at("name").get<std::string>(), std::string("Which of two"));
    QCOMPARE(holdouts.at(0).at("carts").get<int>(), 6);
    QCOMPARE(holdouts.at(0).at("bought_bp").get<int>(), 1667);
    QCOMPARE(holdouts.at(1).at("key").get<std::string>(), narrow);
    QCOMPARE(holdouts.at(1).at("carts").get<int>(), 2);
    QCOMPARE(holdouts.at(1).at("bought").get<int>(), 1);

    // Wilson's interval, as tables have it: 8 of 10 is 49.0 % to 94.3 %, 0 of 10 ends at 27.8 %.
    QCOMPARE(shareInterval(8, 10).lowBp, std::int64_t{4902});
    QCOMPARE(shareInterval(8, 10).highBp, std::int64_t{9433});
    QCOMPARE(shareInterval(0, 10).lowBp, std::int64_t{0});
    QCOMPARE(shareInterval(0, 10).highBp, std::int64_t{2775});
    QCOMPARE(shareInterval(0, 0).highBp, std::int64_t{10000});
}

void TestPromptRoutes::whatShadowsAnswered()
{
    const std::string id = create("Shadowed");
    const TimeMs now = m_home->clock.now();
    const auto said = [](const char* words) { return Json{{"citations", Json::array()}, {"closing", "Yours"}, {"paragraphs", Json::array({words})}}.dump(); };
    // One try of a version for a draft, as the stage that writes keeps it.
    const auto exchange = [&](const std::string& draft, const char* purpose, int number, const std::string& answer, int faults, const char* trouble, TimeMs at) {
        Json kept{{"answer", answer}, {"trouble", trouble}, {"faults", Json::array()}};
        for (int i = 0; i < faults; ++i)
            kept["faults"].push_back({{"id", "length"}, {"sentence", "It is too long"}});
        m_home->change("INSERT INTO exchanges(draft_id, revision, purpose, prompt, model, exchange, at) VALUES('shadowed-" + draft + "', 1, '" + purpose
            + "', '" + id + "@" + std::to_string(number) + "', 'm', '" + kept.dump() + "', " + std::to_string(at) + ")");
    };
    exchange("same", "live", 1, said("Come back soon"), 0, "", now);
    exchange("same", "shadow", 2, said("Come back soon"), 0, "", now);
    exchange("mended", "live", 1, said("Come back soon"), 0, "", now);
    exchange("mended", "shadow", 2, "prose", 1, "", now);
    exchange("mended", "shadow", 2, said("Come back today"), 0, "", now);
    exchange("fell-back", "live", 1, said("Come back soon"), 2, "", now);
    exchange("fell-back", "shadow", 2, said("Come back"), 0, "", now);
    exchange("down", "shadow", 2, "", 0, "The model was too slow", now);
    exchange("failed", "live", 1, said("Come back soon"), 0, "", now);
    exchange("failed", "shadow", 2, said("Come back or else"), 1, "", now);
    exchange("erased", "shadow", 2, "", 0, "", now);
    exchange("old", "shadow", 2, said("Come back"), 0, "", now - 40 * dayMs);
    exchange("other", "shadow", 3, said("Come back"), 0, "", now);
    const Json rows = get(*m_mira, "/v1/insights/shadows").at("rows");
    QCOMPARE(rows.size(), std::size_t{2});
    const Json& second = rows.at(0);
    QCOMPARE(second.at("key").get<std::string>(), id + "@2");
    QCOMPARE(second.at("name").get<std::string>(), std::string("Shadowed, version 2"));
    QCOMPARE(second.at("drafts").get<int>(), 5);
    QCOMPARE(second.at("passed").get<int>(), 3);
    QCOMPARE(second.at("silent").get<int>(), 1);
    QCOMPARE(second.at("compared").get<int>(), 2);  // what fell back to the built-in composer has no live answer to compare with
    const int distance = wordDistanceBp("Yours\nCome back soon", "Yours\nCome back today");
    QVERIFY(distance > 0);
    QCOMPARE(second.at("distance_bp").get<int>(), (distance + 1) / 2);
    QCOMPARE(rows.at(1).at("distance_bp"), Json(nullptr));
    QVERIFY(!second.at("cut").get<bool>());
    QVERIFY(get(*m_mira, "/v1/insights/shadows?since=" + formatTime(now + dayMs)).at("rows").empty());

    // One that was asked more often than is looked at takes nothing from the others, and says so.
    m_home->change("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2001) INSERT INTO exchanges(draft_id, revision, purpose, "
                   "prompt, model, exchange, at) SELECT 'many-' || i, 1, 'shadow', '" + id + "@4', 'm', '"
        + Json{{"answer", ""}, {"trouble", "The model was too slow"}, {"faults", Json::array()}}.dump() + "', " + std::to_string(now + 1) + " FROM n");
    const Json many = get(*m_mira, "/v1/insights/shadows").at("rows");
    QCOMPARE(many.size(), std::size_t{3});
    QCOMPARE(many.at(0).at("key").get<std::string>(), id + "@4");
    QCOMPARE(many.at(0).at("drafts").get<int>(), 2000);
    QVERIFY(many.at(0).at("cut").get<bool>());
    QCOMPARE(many.at(1).at("drafts").get<int>(), 5);
    QVERIFY(!many.at(1).at("cut").get<bool>());
    QCOMPARE(m_mira->request("GET", "/v1/insights/shadows?since=lately")->status, 400);
}

QTEST_GUILESS_MAIN(TestPromptRoutes)
#include "tst_promptroutes.moc"
