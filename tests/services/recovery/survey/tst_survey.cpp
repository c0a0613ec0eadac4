// Asking customers of carts that did not come back: who is asked, the page over real HTTP, hostile answers, labels, rights and erasure.
#include "tests/services/recovery/survey/tst_survey.h"

#include "models/domain/modelanswer.h"
#include "models/domain/text.h"
#include "services/recovery/deliver/webhookconnector.h"
#include "services/recovery/store/erasure.h"
#include "services/recovery/survey/surveyexport.h"
#include "services/recovery/survey/surveypage.h"
#include "services/recovery/survey/surveyreader.h"

using namespace countersign;
using test::Reviewer;

void TestSurvey::whoIsNotAsked_data()
{
    QTest::addColumn<QString>("why");
    for (const char* why : { "disabled", "holdout", "consent", "unsubscribed", "language", "asked_before", "bought", "converted", "suppressed" })
        QTest::newRow(why) << why;
}

void TestSurvey::whoIsNotAsked()
{
    QFETCH(QString, why);
    auto& scene = *m_scene;
    if (why == QLatin1String("consent"))
        scene.consent = Consent::Unknown;
    if (why == QLatin1String("unsubscribed"))
        scene.consent = Consent::Unsubscribed;
    const auto cartId = scene.cart(why == QLatin1String("suppressed") ? DraftState::Suppressed : DraftState::Sent);
    scene.keepFromAsking(why.toStdString(), cartId);
    scene.putPolicy();
    const auto skipped = scene.audited("survey.skipped");
    QVERIFY(scene.survey(cartId).empty());
    QCOMPARE(scene.home.one<std::string>("SELECT draft_id FROM carts WHERE id = '" + cartId + "'"), scene.recoveries.at(cartId));
    const bool said = why != QLatin1String("disabled") && why != QLatin1String("converted") && why != QLatin1String("suppressed");
    QCOMPARE(scene.audited("survey.skipped"), skipped + (said ? 1 : 0));
    scene.home.change("DELETE FROM surveys WHERE draft_id = 'earlier'");
}

void TestSurvey::waitsForTheRecoveryToEnd()
{
    auto& scene = *m_scene;
    const auto open = scene.cart(DraftState::Queued);
    const auto later = scene.run("survey", open);
    QCOMPARE(later.next.size(), std::size_t{ 1 });
    QCOMPARE(later.next.front().stage, std::string("survey"));
    QVERIFY(later.next.front().runAt > scene.home.clock.now());
    // Four days after the cart was left, but the last message left a day ago.
    const auto late = scene.cart();
    const TimeMs sent = scene.home.clock.now() - dayMs;
    scene.home.change("INSERT INTO sends(id, decision_id, draft_id, channel, connector, state, payload, started_at, finished_at) VALUES('s" + late
        + "', 'd" + late + "', '" + scene.recoveries.at(late) + "', 'email', 'webhook', 'sent', '', " + std::to_string(sent) + ", "
        + std::to_string(sent) + ")");
    const auto due = scene.run("survey", late);
    QCOMPARE(due.next.size(), std::size_t{ 1 });
    QCOMPARE(due.next.front().runAt, sent + scene.policy.survey.waitMs);
}

void TestSurvey::queueTellsTheKind()
{
    const auto id = m_scene->survey(m_scene->cart());
    const auto plain = m_scene->home.makeDraft().summary.id;
    const auto lists = [&](const std::string& query) {
        const auto drafts = m_mira->queue("limit=500&" + query);
        if (!drafts)
            qFatal("%s", drafts.error().detail.c_str());
        const auto find = [&](const std::string& wanted) {
            return std::any_of(drafts->begin(), drafts->end(), [&](const DraftSummary& draft) { return draft.id == wanted; });
        };
        return std::pair(find(id), find(plain));
    };
    QCOMPARE(lists("kind=survey"), std::pair(true, false));
    QCOMPARE(lists("kind=recovery"), std::pair(false, true));
    QCOMPARE(lists("q=kind:survey"), std::pair(true, false));
    QCOMPARE(lists("state=queued"), std::pair(true, true));
    const auto nonsense = m_mira->request("GET", "/v1/drafts?kind=pigeon");
    QCOMPARE(nonsense->status, 400);
}

void TestSurvey::outOfStockDoesNotStopAQuestion()
{
    Draft draft = m_scene->draft(m_scene->survey(m_scene->cart(DraftState::Sent, "en", Reason::OutOfStock)));
    for (auto& variant : draft.customer.variants)
        variant.available = 0;
    runChecksOf(draft, m_scene->policy, m_scene->home.clock.now());
    QCOMPARE(draft.summary.checksFailed, 0);
    draft.summary.kind = DraftSummary().kind;
    runChecksOf(draft, m_scene->policy, m_scene->home.clock.now());
    QVERIFY(draft.summary.checksFailed > 0);
}

void TestSurvey::pageTakesOneAnswer()
{
    auto& scene = *m_scene;
    const auto id = scene.sentSurvey("de", Reason::DeliveryTime);
    const auto path = scene.path(id);
    const auto page = scene.home.call("GET", path);
    QCOMPARE(page.status, 200);
    QVERIFY(headerOf(page, "content-type").starts_with("text/html"));
    const auto policy = headerOf(page, "content-security-policy");
    QVERIFY(has(policy, "default-src 'none'") && has(policy, "form-action 'self'") && has(policy, "frame-ancestors 'none'"));
    QVERIFY(!has(policy, "unsafe"));
    QCOMPARE(headerOf(page, "referrer-policy"), std::string("no-referrer"));
    QCOMPARE(headerOf(page, "cache-control"), std::string("no-store"));
    QVERIFY(has(page.body, "<html lang=\"de\">"));
    QVERIFY(!has(page.body, "<script") && !has(page.body, "src=") && !has(page.body, "http:") && !has(page.body, "https:"));
    for (const auto& [reason, name] : EnumWords<Reason>::words)
        QVERIFY(has(page.body, "value=\"" + std::string(name) + "\""));
    QVERIFY(has(page.body, "<label for=\"words\">"));
    // Nothing said is no answer.
    QCOMPARE(scene.post(path, "reason=&words=++").status, 422);
    QCOMPARE(scene.home.one<std::int64_t>("SELECT COUNT(*) FROM surveys WHERE draft_id = '" + id + "' AND answered_at IS NULL"), 1);

    const auto thanks = scene.post(path, "reason=shipping_cost&words=Zu+teuer%21");
    QCOMPARE(thanks.status, 200);
    QVERIFY(has(thanks.body, "Vielen Dank"));
    QCOMPARE(scene.home.one<std::string>("SELECT choice FROM surveys WHERE draft_id = '" + id + "'"), std::string("shipping_cost"));
    QVERIFY(!has(scene.home.one<std::string>("SELECT sealed FROM surveys WHERE draft_id = '" + id + "'"), "teuer"));
    // Once; the link then says thank you.
    QCOMPARE(scene.post(path, "reason=distraction").status, 200);
    QCOMPARE(scene.home.one<std::string>("SELECT choice FROM surveys WHERE draft_id = '" + id + "'"), std::string("shipping_cost"));
    QVERIFY(has(scene.home.call("GET", path).body, "Vielen Dank"));
    QCOMPARE(scene.home.one<std::int64_t>("SELECT COUNT(*) FROM audit_entries WHERE draft_id = '" + id
                 + "' AND json_extract(entry, '$.action') = 'survey.answered'"),
        1);
    QCOMPARE(scene.home.one<std::int64_t>("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%teuer%'"), 0);
}

void TestSurvey::pageKeepsItsDoorShut()
{
    auto& scene = *m_scene;
    const auto queued = scene.survey(scene.cart());
    // Who reviews the message sees its link: it is not open yet.
    QCOMPARE(scene.home.call("GET", scene.path(queued)).status, 404);
    QCOMPARE(scene.post(scene.path(queued), "reason=distraction").status, 404);
    scene.sent(queued);
    QCOMPARE(scene.home.call("GET", scene.path(queued)).status, 200);
    QCOMPARE(scene.post(scene.path(queued), "reason=distraction", "application/json").status, 422);
    scene.home.change("UPDATE surveys SET expires_at = 1 WHERE draft_id = '" + queued + "'");
    QCOMPARE(scene.home.call("GET", scene.path(queued)).status, 410);
    QCOMPARE(scene.post(scene.path(queued), "reason=distraction").status, 410);
    for (const char* path : { "/s/x", "/s/00000000000000000000000000000000", "/s/%27%20OR%201=1--" })
        QCOMPARE(scene.home.call("GET", path).status, 404);
    QCOMPARE(scene.home.call("DELETE", scene.path(queued)).status, 405);
}

void TestSurvey::hostileAnswers_data()
{
    hostileForms();
}

void TestSurvey::hostileAnswers()
{
    QFETCH(QByteArray, form);
    QFETCH(int, status);
    auto& scene = *m_scene;
    const auto id = scene.sentSurvey();
    QCOMPARE(scene.post(scene.path(id), form.toStdString()).status, status);
    if (status != 200)
        return;
    (void)scene.run("classify", id);
    const auto page = parseJson(m_mira->request("GET", "/v1/survey/answers?limit=1000")->body, { .maxBytes = 1 << 22 }).value();
    const auto answers = decode<std::vector<SurveyAnswer>>(page.at("answers")).value();
    const auto it = std::find_if(answers.begin(), answers.end(), [&](const SurveyAnswer& answer) { return answer.draftId == id; });
    QVERIFY(it != answers.end());
    QVERIFY(countCharacters(it->words) <= mostSurveyCharacters);
    for (const char* hidden : { "\u202e", "\u200b", "\u2066" })
        QVERIFY(!has(it->words, hidden));
}

void TestSurvey::strangersAreSlowedDown()
{
    int slowed = 0;
    for (int i = 0; i < 80; ++i) {
        const auto answer = m_scene->home.call("GET", "/s/ffffffffffffffffffffffffffff" + std::to_string(1000 + i));
        QVERIFY(answer.status == 404 || answer.status == 429);
        slowed += answer.status == 429 ? 1 : 0;
    }
    QVERIFY(slowed > 0);
    // Whoever has a link is not kept out by them.
    QCOMPARE(m_scene->home.call("GET", m_scene->path(m_scene->sentSurvey())).status, 200);
    m_scene->home.clock.advance(2 * minuteMs);
}

void TestSurvey::wordsAreReadByAStage()
{
    auto& scene = *m_scene;
    const auto id = scene.sentSurvey();
    QCOMPARE(scene.post(scene.path(id), "words=" + percent("My card was declined, Ana Pérez")).status, 200);
    QCOMPARE(scene.home.one<std::int64_t>("SELECT COUNT(*) FROM jobs WHERE stage = 'classify' AND entity = '" + id + "'"), 1);
    (void)scene.run("classify", id);
    QCOMPARE(scene.home.one<std::string>("SELECT words_reason || ' ' || words_by FROM surveys WHERE draft_id = '" + id + "'"),
        std::string("payment_failure words"));
    QCOMPARE(scene.home.one<std::string>("SELECT words_why FROM surveys WHERE draft_id = '" + id + "'"), std::string());
    QCOMPARE(scene.home.one<std::int64_t>("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%Pérez%' OR entry LIKE '%declined%'"), 0);
}

void TestSurvey::aModelThatIsDownFallsBack()
{
    ModelSettings settings;
    settings.baseUrl = "http://127.0.0.1:1/v1";
    settings.model = "some-model";
    settings.timeoutMs = secondMs;
    LanguageModel model(settings, m_scene->home.clock);
    const auto read = SurveyReader(model).read("My card was declined, Ana", "My card was declined, •••", "en");
    QVERIFY(read.read.reason == Reason::PaymentFailure);
    QCOMPARE(read.read.by, LabelSource::Words);
    QVERIFY(has(read.read.why, "built-in dictionary"));
    QVERIFY(read.exchange && !read.exchange->trouble.empty());
    // What the customer wrote is not in what is kept for lineage.
    QVERIFY(!has(read.exchange->asked.user, "declined") && !has(read.exchange->asked.user, "Ana"));
}

void TestSurvey::modelsReplies()
{
    QVERIFY(readSurveyReply(R"({"reason":"delivery_time"})").value() == Reason::DeliveryTime);
    QVERIFY(!readSurveyReply(R"({"reason":"none"})").value());
    for (const char* bad : { "", "delivery_time", R"({"reason":"weather"})", R"({"reason":7})", R"({"reason":"none","note":"x"})", R"({})",
             R"([{"reason":"none"}])", R"(Sure: {"reason":"none"})" })
        QVERIFY2(!readSurveyReply(bad), bad);
}

void TestSurvey::peopleCorrectAndTheReportCounts()
{
    auto& scene = *m_scene;
    scene.home.change("DELETE FROM surveys");
    const auto agreed = scene.sentSurvey("en", Reason::ShippingCost);
    const auto other = scene.sentSurvey("en", Reason::ShippingCost);
    const auto silent = scene.sentSurvey("en", Reason::DeliveryTime);
    QVERIFY(!silent.empty());
    QCOMPARE(scene.post(scene.path(agreed), "reason=shipping_cost").status, 200);
    QCOMPARE(scene.post(scene.path(other), "reason=distraction").status, 200);
    const auto report = [&] { return parseJson(m_mira->request("GET", "/v1/insights/survey")->body).value(); };
    auto counted = report();
    QCOMPARE(counted.at("sent").get<int>(), 3);
    QCOMPARE(counted.at("answered").get<int>(), 2);
    QCOMPARE(counted.at("agreed").get<int>(), 1);
    QCOMPARE(counted.at("agreement_bp").get<int>(), 5000);
    QCOMPARE(counted.at("stated").at("distraction").get<int>(), 1);
    QCOMPARE(counted.at("confusion").size(), std::size_t{ 2 });
    QCOMPARE(counted.at("sources").at("choice").get<int>(), 2);

    // Read from the newer end, page by page.
    scene.home.clock.advance(minuteMs);
    const auto latest = scene.sentSurvey("en", Reason::ShippingCost);
    QCOMPARE(scene.post(scene.path(latest), "reason=shipping_cost").status, 200);
    QCOMPARE(m_mira->request("GET", "/v1/survey/answers?order=sideways")->status, 400);
    const auto drafts = newestFirst(*m_mira);
    QCOMPARE(drafts.size(), std::size_t{ 3 });
    QCOMPARE(drafts.front(), latest);
    scene.home.change("DELETE FROM surveys WHERE draft_id = '" + latest + "'");

    const auto address = "/v1/survey/answers/" + other + "/reason";
    QCOMPARE(m_auditor->request("PUT", address, R"({"reason":"shipping_cost"})")->status, 403);
    QCOMPARE(m_mira->request("PUT", address, R"({"reason":"weather"})")->status, 400);
    QCOMPARE(m_mira->request("PUT", "/v1/survey/answers/nobody/reason", R"({"reason":"shipping_cost"})")->status, 404);
    const auto corrected = m_mira->request("PUT", address, R"({"reason":"shipping_cost"})");
    QCOMPARE(corrected->status, 200);
    const auto answer = decode<SurveyAnswer>(parseJson(corrected->body).value()).value();
    QVERIFY(answer.label == Reason::ShippingCost && answer.source == LabelSource::Person && answer.choice == Reason::Distraction);
    QCOMPARE(answer.correctedBy, std::string("Mira Hofmann"));
    counted = report();
    QCOMPARE(counted.at("agreement_bp").get<int>(), 10000);
    QCOMPARE(counted.at("sources").at("person").get<int>(), 1);
    QCOMPARE(scene.home.one<std::string>("SELECT json_extract(entry, '$.data.before') FROM audit_entries WHERE draft_id = '" + other
                 + "' AND json_extract(entry, '$.action') = 'survey.corrected'"),
        std::string("distraction"));
}

void TestSurvey::exportsForACrm()
{
    auto& scene = *m_scene;
    scene.home.change("DELETE FROM surveys");
    for (const char* words : { "=HYPERLINK(\"http://evil.example\")", "plain, with a comma", "two\nlines" }) {
        const auto id = scene.sentSurvey();
        QCOMPARE(scene.post(scene.path(id), "reason=shipping_cost&words=" + percent(words)).status, 200);
    }
    QCOMPARE(m_mira->request("GET", "/v1/survey/export?format=csv")->status, 403);
    const auto& operatorToken = scene.home.backend().operatorToken();
    const auto csv = scene.home.call("GET", "/v1/survey/export?format=csv", {}, operatorToken);
    QCOMPARE(csv.status, 200);
    QVERIFY(csv.body.starts_with(surveyCsvHead()));
    QVERIFY(has(csv.body, "\"'=HYPERLINK(\"\"http://evil.example\"\")\""));
    QVERIFY(has(csv.body, "\"plain, with a comma\""));
    QVERIFY(!has(csv.body, "posta.example") && !has(csv.body, "Pérez"));
    // Two pages hold the same as one.
    const auto all = scene.home.call("GET", "/v1/survey/export", {}, operatorToken).body;
    const auto first = scene.home.call("GET", "/v1/survey/export?limit=2", {}, operatorToken);
    const auto cursor = headerOf(first, "x-next-cursor");
    QVERIFY(!cursor.empty());
    const auto second = scene.home.call("GET", "/v1/survey/export?limit=2&cursor=" + cursor, {}, operatorToken);
    QVERIFY(headerOf(second, "x-next-cursor").empty());
    QCOMPARE(first.body + second.body, all);
    QCOMPARE(std::count(all.begin(), all.end(), '\n'), std::ptrdiff_t{ 3 });
    QCOMPARE(scene.home.call("GET", "/v1/survey/export?format=xml", {}, operatorToken).status, 400);
    QCOMPARE(scene.home.call("GET", "/v1/survey/export?cursor=nonsense", {}, operatorToken).status, 400);
    QCOMPARE(scene.audited("survey.exported"), 4);
}

void TestSurvey::handsAnswersToTheCrm()
{
    auto& scene = *m_scene;
    FakeCrm crm;
    QVERIFY(crm.listens());
    const auto id = scene.sentSurvey();
    QCOMPARE(scene.post(scene.path(id), "reason=returns_policy").status, 200);
    QVERIFY(!scene.run("crm", id).write); // this shop has none
    Shop shop = someShop();
    shop.crmUrl = crm.url();
    ShopSecrets secrets;
    secrets.connectorSecret = "s3cret";
    scene.done([&](Connection& connection) { return saveShop(connection, scene.master(), shop, secrets, scene.home.clock.now()); });
    (void)scene.run("crm", id);
    (void)scene.run("crm", id);
    const auto got = crm.got();
    QCOMPARE(got.size(), std::size_t{ 2 });
    QCOMPARE(std::string(got[0].header("webhook-id")), std::string(got[1].header("webhook-id")));
    QCOMPARE(std::string(got[0].header("webhook-signature")),
        WebhookConnector::signatureOf("s3cret", std::string(got[0].header("webhook-id")), std::string(got[0].header("webhook-timestamp")), got[0].body));
    const auto answer = decode<SurveyAnswer>(parseJson(got[0].body).value()).value();
    QVERIFY(answer.draftId == id && answer.label == Reason::ReturnsPolicy);
    QVERIFY(!has(got[0].body, "posta.example"));
    QCOMPARE(scene.audited("survey.handed_on"), 2);
}

void TestSurvey::erasureTakesTheAnswerAlong()
{
    auto& scene = *m_scene;
    const auto id = scene.sentSurvey();
    const auto path = scene.path(id);
    QCOMPARE(scene.post(path, "words=" + percent("My card was declined")).status, 200);
    const auto subject = scene.home.one<std::string>("SELECT subject_id FROM drafts WHERE id = '" + id + "'");
    // Reading the words takes a model seconds: what it finds comes too late, because its job is gone.
    const auto jobs = [&] { return scene.home.one<std::int64_t>("SELECT COUNT(*) FROM jobs WHERE stage = 'classify' AND entity = '" + id + "'"); };
    QCOMPARE(jobs(), 1);
    scene.done([&](Connection& connection) { return eraseNow(connection, subject, scene.home.clock.now()).map([](ErasureState) {}); });
    QCOMPARE(jobs(), 0);
    QCOMPARE(scene.home.one<std::int64_t>("SELECT COUNT(*) FROM surveys WHERE draft_id = '" + id + "'"), 0);
    QCOMPARE(scene.home.call("GET", path).status, 404);
    QCOMPARE(scene.post(path, "reason=distraction").status, 404);
    QVERIFY(!scene.run("classify", id).write);
    const auto cartId = scene.home.one<std::string>("SELECT cart_id FROM drafts WHERE id = '" + id + "'");
    QVERIFY(!scene.run("survey", cartId).write);
    QCOMPARE(m_mira->request("PUT", "/v1/survey/answers/" + id + "/reason", R"({"reason":"shipping_cost"})")->status, 404);
}

void TestSurvey::promptsHaveAKind()
{
    auto author = m_scene->home.person("bea", "Bea", "brand_reviewer");
    const auto create = [&](const std::string& name, const Json& scope) {
        return author->request("POST", "/v1/prompts",
            Json{ { "name", name }, { "scope", scope }, { "text", { { "system", "Plain." }, { "task", "Write." } } }, { "note", "" } }.dump());
    };
    QCOMPARE(create("Surveys", { { "channel", "email" }, { "kind", "survey" } })->status, 201);
    QCOMPARE(create("Odd", { { "channel", "email" }, { "kind", "pigeon" } })->status, 400);
    QCOMPARE(create("Leading", { { "channel", "email" }, { "kind", "survey" }, { "reason", "shipping_cost" } })->status, 400);
    PromptFacts facts;
    facts.kind = surveyKind;
    const auto asked = promptFor(PromptText{ "Plain.", "Ask." }, facts).value();
    QVERIFY(has(asked.system, "This message is a survey"));
    QVERIFY(!has(promptFor(PromptText{ "Plain.", "Ask." }, PromptFacts{}).value().system, "This message is a survey"));
    const auto draft = m_scene->draft(m_scene->survey(m_scene->cart()));
    const auto told = promptFacts(draft, someCart(), someShop());
    QVERIFY(told.kind == surveyKind && told.evidence.empty() && told.reason.empty() && told.items.empty());
    const Json said{ { "subject", "A question" }, { "preheader", "Short" }, { "button", "Answer" }, { "closing", "Thank you" },
        { "paragraphs", { "What got in the way?" } }, { "citations", Json::array() } };
    const auto answer = readAnswer(said.dump(), told);
    QVERIFY2(answer, answer ? "" : answer.error().detail.c_str());
    const auto button = std::find_if(answer->content.blocks.begin(), answer->content.blocks.end(),
        [](const Block& block) { return block.kind == BlockKind::Button; });
    QVERIFY(button != answer->content.blocks.end());
    QCOMPARE(button->url, std::string("{{survey_url}}"));
}

QTEST_GUILESS_MAIN(TestSurvey)
#include "moc_tst_survey.cpp"
