// The calls of the prompt studio.
#include "services/console/api/apiclient.h"
#include "services/console/api/apisend.h"

#include <QUrlQuery>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr int uploadTimeoutMs = 60000;  // cutting and embedding a large file takes its time
constexpr qint64 resultsAnswer = 32 * 1024 * 1024;

QString promptPath(const std::string& promptId, const QString& rest)
{
    return u"/v1/prompts/"_s + pathText(promptId) + rest;
}

QString replayPath(const std::string& replayId, const QString& rest)
{
    return u"/v1/replays/"_s + pathText(replayId) + rest;
}

QUrlQuery oneValueQuery(const QString& key, const std::string& value)
{
    QUrlQuery query;
    query.addQueryItem(key, pathText(value));
    return query;
}

}  // namespace

QFuture<Answer<std::vector<Prompt>>> ApiClient::prompts()
{
    ApiRequest asked = request("GET", u"/v1/prompts"_s);
    asked.maxAnswer = resultsAnswer;
    return sendJson<std::vector<Prompt>>(std::move(asked), member<std::vector<Prompt>>("prompts"));
}

QFuture<Answer<Prompt>> ApiClient::createPrompt(const std::string& name, const PromptScope& scope, const PromptText& text, const std::string& note)
{
    return sendJson<Prompt>(jsonRequest("POST", u"/v1/prompts"_s,
                                Json{{"name", name}, {"scope", Json(scope)}, {"text", Json(text)}, {"note", note}}),
        whole<Prompt>());
}

QFuture<Answer<PromptVersion>> ApiClient::addPromptVersion(const std::string& promptId, const PromptText& text, const std::string& note)
{
    return sendJson<PromptVersion>(
        jsonRequest("POST", promptPath(promptId, u"/versions"_s), Json{{"text", Json(text)}, {"note", note}}), whole<PromptVersion>());
}

QFuture<Answer<Prompt>> ApiClient::moveLabel(const LabelRequest& wish)
{
    Json body{{"number", wish.number}, {"label", std::string(word(wish.label))}, {"given", wish.given}, {"note", wish.note}};
    if (wish.label == PromptLabel::Live && wish.given)
        body["share_percent"] = wish.sharePercent;
    return sendJson<Prompt>(jsonRequest("POST", promptPath(wish.promptId, u"/labels"_s), body), whole<Prompt>());
}

QFuture<Answer<Prompt>> ApiClient::rollBackPrompt(const std::string& promptId, const std::string& note)
{
    return sendJson<Prompt>(jsonRequest("POST", promptPath(promptId, u"/rollback"_s), Json{{"note", note}}), whole<Prompt>());
}

QFuture<Answer<std::vector<LabelMove>>> ApiClient::labelMoves(const std::string& promptId)
{
    return sendJson<std::vector<LabelMove>>(request("GET", promptPath(promptId, u"/moves"_s)), member<std::vector<LabelMove>>("moves"));
}

QFuture<Answer<std::vector<PromptTest>>> ApiClient::promptTests(const std::string& promptId)
{
    return sendJson<std::vector<PromptTest>>(request("GET", promptPath(promptId, u"/tests"_s)), member<std::vector<PromptTest>>("tests"));
}

QFuture<Answer<PromptTest>> ApiClient::addPromptTest(const PromptTest& test)
{
    return sendJson<PromptTest>(jsonRequest("POST", promptPath(test.promptId, u"/tests"_s), Json(test)), whole<PromptTest>());
}

QFuture<Answer<void>> ApiClient::removePromptTest(const std::string& testId)
{
    return sendEmpty(request("DELETE", u"/v1/prompt-tests/"_s + pathText(testId)));
}

QFuture<Answer<std::vector<Replay>>> ApiClient::replays(const std::string& promptId)
{
    return sendJson<std::vector<Replay>>(
        request("GET", u"/v1/replays"_s, oneValueQuery(u"prompt"_s, promptId)), member<std::vector<Replay>>("replays"));
}

QFuture<Answer<ReplayEstimate>> ApiClient::estimateReplay(const std::string& promptId, int number, int wanted)
{
    QUrlQuery query = oneValueQuery(u"prompt"_s, promptId);
    query.addQueryItem(u"number"_s, QString::number(number));
    query.addQueryItem(u"wanted"_s, QString::number(wanted));
    return sendJson<ReplayEstimate>(request("GET", u"/v1/replays/estimate"_s, query), readReplayEstimate);
}

QFuture<Answer<Replay>> ApiClient::startReplay(const std::string& promptId, int number, int wanted)
{
    return sendJson<Replay>(
        jsonRequest("POST", u"/v1/replays"_s, Json{{"prompt_id", promptId}, {"number", number}, {"wanted", wanted}}), whole<Replay>());
}

QFuture<Answer<Replay>> ApiClient::replay(const std::string& replayId)
{
    return sendJson<Replay>(request("GET", replayPath(replayId, {})), whole<Replay>());
}

QFuture<Answer<void>> ApiClient::cancelReplay(const std::string& replayId)
{
    return sendEmpty(request("POST", replayPath(replayId, u"/cancel"_s)));
}

QFuture<Answer<ReplayResultPage>> ApiClient::replayResults(const std::string& replayId, const std::string& after, int limit, bool differentOnly)
{
    QUrlQuery query;
    if (!after.empty())
        query.addQueryItem(u"after"_s, pathText(after));
    query.addQueryItem(u"limit"_s, QString::number(limit));
    if (differentOnly)
        query.addQueryItem(u"different"_s, u"1"_s);
    ApiRequest asked = request("GET", replayPath(replayId, u"/results"_s), query);
    asked.maxAnswer = resultsAnswer;
    return sendJson<ReplayResultPage>(std::move(asked), readReplayResults);
}

QFuture<Answer<void>> ApiClient::preferResult(const std::string& replayId, const std::string& draftId, const std::string& preferred)
{
    return sendEmpty(
        jsonRequest("POST", replayPath(replayId, u"/preferences"_s), Json{{"draft_id", draftId}, {"preferred", preferred}}));
}

QFuture<Answer<std::vector<EditDistanceRow>>> ApiClient::editDistances(const std::string& by, TimeMs since)
{
    QUrlQuery query = oneValueQuery(u"by"_s, by);
    query.addQueryItem(u"since"_s, QString::fromStdString(formatTime(since)));
    return sendJson<std::vector<EditDistanceRow>>(
        request("GET", u"/v1/insights/edits"_s, query), member<std::vector<EditDistanceRow>>("rows"));
}

QFuture<Answer<std::vector<RepeatedEdit>>> ApiClient::repeatedEdits(const std::string& promptId, TimeMs since)
{
    QUrlQuery query = oneValueQuery(u"prompt"_s, promptId);
    query.addQueryItem(u"since"_s, QString::fromStdString(formatTime(since)));
    return sendJson<std::vector<RepeatedEdit>>(
        request("GET", u"/v1/insights/repeated-edits"_s, query), member<std::vector<RepeatedEdit>>("edits"));
}

QFuture<Answer<VersionOutcomes>> ApiClient::versionOutcomes(TimeMs since)
{
    QUrlQuery query;
    query.addQueryItem(u"since"_s, QString::fromStdString(formatTime(since)));
    return sendJson<VersionOutcomes>(request("GET", u"/v1/insights/versions"_s, query), readVersionOutcomes);
}

QFuture<Answer<std::vector<ShadowAnswers>>> ApiClient::shadowAnswers(TimeMs since)
{
    QUrlQuery query;
    query.addQueryItem(u"since"_s, QString::fromStdString(formatTime(since)));
    return sendJson<std::vector<ShadowAnswers>>(request("GET", u"/v1/insights/shadows"_s, query), readShadowAnswers);
}

QFuture<Answer<BrandRules>> ApiClient::brandRules(const std::string& shopId)
{
    return sendJson<BrandRules>(request("GET", u"/v1/brand-rules"_s, oneValueQuery(u"shop"_s, shopId)), readBrandRules);
}

QFuture<Answer<std::int64_t>> ApiClient::setBrandRules(const BrandRules& rules)
{
    return sendJson<std::int64_t>(jsonRequest("PUT", u"/v1/brand-rules"_s, Json(rules)), member<std::int64_t>("version"));
}

QFuture<Answer<std::vector<KnowledgeEntry>>> ApiClient::knowledge(const std::string& shopId)
{
    return sendJson<std::vector<KnowledgeEntry>>(
        request("GET", u"/v1/knowledge"_s, oneValueQuery(u"shop"_s, shopId)), member<std::vector<KnowledgeEntry>>("files"));
}

QFuture<Answer<void>> ApiClient::addKnowledge(const KnowledgeUpload& upload)
{
    ApiRequest asked = jsonRequest("POST", u"/v1/knowledge"_s,
        Json{{"shop_id", upload.shopId}, {"kind", upload.kind}, {"name", upload.name}, {"language", upload.language},
            {"text_base64", base64(upload.bytes)}});
    asked.timeoutMs = std::max(asked.timeoutMs, uploadTimeoutMs);
    return sendEmpty(std::move(asked));
}

QFuture<Answer<PolicyImport>> ApiClient::importPolicies(const std::string& shopId)
{
    ApiRequest asked = jsonRequest("POST", u"/v1/knowledge/policies"_s, Json{{"shop_id", shopId}});
    asked.timeoutMs = std::max(asked.timeoutMs, uploadTimeoutMs);
    return sendJson<PolicyImport>(std::move(asked), readPolicyImport);
}

QFuture<Answer<void>> ApiClient::removeKnowledge(const std::string& id)
{
    return sendEmpty(request("DELETE", u"/v1/knowledge/"_s + pathText(id)));
}

QFuture<Answer<ModelStatus>> ApiClient::modelStatus()
{
    return sendJson<ModelStatus>(request("GET", u"/v1/model"_s), readModelStatus);
}

QFuture<Answer<std::vector<DraftExchange>>> ApiClient::exchanges(const std::string& draftId)
{
    return sendJson<std::vector<DraftExchange>>(request("GET", u"/v1/drafts/"_s + pathText(draftId) + u"/exchanges"_s), readExchanges);
}

}  // namespace countersign
