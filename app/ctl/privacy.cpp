// countersignctl privacy export|erase|retention|rewrite
#include "app/ctl/output.h"
#include "services/base/secretfile.h"
#include "services/recovery/privacy/rewritefile.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <utility>

namespace countersign {

namespace {

struct PrivacyOptions {
    std::vector<std::string> customers;
    std::string customersFile;
    std::string shop;
    std::string folder;
    std::vector<std::string> days;  // "webhooks=30"
    bool wholeShop = false;
    bool dryRun = false;
};

Result<void> exportData(const Ctl& ctl, Client& client, const PrivacyOptions& wanted)
{
    namespace fs = std::filesystem;
    std::error_code problem;
    if (fs::exists(wanted.folder, problem) && !fs::is_empty(wanted.folder, problem))
        return fail(ErrorCode::Conflict, wanted.folder + " holds something already");
    const auto data = client.json("POST", "/v1/privacy/exports", Json{ { "shop_id", wanted.shop }, { "customers", wanted.customers } });
    if (!data)
        return tl::unexpected(data.error());
    fs::create_directories(wanted.folder, problem);
    if (!problem)
        fs::permissions(wanted.folder, fs::perms::owner_all, problem);
    if (problem)
        return fail(ErrorCode::Storage, "cannot make " + wanted.folder + ": " + problem.message());
    Json files = data->value("files", Json::object());
    files["index.json"] = data->value("index", Json::object());
    for (const auto& [name, content] : files.items()) {
        if (name.empty() || name.find_first_of("/\\") != std::string::npos || name.front() == '.')
            return fail(ErrorCode::Damaged, "the backend named a file that is none");
        const std::string text = content.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
        if (auto written = writeFileAtomically(wanted.folder + "/" + name, text, true); !written)
            return written;
    }
    if (ctl.json)
        ctl.show(files["index.json"]);
    ctl.say("Everything that is held about this customer is in " + wanted.folder + "; index.json says what is where. The record has an entry about it.");
    return {};
}

Result<std::vector<std::string>> namedCustomers(const PrivacyOptions& wanted)
{
    std::vector<std::string> customers = wanted.customers;
    if (wanted.customersFile.empty())
        return customers;
    std::ifstream file(wanted.customersFile);
    for (std::string line; std::getline(file, line);)
        if (line = trimmed(line); !line.empty())
            customers.push_back(line);
    if (file.bad() || customers.empty())
        return fail(ErrorCode::InvalidInput, wanted.customersFile + " names nobody");
    return customers;
}

void sayWhatStays(const Ctl& ctl, const Json& report)
{
    const Json backups = report.value("backups", Json::array());
    if (backups.empty()) {
        ctl.say("No backup that is known of holds it.");
        return;
    }
    ctl.say(std::to_string(backups.size()) + " backups still hold it, the last until "
        + (report.at("backups_until").is_string() ? report.at("backups_until").get<std::string>() : std::string("an unknown day")) + ":");
    for (const auto& backup : backups)
        ctl.say("  " + backup.value("file", std::string()) + " until " + backup.value("keep_until", std::string()));
}

// A thousand at a time, each until nothing is left of it.
Result<void> eraseData(const Ctl& ctl, Client& client, const PrivacyOptions& wanted)
{
    constexpr std::size_t atOnce = 1000;
    const auto customers = namedCustomers(wanted);
    if (!customers)
        return tl::unexpected(customers.error());
    if (customers->empty() != wanted.wholeShop)
        return fail(ErrorCode::InvalidInput, "name customers, or --whole-shop with --shop");
    Json total{ { "customers", 0 }, { "carts", 0 }, { "waiting", 0 }, { "unknown", Json::array() } };
    Json report;
    for (std::size_t at = 0; at == 0 || at < customers->size(); at += atOnce) {
        const auto end = std::min(customers->size(), at + atOnce);
        const std::vector<std::string> some(customers->begin() + static_cast<std::ptrdiff_t>(at), customers->begin() + static_cast<std::ptrdiff_t>(end));
        bool first = true;
        do {
            const auto answer = client.json("POST", "/v1/privacy/erasures",
                Json{ { "shop_id", wanted.shop }, { "customers", some }, { "whole_shop", wanted.wholeShop } });
            if (!answer)
                return tl::unexpected(answer.error());
            report = *answer;
            for (const char* count : { "customers", "carts", "waiting" })
                total[count] = total.at(count).get<std::int64_t>() + report.value(count, std::int64_t{ 0 });
            if (std::exchange(first, false))
                for (const auto& key : report.value("unknown", Json::array()))
                    total["unknown"].push_back(key);
        } while (report.value("left", false));
    }
    for (const char* name : { "backups", "backups_until", "files_clean", "rewrite_needed" })
        total[name] = report.value(name, Json());
    if (ctl.json)
        ctl.show(total);
    ctl.say(std::to_string(total.at("customers").get<std::int64_t>()) + " customers were erased, " + std::to_string(total.at("carts").get<std::int64_t>())
        + " other carts emptied.");
    if (const auto waiting = total.at("waiting").get<std::int64_t>(); waiting > 0)
        ctl.say(std::to_string(waiting) + " go once the message that is on its way to them has ended.");
    for (const auto& key : total.at("unknown"))
        ctl.say("Nothing is held under " + key.get<std::string>() + ".");
    if (report.value("rewrite_needed", false))
        ctl.say("The database is too large to be written anew while it works: until \"countersignctl privacy rewrite\", with the backend stopped, "
                "its pages may hold copies of what was erased.");
    sayWhatStays(ctl, total);
    return {};
}

Result<void> retention(const Ctl& ctl, Client& client, const PrivacyOptions& wanted)
{
    const auto now = client.json("GET", "/v1/privacy/retention");
    if (!now)
        return tl::unexpected(now.error());
    Json days = now->value("days", Json::object());
    for (const auto& one : wanted.days) {
        const auto equals = one.find('=');
        char* end = nullptr;
        const long value = equals == std::string::npos ? 0 : std::strtol(one.c_str() + equals + 1, &end, 10);
        if (equals == std::string::npos || end == nullptr || *end != '\0')
            return fail(ErrorCode::InvalidInput, "--days is KIND=DAYS: " + one);
        days[one.substr(0, equals)] = value;
    }
    Json counts;
    if (wanted.dryRun) {
        const auto preview = client.json("POST", "/v1/privacy/retention/preview", Json{ { "days", days } });
        if (!preview)
            return tl::unexpected(preview.error());
        counts = preview->value("would_empty", Json::object());
    } else if (!wanted.days.empty()) {
        if (const auto set = client.json("PUT", "/v1/privacy/retention", Json{ { "days", days } }); !set)
            return tl::unexpected(set.error());
    }
    if (ctl.json) {
        ctl.show(Json{ { "days", days }, { "would_empty", counts } });
        return {};
    }
    std::vector<std::vector<std::string>> rows;
    for (const auto& [kind, value] : days.items())
        rows.push_back({ kind, std::to_string(value.get<int>()),
            counts.is_object() ? std::to_string(counts.value(kind, std::int64_t{ 0 })) : std::string() });
    ctl.table({ "KIND", "DAYS", counts.is_object() ? "WOULD BE EMPTIED NOW" : "" }, rows);
    return {};
}

Result<void> rewrite(const Ctl& ctl)
{
    const auto done = rewriteDatabase(ctl.where.home);
    if (!done)
        return tl::unexpected(done.error());
    if (ctl.json)
        ctl.show(Json{ { "bytes_before", done->bytesBefore }, { "bytes_after", done->bytesAfter } });
    ctl.say("The database was written anew, from " + std::to_string(done->bytesBefore) + " to " + std::to_string(done->bytesAfter)
        + " bytes: nothing that was deleted is left in it.");
    return {};
}

} // namespace

void addPrivacyCommands(CLI::App& app, Ctl& ctl)
{
    auto* privacy = app.add_subcommand("privacy", "What is held about customers: hand it over, erase it, say how long it is kept");
    privacy->require_subcommand(1);
    auto wanted = std::make_shared<PrivacyOptions>();
    auto* out = privacy->add_subcommand("export", "Everything about one customer, as JSON files with an index");
    out->add_option("CUSTOMER", wanted->customers, "Email address, phone number, the platform's customer id, or an id of a draft")->required()->expected(1);
    out->add_option("--to", wanted->folder, "An empty or new folder")->required();
    out->add_option("--shop", wanted->shop, "Of this shop alone");
    out->callback([&ctl, wanted] { withClient(ctl, [&](Client& client) { return exportData(ctl, client, *wanted); }); });
    auto* gone = privacy->add_subcommand("erase", "Erase customers, or a whole shop's");
    gone->add_option("CUSTOMER", wanted->customers, "As for export; may be repeated");
    gone->add_option("--from", wanted->customersFile, "A file with one customer a line")->check(CLI::ExistingFile);
    gone->add_option("--shop", wanted->shop, "Of this shop alone");
    gone->add_flag("--whole-shop", wanted->wholeShop, "Everyone of --shop; it takes no more webhooks");
    gone->callback([&ctl, wanted] { withClient(ctl, [&](Client& client) { return eraseData(ctl, client, *wanted); }); });
    auto* anew = privacy->add_subcommand("rewrite", "With the backend stopped: write the database of --home anew, so that nothing deleted is left in it");
    anew->callback([&ctl] { ctl.finish(rewrite(ctl)); });
    auto* kept = privacy->add_subcommand("retention", "How many days each kind of data is kept");
    kept->add_option("--days", wanted->days, "KIND=DAYS; may be repeated");
    kept->add_flag("--dry-run", wanted->dryRun, "Count what these days would empty now, and change nothing");
    kept->callback([&ctl, wanted] { withClient(ctl, [&](Client& client) { return retention(ctl, client, *wanted); }); });
}

} // namespace countersign
