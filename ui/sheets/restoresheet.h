#pragma once
// A record that went back: both sides, what the record says of it, and the act of accepting it. Never accepted by itself.
#include "services/console/desk/privacydesk.h"
#include "ui/sheets/sheet.h"

class QCheckBox;

namespace countersign {

class RestoreSheet final : public Sheet {
    Q_OBJECT
public:
    explicit RestoreSheet(const Theme& theme, QWidget* parent = nullptr);
    void open() override;
    void showQuestion(const RestoreQuestion& question);

Q_SIGNALS:
    void accepted();

private:
    void refresh();
    RestoreQuestion m_question;
    QLabel* m_here;
    QLabel* m_there;
    QLabel* m_why;
    QCheckBox* m_sure;
    QLabel* m_not;
    KeyButton* m_verb;
};

} // namespace countersign
