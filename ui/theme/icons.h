#pragma once
// Our own line icons (resources/icons, 16 px grid), tinted at paint time. Never the only carrier of meaning.
#include <QColor>
#include <QPixmap>

namespace countersign {

// name: the file's base name. Cached per colour and scale.
[[nodiscard]] QPixmap iconPixmap(const QString& name, const QColor& colour, int pixels, qreal scale);
void paintIcon(QPainter& painter, const QString& name, const QColor& colour, const QRect& rect);

} // namespace countersign
