#pragma once
// Draws a placeholder inside an editable text as one chip.
#include "ui/theme/theme.h"

#include <QTextObjectInterface>

namespace countersign {

class PlaceholderObject final : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
public:
    enum { ObjectType = QTextFormat::UserObject + 1, NameProperty = QTextFormat::UserProperty + 1, ShownProperty, PlaceProperty };
    PlaceholderObject(const Theme& theme, QObject* parent);
    QSizeF intrinsicSize(QTextDocument* document, int position, const QTextFormat& format) override;
    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument* document, int position, const QTextFormat& format) override;

private:
    const Theme& m_theme;
};

} // namespace countersign
