#pragma once
// The list itself. J/K move like the arrows; all other letters belong to the page, not to a type-ahead search.
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
