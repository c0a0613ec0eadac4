#pragma once
// The last decisions below the queue: a ring while held, where each is in words, Undo as long as it works; the last act on many as one.
#include "models/view/decisionlistmodel.h"
#include "services/console/desk/bulkdesk.h"
#include "ui/parts/labels.h"

class QVBoxLayout;

namespace countersign {

class KeyMap;
class LinkButton;

class LastDecisions final : public Surface {
    Q_OBJECT
public:
    LastDecisions(const Theme& theme, DecisionListModel& model, QWidget* parent = nullptr);
    ~LastDecisions() override;
    void showKeys(const KeyMap& keys);
    void setBatch(const std::optional<BulkDesk::Last>& last);
    [[nodiscard]] QString batchWords() const;

Q_SIGNALS:
    void undoAsked(const QString& decisionId);
    void undoBatchAsked();
    void conflictAsked(const QString& decisionId); // refused or came back: both sides
    void outboxAsked();

private:
    struct Row;
    void refresh();
    void refreshBatch(TimeMs now);
    void showRow(Row& row, const DecisionRecord& record, TimeMs now);
    void setExpanded(bool expanded);
    [[nodiscard]] Row makeRow();
    const Theme& m_theme;
    DecisionListModel& m_model;
    LinkButton* m_undoAll = nullptr;
    std::optional<BulkDesk::Last> m_last;
    std::vector<Row> m_rows;
    QVBoxLayout* m_column;
    LinkButton* m_more;
    QWidget* m_batch;
    QLabel* m_batchWords;
    bool m_expanded = false;
};

// "€720.00 · Ana P••••• approved", and without the customer where that is too long.
[[nodiscard]] QString decisionWords(const DecisionRecord& record);
[[nodiscard]] QString briefDecisionWords(const DecisionRecord& record);
// Refused or came back: something changed meanwhile, and both sides can be looked at.
[[nodiscard]] bool inConflict(const DecisionRecord& record);

} // namespace countersign
