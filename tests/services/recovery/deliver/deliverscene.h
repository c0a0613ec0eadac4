#pragma once
// One draft on its way out: the stages step by step, the sandbox as provider, and what may come in between.
#include "models/domain/digest.h"
#include "services/base/packing.h"
#include "services/recovery/jobs/jobqueue.h"
#include "services/recovery/store/erasure.h"
#include "services/sandbox/sandbox.h"
#include "tests/services/recovery/stageturn.h"
#include "tests/services/recovery/wayfixture.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace countersign {

// A provider that is not there.
class NobodyHome final : public Connector {
public:
    Result<Receipt> send(const Outgoing&) override { return fail(ErrorCode::Unavailable, "connection refused"); }
    Result<Receipt> lookUp(const std::string&) override { return fail(ErrorCode::Unavailable, "connection refused"); }
};

// Takes everything, under an id of its choice.
class NamesItself final : public Connector {
public:
    explicit NamesItself(std::string id)
        : m_id(std::move(id))
    {
    }
    Result<Receipt> send(const Outgoing&) override { return Receipt{ m_id }; }
    Result<Receipt> lookUp(const std::string&) override { return Receipt{ m_id }; }

private:
    std::string m_id;
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
class DeliverScene {
public:
    // `change` has its way with the policy and the cart before anything is made of them.
    explicit DeliverScene(const std::function<void(Policy&, Cart&)>& change = {})
    {
        policy = shippedPolicy();
        policy.holdoutBp = 0;
        const std::string recordings = COUNTERSIGN_SOURCE_DIR "/resources/recordings";
        sandbox = Sandbox::start(home.folder(), recordings, "127.0.0.1:0", home.clock).value();
        const auto recorded = readRecordedShops(recordings).value().front();
        shop = shopAt(recorded, sandbox->url());
        secrets = recorded.secrets;
        home.putShop(shop, secrets);
        cart = someCart();
        cart.acceptsEmailMarketing = true;
        fillFromStock(cart, recorded);
        if (change)
            change(policy, cart);
        home.putPolicy(policy);
        makeStages();
        draftId = abandon();
    }

    // The cart is left (under another token, so that it is another cart); its draft.
    std::string abandon(const std::string& token = "token-1")
    {
        cart.token = token;
        cartId = home.putCart(cart);
        home.write([&](Connection& connection) { return enqueueJob(connection, NextJob{ "abandon", cartId, home.clock.now() }); });
        drain();
        return home.text("SELECT id FROM drafts WHERE cart_id = '" + cartId + "'");
    }
    std::string stateOf(const std::string& draft) { return home.text("SELECT state FROM drafts WHERE id = '" + draft + "'"); }

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
        const ConnectorFor connectors = [this](const Shop& of, const ShopSecrets& keys) -> Result<std::unique_ptr<Connector>> {
            if (providerGone)
                return std::unique_ptr<Connector>(std::make_unique<NobodyHome>());
            if (providerNamesIt)
                return std::unique_ptr<Connector>(std::make_unique<NamesItself>(*providerNamesIt));
            auto real = configuredConnectors(http, home.clock)(of, keys);
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
            finishTurn(home, jobs[0], *outcome);
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
    ShopSecrets secrets;
    Policy policy;
    Cart cart;
    std::vector<std::unique_ptr<Stage>> stages;
    bool providerGone = false;
    std::optional<std::string> providerNamesIt;
    std::function<void()> duringSend;
    std::optional<Error> lastError;
    std::string cartId, draftId, decisionId, bytes;
};

} // namespace countersign
