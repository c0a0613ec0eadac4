#pragma once
// Drafts that people decided and a version that is replayed over them, with the pretend model over real HTTP.
#include "services/recovery/prompts/replayplan.h"
#include "services/recovery/prompts/replaystage.h"
#include "services/recovery/store/draftstore.h"
#include "services/recovery/store/erasure.h"
#include "services/sandbox/recordedshop.h"
#include "services/sandbox/sandbox.h"
#include "tests/services/recovery/prompts/promptfixture.h"
#include "tests/services/recovery/stageturn.h"
#include "tests/services/recovery/wayfixture.h"

#include <memory>
#include <optional>

namespace countersign {

// Drafts composed by the real stages and approved; a prompt; a model that answers at once unless told otherwise.
class ReplayScene {
public:
    explicit ReplayScene(int drafts)
        : m_drafts(drafts)
    {
        auto policy = shippedPolicy();
        policy.holdoutBp = 0;
        home.putPolicy(policy);
        const std::string recordings = COUNTERSIGN_SOURCE_DIR "/resources/recordings";
        sandbox = Sandbox::start(home.folder(), recordings, "127.0.0.1:0", home.clock).value();
        const auto recorded = readRecordedShops(recordings).value().front();
        home.putShop(shopAt(recorded, sandbox->url()), recorded.secrets);
        for (int i = 0; i < m_drafts; ++i)
            putAbandoned(recorded, i);
        Way way(home, home.clock);
        if (const auto started = way.runner().start(); !started)
            qFatal("%s", started.error().detail.c_str());
        const auto composed = [this] {
            if (m_drafts > 100)
                home.clock.advance(50); // the shop's API counts what is asked of it in a time, and here time stands still
            return home.count("SELECT COUNT(*) FROM drafts WHERE state = 'queued'") == m_drafts;
        };
        if (!QTest::qWaitFor(composed, 60000 + m_drafts * 100))
            qFatal("the drafts were not composed");
        way.runner().stop();
        home.write([&](Connection& connection) -> Result<void> {
            const auto put = connection.run(
                "INSERT INTO decisions(id, draft_id, revision, person_id, key_id, verdict, statement, signature, state, created_at) "
                "SELECT 'd' || id, id, revision, 'person', 'k', 'approve', '', '', 'sent', 1 FROM drafts");
            return put ? Result<void>{} : Result<void>(tl::unexpected(put.error()));
        });
        prompt = home.create("replayed");
        ModelSettings settings;
        settings.baseUrl = sandbox->url() + "/v1";
        settings.model = "pretend";
        settings.inputMicrosPerKiloToken = 1000;
        settings.outputMicrosPerKiloToken = 4000;
        model = std::make_unique<LanguageModel>(settings, home.clock);
    }

    void fault(const std::string& mode, int delayMs = 3000)
    {
        HttpClient http;
        const Json wish{{"model", {{"mode", mode}, {"delay_ms", delayMs}}}};
        const auto set = http.call({.method = "POST", .url = sandbox->url() + "/faults", .headers = {}, .body = wish.dump()});
        if (!set || set->status >= 300)
            qFatal("the fault was not set");
    }
    ReplayPlan plan(std::optional<int> wanted = {})
    {
        return home.read<ReplayPlan>([&](Connection& connection) {
            return planReplay(connection, home.keys().master, prompt.id, 1, wanted.value_or(m_drafts),
                [&](int input, int output) { return model->priceMicros(input, output); });
        });
    }
    Replay start(std::optional<int> wanted = {})
    {
        const auto what = plan(wanted);
        return home.tryWrite<Replay>([&](Connection& connection) { return startReplay(connection, what, home.bea, home.clock.now()); }).value();
    }
    void run(ReplayLimits limits = {})
    {
        std::vector<std::unique_ptr<Stage>> stages;
        stages.push_back(std::make_unique<ReplayStage>(home.context(), *model, limits));
        runner = std::make_unique<JobRunner>(home.context(), std::move(stages));
        if (const auto started = runner->start(); !started)
            qFatal("%s", started.error().detail.c_str());
    }
    Replay look(const std::string& id)
    {
        return home.read<std::optional<Replay>>([&](Connection& connection) { return loadReplay(connection, id); }).value();
    }
    ReplayPage results(const std::string& id, bool different = false, std::int64_t after = -1, std::int64_t limit = 200)
    {
        return home.read<ReplayPage>([&](Connection& connection) { return replayResults(connection, id, after, limit, different); });
    }
    void erase(const std::string& draftId)
    {
        const std::string subject = home.text("SELECT subject_id FROM drafts WHERE id = '" + draftId + "'");
        home.write([&](Connection& connection) { return eraseNow(connection, subject, home.clock.now()).map([](ErasureState) {}); });
    }

    PromptHome home;
    std::unique_ptr<Sandbox> sandbox;
    Prompt prompt;
    std::unique_ptr<LanguageModel> model;
    std::unique_ptr<JobRunner> runner;  // last: its stages use all of the above

private:
    const int m_drafts;
    void putAbandoned(const RecordedShop& recorded, int number)
    {
        auto cart = someCart("token-" + std::to_string(number));
        cart.shopId = recorded.shop.id;
        cart.customerId = "7301000" + std::to_string(100000 + number);
        cart.email = "ana" + std::to_string(number) + "@posta.example";
        fillFromStock(cart, recorded);
        const std::string cartId = home.putCart(cart);
        home.write([&](Connection& connection) { return enqueueJob(connection, NextJob{"abandon", cartId, home.clock.now()}); });
    }
};

}  // namespace countersign
