#pragma once
// All prompts, grouped by channel: which version is live, which asks to be, how many of the first drafts people still see.
#include "ui/parts/labels.h"

namespace countersign {

class KeyButton;
class LinkButton;
class NewPromptForm;
class RowList;
class Skeleton;
class StudioSession;
struct Prompt;
struct ListRow;

class PromptPane final : public Surface {
    Q_OBJECT
public:
    PromptPane(const Theme& theme, StudioSession& session, QWidget* parent = nullptr);
    void askNew();
    void focusList();
    [[nodiscard]] QString modelWords() const;

Q_SIGNALS:
    void opened(); // Enter on a prompt

private:
    void refreshList();
    void refreshState();
    [[nodiscard]] ListRow rowOf(const Prompt& prompt) const;
    StudioSession& m_session;
    KeyButton* m_new;
    NewPromptForm* m_form;
    RowList* m_list;
    QLabel* m_empty;
    LinkButton* m_again;
    QLabel* m_model;
    Skeleton* m_skeleton;
};

} // namespace countersign
