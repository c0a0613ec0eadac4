#pragma once
// The list itself. Letters and arrows belong to the page, which knows what a step is; there is no type-ahead search.
// Rows are all of one height. Where a group begins, a heading stands above the row: QListView would measure every row for that, at
// every page that is fetched, so the view keeps where the groups begin and shifts what lies below by the headings above.
// Where a row leaves, those below close up in the style's time for that, so that one sees which it was; not where less motion is wished.
#include <QListView>
#include <QVariantAnimation>
#include <functional>
#include <vector>

namespace countersign {

class QueueView final : public QListView {
    Q_OBJECT
public:
    explicit QueueView(QWidget* parent = nullptr);
    void step(int rows); // moves the current row, fetching more at the end
    // `groupEnd`: the first row behind the group of a row; not set: no groups. Asked once per group and layout.
    void setGroups(std::function<int(int)> groupEnd, int headingHeight);
    [[nodiscard]] bool startsGroup(int row) const;

    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override; // with the heading, where there is one
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void updateGeometries() override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int top(int row) const; // in the list as a whole, of the heading where there is one
    std::function<int(int)> m_groupEnd;
    std::vector<int> m_starts; // rows; empty without groups
    int m_heading = 0;
    QVariantAnimation m_closing; // pixels that the rows from m_closingFrom on have still to rise
    int m_closingFrom = 0;
};

} // namespace countersign
