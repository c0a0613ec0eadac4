#include "ui/parts/paintedlist.h"

#include "ui/parts/textlines.h"
#include "ui/theme/icons.h"
#include "ui/theme/writing.h"

#include <QStyle>

namespace countersign {

QRect Canvas::visual(const QRect& logical) const
{
    return QStyle::visualRect(m_direction, QRect(0, 0, m_width, 1), logical);
}

int Canvas::text(int x, int y, int width, const QString& words, const QFont& font, const QColor& ink, Qt::Alignment alignment) const
{
    const int height = paragraphHeight(font, words, width);
    if (m_painter != nullptr) {
        m_painter->setPen(ink);
        drawParagraph(*m_painter, visual(QRect(x, y, width, height)), QStyle::visualAlignment(m_direction, alignment), font, words);
    }
    return height;
}

void Canvas::line(const QRect& rect, const QString& words, const QFont& font, const QColor& ink, Qt::Alignment alignment) const
{
    if (m_painter == nullptr)
        return;
    m_painter->setPen(ink);
    drawLine(*m_painter, visual(rect), QStyle::visualAlignment(m_direction, alignment), font, words);
}

void Canvas::fill(const QRect& rect, const QColor& colour, int radius) const
{
    if (m_painter == nullptr)
        return;
    m_painter->save();
    m_painter->setRenderHint(QPainter::Antialiasing, radius > 0);
    m_painter->setPen(Qt::NoPen);
    m_painter->setBrush(colour);
    m_painter->drawRoundedRect(visual(rect), radius, radius);
    m_painter->restore();
}

void Canvas::icon(const QRect& rect, const QString& name, const QColor& colour) const
{
    if (m_painter != nullptr)
        paintIcon(*m_painter, name, colour, visual(rect));
}

PaintedList::PaintedList(const Theme& theme, const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(accessibleName);
}

int PaintedList::heightForWidth(int width) const
{
    return compose(Canvas(nullptr, width, layoutDirection(), m_theme.tokens(), font()));
}

void PaintedList::contentChanged()
{
    setAccessibleDescription(spoken());
    setFixedHeight(heightForWidth(width()));
    update();
}

void PaintedList::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // The height follows the width and nothing else, so that a scroll area never guesses.
    setFixedHeight(heightForWidth(width()));
}

void PaintedList::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setLayoutDirection(writingDirection());
    static_cast<void>(compose(Canvas(&painter, width(), layoutDirection(), m_theme.tokens(), font())));
}

} // namespace countersign
