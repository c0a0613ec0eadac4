#pragma once
// Rejecting takes a coded reason, picked by its number, and may carry a note.
#include "models/domain/decision.h"
#include "ui/sheets/sheet.h"

#include <QButtonGroup>

class QLineEdit;

namespace countersign {

class RejectSheet final : public Sheet {
    Q_OBJECT
public:
    explicit RejectSheet(const Theme& theme, QWidget* parent = nullptr);
    void open() override;

Q_SIGNALS:
    void rejected(RejectReason reason, const QString& note);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void choose(int index);
    void confirm();
    QButtonGroup* m_reasons;
    QLineEdit* m_note;
    KeyButton* m_verb;
};

} // namespace countersign
