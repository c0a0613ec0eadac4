#pragma once
// What the queue is narrowed to, as chips that each go away by key or click, and the menu that narrows it further.
#include "models/domain/draftfilter.h"
#include "ui/theme/theme.h"

#include <QPushButton>
#include <set>

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
    // What the menu offers to choose from, beside what the filter already names.
    void setKnown(const std::set<std::string>& languages, const std::set<std::string>& shops);
    void openMenu();

Q_SIGNALS:
    void wished(const DraftFilter& filter);
    void left(); // Esc: back to the rows

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void layOut();
    void fill(QMenu& menu);
    const Theme& m_theme;
    DraftFilter m_filter;
    std::string m_currency;
    std::set<std::string> m_languages, m_shops;
    std::vector<FilterChip*> m_chips;
    LinkButton* m_add;
};

} // namespace countersign
