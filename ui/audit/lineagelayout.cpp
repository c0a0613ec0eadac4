#include "ui/audit/lineagelayout.h"

#include <algorithm>
#include <unordered_map>

namespace countersign {

namespace {

using namespace lineage;

constexpr qreal lane = 7; // between arrows that share a channel
constexpr int lanes = 3;

// From the right of a node round the end of its row to the one below.
void wrap(LineageLayout::Edge& edge, const QRectF& from, const QRectF& to, qreal right)
{
    const qreal channel = from.bottom() + gapY / 2;
    edge.way << QPointF(from.right(), from.center().y()) << QPointF(right, from.center().y()) << QPointF(right, channel)
             << QPointF(to.center().x(), channel) << QPointF(to.center().x(), to.top());
    edge.label = QPointF((right + to.center().x()) / 2, channel);
}

// Below its own row, then up, down or along a gutter between columns to the node.
void detour(LineageLayout::Edge& edge, const LineageLayout::Node& from, const LineageLayout::Node& to, int turn)
{
    const qreal shift = (turn % lanes - 1) * lane;
    const QPointF start(from.box.center().x() + shift - 2 * lane, from.box.bottom());
    const qreal channel = from.box.bottom() + gapY / 2 - lane + shift;
    edge.way << start << QPointF(start.x(), channel);
    if (to.row == from.row) {
        const qreal end = to.box.center().x() + shift + 2 * lane;
        edge.way << QPointF(end, channel) << QPointF(end, to.box.bottom());
        edge.label = QPointF((start.x() + end) / 2, channel);
        return;
    }
    const qreal end = to.box.center().x() + shift - 2 * lane;
    if (to.row != from.row + 1) {
        const qreal gutter = std::max<qreal>(1, to.box.left() - gapX / 2 + shift); // before the first column and row there is the margin alone
        const qreal above = std::max<qreal>(1, to.box.top() - gapY / 2 + lane + shift);
        edge.way << QPointF(gutter, channel) << QPointF(gutter, above) << QPointF(end, above);
        edge.label = QPointF((start.x() + gutter) / 2, channel);
    } else {
        edge.way << QPointF(end, channel);
        edge.label = QPointF((start.x() + end) / 2, channel);
    }
    edge.way << QPointF(end, to.box.top());
}

void mirror(LineageLayout& layout)
{
    const qreal width = layout.size.width();
    for (LineageLayout::Node& node : layout.nodes)
        node.box.moveLeft(width - node.box.right());
    for (LineageLayout::Edge& edge : layout.edges) {
        for (QPointF& point : edge.way)
            point.setX(width - point.x());
        edge.label.setX(width - edge.label.x());
    }
}

} // namespace

int lineageColumns(qreal width)
{
    return std::max(1, static_cast<int>((width - 2 * margin + gapX) / (nodeWidth + gapX)));
}

LineageLayout layOutLineage(const LineageGraph& graph, int columns, bool mirrored)
{
    LineageLayout layout;
    std::unordered_map<std::string, int> places;
    const int count = static_cast<int>(graph.nodes.size());
    for (int i = 0; i < count; ++i) {
        const int row = i / columns, column = i % columns;
        layout.nodes.push_back(
            { QRectF(margin + column * (nodeWidth + gapX), margin + row * (nodeHeight + gapY), nodeWidth, nodeHeight), row, column });
        places.emplace(graph.nodes[static_cast<std::size_t>(i)].id, i);
    }
    layout.rows = count == 0 ? 0 : (count - 1) / columns + 1;
    const int wide = std::clamp(count, 1, columns);
    layout.size = QSizeF(2 * margin + wide * nodeWidth + (wide - 1) * gapX,
        2 * margin + layout.rows * nodeHeight + std::max(0, layout.rows - 1) * gapY + gapY / 2);
    const qreal right = layout.size.width() - margin / 3;
    int turns = 0;
    for (const LineageEdge& one : graph.edges) {
        const auto from = places.find(one.from), to = places.find(one.to);
        if (from == places.end() || to == places.end() || from->second == to->second)
            continue;
        const LineageLayout::Node& a = layout.nodes[static_cast<std::size_t>(from->second)];
        const LineageLayout::Node& b = layout.nodes[static_cast<std::size_t>(to->second)];
        LineageLayout::Edge edge{ from->second, to->second, {}, {}, one.waitMs };
        if (b.row == a.row && b.column == a.column + 1) {
            edge.way << QPointF(a.box.right(), a.box.center().y()) << QPointF(b.box.left(), b.box.center().y());
            edge.label = QPointF((a.box.right() + b.box.left()) / 2, a.box.center().y() - 10);
        } else if (edge.to == edge.from + 1) {
            wrap(edge, a.box, b.box, right);
        } else {
            detour(edge, a, b, turns++);
        }
        layout.edges.push_back(std::move(edge));
    }
    if (mirrored)
        mirror(layout);
    return layout;
}

} // namespace countersign
