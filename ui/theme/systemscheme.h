#pragma once
// What the desktop prefers: dark, high contrast, little motion. From the settings portal where there is one, else from the palette it gave
// us.
#include <QObject>
#include <QPalette>
#include <QSet>
#include <QVariant>

class QDBusVariant;

namespace countersign {

class SystemScheme final : public QObject {
    Q_OBJECT
public:
    explicit SystemScheme(QObject* parent = nullptr); // asks the portal without waiting
    [[nodiscard]] bool dark() const { return m_dark; }
    [[nodiscard]] bool highContrast() const { return m_highContrast; }
    [[nodiscard]] bool reducedMotion() const { return !m_stillBy.isEmpty(); }
    void readPalette(const QPalette& system); // ignored once the portal has spoken

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask(const QString& group, const QString& key);
    void take(const QString& key, QVariant value);
    bool m_dark = false;
    bool m_highContrast = false;
    QSet<QString> m_stillBy; // the desktops' settings that ask for little motion
    bool m_portalKnows = false;
};

} // namespace countersign
