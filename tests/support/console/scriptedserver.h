#pragma once
// A backend that says what a test wrote down: an ordered script, or standing answers. Loopback, one thread, every request is kept as text.
#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QTcpServer>
#include <QUrl>
#include <algorithm>
#include <deque>
#include <functional>
#include <vector>

class QTcpSocket;

namespace countersign {

struct ScriptedRequest {
    QByteArray method;
    QByteArray target;  // path?query as sent
    QHash<QByteArray, QByteArray> headers;  // names lower case
    QByteArray body;
    [[nodiscard]] QByteArray line() const { return method + ' ' + target; }
};
struct ScriptedReply {
    enum class Kind { Answer, Drop, Hang, Stream };  // Drop: closes without a byte; Hang: never answers; Stream: head and body, stays open
    int status = 200;
    QByteArray body;
    QByteArray type = "application/json";
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    Kind kind = Kind::Answer;
};
[[nodiscard]] ScriptedReply reply(int status, const QByteArray& body, const QByteArray& type = "application/json");
[[nodiscard]] ScriptedReply problemReply(int status, const QByteArray& code, const QByteArray& detail, const QByteArray& more = {});
[[nodiscard]] ScriptedReply dropReply();
[[nodiscard]] ScriptedReply hangReply();

class ScriptedServer final : public QTcpServer {
    Q_OBJECT
public:
    using Handler = std::function<ScriptedReply(const ScriptedRequest&)>;
    explicit ScriptedServer(QObject* parent = nullptr);
    [[nodiscard]] QUrl url() const;
    void expect(const QByteArray& line, const ScriptedReply& reply);      // in order
    void expect(const QByteArray& line, Handler handler);
    void always(const QByteArray& linePrefix, Handler handler);           // when the script does not speak of it
    void goDown();                                                         // refuses connections, drops those open
    void comeBack();                                                       // same port
    void push(const QByteArray& bytes);                                    // to every open stream
    [[nodiscard]] bool nothingElse() const { return m_script.empty() && m_unexpected.isEmpty(); }
    [[nodiscard]] QByteArrayList unexpected() const { return m_unexpected; }
    [[nodiscard]] const std::vector<ScriptedRequest>& requests() const { return m_requests; }
    [[nodiscard]] int count(const QByteArray& linePrefix) const;

private:
    void serve(QTcpSocket* socket);
    [[nodiscard]] ScriptedReply answer(const ScriptedRequest& request);
    std::deque<std::pair<QByteArray, Handler>> m_script;
    std::vector<std::pair<QByteArray, Handler>> m_standing;
    std::vector<ScriptedRequest> m_requests;
    QByteArrayList m_unexpected;
    QList<QTcpSocket*> m_streams;
    quint16 m_port = 0;
};

}  // namespace countersign
