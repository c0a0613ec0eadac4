#pragma once
// Server-Sent Events: the parser (pure) and the reader that keeps one stream open. The stream only wakes; what changed is then asked for.
#include <QByteArray>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <vector>

class QNetworkAccessManager;

namespace countersign {

struct ServerEvent {
    QByteArray id;
    QByteArray name;
    QByteArray data;
};

class EventParser {
public:
    // Any cut of the bytes gives the same events; lines end in LF, CR or CRLF; a frame over 64 KiB is dropped.
    [[nodiscard]] std::vector<ServerEvent> feed(const QByteArray& bytes);

private:
    void line(const QByteArray& text, std::vector<ServerEvent>& events);
    QByteArray m_rest;
    ServerEvent m_event;
    bool m_afterCr = false;
    bool m_hasData = false;
};

class EventReader final : public QObject {
    Q_OBJECT
public:
    explicit EventReader(QNetworkAccessManager& network, QObject* parent = nullptr);
    ~EventReader() override;
    void open(const QNetworkRequest& request);
    void close();  // silent
    [[nodiscard]] bool isActive() const { return m_reply != nullptr; }  // open, or on its way there
    void setQuietLimit(int ms) { m_quiet.setInterval(ms); }  // 40 s unless told: the backend pings every 15 s

Q_SIGNALS:
    void opened();
    void arrived(const QByteArray& name, const QByteArray& data);
    void lost(int status);  // 0 when the connection broke or went quiet

private:
    void end(int status);
    QNetworkAccessManager& m_network;
    QPointer<QNetworkReply> m_reply;
    EventParser m_parser;
    QTimer m_quiet;
    bool m_open = false;
};

}  // namespace countersign
