#pragma once
// "Your turn": totals, search, order, rows, the state when there are none, and the last decisions below.
#include "models/view/reviewqueuemodel.h"
#include "ui/parts/labels.h"

#include <QElapsedTimer>

class QLineEdit;

namespace countersign {

class LastDecisions;
class LinkButton;
class QueueView;
class RowDelegate;
class Skeleton;
class DecisionListModel;

class QueuePane final : public Surface {
    Q_OBJECT
public:
    QueuePane(const Theme& theme, ReviewQueueModel& model, DecisionListModel& decisions, QWidget* parent = nullptr);
    void setCurrency(const std::string& currency);
    void setLink(bool online, const QString& sentence); // a quiet line while not online
    void setCompact(bool compact);
    void focusRows();
    void focusSearch();
    void step(int rows);
    void settle() { m_moved = true; } // newcomers no longer take the open draft's place
    void select(int row); // nearest row there is
    [[nodiscard]] QString currentId() const; // empty when none
    [[nodiscard]] int currentRow() const;

Q_SIGNALS:
    void draftChosen(const QString& draftId); // the current row's draft; empty = none left
    void undoAsked(const QString& decisionId);
    void outboxAsked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildHeader(class QVBoxLayout& column);
    void setOrderWords(DraftFilter::Order order);
    void setOrder(DraftFilter::Order order);
    void refresh();
    void announceCurrent();
    const Theme& m_theme;
    ReviewQueueModel& m_model;
    std::string m_currency;
    QString m_announced;
    QueueView* m_view;
    RowDelegate* m_delegate;
    Skeleton* m_skeleton;
    QLabel* m_totals;
    QLabel* m_empty;
    QLabel* m_offline;
    QLineEdit* m_search;
    LinkButton* m_order;
    LastDecisions* m_last;
    QTimer* m_typing;
    QTimer* m_minute;
    QElapsedTimer m_age;
    bool m_moved = false; // the person has chosen a row
};

} // namespace countersign
