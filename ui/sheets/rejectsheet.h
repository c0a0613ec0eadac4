#pragma once
// Rejecting takes a coded reason, picked by its number, and may carry a note.
#include "models/domain/decision.h"
#include "ui/sheets/sheet.h"

#include <map>

class QLineEdit;

namespace countersign {

class ReasonPicker;

class RejectSheet final : public Sheet {
    Q_OBJECT
public:
    explicit RejectSheet(const Theme& theme, QWidget* parent = nullptr);
    void setCounts(const std::map<RejectReason, int>& counts) { m_counts = counts; } // how often each was used; for the next opening
    void open() override;

Q_SIGNALS:
    void rejected(RejectReason reason, const QString& note);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void confirm();
    std::map<RejectReason, int> m_counts;
    ReasonPicker* m_reasons;
    QLineEdit* m_note;
    KeyButton* m_verb;
};

} // namespace countersign
