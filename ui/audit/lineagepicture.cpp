#include "ui/audit/lineagepicture.h"

#include "ui/audit/auditwords.h"
#include "ui/draft/shorttext.h"
#include "ui/theme/icons.h"
#include "ui/words/sentences.h"
#include "ui/words/times.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QTextLayout>
#include <algorithm>
#include <cmath>

namespace countersign {

namespace {

struct PictureWords {
    Q_DECLARE_TR_FUNCTIONS(LineagePicture)
};

constexpr qreal pad = 10, lineHigh = 18, arrow = 6, iconRoom = 22;
constexpr int nodeNameCut = 120, titleLines = 3;

QString whenAndWho(const LineageNode& node)
{
    QStringList parts;
    if (node.at > 0)
        parts << QLocale().toString(QDateTime::fromMSecsSinceEpoch(node.at).time(), QStringLiteral("HH:mm:ss"));
    if (!node.actor.empty())
        parts << shortText(node.actor, nodeNameCut);
    return parts.join(QStringLiteral(" · "));
}

// In lines of that width; the last one ends in an ellipsis where there is more.
QStringList linesOf(const QString& words, const QFont& face, qreal width, int most)
{
    QTextLayout layout(words, face);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    QStringList lines;
    while (lines.size() < most) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        const bool last = lines.size() == most - 1;
        lines << (last ? QFontMetricsF(face).elidedText(words.mid(line.textStart()), Qt::ElideRight, width)
                       : words.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

QColor edgeOf(const LineageNode& node, const Tokens& tokens, NodeLook look)
{
    if (look.opened)
        return tokens.accent;
    const Tone tone = nodeTone(node.kind);
    return tone == Tone::Neutral ? (look.hovered ? tokens.muted : tokens.border) : toneColours(tokens, tone).ink;
}

// Crisp at any zoom: the picture is made for the pixels that it takes.
void paintSharpIcon(QPainter& painter, const QString& name, const QColor& colour, const QRectF& place)
{
    const qreal scale = std::clamp(painter.device()->devicePixelRatioF() * painter.worldTransform().m11(), 0.5, 16.0);
    const QPixmap pixmap = iconPixmap(name, colour, static_cast<int>(place.width()), scale);
    painter.drawPixmap(place, pixmap, QRectF(QPointF(), QSizeF(pixmap.size())));
}

void paintArrow(QPainter& painter, const QPolygonF& way)
{
    const QPointF tip = way.back(), before = way[way.size() - 2];
    const QPointF along = tip - before;
    const qreal length = std::hypot(along.x(), along.y());
    if (length <= 0)
        return;
    const QPointF unit = along / length, side(-unit.y(), unit.x());
    painter.drawPolygon(QPolygonF{ tip, tip - unit * arrow * 1.4 + side * arrow * 0.6, tip - unit * arrow * 1.4 - side * arrow * 0.6 });
}

} // namespace

QStringList nodeTitleLines(const LineageNode& node, const QFont& font)
{
    return linesOf(shortText(sentenceUtf8(node.title), nodeNameCut), sized(font, size::body, QFont::DemiBold),
        lineage::nodeWidth - 2 - 2 * pad - iconRoom, titleLines);
}

void paintNode(QPainter& painter, const LineageNode& node, const Tokens& tokens, const QFont& font, Qt::LayoutDirection direction, NodeLook look)
{
    const QRectF box(1, 1, lineage::nodeWidth - 2, lineage::nodeHeight - 2);
    const bool strong = look.opened || nodeTone(node.kind) != Tone::Neutral;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edgeOf(node, tokens, look), strong ? 2.0 : tokens.hairline));
    painter.setBrush(look.opened && tokens.tints ? tokens.selection : tokens.raised);
    painter.drawRoundedRect(box, space::radius, space::radius);
    const auto visual = [&box, direction](QRectF rect) {
        if (direction == Qt::RightToLeft)
            rect.moveLeft(box.left() + box.right() - rect.right());
        return rect;
    };
    const int start = static_cast<int>(QStyle::visualAlignment(direction, Qt::AlignLeft));
    const auto line = [&](qreal x, qreal y, const QString& words, const QFont& face, const QColor& ink) {
        const QRectF place(x, y, box.right() - pad - x, lineHigh);
        painter.setFont(face);
        painter.setPen(ink);
        painter.drawText(visual(place), start | Qt::AlignVCenter | Qt::TextSingleLine, QFontMetricsF(face).elidedText(words, Qt::ElideRight, place.width()));
    };
    const qreal left = box.left() + pad;
    paintSharpIcon(painter, nodeIcon(node.kind), strong ? edgeOf(node, tokens, look) : tokens.muted, visual(QRectF(left, box.top() + 9, 16, 16)));
    qreal y = box.top() + 8;
    for (const QString& words : nodeTitleLines(node, font)) {
        line(left + iconRoom, y, words, sized(font, size::body, QFont::DemiBold), tokens.text);
        y += lineHigh;
    }
    line(left, y + 2, whenAndWho(node), sized(font, size::label), tokens.muted);
    line(left, y + lineHigh, shortText(sentenceUtf8(node.detail), nodeNameCut), sized(font, size::label), tokens.muted);
}

void paintEdges(QPainter& painter, const LineageLayout& layout, const Tokens& tokens, const QFont& font)
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const LineageLayout::Edge& edge : layout.edges) {
        painter.setPen(QPen(tokens.muted, 1.2));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(edge.way);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.muted);
        paintArrow(painter, edge.way);
    }
    const QFont face = sized(font, size::label);
    const QFontMetricsF metrics(face);
    painter.setFont(face);
    for (const LineageLayout::Edge& edge : layout.edges) { // words above all lines
        const QString words = waitWords(edge.wait);
        QRectF place(0, 0, metrics.horizontalAdvance(words) + 6, metrics.height());
        place.moveCenter(edge.label);
        painter.fillRect(place, tokens.base);
        painter.setPen(tokens.muted);
        painter.drawText(place, Qt::AlignCenter, words);
    }
}

QString nodeSpoken(const LineageGraph& graph, int node)
{
    const LineageNode& one = graph.nodes[static_cast<std::size_t>(node)];
    QStringList parts{ PictureWords::tr("%1 of %2").arg(node + 1).arg(graph.nodes.size()),
        shortText(sentenceUtf8(one.title), nodeNameCut) };
    if (one.at > 0)
        parts << absoluteWords(one.at);
    if (!one.actor.empty())
        parts << shortText(one.actor, nodeNameCut);
    if (!one.detail.empty())
        parts << shortText(sentenceUtf8(one.detail), nodeNameCut);
    for (const LineageEdge& edge : graph.edges)
        if (edge.to == one.id)
            for (const LineageNode& before : graph.nodes)
                if (before.id == edge.from)
                    parts << PictureWords::tr("%1 after “%2”", "wait, step")
                                 .arg(waitWords(edge.waitMs), shortText(sentenceUtf8(before.title), nodeNameCut));
    return parts.join(QStringLiteral(", "));
}

} // namespace countersign
