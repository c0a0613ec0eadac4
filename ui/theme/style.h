#pragma once
// Fusion with our hairlines, focus ring, line edits, check boxes and thin scroll bars; everything else is drawn by the parts.
#include <QProxyStyle>

namespace countersign {

class Theme;

class Style final : public QProxyStyle {
    Q_OBJECT
public:
    explicit Style(const Theme& theme);
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawComplexControl(
        ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const override;
    [[nodiscard]] QRect subControlRect(
        ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* result) const override;

private:
    const Theme& m_theme;
};

// The one look of keyboard focus, for everything that paints itself.
void paintFocusRing(QPainter& painter, const QRect& rect, const Theme& theme);
// On a ground of the accent itself the ring stands inside, in the ink of that ground.
void paintFocusRingOnAccent(QPainter& painter, const QRect& rect, const Theme& theme);

} // namespace countersign
