#include "ui/parts/labels.h"

#include <QPainter>

namespace countersign {

QLabel* makeLabel(QWidget* parent, int pixels, QFont::Weight weight, bool muted)
{
    auto* label = new QLabel(parent);
    label->setFont(sized(label->font(), pixels, weight));
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(muted ? QPalette::PlaceholderText : QPalette::WindowText);
    return label;
}

QLabel* makeSectionLabel(QWidget* parent, const QString& text)
{
    QLabel* label = makeLabel(parent, size::label, QFont::DemiBold, true);
    label->setText(text);
    return label;
}

ElidedLabel::ElidedLabel(QWidget* parent, int pixels, QFont::Weight weight, bool muted)
    : QLabel(parent)
{
    setFont(sized(font(), pixels, weight));
    setTextFormat(Qt::PlainText);
    setForegroundRole(muted ? QPalette::PlaceholderText : QPalette::WindowText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.setFont(font());
    painter.drawText(rect(),
        static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter | Qt::TextSingleLine,
        fontMetrics().elidedText(text(), Qt::ElideRight, width()));
}

Hairline::Hairline(const Theme& theme, Qt::Orientation orientation, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    if (orientation == Qt::Horizontal) {
        setFixedHeight(theme.tokens().hairline);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    } else {
        setFixedWidth(theme.tokens().hairline);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    }
}

void Hairline::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().border);
}

Surface::Surface(Ground ground, QWidget* parent)
    : QWidget(parent)
{
    setAutoFillBackground(true);
    setBackgroundRole(ground == Ground::Base ? QPalette::Base : QPalette::Window);
}

} // namespace countersign
