#include "app/ctl/demostudio.h"

#include "app/ctl/decisions.h"
#include "app/ctl/demo.h"
#include "models/domain/brandrules.h"
#include "models/domain/digest.h"
#include "models/domain/prompt.h"
#include "services/sandbox/recordedshop.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>

namespace countersign {

namespace {

constexpr std::array practice{ "01-shipping-cost-small-cart", "15-returns-policy-two-colours", "23-distraction-loyal", "28-phone-only-sms" };
constexpr int practiceEmails = 3;
constexpr auto lookEvery = std::chrono::milliseconds(100);
constexpr int mostLooks = 300;

constexpr const char* toneGuide = R"(# Voice

Write as one person of the shop to another: short sentences, no exclamation marks, no capitals.

# Do and don't

Say what the shopper would miss, never what they did wrong. Never press: no countdowns, no last chances.
)";

constexpr const char* standingOrders = "You write short, friendly messages to people who left a cart behind.\n"
                                       "Write as a person of the shop would. Never press, never invent scarcity, promise nothing.";
constexpr const char* calmerOrders = "You write short, friendly messages to people who left a cart behind.\n"
                                     "Write as a person of the shop would. Never press, never invent scarcity, promise nothing.\n"
                                     "Never say: why wait";
constexpr const char* task = "Write one {{channel}} in {{language}} for {{shop_name}} to a {{segment}} shopper. Likely reason for "
                             "leaving: {{reason}}. Offer: {{offer}}. Answer that reason; end with one way back to the cart.";

// Asks again until the answer is yes; false after half a minute.
Result<bool> await(const std::function<Result<bool>()>& isSo)
{
    std::mutex mutex;
    std::condition_variable never;
    for (int look = 0; look < mostLooks; ++look) {
        const auto so = isSo();
        if (!so || *so)
            return so;
        std::unique_lock lock(mutex);
        never.wait_for(lock, lookEvery);
    }
    return false;
}

Result<Client> clientOf(const Ctl& ctl, const char* login)
{
    Where where = ctl.where;
    where.login = login;
    where.passwordFile.clear();
    return Client::connect(where);
}

Result<std::vector<DraftSummary>> queued(Client& client)
{
    const auto page = client.json("GET", "/v1/drafts?state=queued&limit=50");
    if (!page)
        return tl::unexpected(page.error());
    return decode<std::vector<DraftSummary>>(page->at("drafts"));
}

Result<void> addKnowledge(Client& editor, const std::vector<RecordedShop>& shops)
{
    for (const auto& recorded : shops) {
        const auto added = editor.json("POST", "/v1/knowledge",
            Json{ { "shop_id", recorded.shop.id }, { "kind", "tone" }, { "name", "voice.md" }, { "language", "" },
                { "text_base64", base64(toneGuide) } });
        if (!added)
            return tl::unexpected(added.error());
        if (recorded.policies.empty())
            continue;
        if (const auto pages = editor.json("POST", "/v1/knowledge/policies", Json{ { "shop_id", recorded.shop.id } }); !pages)
            return tl::unexpected(pages.error());
    }
    return {};
}

Result<void> putBrandRules(Client& editor)
{
    BrandRules rules;
    rules.banned = { "last chance", "letzte Chance" };
    const auto put = editor.json("PUT", "/v1/brand-rules", Json(rules));
    return put ? Result<void>{} : Result<void>(tl::unexpected(put.error()));
}

// Carts of nobody, rejected: nothing of them is ever sent.
Result<void> practise(const Ctl& ctl, Client& decider, const std::string& samples)
{
    for (const char* recording : practice) {
        FeedOptions options;
        options.backendUrl = decider.url();
        options.fresh = true;
        options.only = recording;
        if (const auto fed = feedTo(ctl.where.home, samples, options); !fed)
            return tl::unexpected(fed.error());
    }
    std::vector<DraftSummary> drafts;
    const auto there = await([&]() -> Result<bool> {
        auto found = queued(decider);
        if (!found)
            return tl::unexpected(found.error());
        drafts = std::move(*found);
        const auto emails = std::count_if(drafts.begin(), drafts.end(), [](const auto& draft) { return draft.channel == Channel::Email; });
        return emails >= practiceEmails && static_cast<std::size_t>(emails) < drafts.size();
    });
    if (!there)
        return tl::unexpected(there.error());
    const auto signer = signerFor(decider, ctl.where);
    if (!signer)
        return tl::unexpected(signer.error());
    for (const auto& summary : drafts) {
        const auto draft = draftOf(decider, summary.id);
        if (!draft)
            return tl::unexpected(draft.error());
        const WantedDecision wanted{ Verdict::Reject, "other", "A practice cart of the demonstration, so that a prompt can be replayed.", {} };
        if (const auto decided = decideDraft(decider, *signer, *draft, wanted); !decided)
            return tl::unexpected(decided.error());
    }
    return {};
}

Result<void> move(Client& client, const std::string& promptId, int number, PromptLabel label, const char* note)
{
    const auto moved = client.json("POST", "/v1/prompts/" + promptId + "/labels",
        Json{ { "number", number }, { "label", word(label) }, { "given", true }, { "note", note } });
    return moved ? Result<void>{} : Result<void>(tl::unexpected(moved.error()));
}

Result<bool> replayPasses(Client& editor, const std::string& promptId)
{
    const auto started = editor.json("POST", "/v1/replays", Json{ { "prompt_id", promptId }, { "number", 1 }, { "wanted", 20 } });
    if (!started && started.error().code == ErrorCode::Conflict)
        return false; // there was nothing to replay
    if (!started)
        return tl::unexpected(started.error());
    Replay replay;
    const auto ended = await([&]() -> Result<bool> {
        const auto json = editor.json("GET", "/v1/replays/" + started->value("id", std::string()));
        const auto found = json ? decode<Replay>(*json) : Result<Replay>(tl::unexpected(json.error()));
        if (!found)
            return tl::unexpected(found.error());
        replay = *found;
        return replay.state != ReplayState::Waiting && replay.state != ReplayState::Running;
    });
    if (!ended)
        return ended;
    return replay.passed();
}

// Written by one person, replayed, promoted by another; true: it is live.
Result<bool> promptThroughTheGate(Client& editor, Client& promoter, const char* name, Channel channel)
{
    PromptScope scope;
    scope.channel = channel;
    const auto made = editor.json("POST", "/v1/prompts",
        Json{ { "name", name }, { "scope", scope }, { "text", PromptText{ standingOrders, task } }, { "note", "To begin with" } });
    if (!made)
        return tl::unexpected(made.error());
    const auto id = made->value("id", std::string());
    const auto passed = replayPasses(editor, id);
    if (!passed)
        return passed;
    if (*passed)
        if (auto moved = move(promoter, id, 1, PromptLabel::Live, "Its replay passed"); !moved)
            return tl::unexpected(moved.error());
    const auto next = editor.json("POST", "/v1/prompts/" + id + "/versions",
        Json{ { "text", PromptText{ calmerOrders, task } }, { "note", "Calmer: people keep deleting “Why wait?”" } });
    if (!next)
        return tl::unexpected(next.error());
    if (auto moved = move(editor, id, 2, PromptLabel::Candidate, "To be replayed"); !moved)
        return tl::unexpected(moved.error());
    return *passed;
}

} // namespace

Result<std::string> setUpStudio(const Ctl& ctl, const std::string& samples)
{
    auto editor = clientOf(ctl, "bea");
    if (!editor)
        return tl::unexpected(editor.error());
    const auto model = editor->json("GET", "/v1/model");
    if (!model)
        return tl::unexpected(model.error());
    if (!model->value("configured", false))
        return std::string("No language model is set up: the built-in composer writes.");
    const auto prompts = editor->json("GET", "/v1/prompts");
    if (!prompts)
        return tl::unexpected(prompts.error());
    if (!prompts->at("prompts").empty())
        return std::string("The prompt studio is as it was.");
    auto promoter = clientOf(ctl, "jonas");
    if (!promoter)
        return tl::unexpected(promoter.error());
    const auto shops = readRecordedShops(samples);
    if (!shops)
        return tl::unexpected(shops.error());
    if (auto added = addKnowledge(*editor, *shops); !added)
        return tl::unexpected(added.error());
    if (auto put = putBrandRules(*editor); !put)
        return tl::unexpected(put.error());
    if (auto practised = practise(ctl, *promoter, samples); !practised)
        return tl::unexpected(practised.error());
    int live = 0;
    for (const auto& [name, channel] : { std::pair("Every cart, email", Channel::Email), std::pair("Every cart, SMS", Channel::Sms) }) {
        const auto passed = promptThroughTheGate(*editor, *promoter, name, channel);
        if (!passed)
            return tl::unexpected(passed.error());
        live += *passed ? 1 : 0;
    }
    return model->value("model", std::string("The model")) + " writes with " + std::to_string(live) + " of 2 prompts.";
}

} // namespace countersign
