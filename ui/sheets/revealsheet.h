#pragma once
// Asks why a customer is to be seen in clear: one of five reasons by its number, and a line beside it. It is recorded with one's name.
#include "models/domain/privacy.h"
#include "ui/sheets/sheet.h"

class QButtonGroup;
class QLineEdit;

namespace countersign {

class RevealSheet final : public Sheet {
    Q_OBJECT
public:
    explicit RevealSheet(const Theme& theme, QWidget* parent = nullptr);
    void open() override; // nothing chosen, nothing written

Q_SIGNALS:
    void confirmed(countersign::RevealReason reason, const QString& note);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void confirm();
    void refresh();
    QButtonGroup* m_reasons;
    QLineEdit* m_note;
    KeyButton* m_verb;
};

} // namespace countersign
