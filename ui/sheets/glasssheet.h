#pragma once
// A right taken for an emergency: which, what the emergency is, why nobody else can act. Words to choose from: the record holds them in clear.
#include "models/domain/breakglass.h"
#include "ui/sheets/sheet.h"

class QComboBox;

namespace countersign {

class ProgressLine;

class GlassSheet final : public Sheet {
    Q_OBJECT
public:
    explicit GlassSheet(const Theme& theme, QWidget* parent = nullptr);
    // What may be taken; or, when nothing may, why not. Nothing is chosen beforehand.
    void offer(const std::vector<Permission>& rights, const QString& whyNot);
    void open() override;
    void showTrouble(const QString& sentence); // the backend refused; what was chosen stays

Q_SIGNALS:
    void confirmed(countersign::Permission right, countersign::Emergency emergency, countersign::NobodyElse nobody);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void confirm();
    void refresh();
    [[nodiscard]] QComboBox* addQuestion(const QString& question, const QString& objectName);
    QLabel* m_about;
    QLabel* m_trouble;
    QWidget* m_questions;
    QComboBox* m_right = nullptr;
    QComboBox* m_emergency = nullptr;
    QComboBox* m_nobody = nullptr;
    ProgressLine* m_waits;
    KeyButton* m_verb;
    bool m_asking = false; // the backend has not answered yet
};

} // namespace countersign
