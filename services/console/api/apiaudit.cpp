// The calls an auditor makes: search, lineage, and reports.
#include "services/console/api/apiclient.h"
#include "services/console/api/apisend.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr qint64 auditAnswer = 64 * 1024 * 1024;
constexpr qint64 entriesAnswer = 256 * 1024 * 1024;

QUrlQuery filterQuery(const AuditFilter& filter)
{
    QUrlQuery query;
    query.addQueryItem(u"filter"_s, pathText(Json(filter).dump()));
    return query;
}

QUrlQuery reportQuery(const AuditReportWish& wish, const std::string& cursor)
{
    QUrlQuery query;
    if (wish.from)
        query.addQueryItem(u"from"_s, QString::fromStdString(formatTime(*wish.from)));
    if (wish.to)
        query.addQueryItem(u"to"_s, QString::fromStdString(formatTime(*wish.to)));
    if (!wish.shopId.empty())
        query.addQueryItem(u"shop"_s, pathText(wish.shopId));
    if (!cursor.empty())
        query.addQueryItem(u"cursor"_s, pathText(cursor));
    return query;
}

std::string cellText(const Json& cell)
{
    if (cell.is_null())
        return {};
    return cell.is_string() ? cell.get<std::string>() : cell.dump();
}

}  // namespace

Result<AuditReport> readAuditReport(const Json& json)
{
    try {
        AuditReport report;
        json.at("name").get_to(report.name);
        json.at("columns").get_to(report.columns);
        readKey(json, "next", report.next);
        for (const Json& row : json.at("rows")) {
            if (!row.is_array() || row.size() != report.columns.size())
                return fail(ErrorCode::InvalidInput, "a row of the report has another width than its columns");
            std::vector<std::string>& cells = report.rows.emplace_back();
            for (const Json& cell : row)
                cells.push_back(cellText(cell));
        }
        return report;
    } catch (const std::exception& problem) {
        return fail(ErrorCode::InvalidInput, std::string("the backend's answer has another shape than agreed: ") + problem.what());
    }
}

Result<RecordHeads> readRecordHeads(const Json& json)
{
    try {
        RecordHeads heads;
        json.at("checkpoint").get_to(heads.checkpoint);
        json.at("vkey").get_to(heads.vkey);
        json.at("policy").get_to(heads.policy);
        readKey(json, "rotations", heads.rotations);
        return heads;
    } catch (const std::exception& problem) {
        return fail(ErrorCode::InvalidInput, std::string("the backend's answer has another shape than agreed: ") + problem.what());
    }
}

QFuture<Answer<SamplePopulation>> ApiClient::samplePopulation(const SamplePlan& plan)
{
    QUrlQuery query;
    query.addQueryItem(u"plan"_s, pathText(Json(plan).dump()));
    return sendJson<SamplePopulation>(request("GET", u"/v1/audit/population"_s, query), whole<SamplePopulation>());
}

QFuture<Answer<AuditSample>> ApiClient::drawSample(const SamplePlan& plan)
{
    return sendJson<AuditSample>(jsonRequest("POST", u"/v1/audit/samples"_s, Json(plan)), whole<AuditSample>());
}

QFuture<Answer<AuditPage>> ApiClient::searchAudit(const AuditFilter& filter, const std::string& cursor, int limit)
{
    QUrlQuery query = filterQuery(filter);
    if (!cursor.empty())
        query.addQueryItem(u"cursor"_s, pathText(cursor));
    query.addQueryItem(u"limit"_s, QString::number(limit));
    ApiRequest asked = request("GET", u"/v1/audit/search"_s, query);
    asked.maxAnswer = auditAnswer;
    return sendJson<AuditPage>(std::move(asked), whole<AuditPage>());
}

QFuture<Answer<AuditHistogram>> ApiClient::auditHistogram(const AuditFilter& filter)
{
    return sendJson<AuditHistogram>(request("GET", u"/v1/audit/histogram"_s, filterQuery(filter)), whole<AuditHistogram>());
}

QFuture<Answer<LineageGraph>> ApiClient::lineageGraph(const std::string& draftId)
{
    ApiRequest asked = request("GET", u"/v1/drafts/"_s + pathText(draftId) + u"/lineage"_s);
    asked.maxAnswer = auditAnswer;
    return sendJson<LineageGraph>(std::move(asked), whole<LineageGraph>());
}

QFuture<Answer<std::string>> ApiClient::findDraft(AuditKey by, const std::string& value)
{
    const std::string_view key = word(by);
    QUrlQuery query;
    query.addQueryItem(QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())), pathText(value));
    return sendJson<std::string>(request("GET", u"/v1/audit/find"_s, query), member<std::string>("draft"));
}

QFuture<Answer<AuditReport>> ApiClient::auditReport(const AuditReportWish& wish, const std::string& cursor)
{
    ApiRequest asked = request("GET", u"/v1/audit/reports/"_s + pathText(wish.name), reportQuery(wish, cursor));
    asked.maxAnswer = auditAnswer;
    return sendJson<AuditReport>(std::move(asked), readAuditReport);
}

QFuture<Answer<RecordLines>> ApiClient::reportLines(const AuditReportWish& wish, bool csv, const std::string& cursor)
{
    QUrlQuery query = reportQuery(wish, cursor);
    query.addQueryItem(u"format"_s, csv ? u"csv"_s : u"jsonl"_s);
    ApiRequest asked = request("GET", u"/v1/audit/reports/"_s + pathText(wish.name), query);
    asked.accept = csv ? "text/csv" : "application/x-ndjson";
    asked.maxAnswer = auditAnswer;
    return send<RecordLines>(std::move(asked), [](const ApiAnswer& answer) -> Result<RecordLines> {
        return RecordLines{answer.body.toStdString(), answer.nextCursor.toStdString()};
    });
}

QFuture<Answer<std::string>> ApiClient::exportEntries(const AuditFilter& filter, std::int64_t after, std::int64_t limit)
{
    QUrlQuery query = filterQuery(filter);
    query.addQueryItem(u"after"_s, QString::number(after));
    query.addQueryItem(u"limit"_s, QString::number(limit));
    ApiRequest asked = request("GET", u"/v1/audit/export"_s, query);
    asked.accept = "application/x-ndjson";
    asked.maxAnswer = entriesAnswer;
    return send<std::string>(std::move(asked), [](const ApiAnswer& answer) -> Result<std::string> { return answer.body.toStdString(); });
}

}  // namespace countersign
