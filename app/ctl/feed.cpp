// countersignctl feed
#include "app/ctl/demo.h"
#include "app/ctl/output.h"
#include "services/base/secretfile.h"

#include <filesystem>

namespace countersign {

namespace {

struct Feeding {
    std::string samples;
    FeedOptions options;
    double ageMinutes = 40;
};

Result<void> feed(const Ctl& ctl, Client& client, const Feeding& feeding)
{
    const auto samples = samplesFolder(feeding.samples, ctl.program);
    if (!samples)
        return tl::unexpected(samples.error());
    FeedOptions options = feeding.options;
    options.backendUrl = client.url();
    options.ageMs = static_cast<TimeMs>(feeding.ageMinutes * static_cast<double>(minuteMs));
    const auto report = feedTo(ctl.where.home, *samples, options);
    if (!report)
        return tl::unexpected(report.error());
    if (ctl.json)
        ctl.show(Json{ { "posted", report->posted }, { "accepted", report->accepted }, { "duplicates", report->duplicates },
            { "refused", report->refused }, { "refusals", report->refusals } });
    ctl.say("Posted " + std::to_string(report->posted) + " webhooks: " + std::to_string(report->accepted) + " accepted, "
        + std::to_string(report->duplicates) + " seen before, " + std::to_string(report->refused) + " refused.");
    for (const auto& refusal : report->refusals)
        ctl.say("  " + refusal);
    return {};
}

} // namespace

Result<Json> readDemo(const std::string& home)
{
    std::error_code problem;
    if (!std::filesystem::exists(home + "/demo.json", problem))
        return Json::object();
    const auto bytes = readFile(home + "/demo.json", 1024 * 1024);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return parseJson(*bytes);
}

Result<std::vector<RecordedShop>> shopsWithSecretsOf(const std::string& home, const std::string& samples)
{
    auto shops = readRecordedShops(samples);
    const auto demo = readDemo(home);
    if (!shops || !demo)
        return shops ? Result<std::vector<RecordedShop>>(tl::unexpected(demo.error())) : shops;
    for (auto& recorded : *shops)
        for (const auto& known : demo->value("shops", Json::array()))
            if (known.value("id", std::string()) == recorded.shop.id)
                recorded.secrets.webhookSecret = known.value("webhook_secret", recorded.secrets.webhookSecret);
    return shops;
}

Result<std::string> samplesFolder(const std::string& given, const std::string& program)
{
    if (!given.empty())
        return given;
    auto found = recordingsFolder(program);
    std::error_code problem;
    if (!found)
        found = recordingsFolder(std::filesystem::read_symlink("/proc/self/exe", problem).string());
    return found;
}

Result<FeedReport> feedTo(const std::string& home, const std::string& samples, const FeedOptions& options)
{
    auto recordings = readRecordings(samples);
    if (!recordings)
        return tl::unexpected(recordings.error());
    auto shops = shopsWithSecretsOf(home, samples);
    if (!shops)
        return tl::unexpected(shops.error());
    const SystemClock clock;
    return Feed(std::move(*recordings), std::move(*shops), clock).run(options);
}

void addFeedCommand(CLI::App& app, Ctl& ctl)
{
    auto feeding = std::make_shared<Feeding>();
    auto* command = app.add_subcommand("feed", "Sign and post recorded webhooks, rebased to now");
    command->add_option("--samples", feeding->samples, "Folder with recordings (default: those that came with this program)")
        ->check(CLI::ExistingDirectory);
    command->add_option("--rate", feeding->options.ratePerSecond, "Most webhooks a second; 0 = as fast as they are answered")
        ->check(CLI::NonNegativeNumber);
    command->add_option("--copies", feeding->options.copies, "Of every recording, each another shopper")->check(CLI::Range(1, 1000000));
    command->add_option("--age", feeding->ageMinutes, "Minutes since the shopper's last step")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber);
    command->add_option("--connections", feeding->options.connections)->check(CLI::Range(1, 256));
    command->add_option("--only", feeding->options.only, "Part of a recording's file name");
    command->add_flag("--fresh", feeding->options.fresh, "New shoppers, unlike those of any earlier feed");
    command->callback([&ctl, feeding] { withClient(ctl, [&](Client& client) { return feed(ctl, client, *feeding); }); });
}

} // namespace countersign
