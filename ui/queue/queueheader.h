#pragma once
// Above the rows: whose turn with its counts, totals, order, the saved view in use, search as one types, and what it is narrowed to.
#include "models/view/reviewqueuemodel.h"
#include "ui/parts/labels.h"

#include <QPushButton>

class QLineEdit;
class QMenu;
class QTimer;

namespace countersign {

class FilterBar;
class KeyMap;
class LinkButton;
class QueueCounts;

// A title that opens a menu.
class TitleButton final : public QPushButton {
    Q_OBJECT
public:
    TitleButton(const Theme& theme, QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
};

class QueueHeader final : public QWidget {
    Q_OBJECT
public:
    QueueHeader(const Theme& theme, ReviewQueueModel& model, QueueCounts& counts, QWidget* parent = nullptr);
    void setCurrency(const std::string& currency);
    void showKeys(const KeyMap& keys);
    void setView(const QString& name, bool changed); // empty: no saved view in use
    void refresh(); // after the filter or the totals changed
    void focusSearch();
    void openFilter();
    void openGroups();
    void openTurns();

Q_SIGNALS:
    void wished(const DraftFilter& filter);
    void viewsAsked();
    void left(); // to the rows

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void openMenu(QMenu* menu, QWidget* below);
    void learn(); // languages and shops there are
    void wishSearch();
    ReviewQueueModel& m_model;
    QueueCounts& m_counts;
    std::string m_currency;
    TitleButton* m_turn;
    QLabel* m_totals;
    LinkButton* m_order;
    LinkButton* m_view;
    const KeyMap* m_keys = nullptr; // as shipped until told
    QLineEdit* m_search;
    FilterBar* m_filters;
    QTimer* m_typing;
    QTimer* m_learning;
};

} // namespace countersign
