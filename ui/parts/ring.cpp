#include "ui/parts/ring.h"

#include "ui/theme/icons.h"

#include <QPainter>

namespace countersign {

void paintRing(QPainter& painter, const QRect& rect, double share, const Tokens& tokens)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const QRectF circle = QRectF(rect).adjusted(2, 2, -2, -2);
    painter.setPen(QPen(tokens.border, 3));
    painter.drawEllipse(circle);
    painter.setPen(QPen(tokens.accent, 3, Qt::SolidLine, Qt::FlatCap));
    painter.drawArc(circle, 90 * 16, -static_cast<int>(std::clamp(share, 0.0, 1.0) * 360 * 16));
    painter.restore();
}

Ring::Ring(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFixedSize(size::icon, size::icon);
}

void Ring::setShare(double share)
{
    m_icon.clear();
    m_share = share;
    update();
}

void Ring::setIcon(const QString& name)
{
    m_icon = name;
    update();
}

void Ring::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_icon.isEmpty())
        paintRing(painter, rect(), m_share, m_theme.tokens());
    else
        paintIcon(painter, m_icon, m_theme.tokens().muted, rect().adjusted(2, 2, -2, -2));
}

} // namespace countersign
