#pragma once
// The list itself. Letters and arrows belong to the page, which knows what a step is; there is no type-ahead search.
#include <QListView>

namespace countersign {

class QueueView final : public QListView {
    Q_OBJECT
public:
    explicit QueueView(QWidget* parent = nullptr);
    void step(int rows); // moves the current row, fetching more at the end

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace countersign
