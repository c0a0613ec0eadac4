#pragma once
// Where the nodes and arrows of a lineage go: in order of time, row by row, in reading direction. Pure; logical pixels at 100 %.
#include "models/domain/lineagegraph.h"

#include <QPolygonF>
#include <QRectF>
#include <vector>

namespace countersign {

struct LineageLayout {
    struct Node {
        QRectF box;
        int row = 0;
        int column = 0;
    };
    struct Edge {
        int from = 0; // indexes of nodes
        int to = 0;
        QPolygonF way; // its last point touches the node it leads to
        QPointF label; // middle of the words on it
        TimeMs wait = 0;
    };
    std::vector<Node> nodes;
    std::vector<Edge> edges; // of those whose nodes are there
    QSizeF size;
    int rows = 0;
};

namespace lineage {
inline constexpr qreal nodeWidth = 176, nodeHeight = 112, gapX = 68, gapY = 62, margin = 24;
}
[[nodiscard]] int lineageColumns(qreal width); // that fit, at least one
[[nodiscard]] LineageLayout layOutLineage(const LineageGraph& graph, int columns, bool mirrored);

} // namespace countersign
