#include "services/console/api/apicall.h"

#include "services/base/log.h"

#include <QNetworkAccessManager>
#include <QRandomGenerator>
#include <QUrl>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace countersign {

namespace {

constexpr int mostAttempts = 3;
constexpr std::int64_t longestPoliteWaitMs = 10000;

std::optional<ErrorCode> codeOfWord(const std::string& text)
{
    for (const ErrorCode code : { ErrorCode::InvalidInput, ErrorCode::Unauthenticated, ErrorCode::Forbidden, ErrorCode::NotFound,
             ErrorCode::Conflict, ErrorCode::PreconditionFailed, ErrorCode::Unprocessable, ErrorCode::TooLarge, ErrorCode::Throttled,
             ErrorCode::Unavailable, ErrorCode::Timeout, ErrorCode::Cancelled, ErrorCode::LostAnswer, ErrorCode::Storage,
             ErrorCode::Damaged, ErrorCode::TooNew, ErrorCode::Internal })
        if (text == errorWord(code))
            return code;
    return std::nullopt;
}

ErrorCode codeOfStatus(int status)
{
    switch (status) {
    case 401:
        return ErrorCode::Unauthenticated;
    case 403:
        return ErrorCode::Forbidden;
    case 404:
        return ErrorCode::NotFound;
    case 409:
        return ErrorCode::Conflict;
    case 412:
    case 428:
        return ErrorCode::PreconditionFailed;
    case 413:
        return ErrorCode::TooLarge;
    case 422:
        return ErrorCode::Unprocessable;
    case 429:
        return ErrorCode::Throttled;
    case 502:
    case 503:
        return ErrorCode::Unavailable;
    case 504:
        return ErrorCode::Timeout;
    default:
        return status >= 500 ? ErrorCode::Internal : ErrorCode::InvalidInput;
    }
}

QByteArray mediaType(const QByteArray& contentType)
{
    return contentType.split(';').value(0).trimmed().toLower();
}

}  // namespace

ApiCall::ApiCall(QNetworkAccessManager& network, ApiRequest request, Done done, QObject* parent)
    : QObject(parent), m_network(network), m_request(std::move(request)), m_done(std::move(done))
{
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, &ApiCall::timedOut);
}

ApiCall::~ApiCall()
{
    end(tl::unexpected(Refusal(Error{ErrorCode::Cancelled, "the call was dropped", std::nullopt})));
}

void ApiCall::start()
{
    m_elapsed.start();
    attempt();
}

void ApiCall::abort()
{
    end(tl::unexpected(Refusal(Error{ErrorCode::Cancelled, "cancelled", std::nullopt})));
}

void ApiCall::attempt()
{
    if (m_ended)
        return;
    ++m_attempts;
    m_received.clear();
    if (!m_request.accept.isEmpty())
        m_request.request.setRawHeader("Accept", m_request.accept);
    m_reply = m_network.sendCustomRequest(m_request.request, m_request.method, m_request.body);
    connect(m_reply, &QNetworkReply::readyRead, this, [this] {
        m_received += m_reply->readAll();
        if (m_received.size() > m_request.maxAnswer)
            refuse(Refusal(Error{ErrorCode::TooLarge, "the answer is larger than this call may have", std::nullopt}));
    });
    connect(m_reply, &QNetworkReply::finished, this, &ApiCall::finished);
    m_timeout.start(m_request.timeoutMs);
}

void ApiCall::finished()
{
    if (m_ended || !m_reply)
        return;
    m_timeout.stop();
    m_received += m_reply->readAll();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto error = m_reply->error();
    log(LogLevel::Debug, "api", m_request.method.toStdString() + " " + m_request.request.url().path().toStdString(),
        {{"status", status}, {"took_ms", static_cast<std::int64_t>(m_elapsed.elapsed())}, {"attempt", m_attempts}});
    const bool answered = status > 0
        && (error == QNetworkReply::NoError || (error > QNetworkReply::UnknownProxyError && error != QNetworkReply::ProtocolFailure));
    if (!answered) {
        refuse(networkRefusal(error));
        return;
    }
    const QByteArray type = mediaType(m_reply->rawHeader("content-type"));
    if (m_received.size() > m_request.maxAnswer) {
        refuse(Refusal(Error{ErrorCode::TooLarge, "the answer is larger than this call may have", std::nullopt}));
    } else if (status >= 300) {
        refuse(statusRefusal(status, type, m_received, m_reply->rawHeader("retry-after")));
    } else if (status != 204 && !m_request.accept.isEmpty() && type != m_request.accept) {
        refuse(Refusal(Error{ ErrorCode::InvalidInput,
            "the answer is of type \"" + type.left(80).toStdString() + "\" where " + m_request.accept.toStdString()
                + " was asked for; is this the address of a Countersign backend?",
            std::nullopt }));
    } else {
        end(ApiAnswer{status, m_received, m_reply->rawHeader("etag"), m_reply->rawHeader("x-next-cursor")});
    }
}

void ApiCall::timedOut()
{
    // What was asked with anything but GET may have been carried out all the same.
    const bool safe = m_request.method == "GET";
    refuse(Refusal(Error{ safe ? ErrorCode::Timeout : ErrorCode::LostAnswer,
        "no answer within " + std::to_string(m_request.timeoutMs / 1000) + " s", std::nullopt }));
}

void ApiCall::refuse(Refusal refusal)
{
    if (m_ended)
        return;
    m_timeout.stop();
    if (m_reply) {
        QNetworkReply* reply = m_reply;
        m_reply.clear();
        reply->disconnect(this);
        reply->deleteLater(); // which ends the request; abort() beside an error that is under way already is a second error to Qt
    }
    if (!tryAgain(refusal))
        end(tl::unexpected(std::move(refusal)));
}

bool ApiCall::tryAgain(const Refusal& refusal)
{
    if (m_request.method != "GET" || m_attempts >= mostAttempts)
        return false;
    int delay = m_request.retryMs << m_attempts;
    switch (refusal.error.code) {
    case ErrorCode::Unavailable:
    case ErrorCode::Timeout:
        break;
    case ErrorCode::Throttled:
        if (refusal.error.retryAfterMs.value_or(longestPoliteWaitMs + 1) > longestPoliteWaitMs)
            return false;
        delay = static_cast<int>(*refusal.error.retryAfterMs);
        break;
    default:
        return false;
    }
    QTimer::singleShot(delay + static_cast<int>(QRandomGenerator::global()->bounded(m_request.retryMs / 2 + 1)), this, &ApiCall::attempt);
    return true;
}

Refusal ApiCall::networkRefusal(QNetworkReply::NetworkError error) const
{
    const std::string host = m_request.request.url().host().toStdString();
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return Refusal(Error{ErrorCode::Unavailable, "nothing answers at " + host, std::nullopt});
    case QNetworkReply::HostNotFoundError:
        return Refusal(Error{ErrorCode::Unavailable, "there is no host named " + host, std::nullopt});
    case QNetworkReply::SslHandshakeFailedError:
        return Refusal(Error{ErrorCode::Unavailable, "the certificate of " + host + " could not be trusted", std::nullopt});
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return Refusal(Error{ErrorCode::Unavailable, "the network is not there", std::nullopt});
    default:
        break;
    }
    if (m_request.method == "GET")
        return Refusal(Error{ErrorCode::Unavailable, "the connection to " + host + " broke", std::nullopt});
    return Refusal(Error{ErrorCode::LostAnswer, "the connection to " + host + " broke before the answer came", std::nullopt});
}

Refusal ApiCall::statusRefusal(int status, const QByteArray& type, const QByteArray& body, const QByteArray& retryAfter) const
{
    Refusal refusal(Error{codeOfStatus(status), "the backend answered " + std::to_string(status), std::nullopt});
    if (status < 400)
        refusal.error = {ErrorCode::InvalidInput, "the backend's address redirects elsewhere; use the final address", std::nullopt};
    bool number = false;
    if (const int seconds = retryAfter.trimmed().toInt(&number); number && seconds >= 0)
        refusal.error.retryAfterMs = std::int64_t{1000} * std::min(seconds, 3600);
    if (type != "application/problem+json")
        return refusal;
    const auto json = parseJson(std::string_view(body.constData(), static_cast<std::size_t>(body.size())));
    if (!json || !json->is_object())
        return refusal;
    refusal.judged = true;
    try {
        if (const auto found = codeOfWord(json->value("code", std::string())))
            refusal.error.code = *found;
        if (const std::string detail = json->value("detail", std::string()); !detail.empty())
            refusal.error.detail = detail.substr(0, 2000);
        if (const auto list = json->find("requirements"); list != json->end())
            refusal.requirements = list->get<std::vector<RequirementResult>>();
        if (const auto lease = json->find("lease"); lease != json->end() && !lease->is_null())
            refusal.holder = lease->get<Lease>();
    } catch (const std::exception&) {
        refusal.requirements.clear();  // a problem of another shape still refuses, with what was understood of it
    }
    return refusal;
}

void ApiCall::end(Answer<ApiAnswer> answer)
{
    if (m_ended)
        return;
    m_ended = true;
    m_timeout.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->deleteLater(); // as in refuse()
    }
    deleteLater();
    if (const Done done = std::exchange(m_done, nullptr))
        done(std::move(answer));
}

}  // namespace countersign
