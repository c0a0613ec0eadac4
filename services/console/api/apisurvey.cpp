// The calls of the survey: counts, answers, what an answer means, and the answers as a file.
#include "services/console/api/apiclient.h"
#include "services/console/api/apisend.h"
#include "services/console/api/readwire.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr qint64 surveyAnswerBytes = 32 * 1024 * 1024;

QUrlQuery surveyQuery(const SurveyWish& wish, const std::string& cursor)
{
    QUrlQuery query;
    query.addQueryItem(u"since"_s, QString::fromStdString(formatTime(wish.since)));
    if (!wish.shopId.empty())
        query.addQueryItem(u"shop"_s, pathText(wish.shopId));
    if (!cursor.empty())
        query.addQueryItem(u"cursor"_s, pathText(cursor));
    return query;
}

template <class E>
E surveyWord(const std::string& name)
{
    const auto value = fromWord<E>(name);
    if (!value)
        throw std::invalid_argument("\"" + name.substr(0, 40) + "\" is not known here");
    return *value;
}

template <class E>
std::map<E, std::int64_t> surveyCounts(const Json& json)
{
    std::map<E, std::int64_t> counts;
    for (const auto& [name, count] : json.items())
        counts[surveyWord<E>(name)] = count.template get<std::int64_t>();
    return counts;
}

}  // namespace

Result<SurveyReport> readSurveyReport(const Json& json)
{
    return guarded<SurveyReport>([&json]() -> Result<SurveyReport> {
        SurveyReport report;
        json.at("sent").get_to(report.sent);
        json.at("answered").get_to(report.answered);
        json.at("labelled").get_to(report.labelled);
        json.at("agreed").get_to(report.agreed);
        if (const Json& bp = json.at("agreement_bp"); !bp.is_null())
            report.agreementBp = bp.get<int>();
        report.stated = surveyCounts<Reason>(json.at("stated"));
        report.inferred = surveyCounts<Reason>(json.at("inferred"));
        report.sources = surveyCounts<LabelSource>(json.at("sources"));
        for (const Json& cell : json.at("confusion"))
            report.cells[{surveyWord<Reason>(cell.at("inferred").get<std::string>()), surveyWord<Reason>(cell.at("stated").get<std::string>())}]
                = cell.at("count").get<std::int64_t>();
        return report;
    });
}

Result<SurveyAnswers> readSurveyAnswers(const Json& json)
{
    return guarded<SurveyAnswers>([&json]() -> Result<SurveyAnswers> {
        SurveyAnswers page;
        json.at("answers").get_to(page.answers);
        page.next = cursorOf(json);
        return page;
    });
}

QFuture<Answer<SurveyReport>> ApiClient::surveyReport(const SurveyWish& wish)
{
    return sendJson<SurveyReport>(request("GET", u"/v1/insights/survey"_s, surveyQuery(wish, {})), readSurveyReport);
}

QFuture<Answer<SurveyAnswers>> ApiClient::surveyAnswers(const SurveyWish& wish, const std::string& cursor, int limit)
{
    QUrlQuery query = surveyQuery(wish, cursor);
    query.addQueryItem(u"order"_s, u"newest"_s);
    query.addQueryItem(u"limit"_s, QString::number(limit));
    ApiRequest asked = request("GET", u"/v1/survey/answers"_s, query);
    asked.maxAnswer = surveyAnswerBytes;
    return sendJson<SurveyAnswers>(std::move(asked), readSurveyAnswers);
}

QFuture<Answer<SurveyAnswer>> ApiClient::correctSurvey(const std::string& draftId, Reason reason)
{
    return sendJson<SurveyAnswer>(
        jsonRequest("PUT", u"/v1/survey/answers/"_s + pathText(draftId) + u"/reason"_s, Json{{"reason", word(reason)}}), whole<SurveyAnswer>());
}

QFuture<Answer<SurveyLines>> ApiClient::surveyLines(const SurveyWish& wish, const std::string& cursor)
{
    QUrlQuery query = surveyQuery(wish, cursor);
    query.addQueryItem(u"format"_s, u"csv"_s);
    ApiRequest asked = request("GET", u"/v1/survey/export"_s, query);
    asked.accept = "text/csv";
    asked.maxAnswer = surveyAnswerBytes;
    return send<SurveyLines>(std::move(asked), [](const ApiAnswer& answer) -> Result<SurveyLines> {
        return SurveyLines{answer.body.toStdString(), answer.nextCursor.toStdString()};
    });
}

}  // namespace countersign
