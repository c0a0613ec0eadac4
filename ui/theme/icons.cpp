#include "ui/theme/icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace countersign {

QPixmap iconPixmap(const QString& name, const QColor& colour, int pixels, qreal scale)
{
    const QString key = QStringLiteral("countersign/%1/%2/%3@%4").arg(name, colour.name()).arg(pixels).arg(scale);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(QStringLiteral(":/countersign/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
    pixmap = QPixmap(QSize(pixels, pixels) * scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(scale);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter& painter, const QString& name, const QColor& colour, const QRect& rect)
{
    painter.drawPixmap(rect.topLeft(), iconPixmap(name, colour, rect.width(), painter.device()->devicePixelRatioF()));
}

} // namespace countersign
