#pragma once
// A table to read: no grid, no editing, letters left to the page, Tab leaves it.
#include <QTableWidget>

namespace countersign {

class QuietTable : public QTableWidget {
    Q_OBJECT
public:
    QuietTable(const QString& accessibleName, const QString& objectName, QWidget* parent = nullptr);

protected:
    // spoken: what a screen reader says in its place; empty: the words.
    void put(int row, int column, const QString& words, Qt::Alignment alignment = Qt::AlignLeft, const QString& spoken = {});
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace countersign
