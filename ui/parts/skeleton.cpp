#include "ui/parts/skeleton.h"

#include <QEvent>
#include <QPainter>

namespace countersign {

namespace {

constexpr int twoLines = 44; // the least height of a row that has a second line

} // namespace

Skeleton::Skeleton(const Theme& theme, int rowHeight, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_rowHeight(rowHeight)
{
    hide();
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Loading"));
    m_patience.setSingleShot(true);
    m_patience.setInterval(150);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        setGeometry(parentWidget()->rect());
        raise();
        show();
    });
    parent->installEventFilter(this);
}

void Skeleton::setWaiting(bool waiting)
{
    if (!waiting) {
        m_patience.stop();
        hide();
    } else if (!isVisible() && !m_patience.isActive()) {
        m_patience.start();
    }
}

bool Skeleton::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void Skeleton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().base());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.tokens().border);
    painter.setOpacity(0.5);
    const bool two = m_rowHeight >= twoLines;
    const int first = two ? 12 : (m_rowHeight - 10) / 2;
    for (int y = 0; y + m_rowHeight <= height(); y += m_rowHeight) {
        painter.drawRoundedRect(QStyle::visualRect(layoutDirection(), rect(), QRect(space::pane, y + first, 56, 10)), 5, 5);
        painter.drawRoundedRect(QStyle::visualRect(layoutDirection(), rect(), QRect(88, y + first, width() / 3, 10)), 5, 5);
        if (two)
            painter.drawRoundedRect(QStyle::visualRect(layoutDirection(), rect(), QRect(88, y + 31, width() / 2, 8)), 4, 4);
    }
}

} // namespace countersign
