#include "ui/parts/chip.h"

#include "ui/theme/writing.h"

#include <QPainter>

namespace countersign {

namespace {

constexpr int padX = space::related, padY = 3;

} // namespace

QFont chipFont(const QFont& body)
{
    return sized(body, size::label);
}

QSize chipSize(const QFont& font, const QString& text)
{
    const QFontMetrics metrics(font);
    return { metrics.horizontalAdvance(text) + 2 * padX + 2, metrics.height() + 2 * padY - 2 };
}

void paintChip(QPainter& painter, const QRect& rect, const QFont& font, const QString& text, Tone tone, const Tokens& tokens)
{
    const ToneColours colours = toneColours(tokens, tone);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colours.fill);
    painter.setPen(colours.edge.alpha() == 0 ? QPen(Qt::NoPen) : QPen(colours.edge, tokens.hairline));
    const qreal radius = rect.height() / 2.0;
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setPen(colours.ink);
    painter.setFont(font);
    painter.setLayoutDirection(writingDirection());
    const QFontMetrics metrics(font);
    painter.drawText(
        rect.adjusted(padX, 0, -padX, 0), Qt::AlignCenter, metrics.elidedText(text, Qt::ElideRight, rect.width() - 2 * padX + 2));
    painter.restore();
}

Chip::Chip(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setChip(const QString& text, Tone tone)
{
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    return chipSize(chipFont(font()), m_text);
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintChip(painter, rect(), chipFont(font()), m_text, m_tone, m_theme.tokens());
}

} // namespace countersign
