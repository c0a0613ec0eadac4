// countersignctl policy show|set
#include "app/ctl/output.h"
#include "services/base/secretfile.h"

namespace countersign {

namespace {

Result<void> setPolicyFromFile(const Ctl& ctl, Client& client, const std::string& file)
{
    const auto bytes = readFile(file, 1024 * 1024);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto json = parseJson(*bytes, {.maxBytes = 1024 * 1024});
    if (!json)
        return tl::unexpected(json.error());
    const auto set = client.json("PUT", "/v1/policy", json->contains("policy") ? json->at("policy") : *json);
    if (!set)
        return tl::unexpected(set.error());
    if (ctl.json)
        ctl.show(*set);
    ctl.say("In force as version " + std::to_string(set->value("version", 0)) + ".");
    return {};
}

}  // namespace

void addPolicyCommands(CLI::App& app, Ctl& ctl)
{
    auto* policy = app.add_subcommand("policy", "Routing and limits");
    policy->require_subcommand(1);
    auto* show = policy->add_subcommand("show", "The policy in force, as JSON that `set` takes");
    show->callback([&ctl] {
        withClient(ctl, [&](Client& client) -> Result<void> {
            const auto answer = client.json("GET", "/v1/policy");
            if (!answer)
                return tl::unexpected(answer.error());
            ctl.show(*answer);
            return {};
        });
    });
    auto* set = policy->add_subcommand("set", "Put a policy in force");
    auto file = std::make_shared<std::string>();
    set->add_option("FILE", *file)->required()->check(CLI::ExistingFile);
    set->callback([&ctl, file] { withClient(ctl, [&](Client& client) { return setPolicyFromFile(ctl, client, *file); }); });
}

}  // namespace countersign
