#pragma once
// The record searched: a line of words and fields, a form for them, counts over time, the entries, and what keeps them fresh.
#include "ui/parts/labels.h"

#include <QTimer>

class QLineEdit;

namespace countersign {

class AuditSession;
class EntryList;
class FilterForm;
class HistogramBars;
class KeyButton;
class LinkButton;
class SavedSearches;
class Skeleton;

class SearchPane final : public Surface {
    Q_OBJECT
public:
    SearchPane(const Theme& theme, AuditSession& session, QWidget* parent = nullptr);
    void focusSearch();
    void focusList();
    void focusBars();
    void toggleFilter();
    void toggleSaved();
    void search(const QString& words); // as if written
    void choose(std::int64_t index); // the entry, asked for when it is not loaded
    [[nodiscard]] int currentRow() const;

Q_SIGNALS:
    void picked(int row);
    void opened(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build(const Theme& theme);
    void connectParts();
    void refreshState();
    void readNow();
    void showWhole();
    [[nodiscard]] QString emptyWords() const;
    AuditSession& m_session;
    QLabel* m_size;
    QLineEdit* m_search;
    QLabel* m_whole; // the question, where the field is too short for it
    QLabel* m_problem;
    FilterForm* m_form;
    SavedSearches* m_saved;
    HistogramBars* m_bars;
    QLabel* m_found;
    EntryList* m_list;
    QWidget* m_nothing; // in the list's place: why it is empty
    QLabel* m_empty;
    LinkButton* m_again;
    KeyButton* m_filterButton;
    KeyButton* m_savedButton;
    KeyButton* m_tail;
    Skeleton* m_skeleton;
    QTimer m_pause; // until the typing stops
};

} // namespace countersign
