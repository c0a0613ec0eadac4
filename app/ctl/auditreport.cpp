// countersignctl audit report
#include "app/ctl/auditread.h"
#include "services/base/rowfile.h"

#include <algorithm>
#include <iostream>

namespace countersign {

namespace {

struct ReportOptions { // as typed
    std::string name, from, to, shop;
    std::string form = "table";
    std::string file;
    bool resume = false;
};

std::string reportCellText(const Json& cell)
{
    if (cell.is_null())
        return {};
    return cell.is_string() ? cell.get<std::string>() : cell.dump();
}

Result<std::string> reportAddress(const ReportOptions& options)
{
    std::string query = "/v1/audit/reports/" + percentEncoded(options.name) + "?shop=" + percentEncoded(options.shop);
    for (const auto& [option, text] : { std::pair<const char*, const std::string&>{ "from", options.from }, { "to", options.to } }) {
        const auto time = auditTimeOf(text, option);
        if (!time)
            return tl::unexpected(time.error());
        if (*time)
            query += std::string("&") + option + "=" + percentEncoded(formatTime(**time));
    }
    return query;
}

// All pages as one.
Result<Json> wholeReport(Client& client, const std::string& address)
{
    Json whole;
    std::string cursor;
    do {
        auto page = client.json("GET", address + "&limit=1000" + (cursor.empty() ? std::string() : "&cursor=" + percentEncoded(cursor)));
        if (!page)
            return page;
        if (page->value("next", std::string()) == cursor && !cursor.empty())
            return fail(ErrorCode::Damaged, "the backend's answer names the same page twice");
        cursor = page->value("next", std::string());
        if (whole.is_null()) {
            whole = std::move(*page);
            continue;
        }
        for (Json& row : page->at("rows"))
            whole["rows"].push_back(std::move(row));
    } while (!cursor.empty());
    whole["next"] = "";
    return whole;
}

Result<void> showReport(const Ctl& ctl, Client& client, const std::string& address)
{
    const auto report = wholeReport(client, address);
    if (!report)
        return tl::unexpected(report.error());
    if (ctl.json) {
        ctl.show(*report);
        return {};
    }
    std::vector<std::string> head;
    for (const auto& column : report->at("columns")) {
        head.push_back(reportCellText(column));
        std::transform(head.back().begin(), head.back().end(), head.back().begin(),
            [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    }
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : report->at("rows")) {
        auto& cells = rows.emplace_back();
        for (const auto& cell : row)
            cells.push_back(reportCellText(cell));
    }
    ctl.table(head, rows);
    ctl.say(std::to_string(rows.size()) + " rows.");
    return {};
}

// Page by page, so that a report of any length needs the memory of one page.
Result<void> writeReport(Client& client, const std::string& address, const std::string& form, RowFile& file)
{
    while (!file.whole()) {
        const auto page = client.ask("GET",
            address + "&format=" + form + (file.cursor().empty() ? std::string() : "&cursor=" + percentEncoded(file.cursor())));
        if (!page)
            return tl::unexpected(page.error());
        std::string next;
        for (const auto& [name, value] : page->headers)
            if (name == "x-next-cursor")
                next = value;
        if (auto added = file.add(page->body, next); !added)
            return added;
    }
    return file.finish();
}

Result<void> auditReportTo(const Ctl& ctl, Client& client, const ReportOptions& options)
{
    const auto address = reportAddress(options);
    if (!address)
        return tl::unexpected(address.error());
    if (options.form == "table")
        return options.file.empty() ? showReport(ctl, client, *address)
                                    : Result<void>(fail(ErrorCode::InvalidInput, "name the file's form: --as csv or --as jsonl"));
    if (options.file.empty())
        return fail(ErrorCode::InvalidInput, "name the file that the report is written to");
    const RowFilePlan plan{ options.file, options.form == "csv", *address };
    auto file = options.resume ? RowFile::goOn(plan) : RowFile::begin(plan);
    if (!file)
        return tl::unexpected(file.error());
    if (auto written = writeReport(client, *address, options.form, *file); !written) {
        if (RowFile::isLeft(plan))
            std::cerr << "What is written already stays beside " << options.file << ": --resume goes on there." << std::endl;
        return written;
    }
    if (ctl.json)
        ctl.show(Json{ { "file", options.file }, { "rows", file->rows() }, { "resumed", options.resume } });
    ctl.say("Wrote " + std::to_string(file->rows()) + " rows to " + options.file);
    return {};
}

} // namespace

void addAuditReports(CLI::App& audit, Ctl& ctl)
{
    auto options = std::make_shared<ReportOptions>();
    auto* table = audit.add_subcommand("report",
        "A table that auditors ask for, however many rows it has: over_limit, overrides, self_edits, break_glass, "
        "leases_broken, policy_changes, rights_changes, prompts_promoted, automatic_sends, "
        "expired_or_voided, unknown_sends, time_to_decision, reveals");
    table->add_option("NAME", options->name)->required();
    table->add_option("FILE", options->file, "A file that does not exist yet, with --as csv or --as jsonl");
    table->add_option("--as", options->form)->check(CLI::IsMember({ "table", "csv", "jsonl" }))->capture_default_str();
    table->add_flag("--resume", options->resume, "Go on with an interrupted report of the same name, times and shop, in the same form");
    table->add_option("--from", options->from, "First day or time (UTC)");
    table->add_option("--to", options->to, "Day or time (UTC) that is not part of it any more");
    table->add_option("--shop", options->shop);
    table->callback([&ctl, options] { withClient(ctl, [&](Client& client) { return auditReportTo(ctl, client, *options); }); });
}

} // namespace countersign
