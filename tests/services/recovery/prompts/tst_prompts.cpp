// Prompts in the database: versions that never change, the narrowest scope, both sides of an A/B, tests, brand rules.
#include "services/recovery/prompts/brandrulestore.h"
#include "services/recovery/prompts/prompttests.h"
#include "tests/services/recovery/prompts/promptfixture.h"

using namespace countersign;

class TestPrompts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void versionsAreNumberedAndNamed();
    void unusableTextsNameEveryFault();
    void namesAreUnique();
    void theNarrowestScopeComposes();
    void bothSidesOfAnAbAreSteady();
    void shadowsComeAlong();
    void testsSayWhatIsMissing();
    void testsNeedADraftOfTheChannel();
    void brandRulesArePutInForcePerShop();

private:
    // By hand, past the gate: here it is about choosing.
    static void setLive(PromptHome& home, const Prompt& prompt, int number, int share = 100)
    {
        home.write([&](Connection& connection) -> Result<void> {
            const auto put = connection.run(
                "INSERT OR REPLACE INTO prompt_labels(prompt_id, number, label, share) VALUES(:prompt, :number, 'live', :share)", prompt.id,
                number, share);
            return put ? Result<void>{} : Result<void>(tl::unexpected(put.error()));
        });
    }
    static std::optional<PromptChoice> choose(PromptHome& home, const std::string& shop, Reason reason, const std::string& language, int bucket = 0)
    {
        return home.read<std::optional<PromptChoice>>(
            [&](Connection& connection) { return choosePrompt(connection, shop, Channel::Email, reason, language, bucket); });
    }
};

void TestPrompts::versionsAreNumberedAndNamed()
{
    PromptHome home;
    const Prompt prompt = home.create("Shipping cost, email");
    QCOMPARE(home.addVersion(prompt, home.rosa), 2);
    const Prompt stored = home.load(prompt.id);
    QCOMPARE(stored.versions.size(), std::size_t{2});
    QCOMPARE(stored.versions.front().number, 2);
    QCOMPARE(stored.versions.front().authorName, std::string("Rosa Falk"));
    QCOMPARE(stored.versions.back().authorId, home.bea.id);
    QVERIFY(stored.versions.back().text == PromptHome::someText());
    QVERIFY(stored.versions.back().labels == std::vector<PromptLabel>{PromptLabel::Draft});
    QVERIFY(!stored.versions.back().editDistanceBp);
    QCOMPARE(home.count("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%prompt.created%' OR entry LIKE '%prompt.version_added%'"), 2);
    // The record holds no word of the text.
    QCOMPARE(home.count("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%kindly%'"), 0);
    QCOMPARE(home.count("SELECT COUNT(*) FROM changes WHERE kind = 'prompt'"), 2);
    const auto none = home.tryWrite<PromptVersion>([&](Connection& connection) {
        return addPromptVersion(connection, newId(1), PromptHome::someText(), "", home.bea, home.clock.now());
    });
    QVERIFY(!none && none.error().code == ErrorCode::NotFound);
}

void TestPrompts::unusableTextsNameEveryFault()
{
    PromptHome home;
    const auto refused = home.tryCreate("x", {}, {"", "Write to {{customer_email}} at {{ nowhere }}"});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QVERIFY2(refused.error().detail.find("system text is empty") != std::string::npos, refused.error().detail.c_str());
    QVERIFY2(refused.error().detail.find("customer_email") != std::string::npos, refused.error().detail.c_str());
    QVERIFY(!home.tryCreate("x", {}, {std::string(8001, 'a'), "b"}));
    QVERIFY(!home.tryCreate("", {}));
    QVERIFY(!home.tryCreate("x", {.shopId = "nowhere", .channel = Channel::Email, .reason = {}, .language = {}}));
    QVERIFY(!home.tryCreate("x", {.shopId = {}, .channel = Channel::Email, .reason = {}, .language = "english"}));
    QCOMPARE(home.count("SELECT COUNT(*) FROM prompts"), 0);
}

void TestPrompts::namesAreUnique()
{
    PromptHome home;
    (void)home.create("One");
    const auto again = home.tryCreate("one", {});
    QVERIFY(!again && again.error().code == ErrorCode::Conflict);
}

void TestPrompts::theNarrowestScopeComposes()
{
    PromptHome home;
    const Prompt any = home.create("any");
    const Prompt german = home.create("german", {.shopId = {}, .channel = Channel::Email, .reason = {}, .language = "de"});
    const Prompt shipping = home.create("shipping", {.shopId = {}, .channel = Channel::Email, .reason = Reason::ShippingCost, .language = {}});
    const Prompt shop = home.create("shop", {.shopId = "northbean", .channel = Channel::Email, .reason = {}, .language = {}});
    const Prompt sms = home.create("sms", {.shopId = "northbean", .channel = Channel::Sms, .reason = {}, .language = {}});
    QVERIFY(!choose(home, "northbean", Reason::ShippingCost, "en"));  // none is live
    for (const auto& prompt : {any, german, shipping, sms})
        setLive(home, prompt, 1);
    QCOMPARE(choose(home, "northbean", Reason::Distraction, "en")->prompt.id, any.id);
    QCOMPARE(choose(home, "northbean", Reason::Distraction, "de")->prompt.id, german.id);
    QCOMPARE(choose(home, "northbean", Reason::ShippingCost, "de")->prompt.id, shipping.id);
    setLive(home, shop, 1);
    QCOMPARE(choose(home, "northbean", Reason::ShippingCost, "de")->prompt.id, shop.id);
    QCOMPARE(choose(home, "elsewhere", Reason::ShippingCost, "de")->prompt.id, shipping.id);
}

void TestPrompts::bothSidesOfAnAbAreSteady()
{
    PromptHome home;
    const Prompt prompt = home.create("ab");
    (void)home.addVersion(prompt, home.bea);
    setLive(home, prompt, 1, 70);
    setLive(home, prompt, 2, 30);
    int second = 0;
    for (int bucket = 0; bucket < 100; ++bucket)
        second += choose(home, "northbean", Reason::Distraction, "en", bucket)->version.number == 2 ? 1 : 0;
    QCOMPARE(second, 30);
    QCOMPARE(choose(home, "northbean", Reason::Distraction, "en", 69)->version.number, 1);
    QCOMPARE(choose(home, "northbean", Reason::Distraction, "en", 70)->version.number, 2);
    // The newer one's share grows: whoever had it keeps it.
    setLive(home, prompt, 1, 50);
    setLive(home, prompt, 2, 50);
    QCOMPARE(choose(home, "northbean", Reason::Distraction, "en", 70)->version.number, 2);
    QCOMPARE(choose(home, "northbean", Reason::Distraction, "en", 50)->version.number, 2);
    QCOMPARE(choose(home, "northbean", Reason::Distraction, "en", 49)->version.number, 1);
}

void TestPrompts::shadowsComeAlong()
{
    PromptHome home;
    const Prompt prompt = home.create("shadowed");
    const int second = home.addVersion(prompt, home.bea);
    setLive(home, prompt, 1);
    QVERIFY(!home.move(prompt, second, PromptLabel::Shadow, home.bea));
    const auto choice = choose(home, "northbean", Reason::Distraction, "en");
    QCOMPARE(choice->version.number, 1);
    QCOMPARE(choice->shadows.size(), std::size_t{1});
    QCOMPARE(choice->shadows.front().number, second);
}

void TestPrompts::testsSayWhatIsMissing()
{
    Content content;
    content.subject = "Your LAST, chance";
    content.blocks = {{BlockKind::Paragraph, "Take your time: shipping is free.", {}, false}};
    PromptTest test;
    test.name = "calm";
    test.mustSay = {"Shipping is FREE", "return"};
    test.mustNotSay = {"last chance", "hip"};
    const auto failures = testFailures(test, content);
    QCOMPARE(failures.size(), std::size_t{2});
    QVERIFY2(failures.at(0).find("does not say “return”") != std::string::npos, failures.at(0).c_str());
    QVERIFY2(failures.at(1).find("says “last chance”") != std::string::npos, failures.at(1).c_str());
    test.mustSay = {"time:"};
    test.mustNotSay = {"!"};
    QVERIFY(testFailures(test, content).empty());
}

void TestPrompts::testsNeedADraftOfTheChannel()
{
    PromptHome home;
    const Prompt prompt = home.create("tested");
    PromptTest test;
    test.promptId = prompt.id;
    test.name = "x";
    test.draftId = newId(1);
    test.mustSay = {"x"};
    const auto add = [&] {
        return home.tryWrite<PromptTest>([&](Connection& connection) { return addPromptTest(connection, test, home.bea, home.clock.now()); });
    };
    QVERIFY(!add());
    home.write([&](Connection& connection) -> Result<void> {
        const auto put = connection.run(
            "INSERT INTO drafts(id, shop_id, cart_id, subject_id, state, value_minor, currency, channel, created_at, cold_at, updated_at, sealed) "
            "VALUES(:id, 'northbean', 'c', 's', 'sent', 1, 'EUR', 'sms', 1, 1, 1, 'x')", test.draftId);
        return put ? Result<void>{} : Result<void>(tl::unexpected(put.error()));
    });
    QVERIFY(!add());
    home.write([](Connection& connection) -> Result<void> {
        const auto put = connection.run("UPDATE drafts SET channel = 'email'");
        return put ? Result<void>{} : Result<void>(tl::unexpected(put.error()));
    });
    const auto added = add();
    QVERIFY(added && isId(added->id));
    test.mustSay = {" \u200b"};
    QVERIFY(!add());  // nothing demanded
    const auto listed
        = home.read<std::vector<PromptTest>>([&](Connection& connection) { return listPromptTests(connection, prompt.id); });
    QCOMPARE(listed.size(), std::size_t{1});
    QCOMPARE(listed.front().authorName, std::string("Bea Lindqvist"));
    const auto remove = [&] {
        return home.writer().run([&](Connection& connection) { return removePromptTest(connection, added->id, home.bea, home.clock.now()); });
    };
    QVERIFY(remove());
    QCOMPARE(remove().error().code, ErrorCode::NotFound);
}

void TestPrompts::brandRulesArePutInForcePerShop()
{
    PromptHome home;
    const auto rulesFor = [&](const std::string& shop) {
        return home.read<std::optional<BrandRules>>([&](Connection& connection) { return brandRulesFor(connection, shop); });
    };
    const auto put = [&](const std::string& shop, const std::string& banned) {
        BrandRules rules;
        rules.shopId = shop;
        rules.banned = {banned};
        return home.tryWrite<std::int64_t>(
            [&](Connection& connection) { return putBrandRulesInForce(connection, rules, home.bea, home.clock.now()); });
    };
    QVERIFY(!rulesFor("northbean"));
    QCOMPARE(put("", "cheap").value(), std::int64_t{1});
    QCOMPARE(rulesFor("northbean")->banned.front(), std::string("cheap"));
    QCOMPARE(put("northbean", "bargain").value(), std::int64_t{1});
    QCOMPARE(put("northbean", "steal").value(), std::int64_t{2});
    QCOMPARE(rulesFor("northbean")->banned.front(), std::string("steal"));
    QCOMPARE(rulesFor("northbean")->version, std::int64_t{2});
    QCOMPARE(rulesFor("northbean")->personName, std::string("Bea Lindqvist"));
    QCOMPARE(rulesFor("elsewhere")->banned.front(), std::string("cheap"));
    QVERIFY(!put("nowhere", "x"));
    QCOMPARE(home.count("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%brand_rules.in_force%'"), 3);
}

QTEST_GUILESS_MAIN(TestPrompts)
#include "tst_prompts.moc"
