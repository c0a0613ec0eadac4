// countersignctl survey report|list|correct|export
#include "app/ctl/output.h"
#include "models/domain/survey.h"
#include "models/domain/time.h"
#include "services/base/secretfile.h"

#include <filesystem>
#include <memory>

namespace countersign {

namespace {

struct SurveySpan { // as typed
    std::string since;
    std::string shop;
};

std::string surveyQuery(const SurveySpan& span)
{
    std::string query;
    if (!span.since.empty())
        query += "&since=" + percentEncoded(span.since.size() == 10 ? span.since + "T00:00:00Z" : span.since);
    if (!span.shop.empty())
        query += "&shop=" + percentEncoded(span.shop);
    return query;
}

Result<void> surveyReport(const Ctl& ctl, Client& client, const SurveySpan& span)
{
    const auto report = client.json("GET", "/v1/insights/survey?" + surveyQuery(span));
    if (!report)
        return tl::unexpected(report.error());
    if (ctl.json) {
        ctl.show(*report);
        return {};
    }
    ctl.say(std::to_string(report->value("sent", 0)) + " surveys sent, " + std::to_string(report->value("answered", 0)) + " answered, "
        + std::to_string(report->value("labelled", 0)) + " name a reason, " + std::to_string(report->value("agreed", 0))
        + " of them the one that was diagnosed.");
    std::vector<std::vector<std::string>> rows;
    for (const auto& [reason, name] : EnumWords<Reason>::words) {
        const std::string key(name);
        rows.push_back({ key, std::to_string(report->at("stated").value(key, 0)), std::to_string(report->at("inferred").value(key, 0)) });
    }
    ctl.table({ "REASON", "STATED", "DIAGNOSED" }, rows);
    std::vector<std::vector<std::string>> cells;
    for (const auto& cell : report->at("confusion"))
        if (cell.at("inferred") != cell.at("stated"))
            cells.push_back({ cell.at("inferred").get<std::string>(), cell.at("stated").get<std::string>(),
                std::to_string(cell.value("count", 0)) });
    if (!cells.empty())
        ctl.table({ "DIAGNOSED", "BUT STATED", "TIMES" }, cells);
    return {};
}

Result<void> surveyList(const Ctl& ctl, Client& client, const SurveySpan& span)
{
    const auto page = client.json("GET", "/v1/survey/answers?limit=1000" + surveyQuery(span));
    if (!page)
        return tl::unexpected(page.error());
    if (ctl.json) {
        ctl.show(*page);
        return {};
    }
    const auto answers = decode<std::vector<SurveyAnswer>>(page->at("answers"));
    if (!answers)
        return tl::unexpected(answers.error());
    std::vector<std::vector<std::string>> rows;
    for (const auto& answer : *answers)
        rows.push_back({ answer.draftId, formatTime(answer.answeredAt), std::string(word(answer.inferred)),
            answer.label ? std::string(word(*answer.label)) : "?", answer.source ? std::string(word(*answer.source)) : "", answer.words });
    ctl.table({ "DRAFT", "ANSWERED", "DIAGNOSED", "STATED", "BY", "WORDS" }, rows);
    return {};
}

Result<void> surveyCorrect(const Ctl& ctl, Client& client, const std::string& draft, const std::string& reason)
{
    const auto answer = client.json("PUT", "/v1/survey/answers/" + percentEncoded(draft) + "/reason", Json{ { "reason", reason } });
    if (!answer)
        return tl::unexpected(answer.error());
    if (ctl.json)
        ctl.show(*answer);
    ctl.say("The answer counts as " + reason + " now.");
    return {};
}

Result<void> surveyExport(const Ctl& ctl, Client& client, const SurveySpan& span, const std::string& file, bool csv)
{
    std::error_code problem;
    if (std::filesystem::exists(file, problem))
        return fail(ErrorCode::Conflict, file + " exists already");
    std::string whole;
    std::string cursor;
    do {
        const auto page = client.ask("GET",
            std::string("/v1/survey/export?format=") + (csv ? "csv" : "jsonl") + surveyQuery(span)
                + (cursor.empty() ? "" : "&cursor=" + percentEncoded(cursor)));
        if (!page)
            return tl::unexpected(page.error());
        whole += page->body;
        cursor.clear();
        for (const auto& [name, value] : page->headers)
            if (name == "x-next-cursor")
                cursor = value;
    } while (!cursor.empty());
    if (auto written = writeFileAtomically(file, whole, true); !written) // customers' words: for the owner alone
        return written;
    if (ctl.json)
        ctl.show(Json{ { "file", file }, { "bytes", whole.size() } });
    ctl.say("Written to " + file + ". Customers stand under a pseudonym; what they wrote is as they wrote it.");
    return {};
}

void addSpan(CLI::App& command, SurveySpan& span)
{
    command.add_option("--since", span.since, "Only from this day or time on (default: 90 days ago)");
    command.add_option("--shop", span.shop, "Only this shop");
}

} // namespace

void addSurveyCommands(CLI::App& app, Ctl& ctl)
{
    auto* survey = app.add_subcommand("survey", "What customers of carts that did not come back say");
    survey->require_subcommand(1);
    auto span = std::make_shared<SurveySpan>();
    auto* report = survey->add_subcommand("report", "Stated reasons beside diagnosed ones");
    addSpan(*report, *span);
    report->callback([&ctl, span] { withClient(ctl, [&](Client& client) { return surveyReport(ctl, client, *span); }); });
    auto* list = survey->add_subcommand("list", "The answers, oldest first, at most 1,000");
    addSpan(*list, *span);
    list->callback([&ctl, span] { withClient(ctl, [&](Client& client) { return surveyList(ctl, client, *span); }); });
    auto* correct = survey->add_subcommand("correct", "Say which reason an answer gives (right edit)");
    auto draft = std::make_shared<std::string>();
    auto reason = std::make_shared<std::string>();
    correct->add_option("DRAFT", *draft)->required();
    correct->add_option("REASON", *reason)->required();
    correct->callback([&ctl, draft, reason] { withClient(ctl, [&](Client& client) { return surveyCorrect(ctl, client, *draft, *reason); }); });
    auto* exporting = survey->add_subcommand("export", "All answers into a file for a CRM (right manage_shops)");
    auto file = std::make_shared<std::string>();
    auto csv = std::make_shared<bool>(false);
    addSpan(*exporting, *span);
    exporting->add_option("FILE", *file)->required();
    exporting->add_flag("--csv", *csv, "CSV instead of one JSON object a line");
    exporting->callback([&ctl, span, file, csv] { withClient(ctl, [&](Client& client) { return surveyExport(ctl, client, *span, *file, *csv); }); });
}

} // namespace countersign
