#include "tests/services/recovery/compose/tst_modelcomposer.h"

#include "models/domain/draftchecks.h"
#include "models/domain/text.h"
#include "services/recovery/prompts/brandrulestore.h"
#include "tests/services/recovery/compose/canaries.h"

#include <QElapsedTimer>
#include <QFile>

#include <set>

using namespace countersign;

void TestModelComposer::theModelWritesAndItsSourcesAreKept()
{
    ModelScene scene;
    scene.addKnowledge("brand.md", KnowledgeKind::BrandGuide, "# Brand guide\n\n## Tone\n\nWarm and plain words.");
    scene.addKnowledge("shipping.md", KnowledgeKind::Policy, "# Shipping\n\nThe grinder is packed small, which keeps the shipping cost low.");
    const auto id = scene.abandon(scene.cart());
    const Draft draft = scene.stored(id).draft;
    const auto sentence = ModelScene::lineage(draft, "draft.written");
    QVERIFY2(sentence.starts_with("Written by pretend-1 with “Every cart, email” version 1: "),
        (sentence + ModelScene::lineage(draft, "draft.fell_back")).c_str());
    QCOMPARE(draft.prompt, promptRef(scene.promptId, 1));
    QCOMPARE(draft.composer, std::string("pretend-1"));
    QCOMPARE(draft.summary.state, DraftState::Queued);
    QCOMPARE(draft.summary.checksFailed, 0);
    QVERIFY(draft.drafted == draft.contents);
    QVERIFY(render(message(draft), draft.values));
    QVERIFY(!draft.alternatives.empty() && draft.alternatives.front().id == "built-in");
    QVERIFY(!(draft.alternatives.front().content == message(draft)));
    const auto kept = scene.exchanges(id);
    QCOMPARE(kept.size(), std::size_t{ 1 });
    QVERIFY(kept.front().purpose == ExchangePurpose::Live && kept.front().exchange.faults.empty() && kept.front().exchange.costMicros > 0);
    QVERIFY2(!kept.front().citations.empty(), kept.front().exchange.answer.c_str());
    for (const auto& cited : kept.front().citations) {
        QVERIFY(cited.block >= 0 && static_cast<std::size_t>(cited.block) < message(draft).blocks.size());
        QVERIFY(cited.passage.text.find("Warm and plain") != std::string::npos || cited.passage.text.find("packed small") != std::string::npos);
    }
    QVERIFY(sentence.find("; cites ") != std::string::npos);
    // The revision that people see is the one that the model wrote, and the first of the draft.
    QCOMPARE(Json::parse(scene.home.text("SELECT contents FROM revisions WHERE draft_id = '" + id + "'")), Json(draft.contents));
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM jobs WHERE stage NOT IN ('expire', 'seed')"), 0);
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%\"draft.written\"%'"), 1);
}

void TestModelComposer::withoutModelOrPromptNothingChanges()
{
    ModelScene none([](ModelSettings& settings) { settings.baseUrl.clear(); });
    ModelScene promptless({}, false);
    for (auto* scene : { &none, &promptless }) {
        const auto id = scene->abandon(scene->cart());
        const Draft draft = scene->stored(id).draft;
        isBuiltIn(draft);
        QCOMPARE(ModelScene::lineage(draft, "draft.composed"), std::string("Written by the built-in composer"));
        QCOMPARE(scene->home.count("SELECT COUNT(*) FROM exchanges"), 0);
        QCOMPARE(scene->home.count("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%draft.written%' OR entry LIKE '%fell_back%'"), 0);
    }
}

void TestModelComposer::brandRulesAreHeldAgainstAnswers()
{
    ModelScene scene;
    Person person;
    person.id = "author";
    person.name = "Bea";
    BrandRules rules;
    rules.shopId = "northbean";
    rules.banned = { "warm regards" };
    scene.home.write([&](Connection& connection) -> Result<void> {
        const auto version = putBrandRulesInForce(connection, rules, person, homeNoon);
        return version ? Result<void>{} : tl::unexpected(version.error());
    });
    const auto id = scene.abandon(scene.cart());
    const Draft draft = scene.stored(id).draft;
    isBuiltIn(draft);
    const auto why = ModelScene::lineage(draft, "draft.fell_back");
    QVERIFY2(why.find("warm regards") != std::string::npos, why.c_str());
    const auto kept = scene.exchanges(id);
    QCOMPARE(kept.size(), std::size_t{ 2 });
    for (const auto& exchange : kept) {
        QCOMPARE(exchange.exchange.faults.size(), std::size_t{ 1 });
        QCOMPARE(exchange.exchange.faults.front().id, std::string("brand"));
    }
}

void TestModelComposer::nothingPersonalLeaves()
{
    ModelScene scene(withEmbeddings);
    const auto logFile = scene.home.folder() + "/log";
    startLog(logFile, LogLevel::Debug);
    auto cart = scene.cart();
    cart.firstName = "Zyxquela";
    cart.lastName = "Qvandrimor";
    cart.email = "zyxquela.qvandrimor@canary.example";
    cart.phone = "+4917098765431";
    cart.company = "Qvandrimor Werke";
    cart.postalCode = "QX77 9ZZ";
    cart.note = "Ring Zyxquela on 0170 98765431";
    cart.attributes["engraving"] = "for Zyxquela Qvandrimor";
    cart.lines.at(0).title = "Grinder engraved ZYXQUELA Qvandrimor, +49 170 98765431, zyxquela.qvandrimor@canary.example, QX77 9ZZ";
    const auto id = scene.abandon(cart);
    QVERIFY(!scene.exchanges(id).empty());
    startLog({}, LogLevel::Warning); // closes the file
    QFile log(QString::fromStdString(logFile));
    QVERIFY(log.open(QIODevice::ReadOnly));
    const auto all = scene.requests() + scene.home.text("SELECT group_concat(exchange || citations) FROM exchanges")
        + scene.home.text("SELECT group_concat(entry) FROM audit_entries") + log.readAll().toStdString();
    QVERIFY(all.find("{{first_name}}") != std::string::npos); // it was written to a person all the same
    QVERIFY(all.find("/v1/embeddings") != std::string::npos && all.find("pretend-words") != std::string::npos);
    const auto folded = lowerCase(all);
    for (const auto* canary : { "zyxquela", "qvandrimor", "canary.example", "98765431", "qx77" })
        QVERIFY2(folded.find(canary) == std::string::npos, canary);
}

// Ten pieces of each; ./dev bench model runs 10,000.
void TestModelComposer::manyPeopleLeaveNothing()
{
    constexpr int customers = 30;
    ModelScene scene(withEmbeddings);
    const auto logFile = scene.home.folder() + "/log";
    startLog(logFile, LogLevel::Debug);
    for (int i = 0; i < customers; ++i)
        (void)scene.abandon(canaryCart(scene.cart("canary-" + std::to_string(i)), i * 37 + 1));
    startLog({}, LogLevel::Warning); // closes the file
    QFile log(QString::fromStdString(logFile));
    QVERIFY(log.open(QIODevice::ReadOnly));
    QVERIFY(scene.home.count("SELECT COUNT(*) FROM exchanges") >= customers);
    for (const auto& text : { scene.requests(), scene.home.text("SELECT group_concat(exchange || citations) FROM exchanges"),
             scene.home.text("SELECT group_concat(entry) FROM audit_entries"), log.readAll().toStdString() })
        QCOMPARE(canariesIn(text), std::size_t{ 0 });
    QCOMPARE(canariesIn(Json(canaryCart(scene.cart(), 5)).dump()) >= canariesPerCustomer, true); // or nothing is looked for
}

void TestModelComposer::whatWasSentBackIsWrittenAsAsked()
{
    ModelScene scene;
    const auto id = scene.abandon(scene.cart());
    const auto before = scene.stored(id);
    const std::string decisionId = newId(homeNoon);
    scene.home.write([&](Connection& connection) -> Result<void> {
        const auto note = sealedNote(*before.subject, decisionId, "Please make it shorter; Pérez is a friend of the house");
        const auto put = connection.run("INSERT INTO decisions(id, draft_id, revision, person_id, key_id, verdict, statement, signature, state, "
                                        "note, created_at) VALUES(:id, :draft, 1, 'p', 'k', 'send_back', '{}', '', 'accepted', :note, 1)",
            decisionId, id, note);
        if (!put)
            return tl::unexpected(put.error());
        return moveDraft(connection, id, DraftState::Returned, homeNoon).and_then([&] {
            return enqueueJob(connection, { "compose", id, homeNoon });
        });
    });
    scene.drain();
    const Draft draft = scene.stored(id).draft;
    QCOMPARE(draft.summary.state, DraftState::Queued);
    QCOMPARE(draft.summary.revision, std::int64_t{ 2 });
    QCOMPARE(draft.prompt, promptRef(scene.promptId, 1));
    const auto kept = scene.exchanges(id);
    QCOMPARE(kept.back().revision, std::int64_t{ 2 });
    QVERIFY(kept.back().exchange.asked.user.find("make it shorter") != std::string::npos);
    QVERIFY(kept.back().exchange.asked.user.find("rez is a friend") == std::string::npos);
    QCOMPARE(Json::parse(scene.home.text("SELECT contents FROM revisions WHERE revision = 2")), Json(draft.contents));
}

void TestModelComposer::shadowsAreKeptAndNeverSent()
{
    ModelScene scene;
    scene.label(2, PromptLabel::Shadow);
    const auto id = scene.abandon(scene.cart());
    const Draft draft = scene.stored(id).draft;
    QCOMPARE(draft.prompt, promptRef(scene.promptId, 1));
    const auto kept = scene.exchanges(id);
    QCOMPARE(std::count_if(kept.begin(), kept.end(), [](const auto& each) { return each.purpose == ExchangePurpose::Shadow; }), 1);
    QCOMPARE(kept.back().exchange.promptRef, promptRef(scene.promptId, 2));
    QVERIFY2(kept.back().exchange.answer.find("Take your time.") != std::string::npos, kept.back().exchange.answer.c_str());
    QVERIFY(Json(draft.contents).dump().find("Take your time.") == std::string::npos);
}

void TestModelComposer::sidesOfAComparisonAreSteady()
{
    const auto master = SealKey::random();
    int low = 0;
    int both = 0;
    for (int i = 0; i < 4000; ++i) {
        const auto customer = "customer-" + std::to_string(i);
        const int bucket = promptBucket(master, customer, "prompt-1");
        QVERIFY(bucket >= 0 && bucket < 100);
        QCOMPARE(promptBucket(master, customer, "prompt-1"), bucket);
        low += bucket < 50 ? 1 : 0;
        both += bucket < 50 && promptBucket(master, customer, "prompt-2") < 50 ? 1 : 0;
    }
    QVERIFY2(low > 1850 && low < 2150, std::to_string(low).c_str());
    QVERIFY2(both > 880 && both < 1120, std::to_string(both).c_str()); // one prompt's side says nothing about another's
    ModelScene scene;
    scene.home.write([&](Connection& connection) -> Result<void> {
        const auto halved = connection.run("UPDATE prompt_labels SET share = 50 WHERE label = 'live'");
        return halved ? Result<void>{} : tl::unexpected(halved.error());
    });
    scene.label(2, PromptLabel::Live, 50);
    std::set<std::string> prompts;
    for (int i = 0; i < 20; ++i) {
        auto cart = scene.cart("token-" + std::to_string(i));
        cart.customerId.clear();
        cart.email = "shopper" + std::to_string(i) + "@posta.example";
        prompts.insert(scene.stored(scene.abandon(cart)).draft.prompt);
    }
    QCOMPARE(prompts.size(), std::size_t{ 2 });
}

void TestModelComposer::brandRulesWarnOfBuiltInTexts()
{
    ModelScene scene({}, false);
    Person person;
    person.id = "bea";
    person.name = "Bea";
    BrandRules rules;
    rules.required = { "says this nowhere" };
    const auto put = [&] {
        scene.home.write([&](Connection& connection) -> Result<void> {
            const auto version = putBrandRulesInForce(connection, rules, person, homeNoon);
            return version ? Result<void>{} : tl::unexpected(version.error());
        });
    };
    const auto brand = [](const Draft& draft) {
        for (const auto& check : draft.checks)
            if (check.id == "brand")
                return check.state;
        return CheckState::Passed;
    };
    put();
    const Draft warned = scene.stored(scene.abandon(scene.cart("first"))).draft;
    QCOMPARE(brand(warned), CheckState::Warned);
    QCOMPARE(warned.summary.checksFailed, 0);
    rules.must = { "required" };
    put();  // the next draft is held against the next version
    auto second = scene.cart("second");
    second.customerId.clear();
    second.email = "second@posta.example";
    const Draft failed = scene.stored(scene.abandon(second)).draft;
    QCOMPARE(brand(failed), CheckState::Failed);
    QCOMPARE(failed.summary.checksFailed, 1);
}

void TestModelComposer::whoGetsNoMessageCostsNoQuestion()
{
    ModelScene scene;
    const auto costsNothing = [&](const std::string& id, DraftState state) {
        QCOMPARE(scene.stored(id).draft.summary.state, state);
        QVERIFY(scene.exchanges(id).empty());
        QCOMPARE(parseJson(scene.requests(), { .maxBytes = 1 << 24, .maxString = 1 << 22 })->at("total").get<int>(), 0);
    };
    auto unwilling = scene.cart("unwilling");
    unwilling.customerId.clear();
    unwilling.email = "unwilling@posta.example";
    unwilling.phone.clear();
    unwilling.acceptsEmailMarketing = false;
    costsNothing(scene.abandon(unwilling), DraftState::Suppressed);
    auto policy = shippedPolicy();
    policy.holdoutBp = 10000;
    scene.home.putPolicy(policy);
    costsNothing(scene.abandon(scene.cart("held-out")), DraftState::Holdout);
    // The shadow phase is there to look at what would be written.
    policy.holdoutBp = 0;
    policy.phase = RolloutPhase::Shadow;
    scene.home.putPolicy(policy);
    auto looked = scene.cart("looked-at");
    looked.customerId.clear();
    looked.email = "looked@posta.example";
    const auto id = scene.abandon(looked);
    QCOMPARE(scene.stored(id).draft.summary.state, DraftState::Shadow);
    QVERIFY(!scene.exchanges(id).empty());
}

void TestModelComposer::whatThePoliciesSayMayBeSaid_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("said");
    QTest::newRow("policy") << QStringLiteral("policy") << true;
    QTest::newRow("something else that it knows") << QStringLiteral("product_facts") << false;
}

void TestModelComposer::whatThePoliciesSayMayBeSaid()
{
    QFETCH(QString, kind);
    QFETCH(bool, said);
    ModelScene scene;
    scene.addKnowledge("shipping.md", fromWord<KnowledgeKind>(kind.toStdString()).value(),
        "# Shipping\n\nThe grinder has free returns, whatever the shipping cost.");
    const Draft draft = scene.stored(scene.abandon(scene.cart())).draft;
    const std::string why = ModelScene::lineage(draft, "draft.fell_back");
    QVERIFY2((draft.composer == "pretend-1") == said, why.c_str());
    QCOMPARE(draft.policyWords.size(), said ? std::size_t{ 1 } : std::size_t{ 0 });
    QCOMPARE(draft.summary.checksFailed, 0);
    if (!said) {
        QVERIFY2(why.find("free returns") != std::string::npos, why.c_str());
        return;
    }
    // The paragraph that cites it is kept with the draft, and no other may say the same.
    const auto& blocks = message(draft).blocks;
    const auto saying = std::find_if(
        blocks.begin(), blocks.end(), [](const Block& block) { return block.text.find("free returns") != std::string::npos; });
    QVERIFY(saying != blocks.end());
    QVERIFY(draft.policyBlocks == (std::vector<std::vector<int>>{ { static_cast<int>(saying - blocks.begin()) } }));
    Draft edited = draft;
    auto& content = *std::find_if(edited.contents.begin(), edited.contents.end(),
        [&](const Content& one) { return one.channel == draft.summary.channel; });
    std::swap(content.blocks.at(0), content.blocks.at(static_cast<std::size_t>(saying - blocks.begin())));
    const auto claims = [&edited] {
        runChecksOf(edited, shippedPolicy(), homeNoon);
        return std::find_if(edited.checks.begin(), edited.checks.end(), [](const CheckResult& check) { return check.id == "claims"; })->state;
    };
    QCOMPARE(claims(), CheckState::Passed);
    const auto button
        = std::find_if(content.blocks.begin(), content.blocks.end(), [](const Block& block) { return block.kind == BlockKind::Button; });
    QVERIFY(button != content.blocks.end());
    button->text = "See the free returns";
    QCOMPARE(claims(), CheckState::Failed);
}

void TestModelComposer::budgetsEndInTheBuiltInText()
{
    for (const auto member : { &ModelSettings::draftBudgetMicros, &ModelSettings::dayBudgetMicros }) {
        ModelScene scene([&](ModelSettings& settings) { settings.*member = 1; });
        const auto id = scene.abandon(scene.cart());
        const Draft draft = scene.stored(id).draft;
        isBuiltIn(draft);
        QVERIFY(ModelScene::lineage(draft, "draft.fell_back").find("budget") != std::string::npos);
        QVERIFY(parseJson(scene.requests(), { .maxBytes = 1 << 24, .maxString = 1 << 22 })->at("total").get<int>() == 0);
    }
    ModelScene scene;
    scene.abandon(scene.cart());
    const auto spent = scene.home.context().reads.read<std::int64_t>([](Connection& connection) { return spentSince(connection, 0); }).value();
    QVERIFY(spent > 0);
    QCOMPARE(scene.model->spentTodayMicros(), spent);
}

void TestModelComposer::fiftyAtOnceAndAnEarlyStop()
{
    const SystemClock clock;
    ModelScene scene;
    auto settings = pretendModel(scene.sandbox->url());
    settings.timeoutMs = 30 * secondMs;
    LanguageModel model(settings, clock);
    Way way(scene.home, scene.home.clock, {}, &model);
    const auto abandonMany = [&](const std::string& prefix, int count) {
        for (int i = 0; i < count; ++i) {
            auto cart = scene.cart(prefix + std::to_string(i));
            cart.customerId.clear();
            cart.email = prefix + std::to_string(i) + "@posta.example";
            const auto cartId = scene.home.putCart(cart);
            scene.home.write([&](Connection& connection) { return enqueueJob(connection, NextJob{ "abandon", cartId, homeNoon }); });
        }
    };
    // Each answer takes three seconds: one after the other they would take two and a half minutes.
    scene.fault(Json{ { "model", { { "mode", "slow" } } } });
    abandonMany("many", 50);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(way.runner().start());
    QTRY_COMPARE_WITH_TIMEOUT(scene.home.count("SELECT COUNT(*) FROM drafts WHERE state = 'queued'"), 50, 50000);
    QVERIFY2(timer.elapsed() < 40000, std::to_string(timer.elapsed()).c_str());
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM drafts WHERE prompt LIKE '%@1' AND prompt NOT LIKE 'builtin/%'"), 50);
    abandonMany("late", 3);
    way.runner().poke();
    QTRY_COMPARE_WITH_TIMEOUT(scene.home.count("SELECT COUNT(*) FROM jobs WHERE stage = 'write' AND lease_until > 0"), 3, 20000);
    timer.restart();
    way.runner().stop();
    QVERIFY2(timer.elapsed() < 10000, std::to_string(timer.elapsed()).c_str());
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM jobs WHERE failed_at IS NOT NULL"), 0);
    // Whatever was not written yet is written after the next start; none was given up.
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM drafts WHERE state = 'queued'") + scene.home.count("SELECT COUNT(*) FROM jobs WHERE stage IN "
                                                                                                    "('write', 'check')"),
        53);
}

QTEST_GUILESS_MAIN(TestModelComposer)
#include "moc_tst_modelcomposer.cpp"
