#pragma once
// The templates behind ApiClient's methods; included by its own sources only.
#include "models/view/followup.h"
#include "services/console/api/apiclient.h"

#include <QFutureWatcher>

namespace countersign {

inline std::string_view bytesOf(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

inline QString pathText(const std::string& part)
{
    return QString::fromUtf8(QUrl::toPercentEncoding(QString::fromStdString(part)));
}

template <class T>
QFuture<Answer<T>> ApiClient::send(ApiRequest request, Read<T> read)
{
    Answerer<Answer<T>> answer;
    const bool signingIn = request.request.url().path().endsWith(QStringLiteral("/v1/sessions"));
    auto* call = new ApiCall(m_network, std::move(request), [this, answer, read = std::move(read), signingIn](Answer<ApiAnswer> arrived) {
        if (!arrived) {
            const bool ended = arrived.error().error.code == ErrorCode::Unauthenticated && !signingIn;
            answer(tl::unexpected(std::move(arrived.error())));
            if (ended)
                Q_EMIT sessionEnded();
            return;
        }
        m_parser.post([answer, read, body = std::move(*arrived)] {
            auto value = read(body);
            if constexpr (std::is_void_v<T>) {
                if (value) {
                    answer(Answer<T>());
                    return;
                }
            } else if (value) {
                answer(Answer<T>(std::move(*value)));
                return;
            }
            if (!value)
                answer(tl::unexpected(Refusal(std::move(value.error()))));
        });
    }, this);
    auto* watcher = new QFutureWatcher<Answer<T>>(call);
    connect(watcher, &QFutureWatcherBase::canceled, call, &ApiCall::abort);
    watcher->setFuture(answer.future());
    call->start();
    return answer.future();
}

template <class T>
QFuture<Answer<T>> ApiClient::sendJson(ApiRequest request, std::function<Result<T>(const Json&)> read)
{
    return send<T>(std::move(request), [read = std::move(read)](const ApiAnswer& answer) -> Result<T> {
        auto json = parseJson(
            bytesOf(answer.body), { .maxBytes = 64 * 1024 * 1024, .maxDepth = 48, .maxKeys = 10000, .maxString = 2 * 1024 * 1024 });
        if (!json)
            return tl::unexpected(std::move(json.error()));
        return read(*json);
    });
}

// A member of the body, decoded.
template <class T>
[[nodiscard]] std::function<Result<T>(const Json&)> member(const char* key)
{
    return [key](const Json& json) -> Result<T> {
        const auto found = json.find(key);
        if (found == json.end())
            return fail(ErrorCode::InvalidInput, std::string("the backend's answer lacks \"") + key + '"');
        return decode<T>(*found);
    };
}

template <class T>
[[nodiscard]] std::function<Result<T>(const Json&)> whole()
{
    return [](const Json& json) { return decode<T>(json); };
}

}  // namespace countersign
