// The page that customers answer on, and what people see and take away of the answers.
#include "services/recovery/record/auditlog.h"
#include "services/recovery/server/answers.h"
#include "services/recovery/server/ratewindow.h"
#include "services/recovery/server/recoveryserver.h"
#include "services/recovery/survey/surveyexport.h"
#include "services/recovery/survey/surveypage.h"
#include "services/recovery/survey/surveyreport.h"

#include <memory>

namespace countersign {

namespace {

constexpr TimeMs usualSurveySpan = 90 * dayMs;
constexpr std::int64_t mostSurveyRows = 1000;

struct SurveyLimits {
    RateWindow strangers{ 60, minuteMs }; // links that lead nowhere, by where they were asked from
    RateWindow posts{ 10, minuteMs };     // by survey
};

HttpResponse surveyTooOften(const std::string& language)
{
    HttpResponse response = surveyPage(SurveyPage::Unknown, language, {});
    response.status = 429;
    response.headers.emplace_back("Retry-After", "60");
    return response;
}

HttpResponse surveyPageFor(const ServerParts& parts, SurveyLimits& limits, Call& call, bool posted)
{
    const auto now = parts.context.clock.now();
    const auto guessed = guessedLanguage(call.request.header("accept-language"));
    const auto& token = call.parts.at(0);
    const auto found = parts.context.reads.read<std::optional<SurveyByLink>>(
        [&](Connection& connection) { return surveyByLink(connection, token, now); });
    if (!found)
        return problem(found.error());
    if (!*found)
        return limits.strangers.take(call.request.peer, now) ? surveyPage(SurveyPage::Unknown, guessed, {}) : surveyTooOften(guessed);
    const auto& survey = **found;
    const auto page = [&survey](SurveyPage which, bool hint = false) { return surveyPage(which, survey.language, survey.shopName, hint); };
    if (survey.answered)
        return page(SurveyPage::Thanks);
    if (survey.closed)
        return page(SurveyPage::Closed);
    if (!posted)
        return page(SurveyPage::Question);
    if (!limits.posts.take(survey.draftId, now))
        return surveyTooOften(survey.language);
    if (!call.request.header("content-type").starts_with("application/x-www-form-urlencoded"))
        return page(SurveyPage::Question, true);
    const auto answer = readSurveyForm(call.request.body);
    if (!answer.choice && answer.words.empty())
        return page(SurveyPage::Question, true);
    bool kept = false;
    const auto written = parts.context.writer.run([&](Connection& connection) -> Result<void> {
        const auto first = keepAnswer(connection, parts.context.keys.master, survey.draftId, answer, now);
        if (!first)
            return tl::unexpected(first.error());
        kept = *first;
        return {};
    });
    if (!written)
        return problem(written.error());
    if (kept && parts.jobsAdded)
        parts.jobsAdded();
    return page(SurveyPage::Thanks); // also to whoever was second: their answer, or none, is known
}

Result<SurveyAnswerQuery> surveyAnswerQuery(const ServerParts& parts, const Call& call)
{
    const auto since = timeOf(call.request, "since", parts.context.clock.now() - usualSurveySpan);
    if (!since)
        return tl::unexpected(since.error());
    const auto order = call.request.queryValue("order");
    if (!order.empty() && order != "newest" && order != "oldest")
        return fail(ErrorCode::InvalidInput, "order is newest or oldest");
    const auto limit = numberOf(call.request, "limit", 100, 1, mostSurveyRows);
    if (!limit)
        return tl::unexpected(limit.error());
    return SurveyAnswerQuery{ *since, call.request.queryValue("shop"), call.request.queryValue("cursor"), static_cast<std::size_t>(*limit), {}, order == "newest" };
}

Result<SurveyAnswerPage> surveyAnswersFor(const ServerParts& parts, const SurveyAnswerQuery& query)
{
    return parts.context.reads.read<SurveyAnswerPage>(
        [&](Connection& connection) { return surveyAnswers(connection, parts.context.keys.master, query); });
}

HttpResponse listSurveyAnswers(const ServerParts& parts, Call& call)
{
    const auto query = surveyAnswerQuery(parts, call);
    if (!query)
        return problem(query.error());
    const auto page = surveyAnswersFor(parts, *query);
    if (!page)
        return problem(page.error());
    Json body{ { "answers", page->answers } };
    body["next"] = page->next.empty() ? Json(nullptr) : Json(page->next);
    return ok(body);
}

HttpResponse correctAnswer(const ServerParts& parts, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    const auto name = textMember(*body, "reason", 40);
    if (!name)
        return problem(name.error());
    const auto reason = fromWord<Reason>(*name);
    if (!reason)
        return problem({ ErrorCode::InvalidInput, "reason is not one of the twelve", std::nullopt });
    const auto& draftId = call.parts.at(0);
    const auto now = parts.context.clock.now();
    const auto written = parts.context.writer.run(
        [&](Connection& connection) { return correctReason(connection, draftId, *reason, *call.person, now); });
    if (!written)
        return problem(written.error());
    if (parts.jobsAdded)
        parts.jobsAdded();
    SurveyAnswerQuery query;
    query.draftId = draftId;
    const auto page = surveyAnswersFor(parts, query);
    if (!page)
        return problem(page.error());
    if (page->answers.empty())
        return problem({ ErrorCode::NotFound, "the customer was erased meanwhile", std::nullopt });
    return ok(Json(page->answers.front()));
}

HttpResponse surveyInsight(const ServerParts& parts, Call& call)
{
    const auto since = timeOf(call.request, "since", parts.context.clock.now() - usualSurveySpan);
    if (!since)
        return problem(since.error());
    const auto counted = parts.context.reads.read<Json>(
        [&](Connection& connection) { return surveyReport(connection, *since, call.request.queryValue("shop")); });
    return counted ? ok(*counted) : problem(counted.error());
}

// Page by page, so that a year of answers needs no more memory than a day of them; the record says who took how many.
HttpResponse exportSurveyAnswers(const ServerParts& parts, Call& call)
{
    const auto format = call.request.queryValue("format");
    const bool csv = format == "csv";
    if (!csv && format != "jsonl" && !format.empty())
        return problem({ ErrorCode::InvalidInput, "format is csv or jsonl", std::nullopt });
    auto query = surveyAnswerQuery(parts, call);
    if (!query)
        return problem(query.error());
    if (call.request.queryValue("limit").empty())
        query->limit = static_cast<std::size_t>(mostSurveyRows);
    const auto page = surveyAnswersFor(parts, *query);
    if (!page)
        return problem(page.error());
    HttpResponse response;
    response.contentType = csv ? "text/csv; charset=utf-8" : "application/x-ndjson";
    if (csv && query->cursor.empty())
        response.body = surveyCsvHead();
    for (const auto& answer : page->answers)
        response.body += csv ? surveyCsvLine(answer) : surveyJsonLine(answer);
    if (!page->next.empty())
        response.headers.emplace_back("X-Next-Cursor", page->next);
    AuditEntry entry;
    entry.actorKind = "person";
    entry.actor = call.person->id;
    entry.action = "survey.exported";
    entry.shopId = query->shopId;
    entry.subjectKind = "person";
    entry.subject = call.person->id;
    entry.data = Json{ { "answers", page->answers.size() }, { "since", query->since }, { "format", csv ? "csv" : "jsonl" } };
    const auto recorded = parts.context.writer.run(
        [&](Connection& connection) { return appendEntry(connection, entry, parts.context.clock.now()); });
    return recorded ? response : problem(recorded.error());
}

} // namespace

void addSurveyRoutes(Router& router, const ServerParts& parts)
{
    const auto limits = std::make_shared<SurveyLimits>();
    router.add({ "GET", "/s/{token}", Access::Open, [parts, limits](Call& call) { return surveyPageFor(parts, *limits, call, false); }, {} });
    router.add({ "POST", "/s/{token}", Access::Open, [parts, limits](Call& call) { return surveyPageFor(parts, *limits, call, true); }, {} });
    router.add({ "GET", "/v1/insights/survey", Permission::ReadDrafts, [parts](Call& call) { return surveyInsight(parts, call); }, {} });
    router.add({ "GET", "/v1/survey/answers", Permission::ReadDrafts, [parts](Call& call) { return listSurveyAnswers(parts, call); }, {} });
    router.add({ "PUT", "/v1/survey/answers/{id}/reason", Permission::Edit, [parts](Call& call) { return correctAnswer(parts, call); }, {} });
    router.add({ "GET", "/v1/survey/export", Permission::ManageShops, [parts](Call& call) { return exportSurveyAnswers(parts, call); }, {} });
}

} // namespace countersign
