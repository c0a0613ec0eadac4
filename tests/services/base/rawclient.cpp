#include "rawclient.h"

RawClient::RawClient(quint16 port)
{
    m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    m_socket.waitForConnected(5000);
}

void RawClient::send(const QByteArray& bytes)
{
    m_socket.write(bytes);
    while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(5000)) {
    }
}

QByteArray RawClient::answer(int waitMs, bool headOnly)
{
    QElapsedTimer timer;
    timer.start();
    for (;;) {
        m_received += m_socket.readAll();
        const auto headEnd = m_received.indexOf("\r\n\r\n");
        if (headEnd >= 0) {
            qsizetype size = headEnd + 4;
            const QByteArray head = m_received.left(headEnd).toLower() + "\r\n";
            const auto at = head.indexOf("\r\ncontent-length: ");
            if (at >= 0 && !headOnly)
                size += head.mid(at + 18, head.indexOf('\r', at + 18) - at - 18).toLongLong();
            if (m_received.size() >= size) {
                const auto whole = m_received.left(size);
                m_received.remove(0, size);
                return whole;
            }
        }
        const int left = waitMs - static_cast<int>(timer.elapsed());
        if (left <= 0 || (!m_socket.waitForReadyRead(left) && m_socket.bytesAvailable() == 0))
            return std::exchange(m_received, {});
    }
}

QByteArray RawClient::rest(int waitMs)
{
    waitClosed(waitMs);
    m_received += m_socket.readAll();
    return std::exchange(m_received, {});
}

bool RawClient::waitClosed(int waitMs)
{
    QElapsedTimer timer;
    timer.start();
    while (m_socket.state() != QAbstractSocket::UnconnectedState && timer.elapsed() < waitMs)
        m_socket.waitForReadyRead(waitMs - static_cast<int>(timer.elapsed()));
    return m_socket.state() == QAbstractSocket::UnconnectedState;
}

bool RawClient::waitFor(const QByteArray& part, int waitMs)
{
    QElapsedTimer timer;
    timer.start();
    for (;;) {
        m_received += m_socket.readAll();
        if (m_received.contains(part))
            return true;
        const int left = waitMs - static_cast<int>(timer.elapsed());
        if (left <= 0 || (!m_socket.waitForReadyRead(left) && m_socket.bytesAvailable() == 0))
            return false;
    }
}

int RawClient::status(const QByteArray& answer)
{
    return answer.startsWith("HTTP/1.1 ") ? answer.mid(9, 3).toInt() : 0;
}

QByteArray RawClient::body(const QByteArray& answer)
{
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}
