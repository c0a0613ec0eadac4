#pragma once
// A section that measures and paints with one function, mirrored by itself for right-to-left languages. Screen readers get its text.
#include "ui/theme/theme.h"

#include <QPainter>
#include <QWidget>

namespace countersign {

// Logical coordinates: x grows in reading direction. Without a painter it only measures.
class Canvas {
public:
    Canvas(QPainter* painter, int width, Qt::LayoutDirection direction, const Tokens& tokens, const QFont& font)
        : m_painter(painter)
        , m_width(width)
        , m_direction(direction)
        , m_tokens(tokens)
        , m_font(font)
    {
    }
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] const Tokens& tokens() const { return m_tokens; }
    [[nodiscard]] const QFont& font() const { return m_font; }
    [[nodiscard]] QPainter* painter() const { return m_painter; }
    [[nodiscard]] QRect visual(const QRect& logical) const;
    // Wrapped text; returns its height. Alignment is logical: AlignLeft is the leading edge.
    int text(
        int x, int y, int width, const QString& words, const QFont& font, const QColor& ink, Qt::Alignment alignment = Qt::AlignLeft) const;
    // One line, elided, centred in height.
    void line(const QRect& rect, const QString& words, const QFont& font, const QColor& ink, Qt::Alignment alignment = Qt::AlignLeft) const;
    void fill(const QRect& rect, const QColor& colour, int radius = 0) const;
    void icon(const QRect& rect, const QString& name, const QColor& colour) const;

private:
    QPainter* m_painter;
    int m_width;
    Qt::LayoutDirection m_direction;
    const Tokens& m_tokens;
    QFont m_font;
};

class PaintedList : public QWidget {
    Q_OBJECT
public:
    PaintedList(const Theme& theme, const QString& accessibleName, QWidget* parent = nullptr);
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return { 240, height() }; }
    [[nodiscard]] QSize minimumSizeHint() const override { return { 120, height() }; }

protected:
    // Draws everything and returns the height it took.
    [[nodiscard]] virtual int compose(const Canvas& canvas) const = 0;
    [[nodiscard]] virtual QString spoken() const = 0;
    void contentChanged();
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    [[nodiscard]] const Theme& theme() const { return m_theme; }

private:
    const Theme& m_theme;
};

} // namespace countersign
