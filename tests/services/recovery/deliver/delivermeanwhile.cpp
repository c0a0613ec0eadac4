// What happens while a message waits or is on its way: erasures, purchases, keys and policies that change, drafts sent back.
#include "services/recovery/deliver/sendrecord.h"
#include "services/recovery/measure/outcomes.h"
#include "services/recovery/route/servicekey.h"
#include "tst_deliver.h"

#include "tests/services/recovery/deliver/deliverscene.h"

#include <QThread>
#include <thread>

using namespace countersign;

namespace {

// No limit stands in the way: only the first message to a kind of customer still goes to people.
void letsGo(Policy& policy, Cart&)
{
    policy.phase = RolloutPhase::Optimisation;
    policy.firstOfPrompt = 0;
    policy.confidenceFloorBp = 0;
    policy.reviewAboveValue = policy.secondAboveValue = { Money{ 1'000'000, "EUR" } };
    policy.reviewAboveDiscountBp = 10000;
}

} // namespace

void TestDeliver::aKeyRevokedDuringTheLastLookSendsNothing()
{
    DeliverScene scene;
    scene.approve();
    const auto now = scene.home.clock.now();
    const auto looked = scene.home.context()
                            .reads
                            .read<std::optional<Delivery>>([&](Connection& connection) {
                                return loadDelivery(connection, scene.home.keys().master, scene.decisionId);
                            })
                            .value();
    QVERIFY(looked.has_value());
    scene.run("UPDATE device_keys SET revoked_at = 1");
    Result<void> begun;
    scene.home.write([&](Connection& connection) -> Result<void> {
        const auto jobs = claimDueJobs(connection, 1, now, now + hourMs, [] { return std::int64_t{ 1000 }; }).value();
        begun = beginSend(connection, scene.home.keys().master, jobs.at(0), *looked, "send-1", "payload", now);
        return {};
    });
    QVERIFY(!begun);
    QCOMPARE(begun.error().code, ErrorCode::Conflict);
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM sends"), 0);
    QCOMPARE(scene.state(), std::string("held"));
}

// The first of its kind goes to people; from then on the policy signs, and its signature is held against the bytes like anyone's.
void TestDeliver::whatPolicyLetsGoIsSentAfterItsHold()
{
    DeliverScene scene(letsGo);
    QCOMPARE(scene.draft().draft.routing.rule, std::string("new_segment"));
    scene.approve();
    scene.drain();
    QCOMPARE(scene.state(), std::string("sent"));
    const auto second = scene.abandon("token-2");
    QCOMPARE(scene.stateOf(second), std::string("held"));
    QCOMPARE(scene.home.text("SELECT person_id FROM decisions WHERE draft_id = '" + second + "'"), std::string(policyPerson));
    scene.drain();
    QCOMPARE(scene.arrived(), 1); // the hold
    scene.home.clock.advance(3 * minuteMs);
    scene.drain();
    QCOMPARE(scene.stateOf(second), std::string("sent"));
    QCOMPARE(scene.arrived(), 2);
}

void TestDeliver::aPolicyThatChangesIsHeardDuringTheHold()
{
    DeliverScene scene(letsGo);
    scene.approve();
    scene.drain();
    scene.draftId = scene.abandon("token-2");
    QCOMPARE(scene.stateOf(scene.draftId), std::string("held"));
    scene.home.putPolicy(scene.policy);
    scene.home.clock.advance(3 * minuteMs);
    scene.drain();
    QCOMPARE(scene.stateOf(scene.draftId), std::string("queued"));
    QCOMPARE(scene.draft().draft.routing.rule, std::string("policy_changed"));
    // What a person approved stands under a new policy, but not under one that sends nothing.
    scene.approve();
    scene.policy.phase = RolloutPhase::Shadow;
    scene.home.putPolicy(scene.policy);
    scene.drain();
    QCOMPARE(scene.stateOf(scene.draftId), std::string("queued"));
    QCOMPARE(scene.draft().draft.routing.rule, std::string("shadow_phase"));
    QCOMPARE(scene.arrived(), 1);
    scene.policy.phase = RolloutPhase::Pilot;
    scene.home.putPolicy(scene.policy);
    scene.approve();
    scene.home.putPolicy(scene.policy);
    scene.drain();
    QCOMPARE(scene.stateOf(scene.draftId), std::string("sent"));
    QCOMPARE(scene.arrived(), 2);
}

void TestDeliver::whatWasSentBackIsWrittenAnewAndGoesColdLater()
{
    DeliverScene scene(letsGo);
    auto stored = scene.draft();
    const auto wasCold = stored.draft.summary.coldAt;
    scene.home.clock.set(wasCold - 10 * minuteMs);
    const auto now = scene.home.clock.now();
    stored.draft.summary.state = DraftState::Returned;
    scene.home.write([&](Connection& connection) -> Result<void> {
        const auto subject = loadSubject(connection, scene.home.keys().master, stored.subjectId).value();
        if (auto updated = updateDraft(connection, subject, stored.draft, stored.draft.summary.revision, now); !updated)
            return updated;
        return enqueueJob(connection, NextJob{ "compose", scene.draftId, now });
    });
    scene.drain();
    QCOMPARE(scene.state(), std::string("queued"));
    QCOMPARE(scene.draft().draft.routing.rule, std::string("sent_back"));
    const auto cold = scene.draft().draft.summary.coldAt;
    QCOMPARE(cold, now + hourMs); // nobody could meet the old one
    scene.home.clock.set(wasCold + minuteMs);
    scene.drain();
    QCOMPARE(scene.state(), std::string("queued"));
    scene.home.clock.set(cold);
    scene.drain();
    QCOMPARE(scene.state(), std::string("expired"));
    QCOMPARE(scene.arrived(), 0);
}

// Nothing stops a message that is on its way; when it turns out not to have gone, nobody is asked about a cart that was bought.
void TestDeliver::aCartBoughtOnTheWayAsksNobody()
{
    for (const bool lost : { false, true }) {
        DeliverScene scene;
        scene.approve();
        if (lost)
            scene.fault("error_500");
        else
            scene.providerGone = true;
        scene.drain();
        QCOMPARE(scene.state(), std::string(lost ? "unknown" : "sending"));
        scene.run("UPDATE carts SET state = 'converted'");
        scene.providerGone = false;
        scene.home.clock.advance(2 * minuteMs);
        scene.drain();
        QCOMPARE(scene.state(), std::string("converted"));
        QCOMPARE(scene.draft().draft.routing.rule, std::string("bought"));
        QCOMPARE(scene.home.text("SELECT state FROM sends"), std::string("failed"));
        QCOMPARE(scene.arrived(), 0);
    }
}

// The bytes are out or they are not; either way nothing of the customer is left when it has ended.
void TestDeliver::anErasureDuringTheCallWaitsForItsEnd()
{
    DeliverScene scene;
    scene.approve();
    auto during = ErasureState::Known;
    scene.duringSend = [&] { std::thread([&] { during = scene.erase(); }).join(); };
    scene.drain();
    QCOMPARE(during, ErasureState::Erasing);
    QCOMPARE(scene.arrived(), 1);
    QCOMPARE(scene.state(), std::string("sent"));
    QVERIFY(scene.home.count("SELECT COUNT(*) FROM sends WHERE state = 'sent' AND length(payload) = 64") == 1);
    QVERIFY(scene.gone());
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%\"subject.erased\"%' AND idx > (SELECT max(idx) "
                              "FROM audit_entries WHERE entry LIKE '%\"send.sent\"%')"),
        1);
    QCOMPARE(scene.erase(), ErasureState::Erased); // again: nothing more
}

void TestDeliver::anErasureBeforeTheCallStopsIt()
{
    DeliverScene scene;
    scene.approve();
    QCOMPARE(scene.erase(), ErasureState::Erased);
    scene.drain();
    QCOMPARE(scene.arrived(), 0);
    QCOMPARE(scene.state(), std::string("suppressed"));
    QCOMPARE(scene.home.text("SELECT state FROM decisions"), std::string("voided"));
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM jobs WHERE stage = 'deliver'"), 0);
    QVERIFY(scene.gone());
}

void TestDeliver::anErasureAfterACrashLearnsWhatBecameOfIt()
{
    DeliverScene scene;
    scene.approve();
    scene.drain("deliver"); // it arrived, and its end was lost with the process
    QCOMPARE(scene.state(), std::string("sending"));
    QCOMPARE(scene.erase(), ErasureState::Erasing);
    QVERIFY(!scene.gone());
    scene.home.clock.advance(hourMs);
    scene.drain();
    QCOMPARE(scene.arrived(), 1);
    QCOMPARE(scene.state(), std::string("sent"));
    QVERIFY(scene.gone());
}

void TestDeliver::whatNeverArrivedIsNotSentToSomeoneErased()
{
    DeliverScene scene;
    scene.approve();
    scene.providerGone = true;
    scene.drain();
    QCOMPARE(scene.state(), std::string("sending"));
    QCOMPARE(scene.erase(), ErasureState::Erasing);
    scene.providerGone = false;
    scene.home.clock.advance(hourMs);
    scene.drain();
    QCOMPARE(scene.arrived(), 0);
    QCOMPARE(scene.state(), std::string("suppressed"));
    QCOMPARE(scene.home.text("SELECT state FROM sends"), std::string("failed"));
    QVERIFY(scene.gone());
}

// Nobody works on the send any more: the erasure ends without it, and the send still can.
void TestDeliver::aForcedErasureLeavesWhatTheSendNeeds()
{
    DeliverScene scene;
    scene.approve();
    scene.drain("deliver");
    QCOMPARE(scene.erase(), ErasureState::Erasing);
    const auto subject = scene.home.text("SELECT subject_id FROM drafts");
    scene.home.write([&](Connection& connection) { return finishErasure(connection, subject, scene.home.clock.now(), true); });
    QVERIFY(scene.gone());
    scene.home.clock.advance(hourMs);
    scene.drain();
    QCOMPARE(scene.state(), std::string("sent"));
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM sends WHERE state = 'sent'"), 1);
}

void TestDeliver::anErasureAtAnyMomentLeavesNoHalfState()
{
    for (int round = 0; round < 6; ++round) {
        DeliverScene scene;
        scene.approve();
        std::thread eraser([&scene, round] {
            QThread::usleep(static_cast<unsigned long>(round) * 4000);
            scene.erase();
        });
        for (int turn = 0; turn < 3; ++turn) {
            scene.drain();
            scene.home.clock.advance(hourMs);
        }
        eraser.join();
        scene.drain();
        const bool sent = scene.state() == "sent";
        QVERIFY2(sent || scene.state() == "suppressed", scene.state().c_str());
        QCOMPARE(scene.arrived(), sent ? 1 : 0);
        QCOMPARE(scene.home.count("SELECT COUNT(*) FROM sends WHERE state = 'sent'"), sent ? 1 : 0);
        QVERIFY(scene.gone());
    }
}

// Shadow drafts try the way out; a cart that is left again once messages are sent is counted among those that got one.
void TestDeliver::aCartSeenInShadowIsCountedByWhatItGetsLater()
{
    DeliverScene scene([](Policy& policy, Cart&) { policy.phase = RolloutPhase::Shadow; });
    QCOMPARE(scene.state(), std::string("shadow"));
    QCOMPARE(scene.home.text("SELECT arm FROM outcomes"), std::string("shadow"));
    scene.policy.phase = RolloutPhase::Pilot;
    scene.home.putPolicy(scene.policy);
    scene.home.clock.advance(hourMs);
    scene.run("UPDATE carts SET state = 'active', draft_id = NULL");
    scene.home.write(
        [&](Connection& connection) { return enqueueJob(connection, NextJob{ "abandon", scene.cartId, scene.home.clock.now() }); });
    scene.drain();
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM drafts WHERE state = 'queued'"), 1);
    QCOMPARE(scene.home.text("SELECT arm FROM outcomes"), std::string("treated"));
    QCOMPARE(scene.home.count("SELECT assigned_at FROM outcomes"), scene.home.clock.now());
    // From then on it stands, whatever the phase.
    scene.policy.phase = RolloutPhase::Shadow;
    scene.home.putPolicy(scene.policy);
    scene.run("UPDATE carts SET state = 'active', draft_id = NULL");
    scene.home.write(
        [&](Connection& connection) { return enqueueJob(connection, NextJob{ "abandon", scene.cartId, scene.home.clock.now() }); });
    scene.drain();
    QCOMPARE(scene.home.text("SELECT arm FROM outcomes"), std::string("treated"));
}

// A provider that is away for longer than any job is tried: asked by the hour, for a week, until it can say.
void TestDeliver::anUnknownSendIsAskedAboutForDays()
{
    DeliverScene scene;
    scene.approve();
    scene.fault("drop_answer");
    scene.drain();
    QCOMPARE(scene.state(), std::string("unknown"));
    scene.providerGone = true;
    const auto stage
        = std::find_if(scene.stages.begin(), scene.stages.end(), [](const auto& candidate) { return candidate->name() == "reconcile"; });
    Job job;
    job.stage = "reconcile";
    job.entity = scene.decisionId;
    job.attempts = 1;
    QCOMPARE((*stage)->run(job).error().code, ErrorCode::Unavailable); // soon again
    job.attempts = JobRunnerSettings().maxAttempts;
    const auto later = (*stage)->run(job);
    QVERIFY2(later.has_value(), "it gave up");
    QCOMPARE(later->next.size(), std::size_t{ 1 });
    QCOMPARE(later->next.front().runAt, scene.home.clock.now() + hourMs);
    QVERIFY(!later->write);
    scene.home.clock.advance(8 * dayMs);
    QCOMPARE((*stage)->run(job).error().code, ErrorCode::Unavailable); // then an operator sees it among the failed jobs
    scene.providerGone = false;
    scene.drain();
    QCOMPARE(scene.state(), std::string("sent"));
    QCOMPARE(scene.arrived(), 1);
}

// The address of the messaging provider was taken away while a message was on its way.
void TestDeliver::aShopThatLostItsConnectorIsNotSendingForEver()
{
    DeliverScene scene;
    scene.approve();
    scene.drain("deliver"); // it arrived, and its end was lost with the process
    QCOMPARE(scene.state(), std::string("sending"));
    const auto address = scene.shop.connectorUrl;
    scene.shop.connectorUrl.clear();
    scene.home.putShop(scene.shop, scene.secrets);
    for (int attempt = 0; attempt < DeliverSettings().attempts; ++attempt) {
        scene.drain();
        scene.home.clock.advance(2 * minuteMs);
    }
    QCOMPARE(scene.state(), std::string("unknown"));
    scene.shop.connectorUrl = address;
    scene.home.putShop(scene.shop, scene.secrets);
    scene.home.clock.advance(2 * hourMs);
    scene.drain();
    QCOMPARE(scene.state(), std::string("sent"));
    QCOMPARE(scene.arrived(), 1);
}

void TestDeliver::aShopThatIsBeingErasedSendsNothing()
{
    DeliverScene scene;
    scene.approve();
    scene.run("UPDATE shops SET state = 'redacted'");
    scene.drain();
    QCOMPARE(scene.arrived(), 0);
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM sends"), 0);
    QCOMPARE(scene.lastError->code, ErrorCode::Conflict); // its erasure ends the draft
}

void TestDeliver::whoIsHeldOutGetsNothingAndIsCounted()
{
    DeliverScene scene([](Policy& policy, Cart&) { policy.holdoutBp = 10000; });
    QCOMPARE(scene.state(), std::string("holdout"));
    QCOMPARE(scene.home.text("SELECT arm FROM outcomes"), std::string("holdout"));
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM outcomes WHERE sent_at IS NULL AND converted_at IS NULL"), 1);
    scene.home.clock.advance(hourMs);
    scene.drain();
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM sends"), 0);
    QCOMPARE(scene.arrived(), 0);
    // What they buy all the same is what a message is measured against.
    const auto at = scene.home.clock.now();
    scene.home.write([&](Connection& connection) { return recordConversion(connection, scene.cartId, "order-1", Money{ 4900, "EUR" }, at); });
    QCOMPARE(scene.home.count("SELECT converted_at FROM outcomes WHERE arm = 'holdout' AND order_minor = 4900 AND sent_at IS NULL"), at);
}

void TestDeliver::aCartIsLeftOnceItWasQuiet()
{
    DeliverScene scene;
    const auto now = scene.home.clock.now();
    const auto touched = std::to_string(now);
    scene.run("UPDATE carts SET state = 'active', draft_id = NULL, updated_at = " + touched + ", source_updated_at = " + touched);
    scene.home.write([&](Connection& connection) { return enqueueJob(connection, NextJob{ "abandon", scene.cartId, now }); });
    scene.drain();
    QCOMPARE(scene.home.text("SELECT state FROM carts"), std::string("active"));
    QCOMPARE(scene.home.count("SELECT run_at FROM jobs WHERE stage = 'abandon'"), now + scene.policy.idleMs);
    scene.home.clock.advance(scene.policy.idleMs - 1);
    scene.drain();
    QCOMPARE(scene.home.text("SELECT state FROM carts"), std::string("active"));
    scene.home.clock.advance(1);
    scene.drain();
    QCOMPARE(scene.home.text("SELECT state FROM carts"), std::string("abandoned"));
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM drafts"), 2);
}

void TestDeliver::whatCannotBeWrittenAboutMakesNoDraft()
{
    DeliverScene scene;
    const auto left = [&](const std::string& token, const std::function<void(Cart&)>& change) {
        Cart cart = scene.cart;
        cart.token = token;
        change(cart);
        const auto id = scene.home.putCart(cart);
        scene.home.write([&](Connection& connection) { return enqueueJob(connection, NextJob{ "abandon", id, scene.home.clock.now() }); });
        scene.drain();
        return scene.home.text("SELECT state FROM carts WHERE id = '" + id + "'");
    };
    QCOMPARE(left("empty", [](Cart& cart) { cart.lines.clear(); }), std::string("abandoned"));
    QCOMPARE(left("nobody", [](Cart& cart) { cart.email.clear(), cart.phone.clear(), cart.customerId.clear(); }), std::string("abandoned"));
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM drafts"), 1);
    for (const char* action : { "cart.empty", "cart.unreachable" })
        QCOMPARE(scene.home.count("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%\"" + std::string(action) + "\"%'"), 1);
    // One message a cart, whatever becomes of it: left again after the send, it is counted and nobody is written to anew.
    scene.approve();
    scene.drain();
    QCOMPARE(scene.arrived(), 1);
    scene.run("UPDATE carts SET state = 'active' WHERE id = '" + scene.cartId + "'");
    scene.home.write(
        [&](Connection& connection) { return enqueueJob(connection, NextJob{ "abandon", scene.cartId, scene.home.clock.now() }); });
    scene.drain();
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM drafts"), 1);
    QCOMPARE(scene.arrived(), 1);
    QCOMPARE(scene.home.count("SELECT COUNT(*) FROM audit_entries WHERE entry LIKE '%already_messaged%'"), 1);
}
