// The lineage on paper.
#include "ui/audit/auditwords.h"
#include "ui/audit/lineagepicture.h"
#include "ui/draft/shorttext.h"
#include "ui/words/sentences.h"
#include "ui/words/times.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>

namespace countersign {

namespace {

struct PdfWords {
    Q_DECLARE_TR_FUNCTIONS(LineagePicture)
};

constexpr int dpi = 300, pdfColumns = 4;
constexpr qreal headHeight = 70, footHeight = 20, stepGap = 10;
constexpr int wordsCut = 4'000;

// Pages of one document; all sizes are those of the screen, scaled so that the columns fill the width.
class PdfSheet {
public:
    PdfSheet(QBuffer& buffer, const QFont& font, qreal wantedWidth)
        : m_writer(&buffer)
        , m_font(font)
    {
        m_writer.setResolution(dpi);
        m_writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF(12, 12, 12, 12), QPageLayout::Millimeter));
        m_writer.setCreator(QStringLiteral("Countersign"));
        m_scale = m_writer.width() / wantedWidth;
        m_width = wantedWidth;
        m_height = m_writer.height() / m_scale;
    }
    bool begin(const QString& title)
    {
        m_writer.setTitle(title);
        if (!painter.begin(&m_writer))
            return false;
        ready();
        return true;
    }
    void next()
    {
        foot();
        m_writer.newPage();
        painter.resetTransform();
        ready();
    }
    void foot()
    {
        painter.setFont(sized(m_font, size::label));
        painter.setPen(lightTokens().muted);
        painter.drawText(QRectF(0, m_height - footHeight, m_width, footHeight), Qt::AlignRight | Qt::AlignBottom, PdfWords::tr("page %1").arg(m_page));
    }
    [[nodiscard]] qreal width() const { return m_width; }
    [[nodiscard]] qreal bottom() const { return m_height - footHeight; }
    QPainter painter;

private:
    void ready()
    {
        painter.scale(m_scale, m_scale);
        ++m_page;
    }
    QPdfWriter m_writer;
    QFont m_font;
    qreal m_scale = 1, m_width = 0, m_height = 0;
    int m_page = 0;
};

void drawPicture(PdfSheet& sheet, const LineageGraph& graph, const QFont& font, Qt::LayoutDirection direction, qreal top)
{
    const Tokens& tokens = lightTokens();
    const LineageLayout layout = layOutLineage(graph, pdfColumns, direction == Qt::RightToLeft);
    const qreal rowHeight = lineage::nodeHeight + lineage::gapY;
    for (int row = 0; row < layout.rows;) {
        const int fits = std::max(1, static_cast<int>((sheet.bottom() - top - lineage::margin) / rowHeight));
        const qreal from = row * rowHeight;
        sheet.painter.save();
        sheet.painter.translate(0, top - from);
        sheet.painter.setClipRect(QRectF(0, from, layout.size.width(), std::min<qreal>(fits, layout.rows - row) * rowHeight + lineage::margin));
        paintEdges(sheet.painter, layout, tokens, font);
        for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
            if (layout.nodes[i].row < row || layout.nodes[i].row >= row + fits)
                continue;
            sheet.painter.save();
            sheet.painter.translate(layout.nodes[i].box.topLeft());
            paintNode(sheet.painter, graph.nodes[i], tokens, font, direction, {});
            sheet.painter.restore();
        }
        sheet.painter.restore();
        row += fits;
        if (row < layout.rows)
            sheet.next();
        top = 0;
    }
}

void drawSteps(PdfSheet& sheet, const LineageGraph& graph, const QFont& font, Qt::LayoutDirection direction)
{
    const Tokens& tokens = lightTokens();
    const auto start = static_cast<int>(direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    sheet.next();
    qreal y = 0;
    const auto paragraph = [&](const QString& words, const QFont& face, const QColor& ink) {
        sheet.painter.setFont(face);
        sheet.painter.setPen(ink);
        const int flags = start | Qt::AlignTop | Qt::TextWordWrap;
        QRectF place = sheet.painter.boundingRect(QRectF(0, y, sheet.width(), 1e6), flags, words);
        if (y > 0 && place.bottom() > sheet.bottom()) {
            sheet.next();
            y = 0;
        }
        sheet.painter.setFont(face);
        sheet.painter.setPen(ink);
        sheet.painter.drawText(QRectF(0, y, sheet.width(), sheet.bottom() - y), flags, words);
        y += place.height();
    };
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const LineageNode& node = graph.nodes[i];
        QStringList parts{ QString::fromStdString(formatTime(node.at)), shortText(node.actor, wordsCut) };
        if (node.auditIndex >= 0)
            parts << PdfWords::tr("entry %1").arg(node.auditIndex);
        parts.removeAll(QString());
        paragraph(PdfWords::tr("%1. %2", "number, step").arg(i + 1).arg(shortText(sentenceUtf8(node.title), wordsCut)),
            sized(font, size::body, QFont::DemiBold), tokens.text);
        paragraph(parts.join(QStringLiteral(" · ")), sized(font, size::label), tokens.muted);
        if (!node.detail.empty())
            paragraph(shortText(sentenceUtf8(node.detail), wordsCut), sized(font, size::body), tokens.text);
        y += stepGap;
    }
}

} // namespace

QByteArray lineagePdf(const LineageGraph& graph, const QFont& font, Qt::LayoutDirection direction, const QStringList& about)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const LineageLayout layout = layOutLineage(graph, pdfColumns, false);
    const QString title = PdfWords::tr("Lineage of draft %1").arg(shortText(graph.draftId, 80));
    PdfSheet sheet(buffer, font,
        std::max(layout.size.width(), 2 * lineage::margin + pdfColumns * lineage::nodeWidth + (pdfColumns - 1) * lineage::gapX));
    if (!sheet.begin(title))
        return {};
    const Tokens& tokens = lightTokens();
    const int start = static_cast<int>((direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
    sheet.painter.setFont(sized(font, size::number, QFont::DemiBold));
    sheet.painter.setPen(tokens.text);
    sheet.painter.drawText(QRectF(0, 0, sheet.width(), 30), start, title);
    sheet.painter.setFont(sized(font, size::body));
    sheet.painter.setPen(tokens.muted);
    sheet.painter.drawText(QRectF(0, 32, sheet.width(), headHeight - 32), start | Qt::TextWordWrap, about.join(QStringLiteral(" · ")));
    drawPicture(sheet, graph, font, direction, headHeight);
    drawSteps(sheet, graph, font, direction);
    sheet.foot();
    sheet.painter.end();
    return buffer.data();
}

} // namespace countersign
