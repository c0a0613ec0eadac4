#pragma once
// One HTTP call of the console and its whole way out: answer, refusal, timeout, cancel, destruction. Ends exactly once.
// GETs are tried again (twice at most) when the other side is away or says when to come back; nothing else is ever repeated here.
#include "services/console/api/apitypes.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QList>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <functional>

class QNetworkAccessManager;

namespace countersign {

struct ApiRequest {
    QByteArray method;
    QNetworkRequest request;      // url and headers
    QByteArray body;
    QByteArray accept = "application/json";
    int timeoutMs = 15000;
    int retryMs = 250;            // before the second attempt; doubles
    qint64 maxAnswer = 4 * 1024 * 1024;
};
struct ApiAnswer {
    int status = 0;
    QByteArray body;
    QByteArray etag;
    QByteArray nextCursor;  // X-Next-Cursor of lists that are not JSON; empty: the last page
};

class ApiCall final : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(Answer<ApiAnswer>)>;
    ApiCall(QNetworkAccessManager& network, ApiRequest request, Done done, QObject* parent);
    ~ApiCall() override;  // answers Cancelled when nothing was answered yet
    void start();
    void abort();

private:
    void attempt();
    void finished();
    void timedOut();
    void refuse(Refusal refusal);
    void end(Answer<ApiAnswer> answer);
    [[nodiscard]] bool tryAgain(const Refusal& refusal);
    [[nodiscard]] Refusal networkRefusal(QNetworkReply::NetworkError error) const;
    [[nodiscard]] Refusal statusRefusal(int status, const QByteArray& type, const QByteArray& body, const QByteArray& retryAfter) const;

    QNetworkAccessManager& m_network;
    ApiRequest m_request;
    Done m_done;
    QPointer<QNetworkReply> m_reply;
    QByteArray m_received;
    QTimer m_timeout;
    QElapsedTimer m_elapsed;
    int m_attempts = 0;
    bool m_ended = false;
};

}  // namespace countersign
