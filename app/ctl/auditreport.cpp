// countersignctl audit report
#include "app/ctl/auditread.h"
#include "services/base/partfile.h"

#include <algorithm>

namespace countersign {

namespace {

struct ReportOptions { // as typed
    std::string name, from, to, shop;
    std::string form = "table";
    std::string file;
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
Result<std::int64_t> writeReport(Client& client, const std::string& address, const ReportOptions& options, PartFile& file)
{
    std::int64_t lines = options.form == "csv" ? -1 : 0; // the columns' names are no row
    std::string cursor;
    do {
        const auto page
            = client.ask("GET", address + "&format=" + options.form + (cursor.empty() ? std::string() : "&cursor=" + percentEncoded(cursor)));
        if (!page)
            return tl::unexpected(page.error());
        if (auto written = file.write(page->body); !written)
            return tl::unexpected(std::move(written.error()));
        lines += std::count(page->body.begin(), page->body.end(), '\n');
        std::string next;
        for (const auto& [name, value] : page->headers)
            if (name == "x-next-cursor")
                next = value;
        if (next == cursor && !next.empty())
            return fail(ErrorCode::Damaged, "the backend's answer names the same page twice");
        cursor = std::move(next);
    } while (!cursor.empty());
    return lines;
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
    auto file = PartFile::begin(options.file, "report");
    if (!file)
        return tl::unexpected(file.error());
    const auto rows = writeReport(client, *address, options, *file);
    if (!rows) {
        file->discard();
        return tl::unexpected(rows.error());
    }
    if (auto placed = file->finish(); !placed)
        return placed;
    if (ctl.json)
        ctl.show(Json{ { "file", options.file }, { "rows", *rows } });
    ctl.say("Wrote " + std::to_string(*rows) + " rows to " + options.file);
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
    table->add_option("--from", options->from, "First day or time (UTC)");
    table->add_option("--to", options->to, "Day or time (UTC) that is not part of it any more");
    table->add_option("--shop", options->shop);
    table->callback([&ctl, options] { withClient(ctl, [&](Client& client) { return auditReportTo(ctl, client, *options); }); });
}

} // namespace countersign
