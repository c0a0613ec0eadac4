#pragma once
// The queue: header, quiet lines, rows under their groups' headings, the state when there are none, what is selected, the last decisions.
#include "models/view/reviewqueuemodel.h"
#include "ui/keys/keymap.h"
#include "ui/parts/labels.h"

#include <QElapsedTimer>
#include <functional>

class QMouseEvent;

namespace countersign {

class DecisionListModel;
class LastDecisions;
class QueueCounts;
class QueueHeader;
class QueueState;
class QueueView;
class ProgressLine;
class QuietLine;
class RowDelegate;
class SelectionBar;
class Skeleton;

class QueuePane final : public Surface {
    Q_OBJECT
public:
    QueuePane(const Theme& theme, ReviewQueueModel& model, DraftSource& source, DecisionListModel& decisions, QWidget* parent = nullptr);
    void setCurrency(const std::string& currency);
    void setDecideWithin(TimeMs span);
    void setLooking(std::function<QStringList(const QString&)> looking); // who else looks at a draft
    void setLink(bool online, const QString& sentence); // a quiet line while not online
    void setFirst(const QString& words); // prompt versions whose first drafts people decide; empty: none
    void setToday(const QString& words) { m_today = words; } // what was done; for the empty queue
    void setCompact(bool compact);
    void setFilter(const DraftFilter& filter);
    void setKeys(const KeyMap& keys); // outlive this; what is shown of them follows every change
    [[nodiscard]] QString cap(Verb verb) const;
    [[nodiscard]] QueueHeader& header() { return *m_header; }
    [[nodiscard]] LastDecisions& last() { return *m_last; }
    [[nodiscard]] QuietLine& done() { return *m_done; } // what was just done, with its undo
    [[nodiscard]] ProgressLine& waits() { return *m_waits; } // acts on drafts that take their time
    [[nodiscard]] QuietLine& departed() { return *m_departed; } // drafts that left by themselves
    void focusRows();
    void focusSearch();
    void step(int rows);
    void settle() { m_moved = true; } // newcomers no longer take the open draft's place
    // The open draft leaves by itself: it stays open until the person moves on.
    void stayOn(const QString& draftId);
    void goTo(const QString& draftId); // opens it if its row is there
    void select(int row); // nearest row there is
    bool clearFilter(); // false when nothing is narrowed
    [[nodiscard]] QString currentId() const; // empty when none
    [[nodiscard]] int currentRow() const;
    void repaintRows();

Q_SIGNALS:
    void draftChosen(const QString& draftId); // the current row's draft; empty = none left
    void filterChanged();
    void undoAsked(const QString& decisionId);
    void outboxAsked();
    void verbAsked(Verb verb); // by mouse
    void againAsked(); // reading the queue failed

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void connectModel();
    void refresh();
    void refreshState();
    bool pick(const QMouseEvent& event);
    void act(); // the state's one button
    void announceCurrent();
    [[nodiscard]] QString heading(const QModelIndex& index);
    ReviewQueueModel& m_model;
    std::string m_currency;
    QString m_announced;
    QString m_stay;
    QString m_today;
    int m_stayRow = 0;
    QueueCounts* m_counts;
    void sayHint();
    const KeyMap* m_keys = nullptr; // as shipped until told
    QueueHeader* m_header;
    QueueView* m_view;
    RowDelegate* m_delegate;
    Skeleton* m_skeleton;
    QueueState* m_state;
    SelectionBar* m_selection;
    QLabel* m_offline;
    QLabel* m_first;
    QuietLine* m_hint;
    QuietLine* m_done;
    QuietLine* m_departed;
    ProgressLine* m_waits;
    LastDecisions* m_last;
    QTimer* m_clock;
    QElapsedTimer m_age;
    bool m_moved = false; // the person has chosen a row
};

} // namespace countersign
