#include "ui/parts/labels.h"

#include "ui/parts/textlines.h"
#include "ui/theme/writing.h"

#include <QPainter>
#include <QStringBuilder>
#include <algorithm>

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

void ElidedLabel::setShorter(const QString& words)
{
    m_shorter = words;
    update();
}

QString ElidedLabel::shown(int width) const
{
    const bool cut = !m_shorter.isEmpty() && fontMetrics().horizontalAdvance(text()) > width;
    return fontMetrics().elidedText(cut ? m_shorter : text(), Qt::ElideRight, width);
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.setFont(font());
    painter.setLayoutDirection(writingDirection());
    painter.drawText(rect(),
        static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::AlignVCenter | Qt::TextSingleLine,
        shown(width()));
}

PartsLabel::PartsLabel(QWidget* parent, int pixels, bool muted)
    : QLabel(parent)
{
    setFont(sized(font(), pixels, QFont::Normal));
    setTextFormat(Qt::PlainText);
    setWordWrap(true); // else QLabel takes the height for the width out of the policy with every text
    setForegroundRole(muted ? QPalette::PlaceholderText : QPalette::WindowText);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void PartsLabel::setParts(const QStringList& parts)
{
    m_parts = parts;
    m_parts.removeAll(QString());
    setText(m_parts.join(QStringLiteral(" · ")));
    updateGeometry();
}

QStringList PartsLabel::lines(int width) const
{
    QStringList made;
    for (const QString& part : m_parts) {
        const QString longer = made.isEmpty() ? part : made.back() % u" · " % part;
        if (made.isEmpty())
            made << part;
        else if (made.size() == mostLines || lineAdvance(font(), longer) <= width)
            made.back() = longer;
        else
            made << part;
    }
    return made;
}

int PartsLabel::heightForWidth(int width) const
{
    return fontMetrics().lineSpacing() * std::max(1, static_cast<int>(lines(width).size()));
}

void PartsLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    QRect row(0, 0, width(), fontMetrics().lineSpacing());
    for (const QString& line : lines(width())) {
        drawLine(painter, row, QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft), font(), line);
        row.translate(0, row.height());
    }
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
