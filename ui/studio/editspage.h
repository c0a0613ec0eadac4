#pragma once
// What people keep fixing: edit distance by kind, the most repeated edits, and one key from such an edit to a test case.
#include "models/domain/prompt.h"
#include "ui/parts/labels.h"

namespace countersign {

class EditBars;
class KeyButton;
class RowList;
class Segmented;
class StudioSession;

class EditsPage final : public QWidget {
    Q_OBJECT
public:
    EditsPage(const Theme& theme, StudioSession& session, QWidget* parent = nullptr);
    void refresh(); // asks anew
    void makeTest(); // of the chosen edit
    void removeTest(); // the chosen one
    void nextGrouping();
    void focusList();
    [[nodiscard]] QString whyNotTest() const;

private:
    void build(const Theme& theme);
    void refreshLists();
    void refreshVerbs();
    void askBars();
    [[nodiscard]] const RepeatedEdit* currentEdit() const;
    [[nodiscard]] bool covered(const RepeatedEdit& edit) const;
    StudioSession& m_session;
    Segmented* m_by;
    EditBars* m_bars;
    QLabel* m_noBars;
    RowList* m_edits;
    QLabel* m_noEdits;
    RowList* m_tests;
    QLabel* m_noTests;
    KeyButton* m_make;
    KeyButton* m_remove;
    quint64 m_generation = 0;
};

} // namespace countersign
