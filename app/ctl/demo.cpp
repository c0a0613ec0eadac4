// countersignctl demo: everything for "Try it on this computer"; running it again changes nothing that is there.
#include "app/ctl/demo.h"

#include "app/ctl/demostudio.h"
#include "app/ctl/output.h"
#include "models/domain/digest.h"
#include "models/domain/policy.h"
#include "services/base/secretfile.h"

#include <array>
#include <sodium.h>

namespace countersign {

namespace {

struct WantedDemo {
    std::string sandboxUrl;
    std::string sandboxHome;
    std::string samples;
    std::int64_t holdEmailS = 20;
    std::int64_t holdSmsS = 10;
    std::int64_t idleS = 0;
    std::int64_t surveyWaitS = 0; // 0 = nobody is asked
    int holdoutBp = 0;
    int copies = 1;
    bool quietHours = false;
    bool noQuietHours = false;
    bool feedAgain = false;
    bool noFeed = false;
};

struct Role {
    const char* login;
    const char* name;
    const char* role;
};
constexpr std::array<Role, 5> cast{ { { "mira", "Mira Hofmann", "marketing_manager" }, { "jonas", "Jonas Weber", "senior_approver" },
    { "bea", "Bea Lindqvist", "brand_reviewer" }, { "otto", "Otto Brandt", "auditor" }, { "olga", "Olga Petrova", "operator" } } };

std::string generated(std::size_t bytes)
{
    std::string random(bytes, '\0');
    randombytes_buf(random.data(), random.size());
    return hex(random);
}

// What is generated is on disk before anyone relies on it.
Result<Json> settledDemo(const std::string& home, const std::vector<RecordedShop>& shops)
{
    auto demo = readDemo(home);
    if (!demo)
        return demo;
    if (!demo->contains("people")) {
        (*demo)["people"] = Json::array();
        for (const auto& role : cast)
            (*demo)["people"].push_back(
                { { "login", role.login }, { "password", generated(10) }, { "name", role.name }, { "role", role.role } });
        (*demo)["fed"] = false;
    }
    Json& known = (*demo)["shops"];
    if (!known.is_array())
        known = Json::array();
    for (const auto& recorded : shops) {
        const bool present = std::any_of(
            known.begin(), known.end(), [&](const Json& shop) { return shop.value("id", std::string()) == recorded.shop.id; });
        if (!present)
            known.push_back({ { "id", recorded.shop.id }, { "webhook_secret", generated(32) } });
    }
    if (auto written = writeFileAtomically(home + "/demo.json", demo->dump(2), true); !written)
        return tl::unexpected(written.error());
    return demo;
}

Result<void> addPeople(Client& client, const Json& demo)
{
    const auto present = client.json("GET", "/v1/people");
    if (!present)
        return tl::unexpected(present.error());
    for (const auto& person : demo.at("people")) {
        const auto& list = present->at("people");
        if (std::any_of(list.begin(), list.end(),
                [&person](const Json& other) { return other.value("login", std::string()) == person.at("login"); }))
            continue;
        const auto added = client.json("POST", "/v1/people",
            Json{ { "login", person.at("login") }, { "password", person.at("password") }, { "name", person.at("name") },
                { "roles", { person.at("role") } } });
        if (!added)
            return tl::unexpected(added.error());
    }
    return {};
}

Result<void> setDemoPolicy(Client& client, const WantedDemo& wanted)
{
    const auto inForce = client.json("GET", "/v1/policy");
    if (!inForce)
        return tl::unexpected(inForce.error());
    auto policy = decode<Policy>(inForce->at("policy"));
    if (!policy)
        return tl::unexpected(policy.error());
    const Json before = *policy;
    policy->phase = RolloutPhase::Pilot;
    policy->holdMs[Channel::Email] = wanted.holdEmailS * secondMs;
    policy->holdMs[Channel::Sms] = wanted.holdSmsS * secondMs;
    policy->holdoutBp = wanted.holdoutBp;
    if (wanted.idleS > 0)
        policy->idleMs = wanted.idleS * secondMs;
    if (wanted.surveyWaitS > 0) {
        policy->survey.enabled = true;
        policy->survey.waitMs = wanted.surveyWaitS * secondMs;
        policy->survey.channels = { Channel::Email, Channel::Sms };
        policy->survey.address = client.url();
    }
    if (!wanted.quietHours)
        policy->quietFromMinute = policy->quietUntilMinute = 0;
    if (Json(*policy) == before)
        return {};
    const auto set = client.json("PUT", "/v1/policy", Json(*policy));
    return set ? Result<void>{} : Result<void>(tl::unexpected(set.error()));
}

Result<void> connectShops(Client& client, const std::vector<RecordedShop>& shops, const std::string& sandboxUrl)
{
    for (const auto& recorded : shops) {
        const auto saved
            = client.json("POST", "/v1/shops", Json{ { "shop", shopAt(recorded, sandboxUrl) }, { "secrets", recorded.secrets } });
        if (!saved)
            return tl::unexpected(saved.error());
    }
    return {};
}

Result<void> demo(const Ctl& ctl, Client& client, WantedDemo wanted)
{
    if (wanted.sandboxUrl.empty()) {
        const auto endpoint = readFile(wanted.sandboxHome + "/endpoint", 4096);
        if (!endpoint)
            return fail(ErrorCode::InvalidInput, "name the sandbox: --sandbox URL, or --sandbox-home DIR of a running one");
        wanted.sandboxUrl = endpoint->substr(0, endpoint->find_last_not_of("\r\n ") + 1);
    }
    while (wanted.sandboxUrl.ends_with('/'))
        wanted.sandboxUrl.pop_back();
    const auto samples = samplesFolder(wanted.samples, ctl.program);
    if (!samples)
        return tl::unexpected(samples.error());
    const auto recorded = readRecordedShops(*samples);
    if (!recorded)
        return tl::unexpected(recorded.error());
    auto settled = settledDemo(ctl.where.home, *recorded);
    if (!settled)
        return tl::unexpected(settled.error());
    const auto shops = shopsWithSecretsOf(ctl.where.home, *samples);
    if (!shops)
        return tl::unexpected(shops.error());
    if (auto added = addPeople(client, *settled); !added)
        return added;
    if (auto set = setDemoPolicy(client, wanted); !set)
        return set;
    if (auto connected = connectShops(client, *shops, wanted.sandboxUrl); !connected)
        return connected;
    // Before the feed, so that its drafts are written by the model.
    const auto setUp = setUpStudio(ctl, *samples);
    const auto studio = setUp ? *setUp : "The prompt studio could not be set up: " + setUp.error().detail;
    FeedReport report;
    if (!wanted.noFeed && (!settled->value("fed", false) || wanted.feedAgain)) {
        FeedOptions options;
        options.backendUrl = client.url();
        options.copies = wanted.copies;
        options.fresh = settled->value("fed", false);
        auto fed = feedTo(ctl.where.home, *samples, options);
        if (!fed)
            return tl::unexpected(fed.error());
        report = std::move(*fed);
        (*settled)["fed"] = true;
        if (auto written = writeFileAtomically(ctl.where.home + "/demo.json", settled->dump(2), true); !written)
            return written;
    }
    if (ctl.json)
        ctl.show(Json{ { "people", settled->at("people").size() }, { "shops", shops->size() }, { "posted", report.posted },
            { "accepted", report.accepted }, { "refused", report.refused }, { "refusals", report.refusals }, { "studio", studio } });
    ctl.say(std::to_string(shops->size()) + " shops, " + std::to_string(settled->at("people").size()) + " people (passwords in "
        + ctl.where.home + "/demo.json), " + std::to_string(report.accepted) + " recorded webhooks accepted, "
        + std::to_string(report.refused) + " refused. " + studio);
    return {};
}

} // namespace

void addDemoCommand(CLI::App& app, Ctl& ctl)
{
    auto wanted = std::make_shared<WantedDemo>();
    auto* command = app.add_subcommand("demo", "Set up shops, people, policy and recorded carts for trying Countersign on this computer");
    command->add_option("--sandbox", wanted->sandboxUrl, "Address of countersign-sandbox");
    command->add_option("--sandbox-home", wanted->sandboxHome, "Its folder, when the address is to be found there");
    command->add_option("--samples", wanted->samples, "Folder with recordings (default: those that came with this program)")
        ->check(CLI::ExistingDirectory);
    command->add_option("--hold-email-s", wanted->holdEmailS, "Seconds between approval and sending an email")
        ->capture_default_str()
        ->check(CLI::Range(0, 86400));
    command->add_option("--hold-sms-s", wanted->holdSmsS, "The same for an SMS")->capture_default_str()->check(CLI::Range(0, 86400));
    command->add_option("--idle-s", wanted->idleS, "Seconds until an untouched cart counts as abandoned; 0 = as shipped")
        ->check(CLI::Range(0, 86400));
    command->add_option("--survey-wait-s", wanted->surveyWaitS, "Seconds until a customer who did not come back is asked why; 0 = nobody is")
        ->check(CLI::Range(0, 86400));
    command->add_option("--holdout-bp", wanted->holdoutBp, "Share of shoppers who get nothing, in 1/100 %")
        ->capture_default_str()
        ->check(CLI::Range(0, 10000));
    command->add_option("--copies", wanted->copies, "Of every recording")->capture_default_str()->check(CLI::Range(1, 1000));
    command->add_flag("--quiet-hours", wanted->quietHours, "Keep the shipped quiet hours (default: none, so that trying works at night)");
    command->add_flag("--no-quiet-hours", wanted->noQuietHours, "No quiet hours (the default)");
    command->add_flag("--feed-again", wanted->feedAgain, "Post the recordings again, as new shoppers");
    command->add_flag("--no-feed", wanted->noFeed, "Post no recordings");
    command->callback([&ctl, wanted] {
        wanted->quietHours = wanted->quietHours && !wanted->noQuietHours;
        withClient(ctl, [&](Client& client) { return demo(ctl, client, *wanted); });
    });
}

} // namespace countersign
