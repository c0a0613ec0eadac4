#include "checkcases.h"

using namespace countersign;

#define PASSES(scene, id) QVERIFY2((scene).check(id).state == CheckState::Passed, (scene).check(id).sentence.c_str())
#define FAILS(scene, id) QVERIFY2((scene).check(id).state == CheckState::Failed, (scene).check(id).sentence.c_str())

class TestChecks final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // What was judged before is judged anew when the rules, the message or the hour changed, and only then.
    void renewedChecks()
    {
        Draft draft;
        draft.summary.channel = Channel::Email;
        draft.summary.shopId = "northbean";
        draft.contents = { samples::email() };
        draft.values = samples::values();
        draft.customer = samples::customer();
        draft.lines = { samples::line() };
        draft.linkDomains = { "northbean.com" };
        draft.timeZone = "Europe/Berlin";
        draft.offer.chosen = samples::candidate(OfferKind::Reassurance, 0);
        Policy policy;
        policy.version = 3;
        runChecksOf(draft, policy, samples::noon);
        QCOMPARE(draft.summary.checksFailed, 0);
        const auto ran = [&](const Draft& of, const Policy& by, TimeMs now) {
            Draft fresh = of;
            runChecksOf(fresh, by, now);
            return Json(fresh.checks).dump();
        };
        const auto renewed = [&](Draft of, const Policy& by, TimeMs now) {
            renewChecksOf(of, by, now);
            return Json(of.checks).dump();
        };
        const TimeMs night = samples::noon + 11 * hourMs;
        QVERIFY(ran(draft, policy, night) != ran(draft, policy, samples::noon));
        QCOMPARE(renewed(draft, policy, samples::noon), ran(draft, policy, samples::noon));
        QCOMPARE(renewed(draft, policy, night), ran(draft, policy, night));

        Policy stricter = policy;
        stricter.version = 4;
        stricter.brandRules = { BrandRules{} };
        stricter.brandRules.front().banned = { "cart", "kettle", "waiting", "coffee", "grinder" };
        stricter.brandRules.front().version = 1;
        QVERIFY(ran(draft, stricter, samples::noon) != ran(draft, policy, samples::noon));
        QCOMPARE(renewed(draft, stricter, samples::noon), ran(draft, stricter, samples::noon));
        Policy onlyRules = stricter;
        onlyRules.version = policy.version;
        QCOMPARE(renewed(draft, onlyRules, samples::noon), ran(draft, onlyRules, samples::noon));

        // A kept result is believed: it proves that nothing was run again.
        Draft marked = draft;
        marked.checks.front().sentence = "Judged before.";
        renewChecksOf(marked, policy, samples::noon);
        QCOMPARE(marked.checks.front().sentence, std::string("Judged before."));
        marked.summary.revision = 2;
        renewChecksOf(marked, policy, samples::noon);
        QVERIFY(marked.checks.front().sentence != "Judged before.");
    }
    void citedPoliciesAreTruth_data() { checkcases::policiesAndWords(); }
    void citedPoliciesAreTruth()
    {
        QFETCH(QString, words);
        QFETCH(QString, policy);
        QFETCH(bool, passes);
        CheckScene scene;
        scene.values.text.erase("returns_policy");
        scene.values.text.erase("delivery_promise");
        scene.say(words);
        std::vector<std::string> policies;
        if (!policy.isEmpty())
            policies.push_back(policy.toStdString());
        CheckInput input = scene.input();
        input.policies = &policies;
        for (const CheckResult& result : runChecks(input))
            if (result.id == "claims")
                QVERIFY2((result.state == CheckState::Passed) == passes, result.sentence.c_str());
    }

    void citedPoliciesCountWhereTheyAreCited_data() { checkcases::changesAroundACitation(); }
    void citedPoliciesCountWhereTheyAreCited()
    {
        QFETCH(std::function<void(Content&)>, change);
        QFETCH(QString, problem);
        Draft draft = citingDraft();
        change(draft.contents.front());
        const CheckResult claims = claimsOf(draft);
        QVERIFY2((claims.state == CheckState::Passed) == problem.isEmpty(), claims.sentence.c_str());
        QVERIFY2(problem.isEmpty() || sentence(claims).contains(problem), claims.sentence.c_str());
        // What was composed before it was kept which paragraph cites: the whole message as ever.
        const bool untrue = problem.contains(QStringLiteral("does not say so"));
        draft.policyBlocks.clear();
        QVERIFY2((claimsOf(draft).state == CheckState::Passed) == !untrue, claimsOf(draft).sentence.c_str());
    }
    void citationsThatLeadNowhereVouchForNothing()
    {
        Draft draft = citingDraft();
        draft.policyBlocks = {{}};
        QCOMPARE(claimsOf(draft).state, CheckState::Failed);
        draft.policyBlocks = {{2, -1, 99}};
        QCOMPARE(claimsOf(draft).state, CheckState::Failed);
        draft.policyBlocks = {{2, 1}};
        QCOMPARE(claimsOf(draft).state, CheckState::Passed);
        // A passage that the list does not reach is cited by no paragraph.
        draft.policyWords = {"Every grinder is made by hand.", draft.policyWords.front()};
        draft.policyBlocks = {{1}};
        QCOMPARE(claimsOf(draft).state, CheckState::Failed);
        draft.policyBlocks = {{1}, {1}};
        QCOMPARE(claimsOf(draft).state, CheckState::Passed);
        draft.drafted.clear();
        QCOMPARE(claimsOf(draft).state, CheckState::Failed);
    }

    void brandRulesWarnUnlessTheyMust()
    {
        CheckScene scene;
        scene.say(QStringLiteral("A cheap kettle! Really! So cheap."));
        BrandRules rules;
        rules.banned = {"cheap"};
        rules.maxExclamationMarks = 1;
        CheckInput input = scene.input();
        input.brand = &rules;
        const auto brand = [&] {
            std::vector<CheckResult> found;
            for (const CheckResult& result : runChecks(input))
                if (result.id == "brand")
                    found.push_back(result);
            return found;
        };
        QCOMPARE(brand().size(), std::size_t(3));
        for (const CheckResult& result : brand())
            QCOMPARE(result.state, CheckState::Warned);
        QCOMPARE(failedChecks(runChecks(input)), 0);
        rules.must = {"exclamation"};
        QCOMPARE(brand().front().state, CheckState::Failed);
        QCOMPARE(brand().front().sentence, std::string("2 exclamation marks; at most 1 may stand in a message"));
        QCOMPARE(brand().back().state, CheckState::Warned);
        QCOMPARE(failedChecks(runChecks(input)), 1);
        QString many;
        for (int i = 0; i < 40; ++i)
            many += QStringLiteral("cheap ");
        scene.say(many);
        QCOMPARE(brand().size(), std::size_t(11));
        QCOMPARE(brand().back().sentence, std::string("The brand rules have 30 more hits."));
    }

    void aGoodMessagePassesInOrder()
    {
        const CheckScene scene;
        const auto results = runChecks(scene.input());
        QStringList ids;
        for (const CheckResult& result : results) {
            ids << QString::fromStdString(result.id);
            QVERIFY2(result.state == CheckState::Passed, result.sentence.c_str());
            QVERIFY(!result.sentence.empty());
        }
        QCOMPARE(
            ids.join(u' '), QStringLiteral("links offer_text placeholders claims length sms_segments consent quiet_hours stock price"));
        QCOMPARE(failedChecks(results), 0);
        BrandRules rules;
        CheckInput branded = scene.input();
        branded.brand = &rules;
        QCOMPARE(runChecks(branded).size(), results.size() + 1);
        QCOMPARE(runChecks(branded).back().id, std::string("brand"));
        QCOMPARE(runChecks(branded).back().state, CheckState::Passed);
        const auto nothing = runChecks({});
        QCOMPARE(nothing.size(), std::size_t(10));
        QCOMPARE(failedChecks(nothing), 10);
    }

    void linksLeadToTheShopOnly()
    {
        CheckScene scene;
        for (const char* evil : { "https://evil.io", "www.evil.io", "northbean.com.evil.io/x", "evil.com/path",
                 "https://northbean.com@evil.io", "http://nоrthbean.com" }) {
            scene.say(QStringLiteral("Look at %1 please").arg(QString::fromUtf8(evil)));
            FAILS(scene, "links");
        }
        scene.say(QStringLiteral("Look at shop.northbean.com/kettle or mail help@other.com."));
        PASSES(scene, "links");
        scene.content = samples::email();
        scene.values.text["recovery_url"] = "https://evil.io/r";
        FAILS(scene, "links");
        scene.values = samples::values();
        scene.content.blocks[2].url = "javascript:alert(1)";
        FAILS(scene, "links");
        scene.content = samples::email();
        scene.values.text["first_name"] = "evil.com";  // also what a value smuggles in
        FAILS(scene, "links");
    }

    void theTextSaysWhatTheOfferIs_data() { checkcases::offersInWords(); }
    void theTextSaysWhatTheOfferIs()
    {
        QFETCH(int, kind);
        QFETCH(QString, text);
        QFETCH(bool, ok);
        CheckScene scene;
        const auto offerKind = static_cast<OfferKind>(kind);
        if (offerKind != OfferKind::Reassurance) {
            scene.offer.chosen = samples::candidate(offerKind, 6200);
            scene.offer.code = "BACK-7QX2";
            scene.offer.validUntil = parseTime("2026-11-29T22:59:59Z").value();
        }
        scene.say(text);
        if (ok)
            PASSES(scene, "offer_text");
        else
            FAILS(scene, "offer_text");
    }

    void datesAndCodesMatchTheRecord()
    {
        CheckScene scene;
        scene.offer.chosen = samples::candidate(OfferKind::Percent, 6200);
        scene.offer.code = "BACK-7QX2";
        scene.offer.validUntil = parseTime("2026-11-25T12:00:00Z").value();
        scene.say(QStringLiteral("{{offer_text}} until {{offer_until}} with {{discount_code}}"));
        FAILS(scene, "offer_text");
        scene.offer.validUntil = parseTime("2026-11-29T12:00:00Z").value();
        PASSES(scene, "offer_text");
        scene.values.text["discount_code"] = "OTHER";
        FAILS(scene, "offer_text");
        scene.values.text["discount_code"] = "BACK-7QX2";
        scene.offer.chosen.cost = {6200, "JPY"};
        scene.say(QStringLiteral("{{offer_text}}, ¥6,200 less, with {{discount_code}}"));
        PASSES(scene, "offer_text");
        scene.offer.chosen = { .kind = OfferKind::Amount,
            .percentBp = 0,
            .amount = Money{ 1250, "KWD" },
            .cost = { 1250, "KWD" },
            .marginAfterBp = {},
            .recoveryBp = 0,
            .expectedProfit = {},
            .refusals = {} };
        scene.say(QStringLiteral("KWD 1.250 off with {{discount_code}}"));
        PASSES(scene, "offer_text");
    }

    void placeholdersAreWholeAndFilled()
    {
        CheckScene scene;
        scene.say(QStringLiteral("Hello {{first_nam}}"));
        FAILS(scene, "placeholders");
        scene.say(QStringLiteral("Hello {{first_name"));
        FAILS(scene, "placeholders");
        scene.say(QStringLiteral("Hello {{first_name}}"));
        scene.values.text["first_name"].clear();
        FAILS(scene, "placeholders");
        QVERIFY(sentence(scene.check("placeholders")).contains(QStringLiteral("{{first_name}}")));
    }

    void claimsNeedFacts_data() { checkcases::claims(); }
    void claimsNeedFacts()
    {
        QFETCH(QString, text);
        QFETCH(bool, ok);
        CheckScene scene;
        scene.say(text);
        if (ok)
            PASSES(scene, "claims");
        else
            FAILS(scene, "claims");
    }

    void theEndOfFreeShippingIsNoDeliveryDate_data() { checkcases::endsOfFreeShipping(); }
    void theEndOfFreeShippingIsNoDeliveryDate()
    {
        QFETCH(QString, text);
        QFETCH(bool, ok);
        CheckScene scene;
        scene.offer.chosen = samples::candidate(OfferKind::FreeShipping, 500);
        scene.offer.code = "BACK-7QX2";
        scene.offer.validUntil = parseTime("2026-12-03T22:59:59Z").value();
        scene.values.text["discount_code"] = scene.offer.code;
        scene.values.text["offer_until"] = localDate(*scene.offer.validUntil, "Europe/Berlin", "de").value();
        scene.say(text);
        if (ok)
            PASSES(scene, "claims");
        else
            FAILS(scene, "claims");
        // Without an offer that ends, the same words are a promise.
        scene.offer.validUntil.reset();
        if (text.contains(QStringLiteral("Versand")))
            FAILS(scene, "claims");
    }

    void aWeekdayAloneIsTheNextOneOfItsName()
    {
        CheckScene scene;
        scene.offer.chosen = samples::candidate(OfferKind::FreeShipping, 500);
        scene.offer.validUntil = parseTime("2026-12-03T22:59:59Z").value(); // a Thursday
        scene.values.text["offer_until"] = localDate(*scene.offer.validUntil, "Europe/Berlin", "de").value();
        scene.now = *scene.offer.validUntil - 3 * dayMs;
        scene.say(QStringLiteral("Kostenloser Versand bis Donnerstag."));
        PASSES(scene, "claims");
        for (const auto* other : { "Kostenloser Versand bis Freitag.", "Kostenloser Versand bis Donnerstag, 10. Dezember.",
                 "Kostenloser Versand bis Donnerstag geliefert.", "Versand bis Donnerstag." }) {
            scene.say(QString::fromUtf8(other));
            FAILS(scene, "claims");
        }
        scene.say(QStringLiteral("Kostenloser Versand bis Donnerstag."));
        for (const auto away : { 8 * dayMs, -hourMs }) { // the Thursday after next, and a past one
            scene.now = *scene.offer.validUntil - away;
            FAILS(scene, "claims");
        }
    }

    void stockClaimsFailWhenStockIsUnknown()
    {
        CheckScene scene;
        scene.say(QStringLiteral("Only 7 left"));
        scene.customer.variants.clear();
        FAILS(scene, "claims");
        scene.say(QStringLiteral("Limited time"));
        scene.offer.validUntil = samples::noon + dayMs;
        PASSES(scene, "claims");
    }

    void lengthsAreBounded()
    {
        CheckScene scene;
        scene.content.subject = std::string(150, 'x');
        PASSES(scene, "length");
        scene.content.subject += "x";
        FAILS(scene, "length");
        scene.content.subject.clear();
        FAILS(scene, "length");
        scene.content = samples::email();
        scene.content.blocks[0].text = std::string(52 * 1024, 'x');
        FAILS(scene, "length");
    }

    void smsSegmentsAreBounded()
    {
        CheckScene scene;
        scene.content = samples::sms();
        scene.values.to = "+34600111222";
        PASSES(scene, "sms_segments");
        scene.content.blocks[0].text = std::string(500, 'x');
        FAILS(scene, "sms_segments");
        scene.content.blocks[0].text = "😀" + std::string(150, 'x');
        QVERIFY(sentence(scene.check("sms_segments")).contains(QStringLiteral("😀")));
    }

    void consentIsOfTheChannel()
    {
        for (const auto& [consent, name] : EnumWords<Consent>::words) {
            CheckScene scene;
            scene.customer.emailConsent = consent;
            scene.customer.smsConsent = Consent::Unknown;
            QCOMPARE(scene.check("consent").state == CheckState::Passed, consent == Consent::Subscribed);
            scene.content = samples::sms();
            FAILS(scene, "consent");
            scene.customer.smsConsent = consent;
            QCOMPARE(scene.check("consent").state == CheckState::Passed, consent == Consent::Subscribed);
            scene.content.channel = Channel::WhatsApp;
            FAILS(scene, "consent");
        }
    }

    void quietHoursDelayInsteadOfBlocking()
    {
        CheckScene scene;
        const auto at = [&](const char* time) {
            scene.now = parseTime(time).value();
            return QString::fromStdString(formatTime(earliestSend(scene.input())));
        };
        QCOMPARE(at("2026-11-21T12:00:00Z"), QStringLiteral("2026-11-21T12:00:00.000Z"));
        PASSES(scene, "quiet_hours");
        QCOMPARE(at("2026-11-21T20:00:30.5Z"), QStringLiteral("2026-11-22T07:00:00.000Z"));
        FAILS(scene, "quiet_hours");
        QVERIFY(scene.check("quiet_hours").waits);
        QCOMPARE(failedChecks(runChecks(scene.input())), 0);
        QCOMPARE(at("2026-11-21T19:59:59Z"), QStringLiteral("2026-11-21T19:59:59.000Z"));
        QCOMPARE(at("2026-11-22T06:59:59Z"), QStringLiteral("2026-11-22T07:00:00.000Z"));
        QCOMPARE(at("2026-11-22T07:00:00Z"), QStringLiteral("2026-11-22T07:00:00.000Z"));
        // The nights on which Berlin changes its clocks are an hour longer or shorter.
        QCOMPARE(at("2026-10-24T22:00:00Z"), QStringLiteral("2026-10-25T07:00:00.000Z"));
        QCOMPARE(at("2026-03-28T22:00:00Z"), QStringLiteral("2026-03-29T06:00:00.000Z"));
        scene.timeZone = "Nowhere/At All";
        FAILS(scene, "quiet_hours");
        QVERIFY(!scene.check("quiet_hours").waits);
    }

    void stockAndPriceAreStillTrue()
    {
        CheckScene scene;
        scene.customer.variants[0].available = 1;
        FAILS(scene, "stock");
        scene.customer.variants[0].available = 2;
        PASSES(scene, "stock");
        scene.lines.push_back(samples::line());
        FAILS(scene, "stock");  // both lines together want four
        scene.customer.variants[0].available.reset();
        PASSES(scene, "stock");
        QVERIFY(sentence(scene.check("stock")).contains(QStringLiteral("unknown")));
        scene.customer.variants[0].price = Money{62001, "EUR"};
        FAILS(scene, "price");
        QVERIFY(sentence(scene.check("price")).contains(QStringLiteral("€620.01")));
        scene.customer.variants[0].price = Money{100, "USD"};
        PASSES(scene, "price");
        QVERIFY(sentence(scene.check("price")).contains(QStringLiteral("unknown")));
        scene.lines.clear();
        FAILS(scene, "stock");
    }
};

QTEST_GUILESS_MAIN(TestChecks)
#include "tst_checks.moc"
