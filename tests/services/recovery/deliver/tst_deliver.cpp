#include "models/domain/digest.h"
#include "services/base/packing.h"
#include "services/recovery/jobs/jobqueue.h"
#include "services/recovery/store/erasure.h"
#include "services/sandbox/sandbox.h"
#include "tests/services/recovery/wayfixture.h"

#include <QThread>
#include <functional>
#include <thread>

using namespace countersign;

namespace {

// A provider that is not there.
class NobodyHome final : public Connector {
public:
    Result<Receipt> send(const Outgoing&) override { return fail(ErrorCode::Unavailable, "connection refused"); }
    Result<Receipt> lookUp(const std::string&) override { return fail(ErrorCode::Unavailable, "connection refused"); }
};

// Something happens just as the message is being handed over.
class Interrupted final : public Connector {
public:
    Interrupted(std::unique_ptr<Connector> inner, std::function<void()> meanwhile)
        : m_inner(std::move(inner))
        , m_meanwhile(std::move(meanwhile))
    {
    }
    Result<Receipt> send(const Outgoing& message) override
    {
        m_meanwhile();
        return m_inner->send(message);
    }
    Result<Receipt> lookUp(const std::string& sendId) override { return m_inner->lookUp(sendId); }

private:
    std::unique_ptr<Connector> m_inner;
    std::function<void()> m_meanwhile;
};

// One draft, queued through the real stages, with the means to approve it and to run what is due step by step.
class Scene {
public:
    Scene()
    {
        auto policy = shippedPolicy();
        policy.holdoutBp = 0;
        home.putPolicy(policy);
        const std::string recordings = COUNTERSIGN_SOURCE_DIR "/resources/recordings";
        sandbox = Sandbox::start(home.folder(), recordings, "127.0.0.1:0", home.clock).value();
        const auto recorded = readRecordedShops(recordings).value().front();
        shop = shopAt(recorded, sandbox->url());
        home.putShop(shop, recorded.secrets);
        auto cart = someCart();
        cart.acceptsEmailMarketing = true;
        cart.lines.clear();
        for (const auto& [id, variant] : recorded.variants.items()) {
            const auto price = parseMoney(variant.at("price").get<std::string>(), "EUR").value();
            if (cart.lines.empty() && price.minor < 10000 && variant.at("available").is_number() && variant.at("available") > 3
                && variant.at("cost").is_string())
                cart.lines.push_back(someLine("Hand Grinder", price.minor, 1, id));
        }
        cart.subtotal = cart.lines.at(0).linePrice;
        cart.total = cart.subtotal + *cart.shipping;
        cartId = home.putCart(cart);
        home.write([&](Connection& connection) { return enqueueJob(connection, NextJob{ "abandon", cartId, home.clock.now() }); });
        makeStages();
        drain();
        draftId = home.text("SELECT id FROM drafts");
    }

    void makeStages()
    {
        const auto context = home.context();
        std::vector<std::unique_ptr<DraftStep>> steps;
        steps.push_back(std::make_unique<DiagnoseStep>(EvidenceModel::embedded().value()));
        steps.push_back(std::make_unique<OfferStep>(Lifts::embedded().value()));
        steps.push_back(std::make_unique<ComposeStep>(ComposeStep::embedded(context).value()));
        steps.push_back(std::make_unique<CheckStep>());
        steps.push_back(std::make_unique<RouteStep>(context));
        stages = draftStages(context, std::move(steps));
        const ConnectorFor connectors = [this](const Shop& of, const ShopSecrets& secrets) -> Result<std::unique_ptr<Connector>> {
            if (providerGone)
                return std::unique_ptr<Connector>(std::make_unique<NobodyHome>());
            auto real = configuredConnectors(http, home.clock)(of, secrets);
            if (!real || !duringSend)
                return real;
            return std::unique_ptr<Connector>(std::make_unique<Interrupted>(std::move(*real), duringSend));
        };
        stages.push_back(std::make_unique<AbandonStage>(context));
        stages.push_back(std::make_unique<EnrichStage>(context, admin));
        stages.push_back(std::make_unique<ExpireStage>(context));
        stages.push_back(std::make_unique<DeliverStage>(context, admin, connectors));
        stages.push_back(std::make_unique<ReconcileStage>(context, connectors));
    }

    // Runs what is due, one job after the other; `crash`: the result of the next stage of that name is lost with its process.
    void drain(const std::string& crash = {})
    {
        std::int64_t fence = home.count("SELECT COALESCE(MAX(fence), 0) FROM jobs") / 2 * 2;
        for (int turn = 0; turn < 60; ++turn) {
            std::vector<Job> jobs;
            home.write([&](Connection& connection) -> Result<void> {
                auto claimed = claimDueJobs(connection, 1, home.clock.now(), home.clock.now() + hourMs, [&fence] { return fence += 2; });
                jobs = std::move(claimed.value());
                return {};
            });
            if (jobs.empty())
                return;
            const auto stage
                = std::find_if(stages.begin(), stages.end(), [&](const auto& candidate) { return candidate->name() == jobs[0].stage; });
            auto outcome = (*stage)->run(jobs[0]);
            if (jobs[0].stage == crash) {
                home.write([](Connection& connection) { return releaseAllJobs(connection); });
                return;
            }
            if (!outcome) {
                lastError = outcome.error();
                home.write([&](Connection& connection) { return postponeJob(connection, jobs[0], home.clock.now() + minuteMs, "later"); });
                return;
            }
            home.write([&](Connection& connection) -> Result<void> {
                if (!finishJob(connection, jobs[0]).value())
                    return {};
                if (outcome->write)
                    if (auto written = outcome->write(connection); !written)
                        return written;
                for (const auto& next : outcome->next)
                    if (auto queued = enqueueJob(connection, next); !queued)
                        return queued;
                return {};
            });
        }
    }

    StoredDraft draft()
    {
        return home.context()
            .reads.read<StoredDraft>([&](Connection& connection) { return loadDraft(connection, home.keys().master, draftId); })
            .value();
    }

    // As review does it: a signed decision, the draft held, the job waiting for the end of the hold.
    void approve(int people = 1)
    {
        const auto now = home.clock.now();
        auto stored = draft();
        const auto rendered = render(*contentFor(stored.draft, stored.draft.summary.channel), stored.draft.values).value();
        bytes = rendered.bytes;
        const auto binding = makeBinding(rendered, Json(stored.draft.offer), stored.draft.values, stored.draft.prompt).value();
        for (int i = 0; i < people; ++i) {
            const auto key = newSigningKey();
            DecisionStatement statement;
            statement.decisionId = decisionId = newId(now);
            statement.draftId = draftId;
            statement.revision = stored.draft.summary.revision;
            statement.binding = binding;
            statement.decidedAt = now;
            statement.personId = "person-" + std::to_string(i);
            statement.keyId = keyId(key.publicKey);
            home.write([&](Connection& connection) -> Result<void> {
                if (auto put
                    = connection.run("INSERT INTO device_keys(id, person_id, public_key, created_at) VALUES(:id, :person, :key, 0)",
                        statement.keyId, statement.personId, base64(key.publicKey));
                    !put)
                    return tl::unexpected(put.error());
                auto put = connection.run(
                    "INSERT INTO decisions(id, draft_id, revision, person_id, key_id, verdict, statement, signature, state, hold_until, "
                    "created_at) VALUES(:id, :draft, :revision, :person, :key, 'approve', :statement, :signature, 'held', :hold, :now)",
                    statement.decisionId, draftId, statement.revision, statement.personId, statement.keyId, signedBytes(statement),
                    base64(sign(key, signedBytes(statement))), now + 2 * minuteMs, now);
                return put ? Result<void>() : tl::unexpected(put.error());
            });
        }
        stored.draft.summary.state = DraftState::Held;
        stored.draft.decisionId = decisionId;
        stored.draft.holdUntil = now + 2 * minuteMs;
        home.write([&](Connection& connection) -> Result<void> {
            const auto subject = loadSubject(connection, home.keys().master, stored.subjectId).value();
            if (auto updated = updateDraft(connection, subject, stored.draft, stored.draft.summary.revision, now); !updated)
                return updated;
            return enqueueJob(connection, NextJob{ "deliver", decisionId, now + 2 * minuteMs });
        });
        home.clock.advance(3 * minuteMs);
    }

    // As one with the database in hand would: the body is plain again afterwards, which counts for as good.
    // In the draft's body, its facts and its words.
    void tamper(const char* place, const Json& value)
    {
        const auto plain = plainText(home.text("SELECT body FROM drafts")).value();
        Json draft = parseJson(plain, { .maxBytes = 1 << 24, .maxString = 1 << 22 }).value();
        draft.at(Json::json_pointer(place)) = value;
        home.write([&](Connection& connection) -> Result<void> {
            const auto changed = connection.run("UPDATE drafts SET body = :body", draft.dump());
            return changed ? Result<void>{} : Result<void>(tl::unexpected(changed.error()));
        });
    }
    void run(const std::string& sql)
    {
        home.write([&](Connection& connection) -> Result<void> {
            const auto done = connection.run(sql);
            return done ? Result<void>() : tl::unexpected(done.error());
        });
    }
    Json ask(const char* path) { return parseJson(http.call(HttpCall{ "GET", sandbox->url() + path, {}, {} }).value().body).value(); }
    void fault(const std::string& mode)
    {
        const auto answer
            = http.call(HttpCall{ "POST", sandbox->url() + "/faults", {}, R"({"sends":{"mode":")" + mode + R"(","count":1}})" });
        if (!answer || answer->status != 200)
            qFatal("the sandbox takes no fault");
    }
    std::int64_t arrived() { return ask("/ledger").at("sends").get<std::int64_t>(); }
    std::string state() { return home.text("SELECT state FROM drafts"); }

    ErasureState erase()
    {
        const auto subject = home.text("SELECT subject_id FROM drafts");
        auto state = ErasureState::Known;
        home.write([&](Connection& connection) -> Result<void> {
            state = eraseNow(connection, subject, home.clock.now()).value();
            return {};
        });
        return state;
    }
    bool gone()
    {
        return home.count("SELECT COUNT(*) FROM subjects WHERE wrapped_key IS NULL AND erased_at IS NOT NULL") == 1
            && home.count("SELECT COUNT(*) FROM vault") == 0 && home.count("SELECT COUNT(*) FROM drafts WHERE sealed <> ''") == 0
            && home.count("SELECT COUNT(*) FROM carts WHERE sealed <> ''") == 0;
    }

    Home home;
    HttpClient http;
    ShopifyAdmin admin{ http, home.clock };
    std::unique_ptr<Sandbox> sandbox;
    Shop shop;
    std::vector<std::unique_ptr<Stage>> stages;
    bool providerGone = false;
    std::function<void()> duringSend;
    std::optional<Error> lastError;
    std::string cartId, draftId, decisionId, bytes;
};

} // namespace

class TestDeliver : public QObject {
    Q_OBJECT

    static void wasVoided(Scene& scene, const std::string& rule)
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

private Q_SLOTS:
    void exactlyTheSignedBytesOnce()
    {
        Scene scene;
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

    void aLostAnswerIsReconciledNeverRepeated()
    {
        Scene scene;
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

    void whatNeverArrivedGoesBackToPeople()
    {
        Scene scene;
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

    void aRefusalGoesBackToPeople()
    {
        Scene scene;
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

    void aCrashAfterTheCallSendsNothingTwice()
    {
        Scene scene;
        scene.approve();
        scene.drain("deliver");
        QCOMPARE(scene.home.text("SELECT state FROM sends"), std::string("sending"));
        QCOMPARE(scene.arrived(), 1);
        scene.drain();
        QCOMPARE(scene.state(), std::string("sent"));
        QCOMPARE(scene.arrived(), 1);
        QCOMPARE(scene.ask("/ledger").at("duplicates").get<int>(), 0);
    }

    void aProviderThatIsAwayIsTriedAgainUnderTheSameId()
    {
        Scene scene;
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

    void aConsentTakenBackVoids()
    {
        Scene scene;
        scene.approve();
        scene.run("UPDATE subjects SET consent_email = 'unsubscribed'");
        wasVoided(scene, "consent");
    }

    void tamperedContentVoids()
    {
        Scene scene;
        scene.approve();
        scene.tamper("/contents/0/subject", "Send us money");
        wasVoided(scene, "payload");
    }

    void tamperedOfferVoids()
    {
        Scene scene;
        scene.approve();
        scene.tamper("/offer/floor_bp", 1);
        wasVoided(scene, "offer");
    }

    void aForgedOrRevokedSignatureVoids()
    {
        {
            Scene scene;
            scene.approve();
            scene.run("UPDATE decisions SET signature = iif(substr(signature, 1, 1) = 'A', 'B', 'A') || substr(signature, 2)");
            wasVoided(scene, "signature");
        }
        Scene scene;
        scene.approve();
        scene.run("UPDATE device_keys SET revoked_at = 1");
        wasVoided(scene, "key_revoked");
    }

    void onePersonIsNotTwo()
    {
        Scene scene;
        scene.run("UPDATE drafts SET approvals_needed = 2, summary = json_set(summary, '$.approvals_needed', 2)");
        scene.approve(1);
        wasVoided(scene, "approvals");
        scene.approve(2);
        scene.drain();
        QCOMPARE(scene.state(), std::string("sent"));
        QCOMPARE(scene.home.count("SELECT COUNT(*) FROM decisions WHERE state = 'sent'"), 2);
    }

    void goodsGoneVoid()
    {
        Scene scene;
        scene.approve();
        scene.tamper("/customer/variants/0/available", 0);
        wasVoided(scene, "check.stock");
    }

    // Approved bytes were approved under the brand rules of their time: a stricter one since warns, and the record says so.
    void aLaterBrandRuleOnlyWarns()
    {
        Scene scene;
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

    void aBoughtCartEndsIt()
    {
        Scene scene;
        scene.approve();
        scene.run("UPDATE carts SET state = 'converted'");
        scene.drain();
        QCOMPARE(scene.state(), std::string("converted"));
        QCOMPARE(scene.arrived(), 0);
    }

    // Webhooks are worked in behind their answers: the purchase may be among those that still wait.
    void whatTheShopSaidByThenIsHeardFirst()
    {
        Scene scene;
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

    void anUndoneDecisionIsNobodysJob()
    {
        Scene scene;
        scene.approve();
        scene.run("UPDATE decisions SET state = 'undone'");
        scene.drain();
        QCOMPARE(scene.arrived(), 0);
        QCOMPARE(scene.state(), std::string("held")); // as it was: whoever undid it moves the draft
    }

    // The bytes are out or they are not; either way nothing of the customer is left when it has ended.
    void anErasureDuringTheCallWaitsForItsEnd()
    {
        Scene scene;
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

    void anErasureBeforeTheCallStopsIt()
    {
        Scene scene;
        scene.approve();
        QCOMPARE(scene.erase(), ErasureState::Erased);
        scene.drain();
        QCOMPARE(scene.arrived(), 0);
        QCOMPARE(scene.state(), std::string("suppressed"));
        QCOMPARE(scene.home.text("SELECT state FROM decisions"), std::string("voided"));
        QCOMPARE(scene.home.count("SELECT COUNT(*) FROM jobs WHERE stage = 'deliver'"), 0);
        QVERIFY(scene.gone());
    }

    void anErasureAfterACrashLearnsWhatBecameOfIt()
    {
        Scene scene;
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

    void whatNeverArrivedIsNotSentToSomeoneErased()
    {
        Scene scene;
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
    void aForcedErasureLeavesWhatTheSendNeeds()
    {
        Scene scene;
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

    void anErasureAtAnyMomentLeavesNoHalfState()
    {
        for (int round = 0; round < 6; ++round) {
            Scene scene;
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

    void quietHoursWaitAndLookAgain()
    {
        Scene scene;
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

    void theSignatureIsTheStandardOne()
    {
        QCOMPARE(WebhookConnector::signatureOf(
                     "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", R"({"test": 2432232314})"),
            std::string("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }
};

QTEST_GUILESS_MAIN(TestDeliver)
#include "tst_deliver.moc"
