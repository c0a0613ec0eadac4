#pragma once
// The lineage drawn: one hand for the screen and for paper.
#include "ui/audit/lineagelayout.h"
#include "ui/theme/tokens.h"

#include <QByteArray>
#include <QLocale>
#include <QStringList>

class QPainter;

namespace countersign {

class PdfPaper;

struct NodeLook {
    bool opened = false;
    bool hovered = false;
};
// The node's title as it is drawn, in two lines at most.
[[nodiscard]] QStringList nodeTitleLines(const LineageNode& node, const QFont& font);
// At the painter's origin, lineage::nodeWidth × nodeHeight. The font gives the family only.
void paintNode(QPainter& painter, const LineageNode& node, const Tokens& tokens, const QFont& font, Qt::LayoutDirection direction, NodeLook look);
void paintEdges(QPainter& painter, const LineageLayout& layout, const Tokens& tokens, const QFont& font);

// What a screen reader says of the node: its place, what, when, who, how long after the one before.
[[nodiscard]] QString nodeSpoken(const LineageGraph& graph, int node);

// A4 across, in ink on white: the picture, then each step in full. `about` stands under the title: by whom, when.
[[nodiscard]] QByteArray lineagePdf(const LineageGraph& graph, const QFont& font, Qt::LayoutDirection direction, const QStringList& about);
// Each step in full, below what stands on the paper.
void writeLineageSteps(PdfPaper& paper, const LineageGraph& graph);

} // namespace countersign
