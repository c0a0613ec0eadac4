#pragma once
// The versions of a prompt: read, compared two by two, and written anew. Saving always makes a new version; no old one changes.
// What is being written survives a crash.
#include "services/console/desk/studiodesk.h"
#include "ui/parts/labels.h"

#include <QTimer>

class QLineEdit;
class QStackedWidget;

namespace countersign {

class DiffText;
class KeyButton;
class LinkButton;
class OutcomesView;
class PromptEdit;
class RowList;
class StudioSession;

class VersionPage final : public QWidget {
    Q_OBJECT
public:
    VersionPage(const Theme& theme, StudioSession& session, QWidget* parent = nullptr);
    void edit();
    void toggleDiff();
    void toggleOutcomes(); // what came of each version, in the text's place
    void mark(); // the chosen version is what others are compared with
    void discard();
    void focusList();
    void keepNow(); // what is being written, before the page goes
    [[nodiscard]] bool editing() const { return m_editing; }
    [[nodiscard]] bool comparing() const;
    [[nodiscard]] bool showsOutcomes() const;
    [[nodiscard]] QString whyNotEdit() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildEditors(const Theme& theme);
    void buildFooter(const Theme& theme);
    void promptChosen();
    void refresh();
    void refreshList();
    void refreshDiff();
    void showPage(int page); // of the stack; the focus does not stay behind on one that is covered
    void refreshWriting();
    void save();
    void keep();
    void takeBack(const UnfinishedPrompt& kept);
    void setEditing(bool editing);
    [[nodiscard]] PromptText written() const;
    [[nodiscard]] int comparedWith() const; // number; 0 = none
    StudioSession& m_session;
    std::string m_promptId; // whose text is shown
    int m_base = 0; // version that the text started from
    int m_marked = 0; // version to compare with; 0 = the live one
    bool m_editing = false;
    bool m_changed = false; // since it was kept last
    QLabel* m_title;
    RowList* m_list;
    QStackedWidget* m_stack;
    PromptEdit* m_system;
    PromptEdit* m_task;
    DiffText* m_systemDiff;
    DiffText* m_taskDiff;
    OutcomesView* m_outcomes;
    QLabel* m_unknown;
    QWidget* m_footer;
    QLineEdit* m_note;
    KeyButton* m_edit;
    KeyButton* m_diff;
    KeyButton* m_came;
    KeyButton* m_save;
    LinkButton* m_discard;
    QTimer m_keep;
};

} // namespace countersign
