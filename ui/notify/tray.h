#pragma once
// The icon in the desktop's tray, with counts and a short menu. Where there is no tray it stays away and nothing is missing.
#include "ui/theme/theme.h"

#include <QAction>
#include <QMenu>
#include <QSystemTrayIcon>
#include <memory>

namespace countersign {

class Tray final : public QObject {
    Q_OBJECT
public:
    Tray(const Theme& theme, QAction& doNotDisturb, QObject* parent = nullptr);
    void setCounts(int waiting, int held, int kept);
    [[nodiscard]] QSystemTrayIcon* icon() const { return m_icon.get(); } // nullptr without a tray
    [[nodiscard]] QMenu& menu() { return m_menu; }
    [[nodiscard]] QString words() const { return m_words; }

Q_SIGNALS:
    void showAsked();
    void quitAsked();

private:
    void paint();
    const Theme& m_theme;
    QMenu m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon;
    QAction* m_counts;
    QString m_words;
    int m_waiting = 0;
};

} // namespace countersign
