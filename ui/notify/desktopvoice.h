#pragma once
// How words reach the desktop: by the tray icon where there is one, else by the notification service over D-Bus. Never waits.
#include <QObject>
#include <QPointer>
#include <QString>

class QSystemTrayIcon;

namespace countersign {

class DesktopVoice : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void show(const QString& title, const QString& body, bool urgent) = 0;

Q_SIGNALS:
    void clicked(); // the person wants to see
};

class SystemVoice final : public DesktopVoice {
    Q_OBJECT
public:
    explicit SystemVoice(QSystemTrayIcon* tray, QObject* parent = nullptr); // tray: nullptr where there is none
    void show(const QString& title, const QString& body, bool urgent) override;

private Q_SLOTS:
    void actionInvoked(uint id, const QString& action);

private:
    void showByService(const QString& title, const QString& body, bool urgent);
    QPointer<QSystemTrayIcon> m_tray;
    uint m_last = 0; // replaced by the next, so that they never pile up
};

} // namespace countersign
