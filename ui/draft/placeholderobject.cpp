#include "ui/draft/placeholderobject.h"

#include <QPainter>
#include <QTextDocument>

namespace countersign {

namespace {

constexpr int widest = 240;

} // namespace

PlaceholderObject::PlaceholderObject(const Theme& theme, QObject* parent)
    : QObject(parent)
    , m_theme(theme)
{
}

QSizeF PlaceholderObject::intrinsicSize(QTextDocument*, int, const QTextFormat& format)
{
    const QFontMetricsF metrics(format.toCharFormat().font());
    return { std::min<qreal>(widest, metrics.horizontalAdvance(format.property(ShownProperty).toString()) + 2 * space::chip),
        metrics.ascent() };
}

void PlaceholderObject::drawObject(QPainter* painter, const QRectF& rect, QTextDocument*, int, const QTextFormat& format)
{
    const QFont font = format.toCharFormat().font();
    const QFontMetricsF metrics(font);
    const ToneColours colours = toneColours(m_theme.tokens(), Tone::Accent);
    // The object ends at the base line; the chip reaches below it like the letters around.
    const QRectF chip = rect.adjusted(0, -1, 0, metrics.descent() + 1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(colours.edge.alpha() == 0 ? QPen(Qt::NoPen) : QPen(colours.edge));
    painter->setBrush(colours.fill);
    painter->drawRoundedRect(chip, 4, 4);
    painter->setPen(colours.ink);
    painter->setFont(font);
    painter->drawText(chip, Qt::AlignCenter,
        metrics.elidedText(format.property(ShownProperty).toString(), Qt::ElideRight, rect.width() - 2 * space::chip + 2));
    painter->restore();
}

} // namespace countersign
