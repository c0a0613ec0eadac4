#pragma once
// A list of painted rows of one or two lines with chips; letters are left to the page, J and K go up and down. Read out as sentences.
#include "ui/theme/theme.h"

#include <QListWidget>
#include <QVariant>
#include <vector>

namespace countersign {

struct RowChip {
    QString words;
    Tone tone = Tone::Neutral;
};
struct ListRow {
    QString id;
    QString title;
    std::vector<RowChip> chips;
    QString trailing; // at the far end of the first line
    QString line; // second, muted; may be empty
    QString struck; // an edit: what was taken out, and what came instead; then there is no title
    QString added;
    bool header = false;
    bool strong = false; // of two versions that are compared, say
};

class RowList final : public QListWidget {
    Q_OBJECT
public:
    RowList(const Theme& theme, const QString& accessibleName, const QString& objectName, QWidget* parent = nullptr);
    // Keeps the current id where it still exists; emits picked() only when it is another one now.
    void setRows(std::vector<ListRow> rows);
    void setCurrentId(const QString& id); // emits nothing
    [[nodiscard]] QString currentId() const;
    [[nodiscard]] int rows() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] const ListRow& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    void fitRows(int most); // as high as its rows, at most so many
    [[nodiscard]] static QString spoken(const ListRow& row);

Q_SIGNALS:
    void picked(const QString& id); // by the person, or because the row before is gone
    void chosen(const QString& id); // Enter or a double click

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void keyboardSearch(const QString&) override { }

private:
    std::vector<ListRow> m_rows;
    bool m_filling = false;
};

} // namespace countersign
