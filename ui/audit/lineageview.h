#pragma once
// The lineage as a picture one walks through: every node is a button with a name, arrows go from node to node, Enter opens. Ctrl with + and −
// or the wheel zooms, Ctrl 0 shows 100 %, Z all of it.
#include "models/domain/lineagegraph.h"
#include "ui/audit/lineagelayout.h"
#include "ui/theme/theme.h"

#include <QScrollArea>
#include <vector>

namespace countersign {

class NodeButton;

class LineageView final : public QScrollArea {
    Q_OBJECT
public:
    explicit LineageView(const Theme& theme, QWidget* parent = nullptr);
    void showGraph(const LineageGraph& graph); // nothing is opened yet
    void clearGraph();
    [[nodiscard]] const LineageGraph& graph() const { return m_graph; }
    [[nodiscard]] int current() const { return m_current; } // -1: there is none
    [[nodiscard]] int openedNode() const { return m_opened; } // -1: none
    [[nodiscard]] int zoom() const { return m_zoom; } // percent
    void setZoom(int percent); // 30–300
    void zoomIn();
    void zoomOut();
    void fit();
    void focusNode();
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void opened(int node);
    void zoomed(int percent);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void layOut();
    void place();
    void setCurrent(int node);
    void open(int node);
    [[nodiscard]] int beside(int rows) const; // the node above or below the current one
    const Theme& m_theme;
    QWidget* m_canvas;
    LineageGraph m_graph;
    LineageLayout m_layout;
    std::vector<NodeButton*> m_nodes;
    int m_columns = 0;
    int m_current = -1;
    int m_opened = -1;
    int m_zoom = 100;
};

} // namespace countersign
