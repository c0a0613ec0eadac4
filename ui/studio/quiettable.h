#pragma once
// A table to read: no grid, no editing, letters left to the page, Tab leaves it.
#include <QTableWidget>
#include <cstdint>

namespace countersign {

class QuietTable : public QTableWidget {
    Q_OBJECT
public:
    QuietTable(const QString& accessibleName, const QString& objectName, QWidget* parent = nullptr);

protected:
    // Whole rows are chosen; the first column takes the room that is left, the figures in the others stand right.
    void setFigureColumns(const QStringList& names);
    void putCount(int row, int column, std::int64_t count);
    // spoken: what a screen reader says in its place; empty: the words.
    void put(int row, int column, const QString& words, Qt::Alignment alignment = Qt::AlignLeft, const QString& spoken = {});
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace countersign
