#include "tst_deliver.h"

#include "models/domain/text.h"
#include "services/base/clock.h"
#include "services/base/httpserver.h"
#include "services/recovery/deliver/webhookconnector.h"
#include "tests/services/recovery/deliver/deliverscene.h"

#include <cctype>

using namespace countersign;

namespace {

void wasVoided(DeliverScene& scene, const std::string& rule)
{
    scene.drain();
    QCOMPARE(scene.state(), std::string("queued"));
    QCOMPARE(scene.draft().draft.routing.rule, rule);
    QVERIFY(scene.draft().draft.approvals.empty());
    QCOMPARE(scene.home.text("SELECT state FROM decisions WHERE id = '" + scene.decisionId + "'"), std::string("voided"));
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM sends"), 0);
    QCOMPARE(scene.arrived(), 0);
    QVERIFY(scene.home.count("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%\"decision.voided\"%'") >= 1);
}

} // namespace

void TestDeliver::exactlyTheSignedBytesOnce()
{
    DeliverScene scene;
    QCOMPARE(scene.state(), std::string("queued"));
    scene.approve();
    scene.home.clock.advance(-2 * minuteMs);
    scene.drain();
    QCOMPARE(scene.arrived(), 0); // the hold
    scene.home.clock.advance(2 * minuteMs);
    scene.drain();
    scene.drain();
    QCOMPARE(scene.state(), std::string("sent"));
    QCOMPARE(scene.arrived(), 1);
    QVERIFY(scene.ask("/ledger").dump().find(hex(view(sha256(scene.bytes)))) != std::string::npos
        || scene.ask("/ledger").dump().find(Json(scene.bytes).dump()) != std::string::npos
        || scene.ask("/ledger").at("entries").at(0).at("body").dump().find("Hand Grinder") != std::string::npos);
    QCOMPARE(scene.home.text("SELECT state FROM sends"), std::string("sent"));
    QCOMPARE(scene.home.text("SELECT state FROM decisions"), std::string("sent"));
    QVERIFY(scene.home.count("SELECT sent_at FROM outcomes") > 0);
    QCOMPARE(scene.ask("/codes").dump().find(scene.draft().draft.offer.code) != std::string::npos, true);
}

void TestDeliver::aLostAnswerIsReconciledNeverRepeated()
{
    DeliverScene scene;
    scene.approve();
    scene.fault("drop_answer");
    scene.drain();
    QCOMPARE(scene.state(), std::string("unknown"));
    QCOMPARE(scene.home.text("SELECT state FROM decisions"), std::string("unknown"));
    scene.home.clock.advance(minuteMs);
    scene.drain();
    QCOMPARE(scene.state(), std::string("sent"));
    QCOMPARE(scene.arrived(), 1);
    QCOMPARE(scene.ask("/ledger").at("duplicates").get<int>(), 0);
}

void TestDeliver::whatNeverArrivedGoesBackToPeople()
{
    DeliverScene scene;
    scene.approve();
    scene.fault("error_500");
    scene.drain();
    QCOMPARE(scene.state(), std::string("unknown"));
    scene.home.clock.advance(minuteMs);
    scene.drain();
    QCOMPARE(scene.state(), std::string("queued"));
    QCOMPARE(scene.draft().draft.routing.rule, std::string("never_arrived"));
    QCOMPARE(scene.home.text("SELECT state FROM sends"), std::string("failed"));
    QCOMPARE(scene.home.text("SELECT state FROM decisions"), std::string("failed"));
    QCOMPARE(scene.arrived(), 0);
}

void TestDeliver::aRefusalGoesBackToPeople()
{
    DeliverScene scene;
    scene.approve();
    scene.fault("refuse_400");
    scene.drain();
    QCOMPARE(scene.state(), std::string("queued"));
    QCOMPARE(scene.draft().draft.routing.rule, std::string("provider_refused"));
    QCOMPARE(scene.home.text("SELECT state FROM decisions"), std::string("failed"));
    scene.home.clock.advance(hourMs / 2);
    scene.drain();
    QCOMPARE(scene.arrived(), 0);
}

void TestDeliver::aCrashAfterTheCallSendsNothingTwice()
{
    DeliverScene scene;
    scene.approve();
    scene.drain("deliver");
    QCOMPARE(scene.home.text("SELECT state FROM sends"), std::string("sending"));
    QCOMPARE(scene.arrived(), 1);
    scene.drain();
    QCOMPARE(scene.state(), std::string("sent"));
    QCOMPARE(scene.arrived(), 1);
    QCOMPARE(scene.ask("/ledger").at("duplicates").get<int>(), 0);
}

void TestDeliver::aProviderThatIsAwayIsTriedAgainUnderTheSameId()
{
    DeliverScene scene;
    scene.approve();
    scene.providerGone = true;
    scene.drain();
    QCOMPARE(scene.lastError->code, ErrorCode::Unavailable);
    QCOMPARE(scene.state(), std::string("sending"));
    const auto id = scene.home.text("SELECT id FROM sends");
    scene.providerGone = false;
    scene.home.clock.advance(2 * minuteMs);
    scene.drain();
    QCOMPARE(scene.state(), std::string("sent"));
    QCOMPARE(scene.home.text("SELECT id FROM sends"), id);
    QCOMPARE(scene.arrived(), 1);
}

void TestDeliver::aConsentTakenBackVoids()
{
    DeliverScene scene;
    scene.approve();
    scene.run("UPDATE subjects SET consent_email = 'unsubscribed'");
    wasVoided(scene, "consent");
}

void TestDeliver::tamperedContentVoids()
{
    DeliverScene scene;
    scene.approve();
    scene.tamper("/contents/0/subject", "Send us money");
    wasVoided(scene, "payload");
}

void TestDeliver::tamperedOfferVoids()
{
    DeliverScene scene;
    scene.approve();
    scene.tamper("/offer/floor_bp", 1);
    wasVoided(scene, "offer");
}

void TestDeliver::aForgedOrRevokedSignatureVoids()
{
    {
        DeliverScene scene;
        scene.approve();
        scene.run("UPDATE decisions SET signature = iif(substr(signature, 1, 1) = 'A', 'B', 'A') || substr(signature, 2)");
        wasVoided(scene, "signature");
    }
    DeliverScene scene;
    scene.approve();
    scene.run("UPDATE device_keys SET revoked_at = 1");
    wasVoided(scene, "key_revoked");
}

void TestDeliver::onePersonIsNotTwo()
{
    DeliverScene scene;
    scene.run("UPDATE drafts SET approvals_needed = 2, summary = json_set(summary, '$.approvals_needed', 2)");
    scene.approve(1);
    wasVoided(scene, "approvals");
    scene.approve(2);
    scene.drain();
    QCOMPARE(scene.state(), std::string("sent"));
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM decisions WHERE state = 'sent'"), 2);
}

void TestDeliver::goodsGoneVoid()
{
    DeliverScene scene;
    scene.approve();
    scene.tamper("/customer/variants/0/available", 0);
    wasVoided(scene, "check.stock");
}

void TestDeliver::aPriceThatRoseVoids()
{
    DeliverScene scene;
    scene.approve();
    scene.tamper("/customer/variants/0/price", Json(Money{ 9'999'900, "EUR" }));
    wasVoided(scene, "check.price");
}

void TestDeliver::anOfferThatRanOutVoids()
{
    DeliverScene scene;
    auto offer = scene.draft().draft.offer;
    offer.validUntil = scene.home.clock.now() + 10 * minuteMs;
    scene.tamper("/offer", Json(offer)); // before it is approved: these are the terms that people saw
    scene.approve();
    scene.home.clock.advance(10 * minuteMs);
    wasVoided(scene, "offer_expired");
}

// A guest has no account to ask about, but goods that run out like anybody's.
void TestDeliver::aGuestsGoodsAreLookedAtAgain()
{
    DeliverScene scene([](Policy&, Cart& cart) { cart.customerId.clear(); });
    QVERIFY(!scene.draft().draft.customer.note.empty());
    QVERIFY(!scene.draft().draft.customer.variants.empty());
    scene.approve();
    scene.home.clock.advance(20 * minuteMs); // what was looked up is too old by then
    scene.shop.apiBaseUrl = "http://127.0.0.1:9";
    scene.home.putShop(scene.shop, scene.secrets);
    for (int attempt = 0; attempt < DeliverSettings().attempts; ++attempt) {
        QCOMPARE(scene.state(), std::string("held"));
        scene.drain();
        scene.home.clock.advance(2 * minuteMs);
    }
    wasVoided(scene, "not_rechecked");
}

// Approved bytes were approved under the brand rules of their time: a stricter one since warns, and the record says so.
void TestDeliver::aLaterBrandRuleOnlyWarns()
{
    DeliverScene scene;
    scene.approve();
    BrandRules rules;
    rules.banned = { "cart" };
    rules.must = { "banned" };
    scene.home.write([&](Connection& connection) -> Result<void> {
        const auto put = connection.run(
            "INSERT INTO brand_rules(shop_id, version, rules, person_id, in_force_at) VALUES('', 1, :rules, 'person-1', :now)",
            Json(rules).dump(), scene.home.clock.now());
        return put ? Result<void>{} : Result<void>(tl::unexpected(put.error()));
    });
    scene.drain();
    QCOMPARE(scene.state(), std::string("sent"));
    QVERIFY(scene.home.count("SELECT json_extract(entry, '$.data.later_brand_hits') FROM audit_entries WHERE json_extract(entry, "
                             "'$.action') = 'send.started'")
        > 0);
}

void TestDeliver::aBoughtCartEndsIt()
{
    DeliverScene scene;
    scene.approve();
    scene.run("UPDATE carts SET state = 'converted'");
    scene.drain();
    QCOMPARE(scene.state(), std::string("converted"));
    QCOMPARE(scene.arrived(), 0);
}

// Webhooks are worked in behind their answers: the purchase may be among those that still wait.
void TestDeliver::whatTheShopSaidByThenIsHeardFirst()
{
    DeliverScene scene;
    scene.approve();
    const auto event = [&scene](TimeMs at) {
        scene.run("INSERT INTO events(id, shop_id, topic, webhook_id, body_hash, body, received_at) VALUES('e', 'northbean', "
                  "'orders/create', 'w', 'h', '', "
            + std::to_string(at) + ")");
    };
    const auto held = scene.home.count("SELECT hold_until FROM decisions");
    event(held);
    scene.drain();
    QCOMPARE(scene.state(), std::string("held"));
    QCOMPARE(scene.arrived(), 0);
    QVERIFY(scene.home.count("SELECT run_at FROM jobs WHERE stage = 'deliver'") > scene.home.clock.now());
    scene.run("UPDATE inbox SET folded = 1");
    event(held + 1); // what comes after the hold holds nothing up
    scene.home.clock.advance(secondMs);
    scene.drain();
    QCOMPARE(scene.state(), std::string("sent"));
    QCOMPARE(scene.arrived(), 1);
}

void TestDeliver::anUndoneDecisionIsNobodysJob()
{
    DeliverScene scene;
    scene.approve();
    scene.run("UPDATE decisions SET state = 'undone'");
    scene.drain();
    QCOMPARE(scene.arrived(), 0);
    QCOMPARE(scene.state(), std::string("held")); // as it was: whoever undid it moves the draft
}

void TestDeliver::quietHoursWaitAndLookAgain()
{
    DeliverScene scene;
    scene.home.clock.set(homeNoon + 10 * hourMs); // 22:00
    scene.approve();
    scene.drain();
    QCOMPARE(scene.state(), std::string("held"));
    QCOMPARE(scene.arrived(), 0);
    const auto until = scene.home.count("SELECT hold_until FROM decisions");
    QCOMPARE(localMinuteOfDay(until, scene.shop.timeZone).value(), 8 * 60);
    scene.home.clock.set(until);
    scene.drain();
    QCOMPARE(scene.state(), std::string("sent"));
    QCOMPARE(scene.arrived(), 1);
    QVERIFY(scene.draft().draft.summary.id == scene.draftId);
}

void TestDeliver::theSignatureIsTheStandardOne()
{
    QCOMPARE(WebhookConnector::signatureOf(
                 "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", R"({"test": 2432232314})"),
        std::string("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
}

void TestDeliver::anIdThatNamesTheCustomerIsNotKept()
{
    DeliverScene scene;
    scene.approve();
    auto address = scene.draft().draft.values.to;
    QVERIFY(address.find('@') != std::string::npos);
    address[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(address[0])));
    scene.providerNamesIt = "<msg-7." + address + ">";
    scene.drain();
    QCOMPARE(scene.state(), std::string("sent"));
    QCOMPARE(scene.home.text("SELECT provider_id FROM sends"), std::string("<msg-7.•••>"));
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM audit_entries WHERE lower(entry) LIKE '%" + lowerCase(address) + "%'"), 0);
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%msg-7%'"), 1);
}

// Half a character cannot be written into the record: the message would be sent and never be known as sent.
void TestDeliver::anIdIsCutBetweenItsCharacters()
{
    const auto provider = HttpServer::listen("127.0.0.1:0", [](const HttpRequest&, const Respond& respond) {
        respond(jsonResponse(200, Json{ { "id", std::string(199, 'a') + "ééé" } }.dump()));
    }, 1);
    QVERIFY(provider);
    HttpClient http;
    const SystemClock clock{};
    WebhookConnector connector(http, clock, "http://127.0.0.1:" + std::to_string((*provider)->port()), "secret");
    const auto receipt = connector.send(Outgoing{ "send-1", Channel::Email, "{}" });
    QVERIFY2(receipt, receipt ? "" : receipt.error().detail.c_str());
    QCOMPARE(receipt->providerId, std::string(199, 'a') + "é");
}

QTEST_GUILESS_MAIN(TestDeliver)
#include "moc_tst_deliver.cpp"
