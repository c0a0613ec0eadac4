#include "services/console/api/apiclient.h"

#include "services/console/api/apisend.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr qint64 listAnswer = 64 * 1024 * 1024;

QUrlQuery draftQueryOf(const DraftQueryText& draftQuery, bool full)
{
    QUrlQuery query;
    query.addQueryItem(u"state"_s, QString::fromStdString(draftQuery.states));
    query.addQueryItem(u"order"_s, QString::fromStdString(draftQuery.order));
    query.addQueryItem(u"limit"_s, QString::number(draftQuery.limit));
    if (!draftQuery.words.empty())
        query.addQueryItem(u"q"_s, pathText(draftQuery.words));
    if (!draftQuery.shopId.empty())
        query.addQueryItem(u"shop"_s, pathText(draftQuery.shopId));
    if (!draftQuery.cursor.empty())
        query.addQueryItem(u"cursor"_s, pathText(draftQuery.cursor));
    if (full)
        query.addQueryItem(u"full"_s, u"1"_s);
    return query;
}

QByteArray quoted(std::int64_t revision)
{
    return '"' + QByteArray::number(static_cast<qlonglong>(revision)) + '"';
}

}  // namespace

// Of an address that carries a name and password only the place is used: they would be offered to whoever asks there.
ApiClient::ApiClient(QUrl backend, QObject* parent)
    : QObject(parent), m_backend(std::move(backend).adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment)), m_parser(1, "api")
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setAutoDeleteReplies(false);
}

ApiClient::~ApiClient()
{
    abortAll();
}

void ApiClient::abortAll()
{
    for (ApiCall* call : findChildren<ApiCall*>(QString(), Qt::FindDirectChildrenOnly))
        call->abort();
}

ApiRequest ApiClient::request(const char* method, const QString& path, const QUrlQuery& query) const
{
    QUrl url = m_backend;
    url.setPath((url.path() == u"/"_s ? QString() : url.path()) + path, QUrl::TolerantMode);
    url.setQuery(query);
    ApiRequest request;
    request.method = method;
    request.timeoutMs = m_timeoutMs;
    request.retryMs = m_retryMs;
    request.request = QNetworkRequest(url);
    request.request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.request.setRawHeader("User-Agent", "Countersign");
    if (!m_token.isEmpty())
        request.request.setRawHeader("Authorization", "Bearer " + m_token);
    return request;
}

ApiRequest ApiClient::jsonRequest(const char* method, const QString& path, const Json& body) const
{
    ApiRequest asked = request(method, path);
    asked.body = QByteArray::fromStdString(body.dump());
    asked.request.setRawHeader("Content-Type", "application/json");
    return asked;
}

QFuture<Answer<void>> ApiClient::sendEmpty(ApiRequest request)
{
    request.accept.clear();
    return send<void>(std::move(request), [](const ApiAnswer&) -> Result<void> { return {}; });
}

QNetworkRequest ApiClient::streamRequest() const
{
    QNetworkRequest stream = request("GET", u"/v1/stream"_s).request;
    stream.setRawHeader("Accept", "text/event-stream");
    return stream;
}

QFuture<Answer<SessionGrant>> ApiClient::signIn(const QString& login, const QString& password)
{
    return sendJson<SessionGrant>(
        jsonRequest("POST", u"/v1/sessions"_s, Json{ { "login", login.toStdString() }, { "password", password.toStdString() } }),
        readSessionGrant);
}

QFuture<Answer<void>> ApiClient::signOut()
{
    return sendEmpty(request("DELETE", u"/v1/sessions/current"_s));
}

QFuture<Answer<Person>> ApiClient::me()
{
    return sendJson<Person>(request("GET", u"/v1/me"_s), whole<Person>());
}

QFuture<Answer<std::string>> ApiClient::enrolKey(const std::string& publicKey, const std::string& device)
{
    return sendJson<std::string>(jsonRequest("POST", u"/v1/me/keys"_s, Json{ { "public_key", base64(publicKey) }, { "device", device } }),
        member<std::string>("key_id"));
}

QFuture<Answer<std::vector<EnrolledKey>>> ApiClient::deviceKeys(bool everybodys)
{
    return sendJson<std::vector<EnrolledKey>>(
        request("GET", everybodys ? u"/v1/keys"_s : u"/v1/me/keys"_s), member<std::vector<EnrolledKey>>("keys"));
}

QFuture<Answer<KeyRevoked>> ApiClient::revokeKey(const std::string& keyId, RevokeReason why)
{
    return sendJson<KeyRevoked>(
        jsonRequest("POST", u"/v1/keys/"_s + pathText(keyId) + u"/revoke"_s, Json{ { "why", word(why) } }), whole<KeyRevoked>());
}

QFuture<Answer<PolicyInForce>> ApiClient::policy()
{
    return sendJson<PolicyInForce>(request("GET", u"/v1/policy"_s), readPolicyInForce);
}

QFuture<Answer<std::int64_t>> ApiClient::setPolicy(const Policy& policy)
{
    return sendJson<std::int64_t>(jsonRequest("PUT", u"/v1/policy"_s, Json(policy)), member<std::int64_t>("version"));
}

QFuture<Answer<std::vector<Person>>> ApiClient::people()
{
    return sendJson<std::vector<Person>>(request("GET", u"/v1/people"_s), member<std::vector<Person>>("people"));
}

QFuture<Answer<Person>> ApiClient::addPerson(
    const QString& login, const QString& name, const QString& password, const std::vector<std::string>& roles)
{
    return sendJson<Person>(jsonRequest("POST", u"/v1/people"_s,
                                Json{ { "login", login.toStdString() }, { "name", name.toStdString() },
                                    { "password", password.toStdString() }, { "roles", roles } }),
        whole<Person>());
}

QFuture<Answer<std::vector<Shop>>> ApiClient::shops()
{
    return sendJson<std::vector<Shop>>(request("GET", u"/v1/shops"_s), member<std::vector<Shop>>("shops"));
}

QFuture<Answer<void>> ApiClient::addShop(const Shop& shop, const ShopSecrets& secrets)
{
    return sendEmpty(jsonRequest("POST", u"/v1/shops"_s, Json{{"shop", shop}, {"secrets", secrets}}));
}

QFuture<Answer<SummaryPage>> ApiClient::summaries(const DraftQueryText& query)
{
    ApiRequest asked = request("GET", u"/v1/drafts"_s, draftQueryOf(query, false));
    asked.maxAnswer = listAnswer;
    return sendJson<SummaryPage>(std::move(asked), readSummaryPage);
}

QFuture<Answer<FullDrafts>> ApiClient::fullDrafts(const DraftQueryText& query)
{
    ApiRequest asked = request("GET", u"/v1/drafts"_s, draftQueryOf(query, true));
    asked.maxAnswer = listAnswer;
    return sendJson<FullDrafts>(std::move(asked), readFullDrafts);
}

QFuture<Answer<Draft>> ApiClient::draft(const std::string& id)
{
    return sendJson<Draft>(request("GET", u"/v1/drafts/"_s + pathText(id)), whole<Draft>());
}

QFuture<Answer<Lease>> ApiClient::lease(const std::string& draftId, bool breakIt)
{
    QUrlQuery query;
    if (breakIt)
        query.addQueryItem(u"break"_s, u"1"_s);
    return sendJson<Lease>(request("POST", u"/v1/drafts/"_s + pathText(draftId) + u"/lease"_s, query), member<Lease>("lease"));
}

QFuture<Answer<void>> ApiClient::releaseLease(const std::string& draftId)
{
    return sendEmpty(request("DELETE", u"/v1/drafts/"_s + pathText(draftId) + u"/lease"_s));
}

QFuture<Answer<Draft>> ApiClient::revise(
    const std::string& draftId, std::int64_t revision, const std::string& key, const Content& content, const std::string& note)
{
    ApiRequest asked
        = jsonRequest("POST", u"/v1/drafts/"_s + pathText(draftId) + u"/revisions"_s, Json{ { "content", content }, { "note", note } });
    asked.request.setRawHeader("If-Match", quoted(revision));
    asked.request.setRawHeader("Idempotency-Key", QByteArray::fromStdString(key));
    return sendJson<Draft>(std::move(asked), whole<Draft>());
}

QFuture<Answer<DecisionStatus>> ApiClient::decide(const Decision& decision)
{
    ApiRequest asked = jsonRequest("POST", u"/v1/drafts/"_s + pathText(decision.statement.draftId) + u"/decisions"_s, Json(decision));
    asked.request.setRawHeader("If-Match", quoted(decision.statement.revision));
    asked.request.setRawHeader("Idempotency-Key", QByteArray::fromStdString(decision.statement.decisionId));
    return sendJson<DecisionStatus>(std::move(asked), whole<DecisionStatus>());
}

QFuture<Answer<DecisionStatus>> ApiClient::decision(const std::string& id)
{
    return sendJson<DecisionStatus>(request("GET", u"/v1/decisions/"_s + pathText(id)), whole<DecisionStatus>());
}

QFuture<Answer<DecisionStatus>> ApiClient::undo(const std::string& decisionId)
{
    return sendJson<DecisionStatus>(request("POST", u"/v1/decisions/"_s + pathText(decisionId) + u"/undo"_s), whole<DecisionStatus>());
}

QFuture<Answer<ChangePage>> ApiClient::changes(std::int64_t since, int limit)
{
    QUrlQuery query;
    query.addQueryItem(u"since"_s, QString::number(since));
    query.addQueryItem(u"limit"_s, QString::number(limit));
    query.addQueryItem(u"full"_s, u"1"_s);
    ApiRequest asked = request("GET", u"/v1/changes"_s, query);
    asked.maxAnswer = listAnswer;
    return sendJson<ChangePage>(std::move(asked), readChangePage);
}

}  // namespace countersign
