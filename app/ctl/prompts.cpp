// countersignctl prompts list|outcomes|shadows|promote|rollback
#include "app/ctl/output.h"
#include "models/domain/prompt.h"

#include <algorithm>
#include <memory>

namespace countersign {

namespace {

std::string shareWords(int bp) { return std::to_string(bp / 100) + "." + std::to_string(bp % 100 / 10) + " %"; }

std::string shareWords(const Json& bp) { return bp.is_number_integer() ? shareWords(bp.get<int>()) : std::string("-"); }

std::string labelList(const PromptVersion& version)
{
    std::string words;
    for (const auto label : version.labels)
        words += (words.empty() ? "" : ", ") + std::string(word(label));
    if (version.sharePercent < 100)
        words += " (" + std::to_string(version.sharePercent) + " % of the carts)";
    return words;
}

Result<void> promptList(const Ctl& ctl, Client& client)
{
    const auto answer = client.json("GET", "/v1/prompts");
    if (!answer)
        return tl::unexpected(answer.error());
    if (ctl.json) {
        ctl.show(*answer);
        return {};
    }
    const auto prompts = decode<std::vector<Prompt>>(answer->at("prompts"));
    if (!prompts)
        return tl::unexpected(prompts.error());
    std::vector<std::vector<std::string>> rows;
    for (const auto& prompt : *prompts)
        for (const auto& version : prompt.versions)
            rows.push_back({ prompt.id, prompt.name, std::to_string(version.number), labelList(version), std::to_string(version.decided),
                version.editDistanceBp ? shareWords(*version.editDistanceBp) : std::string("-"), version.authorName, version.note });
    ctl.table({ "PROMPT", "NAME", "VERSION", "LABELS", "DECIDED", "EDITED", "BY", "NOTE" }, rows);
    return {};
}

std::vector<std::string> outcomeRow(const std::string& name, const Json& figures)
{
    return { name, std::to_string(figures.value("carts", std::int64_t{ 0 })), std::to_string(figures.value("sent", std::int64_t{ 0 })),
        std::to_string(figures.value("bought", std::int64_t{ 0 })), shareWords(figures.value("bought_bp", Json())),
        shareWords(figures.value("low_bp", Json())) + " to " + shareWords(figures.value("high_bp", Json())) };
}

std::string sinceQuery(const std::string& since)
{
    return since.empty() ? std::string() : "?since=" + percentEncoded(since.size() == 10 ? since + "T00:00:00Z" : since);
}

Result<void> promptShadows(const Ctl& ctl, Client& client, const std::string& since)
{
    const auto answer = client.json("GET", "/v1/insights/shadows" + sinceQuery(since));
    if (!answer)
        return tl::unexpected(answer.error());
    if (ctl.json) {
        ctl.show(*answer);
        return {};
    }
    std::vector<std::vector<std::string>> rows;
    for (const auto& figures : answer->at("rows"))
        rows.push_back({ figures.value("name", std::string()),
            std::to_string(figures.value("drafts", std::int64_t{ 0 })) + (figures.value("cut", false) ? " (the newest)" : ""),
            std::to_string(figures.value("passed", std::int64_t{ 0 })), std::to_string(figures.value("silent", std::int64_t{ 0 })),
            std::to_string(figures.value("compared", std::int64_t{ 0 })), shareWords(figures.value("distance_bp", Json())) });
    ctl.table({ "VERSION", "DRAFTS", "PASSED", "NO ANSWER", "COMPARED", "FROM LIVE" }, rows);
    ctl.say("Nobody was sent these answers. FROM LIVE: words that differ from what the live version answered, where both passed the checks.");
    return {};
}

Result<void> promptOutcomes(const Ctl& ctl, Client& client, const std::string& since)
{
    const auto answer = client.json("GET", "/v1/insights/versions" + sinceQuery(since));
    if (!answer)
        return tl::unexpected(answer.error());
    if (ctl.json) {
        ctl.show(*answer);
        return {};
    }
    std::vector<std::vector<std::string>> rows;
    for (const auto& figures : answer->at("holdouts"))
        rows.push_back(outcomeRow("holdout of “" + figures.value("name", std::string()) + "”", figures));
    rows.push_back(outcomeRow("nobody was written to (holdout)", answer->at("holdout")));
    for (const auto& figures : answer->at("rows"))
        rows.push_back(outcomeRow(figures.value("name", std::string()), figures));
    ctl.table({ "VERSION", "CARTS", "SENT", "BOUGHT", "SHARE", "95 % INTERVAL" }, rows);
    ctl.say("Every cart counts from the day it got its arm; a prompt's holdout are those it would have written for while it was "
            "in use. Where two intervals overlap, chance may explain the difference.");
    return {};
}

struct PromotionWanted { // as typed
    std::string prompt;
    int number = 0;
    int share = 100;
    std::string note;
};

// The gate is the backend's: what it refuses, it lists.
Result<void> promptPromote(const Ctl& ctl, Client& client, const PromotionWanted& wanted)
{
    const auto answer = client.json("POST", "/v1/prompts/" + percentEncoded(wanted.prompt) + "/labels",
        Json{ { "number", wanted.number }, { "label", "live" }, { "given", true }, { "note", wanted.note }, { "share_percent", wanted.share } });
    if (!answer)
        return tl::unexpected(answer.error());
    if (ctl.json) {
        ctl.show(*answer);
        return {};
    }
    ctl.say("Version " + std::to_string(wanted.number) + " of “" + answer->value("name", std::string()) + "” is live"
        + (wanted.share < 100 ? " for " + std::to_string(wanted.share) + " % of the carts." : "."));
    return {};
}

Result<void> promptRollback(const Ctl& ctl, Client& client, const std::string& id, const std::string& note)
{
    const auto answer = client.json("POST", "/v1/prompts/" + percentEncoded(id) + "/rollback", Json{ { "note", note } });
    if (!answer)
        return tl::unexpected(answer.error());
    if (ctl.json) {
        ctl.show(*answer);
        return {};
    }
    const auto prompt = decode<Prompt>(*answer);
    if (!prompt)
        return tl::unexpected(prompt.error());
    for (const auto& version : prompt->versions)
        if (std::find(version.labels.begin(), version.labels.end(), PromptLabel::Live) != version.labels.end())
            ctl.say("“" + prompt->name + "” is back at version " + std::to_string(version.number) + ".");
    return {};
}

} // namespace

void addPromptCommands(CLI::App& app, Ctl& ctl)
{
    auto* prompts = app.add_subcommand("prompts", "Prompts of the language model, and what came of them");
    prompts->require_subcommand(1);
    prompts->add_subcommand("list", "Every version with its labels, how many of its drafts were decided, how far people changed them")
        ->callback([&ctl] { withClient(ctl, [&](Client& client) { return promptList(ctl, client); }); });
    auto since = std::make_shared<std::string>();
    auto* outcomes = prompts->add_subcommand("outcomes", "How many carts were bought after all, by version and without any message");
    outcomes->add_option("--since", *since, "Only carts from this day or time on (default: 30 days ago)");
    outcomes->callback([&ctl, since] { withClient(ctl, [&](Client& client) { return promptOutcomes(ctl, client, *since); }); });
    auto* shadows = prompts->add_subcommand("shadows", "What shadow versions answered beside the live ones");
    shadows->add_option("--since", *since, "Only answers from this day or time on (default: 30 days ago)");
    shadows->callback([&ctl, since] { withClient(ctl, [&](Client& client) { return promptShadows(ctl, client, *since); }); });
    auto wanted = std::make_shared<PromotionWanted>();
    auto* promote = prompts->add_subcommand("promote", "Makes a version live, where the gate lets it (right promote_prompts; needs --login)");
    promote->add_option("PROMPT", wanted->prompt)->required();
    promote->add_option("VERSION", wanted->number)->required();
    promote->add_option("--share", wanted->share, "For so many percent of the carts, beside the version that is live (default: all)")
        ->check(CLI::Range(1, 100));
    promote->add_option("--note", wanted->note, "Why, for the history");
    promote->callback([&ctl, wanted] { withClient(ctl, [&](Client& client) { return promptPromote(ctl, client, *wanted); }); });
    auto id = std::make_shared<std::string>();
    auto note = std::make_shared<std::string>();
    auto* rollback = prompts->add_subcommand("rollback", "The version that was live before is live again (right promote_prompts; needs --login)");
    rollback->add_option("PROMPT", *id)->required();
    rollback->add_option("--note", *note, "Why, for the history");
    rollback->callback([&ctl, id, note] { withClient(ctl, [&](Client& client) { return promptRollback(ctl, client, *id, *note); }); });
}

} // namespace countersign
