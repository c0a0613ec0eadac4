#include "ui/theme/style.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOption>
#include <QTableView>
#include <QWidget>
#include <algorithm>

namespace countersign {

namespace {

constexpr int scrollBarWidth = 10, cellMargin = 6, fieldMargin = 4, stillDash = 8;

void rounded(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& edge, qreal width, qreal radius = space::radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(edge.alpha() == 0 ? QPen(Qt::NoPen) : QPen(edge, width));
    const qreal half = width / 2;
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius);
    painter.restore();
}

// A box that stays visible in every theme: Fusion draws its edge darker than the ground, which dark grounds swallow.
void checkBox(QPainter& painter, const QStyleOption& option, const Tokens& tokens)
{
    const qreal side = std::min(option.rect.width(), option.rect.height());
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option.rect).center());
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool checked = option.state.testFlag(QStyle::State_On);
    const QColor edge = checked && enabled ? tokens.accent : tokens.muted;
    const QColor ink = !checked ? edge : enabled ? inkOnAccent(tokens) : tokens.base;
    rounded(painter, box, checked ? edge : enabled ? tokens.base : tokens.window, edge, tokens.hairline, 3);
    if (!checked && !option.state.testFlag(QStyle::State_NoChange))
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](qreal x, qreal y) { return QPointF(box.left() + x * box.width(), box.top() + y * box.height()); };
    if (checked)
        painter.drawPolyline(QPolygonF{ at(0.25, 0.52), at(0.43, 0.70), at(0.76, 0.32) });
    else
        painter.drawLine(at(0.28, 0.5), at(0.72, 0.5));
    painter.restore();
}

// Of how much it is a part; without tints a line, or the part would not be told from it.
void progressGroove(QPainter& painter, const QStyleOptionProgressBar& bar, const Tokens& tokens)
{
    if (tokens.tints)
        rounded(painter, bar.rect, tokens.border, Qt::transparent, 0, std::min(3, bar.rect.height() / 2));
    else
        painter.fillRect(QRect(bar.rect.left(), bar.rect.center().y(), bar.rect.width(), 1), tokens.border);
}

// The part that is done; of something without an end, dashes that stand still where Fusion's stripes would run.
void progressMade(QPainter& painter, const QStyleOptionProgressBar& bar, const Tokens& tokens)
{
    const QRect& whole = bar.rect;
    if (bar.minimum == bar.maximum) {
        for (int x = whole.left(); x <= whole.right(); x += 2 * stillDash)
            painter.fillRect(QRect(x, whole.top(), stillDash, whole.height()) & whole, tokens.accent);
        return;
    }
    const double share = std::clamp(
        (static_cast<double>(bar.progress) - bar.minimum) / (static_cast<double>(bar.maximum) - bar.minimum), 0.0, 1.0);
    const QRect done(whole.left(), whole.top(), static_cast<int>(whole.width() * share), whole.height());
    if (!done.isEmpty())
        rounded(painter, QStyle::visualRect(bar.direction, whole, done), tokens.accent, Qt::transparent, 0, std::min(3, whole.height() / 2));
}

} // namespace

Style::Style(const Theme& theme)
    : QProxyStyle(QStringLiteral("Fusion"))
    , m_theme(theme)
{
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const Tokens& tokens = m_theme.tokens();
    switch (element) {
    case PE_FrameFocusRect:
        paintFocusRing(*painter, option->rect, m_theme);
        return;
    case PE_PanelLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame != nullptr && frame->lineWidth == 0)
            return;
        const bool focused = option->state.testFlag(State_HasFocus);
        rounded(*painter, option->rect, tokens.base, focused ? tokens.accent : tokens.border, focused ? 2 : tokens.hairline);
        return;
    }
    case PE_FrameLineEdit:
    case PE_PanelScrollAreaCorner: // between two thin bars it would look like a mark
        return;
    case PE_Frame: // of text areas: as the fields' edge, which Fusion's is not and which dark grounds swallow
        painter->save();
        painter->setBrush(Qt::NoBrush);
        painter->setPen(tokens.border);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        checkBox(*painter, *option, tokens);
        return;
    case PE_PanelButtonCommand: {
        const bool down = option->state.testAnyFlags(State_Sunken | State_On);
        rounded(*painter, option->rect, down ? tokens.selection : tokens.raised, tokens.border, tokens.hairline);
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (element == CE_Splitter) {
        const QRect r = option->rect;
        const int hairline = m_theme.tokens().hairline;
        if (option->state.testFlag(State_Horizontal))
            painter->fillRect(QRect(r.center().x(), r.top(), hairline, r.height()), m_theme.tokens().border);
        else
            painter->fillRect(QRect(r.left(), r.center().y(), r.width(), hairline), m_theme.tokens().border);
        return;
    }
    if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
        if (element == CE_ProgressBarGroove) {
            progressGroove(*painter, *bar, m_theme.tokens());
            return;
        }
        if (element == CE_ProgressBarContents && (bar->minimum != bar->maximum || m_theme.reducedMotion())) {
            progressMade(*painter, *bar, m_theme.tokens());
            return;
        }
        QStyleOptionProgressBar running(*bar);
        running.palette.setColor(QPalette::Highlight, m_theme.tokens().accent); // a selection's ground is too pale to be seen on so thin a bar
        QProxyStyle::drawControl(element, &running, painter, widget);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (slider != nullptr && slider->maximum > slider->minimum) {
            const QRect handle = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget).adjusted(2, 2, -2, -2);
            const bool active = option->activeSubControls.testFlag(SC_ScrollBarSlider);
            rounded(*painter, handle, active ? m_theme.tokens().muted : m_theme.tokens().border, Qt::transparent, 0, 3);
        }
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const
{
    const auto* slider = control == CC_ScrollBar ? qstyleoption_cast<const QStyleOptionSlider*>(option) : nullptr;
    if (slider == nullptr)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const bool horizontal = slider->orientation == Qt::Horizontal;
    const int length = horizontal ? slider->rect.width() : slider->rect.height();
    const qint64 range = qint64(slider->maximum) - slider->minimum;
    const int handle = range <= 0 ? length : std::max(24, static_cast<int>(qint64(length) * slider->pageStep / (range + slider->pageStep)));
    const int start
        = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition, length - handle, slider->upsideDown);
    const auto piece = [&](int from, int extent) {
        const QRect r = horizontal ? QRect(slider->rect.x() + from, slider->rect.y(), extent, slider->rect.height())
                                   : QRect(slider->rect.x(), slider->rect.y() + from, slider->rect.width(), extent);
        return visualRect(slider->direction, slider->rect, r);
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return piece(start, handle);
    case SC_ScrollBarGroove:
        return slider->rect;
    case SC_ScrollBarSubPage:
        return piece(0, start);
    case SC_ScrollBarAddPage:
        return piece(start + handle, length - start - handle);
    default:
        return {};
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto* frame = element == SE_LineEditContents ? qstyleoption_cast<const QStyleOptionFrame*>(option) : nullptr;
    return frame != nullptr && frame->lineWidth > 0 ? rect.adjusted(fieldMargin, 0, -fieldMargin, 0) : rect; // clear of the round corners
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scrollBarWidth;
    case PM_SplitterWidth:
        return m_theme.tokens().hairline;
    case PM_FocusFrameHMargin: // of a cell's text: columns of figures must not touch
        return qobject_cast<const QTableView*>(widget) != nullptr ? cellMargin - 1 : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_HeaderMargin:
        return cellMargin;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* result) const
{
    switch (hint) {
    case SH_ScrollBar_Transient:
        return 0;
    case SH_UnderlineShortcut:
        return 0;
    case SH_Widget_Animation_Duration:
        return m_theme.reducedMotion() ? 0 : 120;
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

void paintFocusRing(QPainter& painter, const QRect& rect, const Theme& theme)
{
    rounded(painter, rect, Qt::transparent, theme.tokens().accent, 2);
}

void paintFocusRingOnAccent(QPainter& painter, const QRect& rect, const Theme& theme)
{
    rounded(painter, rect.adjusted(2, 2, -2, -2), Qt::transparent, inkOnAccent(theme.tokens()), 2, space::radius - 2);
}

} // namespace countersign
