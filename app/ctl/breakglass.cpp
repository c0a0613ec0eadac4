// countersignctl break-glass allow|forbid|list|open|close
#include "app/ctl/output.h"
#include "models/domain/breakglass.h"

namespace countersign {

namespace {

struct GlassOptions {
    std::string right, emergency, nobody, id;
};

Result<void> allowEmergencies(const Ctl& ctl, Client& client, bool allowed)
{
    if (const auto done = client.text("PUT", "/v1/break-glass", Json{ { "allowed", allowed } }.dump()); !done)
        return tl::unexpected(done.error());
    ctl.say(allowed ? "Those who approve may take a right for half an hour in an emergency. The record tells of each."
                    : "Nobody may take rights in an emergency any more.");
    return {};
}

Result<void> listEmergencies(const Ctl& ctl, Client& client)
{
    const auto answer = client.json("GET", "/v1/break-glass");
    if (!answer)
        return tl::unexpected(answer.error());
    if (ctl.json) {
        ctl.show(*answer);
        return {};
    }
    const auto open = decode<std::vector<BrokenGlass>>(answer->value("open", Json::array()));
    if (!open)
        return tl::unexpected(open.error());
    std::vector<std::vector<std::string>> rows;
    for (const BrokenGlass& glass : *open)
        rows.push_back({ glass.id, glass.personName, std::string(word(glass.right)), std::string(word(glass.emergency)),
            std::string(word(glass.nobody)), formatTime(glass.until) });
    ctl.table({ "ID", "PERSON", "RIGHT", "EMERGENCY", "NOBODY ELSE", "UNTIL" }, rows);
    ctl.say(answer->value("allowed", false) ? "Allowed." : "Not allowed here: countersignctl break-glass allow.");
    return {};
}

Result<void> openEmergency(const Ctl& ctl, Client& client, const GlassOptions& options)
{
    const auto answer = client.json("POST", "/v1/break-glass",
        Json{ { "right", options.right }, { "emergency", options.emergency }, { "nobody", options.nobody } });
    if (!answer)
        return tl::unexpected(answer.error());
    if (ctl.json)
        ctl.show(*answer);
    ctl.say("You have the right " + options.right + " until " + answer->value("until", std::string()) + ". The record tells of it. Give it back with "
        + "break-glass close " + answer->value("id", std::string()) + ".");
    return {};
}

Result<void> closeEmergency(const Ctl& ctl, Client& client, const std::string& id)
{
    if (const auto done = client.text("POST", "/v1/break-glass/" + percentEncoded(id) + "/close"); !done)
        return tl::unexpected(done.error());
    ctl.say("Given back.");
    return {};
}

} // namespace

void addBreakGlassCommands(CLI::App& app, Ctl& ctl)
{
    auto* glass = app.add_subcommand("break-glass", "A right taken for half an hour in an emergency, with two reasons; the record tells of each");
    glass->require_subcommand(1);
    glass->add_subcommand("allow", "Let those who approve do so (right manage_people)")->callback([&ctl] {
        withClient(ctl, [&](Client& client) { return allowEmergencies(ctl, client, true); });
    });
    glass->add_subcommand("forbid", "Let nobody do so (right manage_people)")->callback([&ctl] {
        withClient(ctl, [&](Client& client) { return allowEmergencies(ctl, client, false); });
    });
    glass->add_subcommand("list", "What is taken just now")->callback([&ctl] {
        withClient(ctl, [&](Client& client) { return listEmergencies(ctl, client); });
    });
    auto options = std::make_shared<GlassOptions>();
    auto* open = glass->add_subcommand("open", "Take a right");
    open->add_option("RIGHT", options->right)
        ->required()
        ->check(CLI::IsMember({ "undo", "break_lease", "override_check", "approve_second", "reject" }));
    open->add_option("--emergency", options->emergency, "What it is")
        ->required()
        ->check(CLI::IsMember({ "wrong_message", "safety", "legal", "outage", "other" }));
    open->add_option("--nobody", options->nobody, "Why nobody who has the right can act")
        ->required()
        ->check(CLI::IsMember({ "away", "outside_hours", "involved", "other" }));
    open->callback([&ctl, options] { withClient(ctl, [&](Client& client) { return openEmergency(ctl, client, *options); }); });
    auto* close = glass->add_subcommand("close", "Give it back");
    close->add_option("ID", options->id)->required();
    close->callback([&ctl, options] { withClient(ctl, [&](Client& client) { return closeEmergency(ctl, client, options->id); }); });
}

} // namespace countersign
