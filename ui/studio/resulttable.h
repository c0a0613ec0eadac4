#pragma once
// The drafts of a replay, a row each: how far the new words are from the old ones, their length and reading level, and which checks fail.
#include "models/domain/prompt.h"

#include <QTableWidget>

namespace countersign {

class Theme;

class ResultTable final : public QTableWidget {
    Q_OBJECT
public:
    enum Column : int { Title, Distance, Words, Grade, Predicted, Checks, Preferred, Columns };
    explicit ResultTable(const Theme& theme, QWidget* parent = nullptr);
    void clearResults();
    void add(const std::vector<ReplayResult>& results);
    [[nodiscard]] const std::vector<ReplayResult>& results() const { return m_results; }
    [[nodiscard]] const ReplayResult* current() const;
    void setPreferred(const std::string& draftId, const std::string& preferred);

Q_SIGNALS:
    void picked();
    void endReached(); // more could be shown

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void keyboardSearch(const QString&) override { }

private:
    void fill(int row);
    const Theme& m_theme;
    std::vector<ReplayResult> m_results;
};

} // namespace countersign
