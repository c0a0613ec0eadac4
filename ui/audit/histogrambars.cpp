#include "ui/audit/histogrambars.h"

#include "ui/theme/style.h"
#include "ui/words/times.h"

#include <QAccessible>
#include <QDateTime>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace countersign {

namespace {

constexpr int axisHeight = 18, topMargin = 6;
constexpr qreal gap = 0.3; // share of a bar's place

QString shortTime(TimeMs at, TimeMs span)
{
    const QLocale locale;
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(at);
    if (span < dayMs)
        return locale.toString(time.time(), QLocale::ShortFormat);
    return locale.toString(time.date(), span < 300 * dayMs ? QStringLiteral("d MMM") : QStringLiteral("MMM yyyy"));
}

} // namespace

HistogramBars::HistogramBars(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("auditHistogramBars"));
    setAccessibleName(tr("Entries over time"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumHeight(sizeHint().height());
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void HistogramBars::show(const AuditHistogram& histogram)
{
    m_histogram = histogram;
    m_most = 0;
    for (const AuditBucket& bucket : m_histogram.buckets)
        m_most = std::max(m_most, bucket.count);
    m_current = count() - 1;
    setAccessibleDescription(spoken());
    update();
}

QString HistogramBars::barWords(int bar) const
{
    const AuditBucket& bucket = m_histogram.buckets[static_cast<std::size_t>(bar)];
    const QString entries = tr("%n entries", nullptr, static_cast<int>(std::min<std::int64_t>(bucket.count, 1'000'000'000)));
    return tr("%1 from %2 to %3").arg(entries, absoluteWords(bucket.from), absoluteWords(bucket.from + m_histogram.widthMs));
}

QString HistogramBars::spoken() const
{
    return m_current < 0 || m_current >= count() ? tr("nothing to show") : barWords(m_current);
}

QRectF HistogramBars::barRect(int bar) const
{
    const qreal step = static_cast<qreal>(width() - 2) / std::max(1, count());
    const int floor = height() - axisHeight;
    const std::int64_t entries = m_histogram.buckets[static_cast<std::size_t>(bar)].count;
    const qreal high = entries == 0 ? 0.0
                                    : std::max<qreal>(2.0, static_cast<qreal>(floor - topMargin) * static_cast<qreal>(entries) / static_cast<qreal>(m_most));
    const qreal x = 1 + step * (layoutDirection() == Qt::RightToLeft ? count() - 1 - bar : bar);
    const qreal wide = std::min<qreal>(24.0, std::max<qreal>(1.0, step * (1 - gap)));
    return { x + (step - wide) / 2, floor - high, wide, high };
}

int HistogramBars::barAt(int x) const
{
    if (count() == 0)
        return -1;
    const int place = std::clamp((x - 1) * count() / std::max(1, width() - 2), 0, count() - 1);
    return layoutDirection() == Qt::RightToLeft ? count() - 1 - place : place;
}

void HistogramBars::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int floor = height() - axisHeight;
    painter.fillRect(QRect(0, floor, width(), tokens.hairline), tokens.border);
    if (count() == 0)
        return;
    for (int bar = 0; bar < count(); ++bar) {
        const bool chosen = hasFocus() && bar == m_current;
        QColor ink = tokens.accent;
        if (tokens.tints && !chosen && hasFocus())
            ink.setAlphaF(0.55F);
        painter.fillRect(barRect(bar), ink);
        if (chosen) // seen where the bar is empty, too
            painter.fillRect(QRectF(barRect(bar).left(), floor, barRect(bar).width(), 3), tokens.text);
    }
    const TimeMs first = m_histogram.buckets.front().from;
    const TimeMs last = m_histogram.buckets.back().from + m_histogram.widthMs;
    painter.setFont(sized(font(), size::label));
    painter.setPen(tokens.muted);
    const QRect axis(1, floor + 2, width() - 2, axisHeight - 2);
    const auto draw = [&](Qt::Alignment alignment, TimeMs at) {
        painter.drawText(axis, static_cast<int>(QStyle::visualAlignment(layoutDirection(), alignment) | Qt::AlignVCenter), shortTime(at, last - first));
    };
    draw(Qt::AlignLeft, first);
    draw(Qt::AlignHCenter, first + (last - first) / 2);
    draw(Qt::AlignRight, last);
    if (hasFocus())
        paintFocusRing(painter, rect(), m_theme);
}

void HistogramBars::setCurrent(int bar)
{
    if (bar < 0 || bar >= count() || bar == m_current)
        return;
    m_current = bar;
    setAccessibleDescription(spoken());
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
    update();
}

void HistogramBars::narrow(int bar)
{
    if (bar < 0 || bar >= count() || m_histogram.buckets[static_cast<std::size_t>(bar)].count == 0)
        return;
    const TimeMs from = m_histogram.buckets[static_cast<std::size_t>(bar)].from;
    Q_EMIT narrowed(from, from + m_histogram.widthMs);
}

void HistogramBars::keyPressEvent(QKeyEvent* event)
{
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrent(m_current - forward);
        return;
    case Qt::Key_Right:
        setCurrent(m_current + forward);
        return;
    case Qt::Key_Home:
        setCurrent(0);
        return;
    case Qt::Key_End:
        setCurrent(count() - 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        narrow(m_current);
        return;
    case Qt::Key_Backspace:
        Q_EMIT widened();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void HistogramBars::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        setCurrent(barAt(event->pos().x()));
        narrow(m_current);
    }
}

void HistogramBars::mouseMoveEvent(QMouseEvent* event)
{
    if (const int bar = barAt(event->pos().x()); bar >= 0)
        QToolTip::showText(event->globalPosition().toPoint(), barWords(bar), this);
}

} // namespace countersign
