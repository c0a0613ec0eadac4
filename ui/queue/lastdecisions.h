#pragma once
// The last decisions below the queue: a ring while held, where each is in words, Undo as long as it works.
#include "models/view/decisionlistmodel.h"
#include "ui/parts/labels.h"

namespace countersign {

class LastDecisions final : public Surface {
    Q_OBJECT
public:
    LastDecisions(const Theme& theme, DecisionListModel& model, QWidget* parent = nullptr);
    ~LastDecisions() override;

Q_SIGNALS:
    void undoAsked(const QString& decisionId);
    void outboxAsked();

private:
    struct Row;
    void refresh();
    [[nodiscard]] Row makeRow();
    const Theme& m_theme;
    DecisionListModel& m_model;
    std::vector<Row> m_rows;
    class QVBoxLayout* m_column;
};

// "€720 approved" from a record's title "€720.00 · Ana P•••••".
[[nodiscard]] QString decisionWords(const DecisionRecord& record);

} // namespace countersign
