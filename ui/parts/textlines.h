#pragma once
// Words measured, cut, wrapped and shaped once: lists paint the same ones with every frame, and shaping is what that costs most.
// GUI thread only. What nobody asked for longest is forgotten. Widths and heights in device-independent pixels.
#include <QFont>
#include <QPainter>
#include <QString>

namespace countersign {

[[nodiscard]] int lineAdvance(const QFont& font, const QString& words);
[[nodiscard]] QString elidedLine(const QFont& font, const QString& words, int width);
// In the painter's ink and the window's direction of writing, cut at the end where wider than the rectangle. The alignment is visual.
void drawLine(QPainter& painter, const QRect& rect, Qt::Alignment alignment, const QFont& font, const QString& words);

// Wrapped at words; a number stays on one line with what it counts.
[[nodiscard]] int paragraphHeight(const QFont& font, const QString& words, int width);
void drawParagraph(QPainter& painter, const QRect& rect, Qt::Alignment alignment, const QFont& font, const QString& words);

} // namespace countersign
