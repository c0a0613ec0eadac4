#include "services/recovery/record/auditfind.h"
#include "services/recovery/record/auditreports.h"
#include "services/recovery/record/auditsearch.h"
#include "services/recovery/review/lineagepicture.h"
#include "services/recovery/server/answers.h"
#include "services/recovery/server/auditreads.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::int64_t mostFound = 500;
constexpr std::int64_t mostExported = 10000;
constexpr std::int64_t usualReportRows = 500;
constexpr std::int64_t mostReportRows = 1000;

// What is set in a filter, for the record of who read what.
Json setFields(const AuditFilter& filter)
{
    const Json none = AuditFilter{};
    Json set = filter;
    for (const auto& [name, value] : none.items())
        if (set.at(name) == value)
            set.erase(name);
    return set;
}

Result<AuditFilter> filterOf(const HttpRequest& request)
{
    const std::string text = request.queryValue("filter");
    if (text.empty())
        return AuditFilter{};
    const auto json = parseJson(text);
    if (!json)
        return fail(ErrorCode::InvalidInput, "filter: " + json.error().detail);
    if (!json->is_object())
        return fail(ErrorCode::InvalidInput, "filter: not a JSON object");
    // A field that is not known would be searched for in vain, and the answer would be taken for the whole.
    const Json known = AuditFilter{};
    for (const auto& [name, value] : json->items())
        if (!known.contains(name))
            return fail(ErrorCode::InvalidInput, "filter: " + name.substr(0, 40) + " is not one of its fields");
    const auto filter = decode<AuditFilter>(*json);
    if (!filter)
        return fail(ErrorCode::InvalidInput, "filter: " + filter.error().detail);
    return *filter;
}

HttpResponse search(const ServerParts& parts, AuditReads& reads, Call& call)
{
    const auto filter = filterOf(call.request);
    if (!filter)
        return problem(filter.error());
    const auto limit = numberOf(call.request, "limit", 100, 1, mostFound);
    if (!limit)
        return problem(limit.error());
    const auto page = parts.context.reads.read<AuditPage>(
        [&](Connection& connection) { return searchAudit(connection, *filter, call.request.queryValue("cursor"), *limit); });
    if (!page)
        return problem(page.error());
    if (auto noted = reads.note(*call.person, { "audit.searched", "record", "", setFields(*filter) }); !noted)
        return problem(noted.error());
    return ok(*page);
}

// Counts alone: no entry of its own.
HttpResponse histogram(const ServerParts& parts, Call& call)
{
    const auto filter = filterOf(call.request);
    if (!filter)
        return problem(filter.error());
    const auto counted
        = parts.context.reads.read<AuditHistogram>([&](Connection& connection) { return auditHistogram(connection, *filter); });
    return counted ? ok(*counted) : problem(counted.error());
}

// One JSON object a line, with the entry as it was hashed. Fewer lines than asked for: that was all.
HttpResponse exported(const ServerParts& parts, AuditReads& reads, Call& call)
{
    const auto filter = filterOf(call.request);
    if (!filter)
        return problem(filter.error());
    const auto limit = numberOf(call.request, "limit", mostExported, 1, mostExported);
    const auto after = numberOf(call.request, "after", -1, -1, INT64_MAX);
    for (const auto* number : { &limit, &after })
        if (!*number)
            return problem(number->error());
    const auto entries = parts.context.reads.read<std::vector<RecordedEntry>>(
        [&](Connection& connection) { return selectAudit(connection, *filter, *after, *limit); });
    if (!entries)
        return problem(entries.error());
    if (auto noted = reads.note(*call.person, { "audit.exported", "record", "", setFields(*filter) }); !noted)
        return problem(noted.error());
    HttpResponse response;
    response.contentType = "application/x-ndjson";
    for (const auto& recorded : *entries)
        response.body += "{\"index\":" + std::to_string(recorded.index) + ",\"entry\":" + recorded.entry + "}\n";
    return response;
}

HttpResponse lineage(const ServerParts& parts, AuditReads& reads, Call& call)
{
    const Person& person = *call.person;
    const bool auditor = person.may(Permission::ReadAudit);
    if (!auditor && !person.may(Permission::ReadDrafts))
        return problem({ ErrorCode::Forbidden, "your roles include neither the right to read_audit nor to read_drafts", std::nullopt });
    const auto graph = parts.context.reads.read<LineageGraph>([&](Connection& connection) {
        return lineageGraph(connection, call.parts.at(0), auditor ? LineageReader::Auditor : LineageReader::Reviewer);
    });
    if (!graph)
        return problem(graph.error());
    if (auto noted = reads.note(person, { "audit.lineage_read", "draft", graph->draftId, Json::object() }); !noted)
        return problem(noted.error());
    return ok(*graph);
}

HttpResponse find(const ServerParts& parts, AuditReads& reads, Call& call)
{
    std::optional<FindBy> by;
    std::string value;
    Json asked = Json::object();
    for (const auto& [name, kind] : { std::pair{ "order", FindBy::Order }, { "provider", FindBy::Provider },
             { "decision", FindBy::Decision }, { "code", FindBy::Code } }) {
        const std::string given = call.request.queryValue(name);
        if (given.empty())
            continue;
        if (by)
            return problem({ ErrorCode::InvalidInput, "name one of order, provider, decision and code, not two", std::nullopt });
        by = kind;
        value = given;
        asked[name] = given;
    }
    if (!by)
        return problem({ ErrorCode::InvalidInput, "name an order, a provider's message, a decision or a code", std::nullopt });
    const auto draft = parts.context.reads.read<std::string>([&](Connection& connection) { return findDraft(connection, *by, value); });
    if (!draft)
        return problem(draft.error());
    const auto noted = reads.note(*call.person, { "audit.searched", "record", "", std::move(asked) });
    return noted ? ok(Json{ { "draft", *draft } }) : problem(noted.error());
}

Result<std::optional<TimeMs>> boundOf(const HttpRequest& request, const char* name)
{
    if (request.queryValue(name).empty())
        return std::optional<TimeMs>{};
    const auto time = timeOf(request, name, 0);
    if (!time)
        return tl::unexpected(time.error());
    return std::optional(*time);
}

// As lines it goes into a file page by page: the first page of a CSV begins with the columns' names, X-Next-Cursor names the next page.
HttpResponse reportLines(const AuditReport& page, bool csv, bool first)
{
    HttpResponse response;
    response.contentType = csv ? "text/csv; charset=utf-8" : "application/x-ndjson";
    if (csv && first)
        response.body = reportCsvHead(page);
    response.body += csv ? reportCsvLines(page) : reportJsonLines(page);
    if (!page.next.empty())
        response.headers.emplace_back("X-Next-Cursor", page.next);
    return response;
}

HttpResponse report(const ServerParts& parts, AuditReads& reads, Call& call)
{
    const std::string format = call.request.queryValue("format");
    const bool csv = format == "csv";
    const bool json = format.empty() || format == "json";
    if (!csv && !json && format != "jsonl")
        return problem({ ErrorCode::InvalidInput, "format is json, jsonl or csv", std::nullopt });
    AuditReportQuery query;
    query.shop = call.request.queryValue("shop");
    for (const auto& [name, bound] : { std::pair{ "from", &query.from }, { "to", &query.to } }) {
        const auto given = boundOf(call.request, name);
        if (!given)
            return problem(given.error());
        *bound = *given;
    }
    const auto limit = numberOf(call.request, "limit", json ? usualReportRows : mostReportRows, 1, mostReportRows);
    if (!limit)
        return problem(limit.error());
    const std::string cursor = call.request.queryValue("cursor");
    const auto made = parts.context.reads.read<AuditReport>([&](Connection& connection) {
        return auditReport(connection, call.parts.at(0), query, cursor, static_cast<std::size_t>(*limit));
    });
    if (!made)
        return problem(made.error());
    AuditFilter asked;
    asked.from = query.from;
    asked.to = query.to;
    if (!query.shop.empty())
        asked.shops = { query.shop };
    const char* action = json ? "audit.report_read" : "audit.exported";
    if (auto noted = reads.note(*call.person, { action, "report", made->name, setFields(asked) }); !noted)
        return problem(noted.error());
    return json ? ok(*made) : reportLines(*made, csv, cursor.empty());
}

} // namespace

void addRecordRoutes(Router& router, const ServerParts& parts)
{
    const auto reads = std::make_shared<AuditReads>(parts.context);
    router.add(
        { "GET", "/v1/audit/search", Permission::ReadAudit, [parts, reads](Call& call) { return search(parts, *reads, call); }, {} });
    router.add({ "GET", "/v1/audit/histogram", Permission::ReadAudit, [parts](Call& call) { return histogram(parts, call); }, {} });
    router.add(
        { "GET", "/v1/audit/export", Permission::ExportAudit, [parts, reads](Call& call) { return exported(parts, *reads, call); }, {} });
    router.add({ "GET", "/v1/audit/find", Permission::ReadAudit, [parts, reads](Call& call) { return find(parts, *reads, call); }, {} });
    router.add({ "GET", "/v1/audit/reports/{name}", Permission::ReadAudit,
        [parts, reads](Call& call) { return report(parts, *reads, call); }, {} });
    // For auditors, and for whoever may see the draft: the answer asks.
    router.add(
        { "GET", "/v1/drafts/{id}/lineage", Access::SignedIn, [parts, reads](Call& call) { return lineage(parts, *reads, call); }, {} });
}

} // namespace countersign
