#pragma once
// One shop, its sandbox with the pretend model, a live prompt and knowledge; carts go the real way, step by step.
#include "services/base/log.h"
#include "services/recovery/compose/exchangestore.h"
#include "services/recovery/compose/promptfor.h"
#include "services/recovery/jobs/jobqueue.h"
#include "services/recovery/review/instruction.h"
#include "services/sandbox/sandbox.h"
#include "tests/services/recovery/stageturn.h"
#include "tests/services/recovery/wayfixture.h"

#include <chrono>
#include <functional>

namespace countersign {

inline ModelSettings pretendModel(const std::string& url)
{
    ModelSettings settings;
    settings.baseUrl = url + "/v1";
    settings.model = "pretend-1";
    settings.timeoutMs = 1500;
    settings.breakAfter = 1000;
    settings.inputMicrosPerKiloToken = 250;
    settings.outputMicrosPerKiloToken = 2000;
    return settings;
}

class ModelScene {
public:
    explicit ModelScene(std::function<void(ModelSettings&)> change = {}, bool withPrompt = true)
    {
        auto policy = shippedPolicy();
        policy.holdoutBp = 0;
        home.putPolicy(policy);
        const std::string recordings = COUNTERSIGN_SOURCE_DIR "/resources/recordings";
        sandbox = Sandbox::start(home.folder(), recordings, "127.0.0.1:0", home.clock).value();
        const auto recorded = readRecordedShops(recordings).value().front();
        home.putShop(shopAt(recorded, sandbox->url()), recorded.secrets);
        for (const auto& [id, variant] : recorded.variants.items())
            if (variantId.empty() && variant.at("available").is_number() && variant.at("available") > 3 && variant.at("cost").is_string()) {
                variantId = id;
                price = parseMoney(variant.at("price").get<std::string>(), "EUR").value().minor;
            }
        auto settings = pretendModel(sandbox->url());
        if (change)
            change(settings);
        model = std::make_unique<LanguageModel>(settings, home.clock);
        if (withPrompt)
            addPrompt();
        makeStages();
    }

    void addPrompt()
    {
        Person author;
        author.id = "author";
        author.name = "Bea";
        home.write([&](Connection& connection) -> Result<void> {
            PromptScope scope;
            scope.channel = Channel::Email;
            const auto made = createPrompt(
                connection, "Every cart, email", scope, { "You write for a shop.", "Write about {{reason}}." }, "first", author, homeNoon);
            if (!made)
                return tl::unexpected(made.error());
            promptId = made->id;
            const auto more = addPromptVersion(connection, promptId, { "You write for a shop.", "Say: Take your time." }, "second", author, homeNoon);
            return more ? Result<void>{} : tl::unexpected(more.error());
        });
        label(1, PromptLabel::Live);
    }
    // Past the gate, which has tests of its own.
    void label(int number, PromptLabel wanted, int share = 100)
    {
        home.write([&](Connection& connection) -> Result<void> {
            const auto put = connection.run("INSERT INTO prompt_labels(prompt_id, number, label, share) VALUES(:prompt, :number, :label, :share)",
                promptId, number, word(wanted), share);
            return put ? Result<void>{} : tl::unexpected(put.error());
        });
    }
    void addKnowledge(const std::string& name, KnowledgeKind kind, const std::string& text)
    {
        const KnowledgeImport import{ "northbean", kind, name, {}, text };
        const auto passages = passagesOf(import).value();
        home.write([&](Connection& connection) -> Result<void> {
            const auto stored = storeKnowledge(connection, import, passages, {}, "author", homeNoon);
            return stored ? Result<void>{} : tl::unexpected(stored.error());
        });
    }

    Cart cart(const std::string& token = "token-1") const
    {
        auto made = someCart(token);
        made.lines = { someLine("Hand Grinder", price, 1, variantId) };
        made.subtotal = made.lines.at(0).linePrice;
        made.total = made.subtotal + *made.shipping;
        return made;
    }
    // On its whole way to the queue; answers the draft's id.
    std::string abandon(const Cart& given)
    {
        const auto cartId = home.putCart(given);
        home.write([&](Connection& connection) { return enqueueJob(connection, NextJob{ "abandon", cartId, home.clock.now() }); });
        drain();
        return home.text("SELECT id FROM drafts WHERE cart_id = '" + cartId + "'");
    }
    void drain()
    {
        std::int64_t fence = home.count("SELECT COALESCE(MAX(fence), 0) FROM jobs") / 2 * 2;
        for (int turn = 0; turn < 80; ++turn) {
            std::vector<Job> jobs;
            home.write([&](Connection& connection) -> Result<void> {
                jobs = claimDueJobs(connection, 1, home.clock.now(), home.clock.now() + hourMs, [&fence] { return fence += 2; }).value();
                return {};
            });
            if (jobs.empty())
                return;
            const auto stage = std::find_if(stages.begin(), stages.end(), [&](const auto& one) { return one->name() == jobs[0].stage; });
            const auto began = std::chrono::steady_clock::now();
            auto outcome = (*stage)->run(jobs[0]);
            if (ran)
                ran(jobs[0].stage, std::chrono::steady_clock::now() - began);
            if (!outcome)
                qFatal("%s: %s", jobs[0].stage.c_str(), outcome.error().detail.c_str());
            finishTurn(home, jobs[0], *outcome);
        }
    }
    StoredDraft stored(const std::string& id)
    {
        return home.context()
            .reads.read<StoredDraft>([&](Connection& connection) { return loadDraft(connection, home.keys().master, id); })
            .value();
    }
    std::vector<KeptExchange> exchanges(const std::string& id)
    {
        return home.context().reads.read<std::vector<KeptExchange>>([&](Connection& connection) { return exchangesOf(connection, id); }).value();
    }
    static std::string lineage(const Draft& draft, const std::string& what)
    {
        for (const auto& step : draft.lineage)
            if (step.what == what)
                return step.text;
        return {};
    }
    void fault(const Json& wish)
    {
        HttpCall call;
        call.method = "POST";
        call.url = sandbox->url() + "/faults";
        call.body = wish.dump();
        const auto answer = http.call(call);
        if (!answer || answer->status != 200)
            qFatal("the sandbox took no fault");
    }
    std::string requests()
    {
        HttpCall call;
        call.url = sandbox->url() + "/model/requests";
        call.maxAnswer = 64 * 1024 * 1024;
        return http.call(call).value().body;
    }

    std::function<void(const std::string& stage, std::chrono::nanoseconds took)> ran; // of every stage in drain(); may be empty
    Home home;
    std::unique_ptr<Sandbox> sandbox;
    std::unique_ptr<LanguageModel> model;
    std::string promptId;

private:
    void makeStages()
    {
        const auto context = home.context();
        std::vector<std::unique_ptr<DraftStep>> steps;
        steps.push_back(std::make_unique<DiagnoseStep>(EvidenceModel::embedded().value()));
        steps.push_back(std::make_unique<OfferStep>(Lifts::embedded().value()));
        steps.push_back(std::make_unique<ComposeStep>(ComposeStep::embedded(context, model.get()).value()));
        steps.push_back(std::make_unique<CheckStep>());
        steps.push_back(std::make_unique<RouteStep>(context));
        stages = draftStages(context, std::move(steps));
        stages.push_back(std::make_unique<WriteStage>(context, *model));
        stages.push_back(std::make_unique<AbandonStage>(context));
        stages.push_back(std::make_unique<EnrichStage>(context, admin));
        stages.push_back(std::make_unique<ExpireStage>(context));
        stages.push_back(std::make_unique<SeedStage>(context));
    }

    std::string variantId;
    std::int64_t price = 0;
    HttpClient http;
    ShopifyAdmin admin{ http, home.clock };
    std::vector<std::unique_ptr<Stage>> stages;
};

} // namespace countersign
