#pragma once
// Pages of one PDF document, A4, in ink on white; all sizes are those of the screen, scaled so that `width` fills a page. The same calls
// at the same moment told give the same bytes.
#include "models/domain/time.h"
#include "ui/theme/tokens.h"

#include <QBuffer>
#include <QFont>
#include <QPainter>
#include <QPdfWriter>

namespace countersign {

class PdfPaper {
public:
    PdfPaper(const QFont& font, Qt::LayoutDirection direction, QPageLayout::Orientation orientation, qreal width);
    [[nodiscard]] bool begin(const QString& title);
    void next(); // page, from its top
    // Below what was written last; goes on a new page when there is no room. `anywhere`: may be broken inside words, for keys and hashes.
    void paragraph(const QString& words, int pixels, QFont::Weight weight = QFont::Normal, bool muted = false, bool anywhere = false);
    void gap(qreal height) { m_y += height; }
    [[nodiscard]] QByteArray end(TimeMs at); // the document, said to be made at that moment

    [[nodiscard]] QPainter& painter() { return m_painter; }
    [[nodiscard]] const QFont& font() const { return m_font; }
    [[nodiscard]] Qt::LayoutDirection direction() const { return m_direction; }
    [[nodiscard]] qreal width() const { return m_width; }
    [[nodiscard]] qreal bottom() const; // above the page's number
    [[nodiscard]] qreal y() const { return m_y; }
    void setY(qreal y) { m_y = y; }

private:
    void ready();
    void foot();
    QBuffer m_buffer;
    QPdfWriter m_writer;
    QPainter m_painter;
    QFont m_font;
    Qt::LayoutDirection m_direction;
    qreal m_scale = 1, m_width = 0, m_height = 0, m_y = 0;
    int m_page = 0;
};

} // namespace countersign
