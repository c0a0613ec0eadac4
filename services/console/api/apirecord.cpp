// The record's calls: checkpoints and proofs are text and bytes as other people's tools read them too.
#include "services/console/api/apiclient.h"
#include "services/console/api/apisend.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

Result<std::string> asText(const ApiAnswer& answer)
{
    return answer.body.toStdString();
}

}  // namespace

QFuture<Answer<std::string>> ApiClient::checkpoint()
{
    ApiRequest asked = request("GET", u"/v1/audit/checkpoint"_s);
    asked.accept = "text/plain";
    asked.maxAnswer = 64 * 1024;
    return send<std::string>(std::move(asked), asText);
}

QFuture<Answer<std::string>> ApiClient::verifierKeyText()
{
    ApiRequest asked = request("GET", u"/v1/audit/vkey"_s);
    asked.accept = "text/plain";
    asked.maxAnswer = 4096;
    return send<std::string>(
        std::move(asked), [](const ApiAnswer& answer) -> Result<std::string> { return answer.body.trimmed().toStdString(); });
}

QFuture<Answer<std::string>> ApiClient::rotations()
{
    ApiRequest asked = request("GET", u"/v1/audit/rotations"_s);
    asked.accept = "text/plain";
    asked.maxAnswer = 1024 * 1024;
    return send<std::string>(std::move(asked), asText);
}

QFuture<Answer<std::vector<std::string>>> ApiClient::witnesses()
{
    return sendJson<std::vector<std::string>>(request("GET", u"/v1/audit/witnesses"_s), member<std::vector<std::string>>("witnesses"));
}

QFuture<Answer<RecordHeads>> ApiClient::recordHeads()
{
    return sendJson<RecordHeads>(request("GET", u"/v1/audit/evidence"_s), readRecordHeads);
}

QFuture<Answer<std::vector<Hash>>> ApiClient::consistency(std::int64_t from, std::int64_t to)
{
    QUrlQuery query;
    query.addQueryItem(u"from"_s, QString::number(from));
    query.addQueryItem(u"to"_s, QString::number(to));
    return sendJson<std::vector<Hash>>(request("GET", u"/v1/audit/consistency"_s, query), readHashes);
}

QFuture<Answer<Inclusion>> ApiClient::inclusion(const std::string& decisionId)
{
    QUrlQuery query;
    query.addQueryItem(u"decision"_s, pathText(decisionId));
    return sendJson<Inclusion>(request("GET", u"/v1/audit/inclusion"_s, query), readInclusion);
}

QFuture<Answer<RecordedEntries>> ApiClient::events(const std::string& after, int limit, const std::string& draftId)
{
    QUrlQuery query;
    if (!after.empty())
        query.addQueryItem(u"after"_s, pathText(after));
    query.addQueryItem(u"limit"_s, QString::number(limit));
    if (!draftId.empty())
        query.addQueryItem(u"draft"_s, pathText(draftId));
    ApiRequest asked = request("GET", u"/v1/audit/events"_s, query);
    asked.maxAnswer = 64 * 1024 * 1024;
    return sendJson<RecordedEntries>(std::move(asked), readRecordedEntries);
}

QFuture<Answer<RecordedEntries>> ApiClient::lineage(const std::string& draftId)
{
    return sendJson<RecordedEntries>(request("GET", u"/v1/audit/drafts/"_s + pathText(draftId)), readRecordedEntries);
}

QFuture<Answer<std::string>> ApiClient::tile(const std::string& path)
{
    ApiRequest asked = request("GET", u"/v1/audit/"_s + QString::fromStdString(path));
    asked.accept = "application/octet-stream";
    asked.maxAnswer = 32 * 1024 * 1024;
    return send<std::string>(std::move(asked), asText);
}

QFuture<Answer<void>> ApiClient::cosign(const std::string& vkey, const std::string& note)
{
    return sendEmpty(jsonRequest("POST", u"/v1/audit/cosignatures"_s, Json{{"vkey", vkey}, {"note", note}}));
}

}  // namespace countersign
