#include "tests/support/console/scriptedserver.h"

#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace countersign {

ScriptedReply reply(int status, const QByteArray& body, const QByteArray& type)
{
    ScriptedReply answer;
    answer.status = status;
    answer.body = body;
    answer.type = type;
    return answer;
}

ScriptedReply problemReply(int status, const QByteArray& code, const QByteArray& detail, const QByteArray& more)
{
    return reply(status,
        "{\"type\":\"about:blank\",\"title\":\"x\",\"status\":" + QByteArray::number(status) + ",\"code\":\"" + code + "\",\"detail\":\""
            + detail + '"' + more + '}',
        "application/problem+json");
}

ScriptedReply dropReply()
{
    ScriptedReply answer;
    answer.kind = ScriptedReply::Kind::Drop;
    return answer;
}

ScriptedReply hangReply()
{
    ScriptedReply answer;
    answer.kind = ScriptedReply::Kind::Hang;
    return answer;
}

ScriptedServer::ScriptedServer(QObject* parent) : QTcpServer(parent)
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* socket = nextPendingConnection()) {
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_streams.removeAll(socket);
                socket->deleteLater();
            });
        }
    });
    if (!listen(QHostAddress::LocalHost))
        qFatal("no loopback");
    m_port = serverPort();
}

QUrl ScriptedServer::url() const
{
    QUrl address;
    address.setScheme(u"http"_s);
    address.setHost(u"127.0.0.1"_s);
    address.setPort(m_port);
    return address;
}

void ScriptedServer::expect(const QByteArray& line, const ScriptedReply& answer)
{
    m_script.emplace_back(line, [answer](const ScriptedRequest&) { return answer; });
}

void ScriptedServer::expect(const QByteArray& line, Handler handler)
{
    m_script.emplace_back(line, std::move(handler));
}

void ScriptedServer::always(const QByteArray& linePrefix, Handler handler)
{
    m_standing.insert(m_standing.begin(), {linePrefix, std::move(handler)});
}

void ScriptedServer::goDown()
{
    close();
    const auto sockets = findChildren<QTcpSocket*>();
    for (QTcpSocket* socket : sockets)
        socket->abort();
}

void ScriptedServer::comeBack()
{
    if (!listen(QHostAddress::LocalHost, m_port))
        qFatal("the port is taken");
}

void ScriptedServer::push(const QByteArray& bytes)
{
    for (QTcpSocket* socket : std::as_const(m_streams)) {
        socket->write(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
        socket->flush();
    }
}

int ScriptedServer::count(const QByteArray& linePrefix) const
{
    return static_cast<int>(std::count_if(
        m_requests.begin(), m_requests.end(), [&](const ScriptedRequest& request) { return request.line().startsWith(linePrefix); }));
}

void ScriptedServer::serve(QTcpSocket* socket)
{
    QByteArray buffer = socket->property("buffer").toByteArray() + socket->readAll();
    while (true) {
        const qsizetype head = buffer.indexOf("\r\n\r\n");
        if (head < 0)
            break;
        const QByteArrayList lines = buffer.left(head).split('\n');
        ScriptedRequest request;
        const QByteArrayList words = lines.front().trimmed().split(' ');
        request.method = words.value(0);
        request.target = words.value(1);
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines[i].indexOf(':');
            request.headers.insert(lines[i].left(colon).trimmed().toLower(), lines[i].mid(colon + 1).trimmed());
        }
        const qsizetype length = request.headers.value("content-length").toLongLong();
        if (buffer.size() < head + 4 + length)
            break;
        request.body = buffer.mid(head + 4, length);
        buffer.remove(0, head + 4 + length);
        m_requests.push_back(request);
        const ScriptedReply answer = this->answer(request);
        if (answer.kind == ScriptedReply::Kind::Drop) {
            socket->abort();
            return;
        }
        if (answer.kind == ScriptedReply::Kind::Hang)
            continue;
        QByteArray out = "HTTP/1.1 " + QByteArray::number(answer.status) + " x\r\nContent-Type: " + answer.type + "\r\n";
        for (const auto& [name, value] : answer.headers)
            out += name + ": " + value + "\r\n";
        if (answer.kind == ScriptedReply::Kind::Stream) {
            out += "Transfer-Encoding: chunked\r\n\r\n";
            m_streams << socket;
        } else if (answer.status != 204) {
            out += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n" + answer.body;
        } else {
            out += "\r\n";
        }
        socket->write(out);
        socket->flush();
    }
    socket->setProperty("buffer", buffer);
}

ScriptedReply ScriptedServer::answer(const ScriptedRequest& request)
{
    if (!m_script.empty() && m_script.front().first == request.line()) {
        const Handler handler = m_script.front().second;
        m_script.pop_front();
        return handler(request);
    }
    for (const auto& [prefix, handler] : m_standing)
        if (request.line().startsWith(prefix))
            return handler(request);
    m_unexpected << request.line();
    return problemReply(500, "internal", "not in the script");
}

}  // namespace countersign
