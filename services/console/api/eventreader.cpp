#include "services/console/api/eventreader.h"

#include <QNetworkAccessManager>

namespace countersign {

namespace {
constexpr qsizetype mostPending = 64 * 1024;
}

std::vector<ServerEvent> EventParser::feed(const QByteArray& bytes)
{
    std::vector<ServerEvent> events;
    for (const char c : bytes) {
        const bool afterCr = std::exchange(m_afterCr, c == '\r');
        if (c == '\n' && afterCr)
            continue;
        if (c == '\n' || c == '\r') {
            line(std::exchange(m_rest, QByteArray()), events);
        } else if (m_rest.size() < mostPending) {
            m_rest += c;
        }
    }
    return events;
}

void EventParser::line(const QByteArray& text, std::vector<ServerEvent>& events)
{
    if (text.isEmpty()) {
        if (m_hasData)
            events.push_back(m_event);
        m_event.name.clear();
        m_event.data.clear();
        m_hasData = false;
        return;
    }
    const qsizetype colon = text.indexOf(':');
    if (colon == 0)
        return;  // a comment: the ping
    const QByteArray field = colon < 0 ? text : text.left(colon);
    QByteArray value = colon < 0 ? QByteArray() : text.mid(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (field == "id") {
        m_event.id = value;
    } else if (field == "event") {
        m_event.name = value;
    } else if (field == "data" && m_event.data.size() + value.size() < mostPending) {
        if (m_hasData)
            m_event.data += '\n';
        m_event.data += value;
        m_hasData = true;
    }
}

EventReader::EventReader(QNetworkAccessManager& network, QObject* parent) : QObject(parent), m_network(network)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(40000);
    connect(&m_quiet, &QTimer::timeout, this, [this] { end(0); });
}

EventReader::~EventReader()
{
    close();
}

void EventReader::open(const QNetworkRequest& request)
{
    close();
    m_parser = EventParser();
    m_reply = m_network.get(request);
    m_quiet.start();
    connect(m_reply, &QNetworkReply::metaDataChanged, this, [this] {
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status != 200 || !m_reply->rawHeader("content-type").startsWith("text/event-stream")) {
            // Not from within the reply's own signal: it still has its error to tell.
            QMetaObject::invokeMethod(this, [this, status, reply = m_reply] {
                if (reply && reply == m_reply)
                    end(status);
            }, Qt::QueuedConnection);
        } else if (!std::exchange(m_open, true))
            Q_EMIT opened();
    });
    connect(m_reply, &QNetworkReply::readyRead, this, [this] {
        if (!m_open)
            return;
        m_quiet.start();
        const auto events = m_parser.feed(m_reply->readAll());
        for (const ServerEvent& event : events)
            Q_EMIT arrived(event.name, event.data);
    });
    connect(m_reply, &QNetworkReply::finished, this, [this] { end(m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt()); });
}

void EventReader::close()
{
    m_quiet.stop();
    m_open = false;
    if (!m_reply)
        return;
    QNetworkReply* reply = m_reply;
    m_reply.clear();
    reply->disconnect(this);
    reply->deleteLater(); // ends the request; abort() beside an error that is under way already is a second error to Qt
}

void EventReader::end(int status)
{
    const bool was = m_reply != nullptr;
    close();
    if (was)
        Q_EMIT lost(status == 200 ? 0 : status);
}

}  // namespace countersign
