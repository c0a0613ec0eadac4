#pragma once
// What the queue is narrowed to, as chips that each go away by key or click, and the menu that narrows it further.
#include "models/domain/draftfilter.h"
#include "ui/theme/theme.h"

#include <QPushButton>
#include <map>
#include <optional>

class QMenu;

namespace countersign {

class LinkButton;

class FilterChip final : public QPushButton {
    Q_OBJECT
public:
    FilterChip(const Theme& theme, const QString& words, QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void removed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
};

class FilterBar final : public QWidget {
    Q_OBJECT
public:
    explicit FilterBar(const Theme& theme, QWidget* parent = nullptr);
    void showFilter(const DraftFilter& filter, const std::string& currency);
    // What the menu offers to choose from, beside what the filter already names, and of each how many the turn's whole queue holds.
    using Counts = std::map<std::string, qint64>;
    void setKnown(DraftFilter::Turn turn, const Counts& languages, const Counts& shops);
    [[nodiscard]] bool knows(DraftFilter::Turn turn) const { return m_knownTurn == turn; }
    void openMenu();

Q_SIGNALS:
    void wished(const DraftFilter& filter);
    void left(); // Esc: back to the rows

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void layOut();
    void fill(QMenu& menu);
    const Theme& m_theme;
    DraftFilter m_filter;
    std::string m_currency;
    std::optional<DraftFilter::Turn> m_knownTurn;
    Counts m_languages, m_shops;
    std::vector<FilterChip*> m_chips;
    LinkButton* m_add;
};

} // namespace countersign
