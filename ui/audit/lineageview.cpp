#include "ui/audit/lineageview.h"

#include "ui/audit/lineagepicture.h"
#include "ui/theme/style.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace countersign {

namespace {

constexpr int leastZoom = 30, mostZoom = 300, zoomStep = 15, usualZoom = 100;

} // namespace

class NodeButton final : public QAbstractButton {
public:
    NodeButton(const Theme& theme, const LineageGraph& graph, int node, QWidget* parent)
        : QAbstractButton(parent)
        , m_theme(theme)
        , m_node(graph.nodes[static_cast<std::size_t>(node)])
    {
        setObjectName(QStringLiteral("lineageNodeButton%1").arg(node));
        setAccessibleName(nodeSpoken(graph, node));
        setFocusPolicy(Qt::ClickFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
    }
    void setZoom(qreal zoom) { m_zoom = zoom; }
    void setOpened(bool opened)
    {
        m_opened = opened;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.save();
        painter.scale(m_zoom, m_zoom);
        paintNode(painter, m_node, m_theme.tokens(), font(), layoutDirection(), { m_opened, underMouse() });
        painter.restore();
        if (hasFocus())
            paintFocusRing(painter, rect(), m_theme);
    }

private:
    const Theme& m_theme;
    const LineageNode& m_node;
    qreal m_zoom = 1;
    bool m_opened = false;
};

LineageView::LineageView(const Theme& theme, QWidget* parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_canvas(new QWidget)
{
    setObjectName(QStringLiteral("lineageView"));
    setAccessibleName(tr("Lineage"));
    setProperty("ownZoom", true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::TabFocus); // one stop for Tab, however many nodes: it hands the focus on to the current one
    setBackgroundRole(QPalette::Base);
    m_canvas->setObjectName(QStringLiteral("lineageCanvas"));
    m_canvas->setAccessibleName(tr("Lineage"));
    m_canvas->installEventFilter(this);
    setWidget(m_canvas);
    connect(&theme, &Theme::changed, m_canvas, qOverload<>(&QWidget::update));
}

void LineageView::showGraph(const LineageGraph& graph)
{
    clearGraph();
    m_graph = graph;
    for (int i = 0; i < static_cast<int>(m_graph.nodes.size()); ++i) {
        auto* button = new NodeButton(m_theme, m_graph, i, m_canvas);
        button->installEventFilter(this);
        connect(button, &QAbstractButton::clicked, this, [this, i] { open(i); });
        button->show();
        m_nodes.push_back(button);
    }
    m_columns = 0;
    layOut();
    setCurrent(m_nodes.empty() ? -1 : 0);
}

void LineageView::clearGraph()
{
    for (NodeButton* node : std::exchange(m_nodes, {}))
        delete node;
    m_graph = {};
    m_layout = {};
    m_current = m_opened = -1;
    m_columns = 0;
    place();
}

void LineageView::layOut()
{
    const int columns = lineageColumns(viewport()->width());
    if (columns == m_columns)
        return;
    m_columns = columns;
    m_layout = layOutLineage(m_graph, columns, layoutDirection() == Qt::RightToLeft);
    place();
}

void LineageView::place()
{
    const qreal zoom = m_zoom / 100.0;
    m_canvas->resize((m_layout.size * zoom).toSize().expandedTo(viewport()->size()));
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const QRectF box = m_layout.nodes[i].box;
        m_nodes[i]->setZoom(zoom);
        m_nodes[i]->setGeometry(QRectF(box.topLeft() * zoom, box.size() * zoom).toRect());
        m_nodes[i]->update();
    }
    m_canvas->update();
}

void LineageView::setZoom(int percent)
{
    const int wanted = std::clamp(percent, leastZoom, mostZoom);
    if (wanted == m_zoom)
        return;
    m_zoom = wanted;
    place();
    if (m_current >= 0)
        ensureWidgetVisible(m_nodes[static_cast<std::size_t>(m_current)]);
    Q_EMIT zoomed(m_zoom);
}

void LineageView::zoomIn()
{
    setZoom(m_zoom + zoomStep);
}

void LineageView::zoomOut()
{
    setZoom(m_zoom - zoomStep);
}

void LineageView::fit()
{
    if (m_nodes.empty())
        return;
    const QSizeF room = viewport()->size(), whole = m_layout.size;
    setZoom(static_cast<int>(std::floor(100 * std::min(room.width() / whole.width(), room.height() / whole.height()))));
}

void LineageView::focusNode()
{
    if (m_current >= 0)
        m_nodes[static_cast<std::size_t>(m_current)]->setFocus(Qt::OtherFocusReason);
}

void LineageView::setCurrent(int node)
{
    m_current = node;
    if (node >= 0)
        ensureWidgetVisible(m_nodes[static_cast<std::size_t>(node)]);
}

void LineageView::open(int node)
{
    if (m_opened >= 0)
        m_nodes[static_cast<std::size_t>(m_opened)]->setOpened(false);
    m_opened = node;
    m_nodes[static_cast<std::size_t>(node)]->setOpened(true);
    setCurrent(node);
    Q_EMIT opened(node);
}

int LineageView::beside(int rows) const
{
    const LineageLayout::Node& here = m_layout.nodes[static_cast<std::size_t>(m_current)];
    int best = m_current;
    for (int i = 0; i < static_cast<int>(m_layout.nodes.size()); ++i) {
        const LineageLayout::Node& there = m_layout.nodes[static_cast<std::size_t>(i)];
        if (there.row == here.row + rows && there.column <= here.column)
            best = i; // the last one not beyond the column here
    }
    return best;
}

void LineageView::keyPressEvent(QKeyEvent* event)
{
    const int count = static_cast<int>(m_nodes.size());
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    int wanted = m_current;
    const Qt::KeyboardModifiers held = event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    if (held == Qt::ControlModifier) {
        if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
            zoomIn();
        else if (event->key() == Qt::Key_Minus)
            zoomOut();
        else if (event->key() == Qt::Key_0)
            setZoom(usualZoom);
        else
            event->ignore();
        return;
    }
    if (m_current < 0 || held != Qt::NoModifier) {
        event->ignore();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        wanted -= forward;
        break;
    case Qt::Key_Right:
        wanted += forward;
        break;
    case Qt::Key_Up:
        wanted = beside(-1);
        break;
    case Qt::Key_Down:
        wanted = beside(1);
        break;
    case Qt::Key_Home:
        wanted = 0;
        break;
    case Qt::Key_End:
        wanted = count - 1;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        open(m_current);
        return;
    case Qt::Key_Z:
        fit();
        return;
    default:
        event->ignore(); // letters are the page's
        return;
    }
    setCurrent(std::clamp(wanted, 0, count - 1));
    focusNode();
}

// Later, so that a screen reader hears of the picture first and of the node then.
void LineageView::focusInEvent(QFocusEvent* event)
{
    QScrollArea::focusInEvent(event);
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (hasFocus())
                focusNode();
        },
        Qt::QueuedConnection);
}

void LineageView::wheelEvent(QWheelEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QScrollArea::wheelEvent(event);
        return;
    }
    if (event->angleDelta().y() != 0)
        setZoom(m_zoom + (event->angleDelta().y() > 0 ? zoomStep : -zoomStep));
    event->accept();
}

void LineageView::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    layOut();
    place();
}

void LineageView::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange) {
        m_columns = 0;
        layOut();
    }
}

bool LineageView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_canvas && event->type() == QEvent::Paint) {
        QPainter painter(m_canvas);
        painter.scale(m_zoom / 100.0, m_zoom / 100.0);
        paintEdges(painter, m_layout, m_theme.tokens(), font());
        return true;
    }
    if (event->type() == QEvent::FocusIn && watched != m_canvas) {
        const auto found = std::ranges::find(m_nodes, watched);
        if (found != m_nodes.end())
            setCurrent(static_cast<int>(found - m_nodes.begin()));
    }
    // A button keeps the arrows for moving among its siblings; here they walk the picture.
    if (event->type() == QEvent::KeyPress && watched != m_canvas) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() != Qt::Key_Space) {
            event->setAccepted(true);
            keyPressEvent(key);
            if (event->isAccepted())
                return true;
            event->accept(); // as it came: an ignored Tab would be taken once more by each parent
        }
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace countersign
