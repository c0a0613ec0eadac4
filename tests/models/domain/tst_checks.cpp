#include "models/domain/draftchecks.h"
#include "samples.h"

#include <QtTest>

#include <functional>

using namespace countersign;

Q_DECLARE_METATYPE(std::function<void(countersign::Content&)>)

namespace {

struct Scene {
    Content content = samples::email();
    Values values = samples::values();
    Offer offer = {
        .chosen = samples::candidate(OfferKind::Reassurance, 0), .candidates = {}, .code = {}, .validUntil = {}, .floorBp = 0, .why = {}
    };
    CustomerFacts customer = samples::customer();
    std::vector<CartLine> lines{samples::line()};
    TimeMs now = samples::noon;
    std::string timeZone = "Europe/Berlin";

    [[nodiscard]] CheckInput input() const
    {
        return { .content = &content,
            .values = &values,
            .offer = &offer,
            .customer = &customer,
            .lines = &lines,
            .linkDomains = { "northbean.com" },
            .timeZone = timeZone,
            .quietFromMinute = 21 * 60,
            .quietUntilMinute = 8 * 60,
            .maxSmsSegments = 3,
            .now = now };
    }
    [[nodiscard]] CheckResult check(const std::string& id) const
    {
        for (const CheckResult& result : runChecks(input()))
            if (result.id == id)
                return result;
        return {};
    }
    void say(const QString& text) { content.blocks[0].text = text.toStdString(); }
};

QString sentence(const CheckResult& result) { return QString::fromStdString(result.sentence); }

// Its second paragraph cites the shop's policy of returns.
Draft citingDraft()
{
    Draft draft;
    draft.summary.channel = Channel::Email;
    draft.values = samples::values();
    draft.values.text.erase("returns_policy");
    draft.customer = samples::customer();
    draft.lines = {samples::line()};
    draft.offer.chosen = samples::candidate(OfferKind::Reassurance, 0);
    Content content = samples::email();
    content.blocks.erase(content.blocks.begin() + 1);  // the items
    content.blocks.insert(content.blocks.begin() + 1,
        {{BlockKind::Paragraph, "Your grinder waits for you, and you can send it back: we give free returns within 30 days.", {}, false},
            {BlockKind::Paragraph, "We packed it in a box of old paper, so that nothing is wasted.", {}, false}});
    draft.drafted = draft.contents = {content};
    draft.policyWords = {"Returns are free within 30 days."};
    draft.policyBlocks = {{1}};
    return draft;
}

CheckResult claimsOf(const Draft& draft)
{
    for (const CheckResult& result : runChecks(checkInput(draft, &draft.contents.front(), Policy{}, samples::noon)))
        if (result.id == "claims")
            return result;
    return {};
}

#define PASSES(scene, id) QVERIFY2((scene).check(id).state == CheckState::Passed, (scene).check(id).sentence.c_str())
#define FAILS(scene, id) QVERIFY2((scene).check(id).state == CheckState::Failed, (scene).check(id).sentence.c_str())

}  // namespace

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
    void citedPoliciesAreTruth_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("policy");
        QTest::addColumn<bool>("passes");
        const auto row = [](const char* words, const char* policy, bool passes) {
            QTest::newRow(qPrintable(QStringLiteral("%1 / %2").arg(QString::fromUtf8(words), QString::fromUtf8(policy))))
                << QString::fromUtf8(words) << QString::fromUtf8(policy) << passes;
        };
        row("It ships in 2–4 days to you.", "Shipping\nOrders ship in 2–4 days. Large ones take longer.", true);
        row("It ships in 2-4 days.", "Orders are delivered within 2 to 4 days.", true);
        row("It ships in 2 days.", "Orders ship in 2–4 days.", false);
        row("It ships in 1–2 days.", "Orders ship in 2–4 days.", false);
        row("It ships in 2–4 days.", "Orders ship in 2–4 business days.", false);
        row("It ships in 2–4 hours.", "Orders ship in 2–4 days.", false);
        row("It ships in 2–4 days.", "Refunds take 2–4 days.", false);
        row("It ships in 2–4 days.", "We do not ship in 2–4 days.", false);
        row("It ships in 2–4 days.", "", false);
        row("Lieferung in 2–4 Tagen.", "Wir liefern innerhalb von 2 bis 4 Tagen.", true);
        row("Lieferung in 2–4 Tagen.", "Wir liefern innerhalb von 2 bis 4 Werktagen.", false);
        row("Free returns for you.", "Returns are free within 30 days.", true);
        row("Free returns within 60 days.", "Returns are free within 30 days.", false);
        row("Free returns for you.", "Returns are not free.", false);
        row("Kostenlose Rücksendung.", "Die Rücksendung innerhalb Deutschlands ist kostenlos.", true);
        row("Kostenlose Rücksendung.", "Die Rücksendung ist kostenpflichtig.", false);
        row("Next-day delivery for you.", "Delivery takes 3 days.", false);
        row("Our warranty covers it.", "Every grinder has a warranty of 2 years.", true);
        row("This is your last chance.", "This is your last chance.", false);
    }
    void citedPoliciesAreTruth()
    {
        QFETCH(QString, words);
        QFETCH(QString, policy);
        QFETCH(bool, passes);
        Scene scene;
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

    void citedPoliciesCountWhereTheyAreCited_data()
    {
        using Change = std::function<void(Content&)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("problem");  // empty: the claims pass
        const auto row = [](const char* name, const char* problem, Change change) {
            QTest::newRow(name) << std::move(change) << QString::fromUtf8(problem);
        };
        const char* elsewhere = "does not cite the policy";
        const Block free{BlockKind::Paragraph, "Free returns within 30 days.", {}, false};
        row("as composed", "", [](Content&) {});
        row("edited in its place", "", [](Content& content) {
            content.blocks[1].text = "Your hand grinder waits, and sending it back is easy: we give free returns within 30 days.";
        });
        row("moved to the end", "", [](Content& content) { std::swap(content.blocks[1], content.blocks[2]); });
        row("behind a new paragraph", "",
            [](Content& content) { content.blocks.insert(content.blocks.begin(), Block{BlockKind::Paragraph, "Good morning.", {}, false}); });
        row("cut in two", "", [](Content& content) {
            content.blocks[1].text = "Your grinder waits for you, and you can send it back.";
            content.blocks.insert(content.blocks.begin() + 2, Block{BlockKind::Paragraph, "You can send it back: we give free returns within 30 days.", {}, false});
        });
        row("edited into another promise", "returns policy does not say so",
            [](Content& content) { content.blocks[1].text = "Your grinder waits for you, and you can send it back: we give free returns within 60 days."; });
        row("said in the next paragraph", elsewhere, [](Content& content) { content.blocks[2].text += " We give free returns within 30 days."; });
        row("said there alone", elsewhere, [](Content& content) {
            content.blocks[2].text += " We give free returns within 30 days.";
            content.blocks.erase(content.blocks.begin() + 1);
        });
        row("said in a new paragraph", elsewhere, [free](Content& content) { content.blocks.insert(content.blocks.begin() + 3, free); });
        row("another paragraph in its place", elsewhere, [free](Content& content) { content.blocks[1] = free; });
        row("said in the subject", elsewhere, [](Content& content) { content.subject = "Free returns within 30 days"; });
        row("said in the preheader", elsewhere, [](Content& content) { content.preheader = "Free returns within 30 days"; });
        row("said on the button", elsewhere, [](Content& content) { content.blocks[3].text = "Free returns within 30 days"; });
        row("its words on the button", elsewhere, [](Content& content) { content.blocks[3].text = content.blocks[1].text; });
        row("across two blocks", elsewhere, [](Content& content) {
            content.blocks[1].text = "Your grinder waits for you, and you can send it back: we give free";
            content.blocks[2].text = "Returns. We packed it in a box of old paper, so that nothing is wasted.";
        });
    }
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
        Scene scene;
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
        const Scene scene;
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
        Scene scene;
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

    void theTextSaysWhatTheOfferIs_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("ok");
        const int none = int(OfferKind::Reassurance);
        const int percent = int(OfferKind::Percent);    // 5 %, costs €62.00
        const int amount = int(OfferKind::Amount);      // €62.00
        const int shipping = int(OfferKind::FreeShipping);
        const auto row
            = [](int kind, const char* said, bool ok) { QTest::addRow("%d %s", kind, said) << kind << QString::fromUtf8(said) << ok; };
        row(none, "Your cart is still there. Questions? Just reply.", true);
        row(none, "Your cart of {{cart_total}} with shipping of {{shipping_price}}.", true);
        row(none, "Made of 100 % cotton.", true);
        row(none, "Take 10% off.", false);
        row(none, "Nimm 10 Prozent Rabatt.", false);
        row(none, "ten percent for you", false);
        row(none, "Save €20 today.", false);
        row(none, "20 Euro Rabatt", false);
        row(none, "Shipping is on us.", false);
        row(none, "Wir liefern kostenlos.", false);
        row(none, "Versandkostenfrei!", false);
        row(none, "Half price!", false);
        row(none, "Zum halben Preis", false);
        row(none, "with a small discount", false);
        row(none, "Use code WELCOME10.", false);
        row(none, "{{offer_text}} for you", false);
        row(percent, "Take {{offer_text}} with {{discount_code}}.", true);
        row(percent, "Take 5% off with {{discount_code}}, that is €62.00 less.", true);
        row(percent, "5 Prozent Rabatt mit {{discount_code}}", true);
        row(percent, "five percent off with code BACK-7QX2", true);
        row(percent, "Take 5,0 % off with {{discount_code}}", true);
        row(percent, "Take 10% off with {{discount_code}}.", false);
        row(percent, "Take 5% off, or 50% off two, with {{discount_code}}.", false);
        row(percent, "Save €620 with {{discount_code}}: 5 %.", false);
        row(percent, "5 % off and free shipping with {{discount_code}}", false);
        row(percent, "A discount with {{discount_code}}", false);
        row(percent, "5 % off", false);
        row(percent, "5 % off with code BACK-7QX3", false);
        row(percent, "{{offer_text}} until {{offer_until}} with {{discount_code}}", true);
        row(amount, "€62.00 off with {{discount_code}}", true);
        row(amount, "62,00 € Rabatt mit {{discount_code}}", true);
        row(amount, "62 Euro günstiger mit {{discount_code}}", true);
        row(amount, "EUR 62 off with {{discount_code}}", true);
        row(amount, "$62 off with {{discount_code}}", false);
        row(amount, "€6.20 off with {{discount_code}}", false);
        row(amount, "€620 off with {{discount_code}}", false);
        row(shipping, "Free shipping with {{discount_code}}", true);
        row(shipping, "Kostenloser Versand mit {{discount_code}}", true);
        row(shipping, "Den Versand schenken wir dir, Versand ist gratis: {{discount_code}}", true);
        row(shipping, "Your cart waits. {{discount_code}}", false);
        row(shipping, "Free shipping and 5% off with {{discount_code}}", false);
    }
    void theTextSaysWhatTheOfferIs()
    {
        QFETCH(int, kind);
        QFETCH(QString, text);
        QFETCH(bool, ok);
        Scene scene;
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
        Scene scene;
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
        Scene scene;
        scene.say(QStringLiteral("Hello {{first_nam}}"));
        FAILS(scene, "placeholders");
        scene.say(QStringLiteral("Hello {{first_name"));
        FAILS(scene, "placeholders");
        scene.say(QStringLiteral("Hello {{first_name}}"));
        scene.values.text["first_name"].clear();
        FAILS(scene, "placeholders");
        QVERIFY(sentence(scene.check("placeholders")).contains(QStringLiteral("{{first_name}}")));
    }

    void claimsNeedFacts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("ok");
        const auto row = [](const char* said, bool ok) { QTest::addRow("%s", said) << QString::fromUtf8(said) << ok; };
        row("Your cart is still there. Reply and we will help.", true);
        row("Dein Warenkorb ist noch da. Fragen? Antworte einfach auf diese Mail.", true);
        row("Kauf auf Rechnung ist möglich.", true);
        row("LAST CHANCE for your kettle", false);
        row("Letzte Chance auf deinen Kessel", false);
        row("Hurry, act now!", false);
        row("Don’t miss out", false);
        row("Nur heute für dich", false);
        row("Limited time", false);
        row("Only 7 left", true);
        row("Only 3 left", false);
        row("Nur noch 7 Stück auf Lager", true);
        row("Nur noch 2 Stück auf Lager", false);
        row("Almost sold out", false);
        row("Die Kanne ist auf Lager", true);
        row("We reserved it for you", false);
        row("Satisfaction guaranteed", false);
        row("Mit Geld-zurück-Garantie", false);
        row("Clinically proven", false);
        row("Der niedrigste Preis: niedrigster Preis weit und breit", false);
        row("You have won", false);
        row("Free returns", false);
        row("{{returns_policy}} {{delivery_promise}}", true);
        row("Delivered within 3 days.", true);
        row("Arrives tomorrow", false);
        row("Buy it now!!", false);
        row("BUY THE KETTLE now", false);
    }
    void claimsNeedFacts()
    {
        QFETCH(QString, text);
        QFETCH(bool, ok);
        Scene scene;
        scene.say(text);
        if (ok)
            PASSES(scene, "claims");
        else
            FAILS(scene, "claims");
    }

    void theEndOfFreeShippingIsNoDeliveryDate_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("ok");
        const auto row = [](const char* said, bool ok) { QTest::addRow("%s", said) << QString::fromUtf8(said) << ok; };
        row("Kostenloser Versand, bis {{offer_until}}, mit {{discount_code}}.", true);
        row("Für Sie: kostenloser Versand bis {{offer_until}}.", true);
        row("Gratis Versand bis {{offer_until}}", true);
        row("Versand bis {{offer_until}}", false);
        row("Kostenloser Versand, bis {{offer_until}} geliefert", false);
        row("Kostenloser Versand bis {{offer_until}} bei Ihnen", false);
        row("Kostenloser Versand, bis 1. Dezember", false);
        row("Kostenloser Versand, Lieferung bis {{offer_until}}", false);
        row("Kostenlose Lieferung bis {{offer_until}}", false);
        row("Free shipping until {{offer_until}}", true);
        row("Free shipping until {{offer_until}}, delivered by {{offer_until}}", false);
        row("Free delivery by {{offer_until}}", false);
    }
    void theEndOfFreeShippingIsNoDeliveryDate()
    {
        QFETCH(QString, text);
        QFETCH(bool, ok);
        Scene scene;
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

    void stockClaimsFailWhenStockIsUnknown()
    {
        Scene scene;
        scene.say(QStringLiteral("Only 7 left"));
        scene.customer.variants.clear();
        FAILS(scene, "claims");
        scene.say(QStringLiteral("Limited time"));
        scene.offer.validUntil = samples::noon + dayMs;
        PASSES(scene, "claims");
    }

    void lengthsAreBounded()
    {
        Scene scene;
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
        Scene scene;
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
            Scene scene;
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
        Scene scene;
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
        Scene scene;
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
