// The lineage on paper.
#include "ui/audit/auditwords.h"
#include "ui/audit/lineagepicture.h"
#include "ui/audit/pdfpaper.h"
#include "ui/draft/shorttext.h"
#include "ui/words/sentences.h"
#include "ui/words/times.h"

#include <QCoreApplication>

namespace countersign {

namespace {

struct PdfWords {
    Q_DECLARE_TR_FUNCTIONS(LineagePicture)
};

constexpr int pdfColumns = 4;
constexpr qreal pdfHead = 70, pdfStepGap = 10;
constexpr int pdfWordsCut = 4'000;

void drawPdfPicture(PdfPaper& paper, const LineageGraph& graph, qreal top)
{
    const Tokens& tokens = lightTokens();
    const Qt::LayoutDirection direction = paper.direction();
    const LineageLayout layout = layOutLineage(graph, pdfColumns, direction == Qt::RightToLeft);
    const qreal rowHeight = lineage::nodeHeight + lineage::gapY;
    QPainter& painter = paper.painter();
    for (int row = 0; row < layout.rows;) {
        const int fits = std::max(1, static_cast<int>((paper.bottom() - top - lineage::margin) / rowHeight));
        const qreal from = row * rowHeight;
        painter.save();
        painter.translate(0, top - from);
        painter.setClipRect(QRectF(0, from, layout.size.width(), std::min<qreal>(fits, layout.rows - row) * rowHeight + lineage::margin));
        paintEdges(painter, layout, tokens, paper.font());
        for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
            if (layout.nodes[i].row < row || layout.nodes[i].row >= row + fits)
                continue;
            painter.save();
            painter.translate(layout.nodes[i].box.topLeft());
            paintNode(painter, graph.nodes[i], tokens, paper.font(), direction, {});
            painter.restore();
        }
        painter.restore();
        row += fits;
        if (row < layout.rows)
            paper.next();
        top = 0;
    }
}

} // namespace

void writeLineageSteps(PdfPaper& paper, const LineageGraph& graph)
{
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const LineageNode& node = graph.nodes[i];
        QStringList parts{ QString::fromStdString(formatTime(node.at)), shortText(node.actor, pdfWordsCut) };
        if (node.auditIndex >= 0)
            parts << PdfWords::tr("entry %1").arg(node.auditIndex);
        parts.removeAll(QString());
        paper.paragraph(PdfWords::tr("%1. %2", "number, step").arg(i + 1).arg(shortText(sentenceUtf8(node.title), pdfWordsCut)), size::body,
            QFont::DemiBold);
        paper.paragraph(parts.join(QStringLiteral(" · ")), size::label, QFont::Normal, true);
        if (!node.detail.empty())
            paper.paragraph(shortText(sentenceUtf8(node.detail), pdfWordsCut), size::body);
        paper.gap(pdfStepGap);
    }
}

QByteArray lineagePdf(const LineageGraph& graph, const QFont& font, Qt::LayoutDirection direction, const QStringList& about)
{
    const LineageLayout layout = layOutLineage(graph, pdfColumns, false);
    const QString title = PdfWords::tr("Lineage of draft %1").arg(shortText(graph.draftId, 80));
    PdfPaper paper(font, direction, QPageLayout::Landscape,
        std::max(layout.size.width(), 2 * lineage::margin + pdfColumns * lineage::nodeWidth + (pdfColumns - 1) * lineage::gapX));
    if (!paper.begin(title))
        return {};
    paper.paragraph(title, size::number, QFont::DemiBold);
    paper.paragraph(about.join(QStringLiteral(" · ")), size::body, QFont::Normal, true);
    drawPdfPicture(paper, graph, pdfHead);
    paper.next();
    writeLineageSteps(paper, graph);
    return paper.end(wallClock());
}

} // namespace countersign
