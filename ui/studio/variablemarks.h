#pragma once
// Marks {{variables}} in a prompt's text: known ones tinted, unknown ones underlined.
#include "ui/theme/theme.h"

#include <QStringList>
#include <QSyntaxHighlighter>

namespace countersign {

class VariableMarks final : public QSyntaxHighlighter {
    Q_OBJECT
public:
    VariableMarks(const Theme& theme, QTextDocument* document);

protected:
    void highlightBlock(const QString& words) override;

private:
    const Theme& m_theme;
};

// What nothing fills, as written without braces, each once; of a variable that is not complete, its beginning.
[[nodiscard]] QStringList unknownNames(const QString& words);
[[nodiscard]] QStringList knownNames(); // facts of the prompt first, then the placeholders that a message may have

} // namespace countersign
