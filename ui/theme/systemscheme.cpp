#include "ui/theme/systemscheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace countersign {

namespace {

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString gnome = QStringLiteral("org.gnome.desktop.interface");
const QString schemeKey = QStringLiteral("color-scheme");
const QString contrastKey = QStringLiteral("contrast");
const QString kde = QStringLiteral("org.kde.kdeglobals.KDE");
// Desktops say it in three ways: off, slowed down to nothing, or plainly.
const QString gnomeMotionKey = QStringLiteral("enable-animations");
const QString kdeMotionKey = QStringLiteral("AnimationDurationFactor");
const QString plainMotionKey = QStringLiteral("reduced-motion");

bool asksForStillness(const QString& key, const QVariant& value)
{
    if (key == plainMotionKey)
        return value.toUInt() == 1;
    if (key == gnomeMotionKey)
        return !value.toBool();
    bool number = false;
    const double factor = value.toDouble(&number);
    return number && factor <= 0;
}

} // namespace

SystemScheme::SystemScheme(QObject* parent)
    : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, path, interface, QStringLiteral("SettingChanged"), this, SLOT(settingChanged(QString, QString, QDBusVariant)));
    ask(appearance, schemeKey);
    ask(appearance, contrastKey);
    ask(appearance, plainMotionKey);
    ask(gnome, gnomeMotionKey);
    ask(kde, kdeMotionKey);
}

void SystemScheme::ask(const QString& group, const QString& key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
    call << group << key;
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call, 2000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, key] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError())
            take(key, reply.value().variant());
        watcher->deleteLater();
    });
}

void SystemScheme::settingChanged(const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group == appearance || (group == gnome && key == gnomeMotionKey) || (group == kde && key == kdeMotionKey))
        take(key, value.variant());
}

void SystemScheme::take(const QString& key, QVariant value)
{
    // The portal's Read wraps its answer in one variant more than SettingChanged does.
    if (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    if (key == schemeKey) {
        m_portalKnows = true;
        m_dark = value.toUInt() == 1;
    } else if (key == contrastKey) {
        m_highContrast = value.toUInt() == 1;
    } else if (key == plainMotionKey || key == gnomeMotionKey || key == kdeMotionKey) {
        if (asksForStillness(key, value))
            m_stillBy.insert(key);
        else
            m_stillBy.remove(key);
    }
    Q_EMIT changed();
}

void SystemScheme::readPalette(const QPalette& system)
{
    if (m_portalKnows)
        return;
    const bool dark = system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness();
    if (dark == m_dark)
        return;
    m_dark = dark;
    Q_EMIT changed();
}

} // namespace countersign
