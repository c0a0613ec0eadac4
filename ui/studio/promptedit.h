#pragma once
// Where a prompt is written: plain text, its {{variables}} marked, unknown ones underlined.
#include "ui/theme/theme.h"

#include <QPlainTextEdit>
#include <QStringList>

namespace countersign {

class VariableMarks;

class PromptEdit final : public QPlainTextEdit {
    Q_OBJECT
public:
    PromptEdit(const Theme& theme, const QString& accessibleName, const QString& objectName, QWidget* parent = nullptr);
    void setWords(const QString& words); // emits no edited()
    [[nodiscard]] QStringList unknown() const; // variables that nothing fills, each once

Q_SIGNALS:
    void edited();
    void submitted(); // Ctrl+Enter
    void left(); // Esc

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    VariableMarks* m_marks;
    bool m_filling = false;
};

} // namespace countersign
