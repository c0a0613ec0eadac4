#include "ui/notify/desktopvoice.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QSystemTrayIcon>
#include <QVariantMap>

namespace countersign {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
constexpr int showMs = 10'000, answerMs = 2'000;

} // namespace

SystemVoice::SystemVoice(QSystemTrayIcon* tray, QObject* parent)
    : DesktopVoice(parent)
    , m_tray(tray)
{
    if (m_tray != nullptr)
        connect(m_tray, &QSystemTrayIcon::messageClicked, this, &DesktopVoice::clicked);
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (bus.isConnected())
        bus.connect(service, path, service, QStringLiteral("ActionInvoked"), this, SLOT(actionInvoked(uint, QString)));
}

void SystemVoice::show(const QString& title, const QString& body, bool urgent)
{
    if (m_tray != nullptr && m_tray->isVisible() && QSystemTrayIcon::supportsMessages())
        m_tray->showMessage(title, body, urgent ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information, showMs);
    else
        showByService(title, body, urgent);
}

void SystemVoice::showByService(const QString& title, const QString& body, bool urgent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, QStringLiteral("Notify"));
    const QVariantMap hints{ { QStringLiteral("urgency"), QVariant::fromValue<uchar>(urgent ? 2 : 1) },
        { QStringLiteral("desktop-entry"), QStringLiteral("countersign") } };
    // The body may be read as markup by the service.
    call << QStringLiteral("Countersign") << m_last << QStringLiteral("countersign") << title << body.toHtmlEscaped()
         << QStringList{ QStringLiteral("default"), tr("Show") } << hints << showMs;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, answerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<uint> reply = *watcher;
        if (!reply.isError())
            m_last = reply.value();
        watcher->deleteLater();
    });
}

void SystemVoice::actionInvoked(uint id, const QString&)
{
    if (id == m_last && id != 0)
        Q_EMIT clicked();
}

} // namespace countersign
