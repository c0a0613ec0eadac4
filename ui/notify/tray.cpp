#include "ui/notify/tray.h"

#include "ui/theme/icons.h"

#include <QLocale>
#include <QPainter>

namespace countersign {

namespace {

constexpr int pixels = 64, badge = 38, most = 99;

} // namespace

Tray::Tray(const Theme& theme, QAction& doNotDisturb, QObject* parent)
    : QObject(parent)
    , m_theme(theme)
{
    m_counts = m_menu.addAction(QString());
    m_counts->setEnabled(false);
    m_menu.addSeparator();
    QAction* show = m_menu.addAction(tr("Show Countersign"));
    show->setObjectName(QStringLiteral("trayShowAction"));
    m_menu.addAction(&doNotDisturb);
    m_menu.addSeparator();
    QAction* quit = m_menu.addAction(tr("Quit"));
    quit->setObjectName(QStringLiteral("trayQuitAction"));
    connect(show, &QAction::triggered, this, &Tray::showAsked);
    connect(quit, &QAction::triggered, this, &Tray::quitAsked);
    if (QSystemTrayIcon::isSystemTrayAvailable()) {
        m_icon = std::make_unique<QSystemTrayIcon>();
        m_icon->setContextMenu(&m_menu);
        connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason == QSystemTrayIcon::Trigger)
                Q_EMIT showAsked();
        });
        connect(&theme, &Theme::changed, this, &Tray::paint);
    }
    setCounts(0, 0, 0);
    if (m_icon)
        m_icon->show();
}

void Tray::setCounts(int waiting, int held, int kept)
{
    m_waiting = waiting;
    QStringList parts{ tr("%n draft(s) wait for you", nullptr, waiting) };
    if (held > 0)
        parts << tr("%n held", nullptr, held);
    if (kept > 0)
        parts << tr("%n not sent yet", nullptr, kept);
    m_words = parts.join(QStringLiteral(" · "));
    m_counts->setText(m_words);
    if (m_icon)
        m_icon->setToolTip(tr("Countersign: %1").arg(m_words));
    paint();
}

void Tray::paint()
{
    if (!m_icon)
        return;
    const Tokens& tokens = m_theme.tokens();
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.accent);
    painter.drawRoundedRect(0, 0, pixels, pixels, 12, 12);
    paintIcon(painter, QStringLiteral("countersign"), inkOnAccent(tokens), QRect(8, 8, pixels - 16, pixels - 16));
    if (m_waiting > 0) {
        const QRect place(pixels - badge, pixels - badge, badge, badge);
        painter.setBrush(tokens.base);
        painter.drawEllipse(place);
        painter.setPen(tokens.text);
        painter.setFont(sized(painter.font(), m_waiting > most ? 16 : m_waiting > 9 ? 22 : 26, QFont::Bold));
        painter.drawText(place, Qt::AlignCenter, m_waiting > most ? QStringLiteral("99+") : QLocale().toString(m_waiting));
    }
    painter.end();
    m_icon->setIcon(QIcon(pixmap));
}

} // namespace countersign
