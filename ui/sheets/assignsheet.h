#pragma once
// Giving drafts to a person, to everyone of a role, or to nobody in particular: type to find, Enter gives.
#include "services/console/desk/teamdesk.h"
#include "ui/sheets/sheet.h"

class QLineEdit;
class QListWidget;

namespace countersign {

class AssignSheet final : public Sheet {
    Q_OBJECT
public:
    explicit AssignSheet(const Theme& theme, QWidget* parent = nullptr);
    // one: the draft's assignee now, or nothing when it has none or several drafts are given.
    void setChoices(const std::vector<Colleague>& colleagues, const std::string& ownId, const std::optional<Assignee>& now);
    void open() override;

Q_SIGNALS:
    void given(const std::optional<countersign::Assignee>& to);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Choice {
        std::optional<Assignee> to;
        QString words;
        QString more; // roles, "everyone of this role"
    };
    void filter();
    void give();
    std::vector<Choice> m_choices;
    QLineEdit* m_find;
    QListWidget* m_list;
    KeyButton* m_verb;
};

} // namespace countersign
