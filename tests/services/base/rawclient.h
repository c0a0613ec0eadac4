#pragma once
// A client that says exactly the bytes it is told to, to a server on the loopback.
#include <QByteArray>
#include <QElapsedTimer>
#include <QTcpSocket>

class RawClient {
public:
    explicit RawClient(quint16 port);
    void send(const QByteArray& bytes);
    // One whole answer by its Content-Length (or what came until the end or the wait); more may remain for the next call.
    QByteArray answer(int waitMs = 5000, bool headOnly = false);
    // All until the other side closes.
    QByteArray rest(int waitMs = 5000);
    bool waitClosed(int waitMs = 5000);
    // Reads until `part` is in what came.
    bool waitFor(const QByteArray& part, int waitMs = 5000);
    void abort() { m_socket.abort(); }
    bool connected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

    static int status(const QByteArray& answer);
    static QByteArray body(const QByteArray& answer);

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};
