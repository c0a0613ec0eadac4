#include "ui/studio/promptedit.h"

#include "ui/studio/variablemarks.h"

#include <QFontDatabase>
#include <QKeyEvent>

namespace countersign {

PromptEdit::PromptEdit(const Theme& theme, const QString& accessibleName, const QString& objectName, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_marks(new VariableMarks(theme, document()))
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setTabChangesFocus(true);
    setFont(sized(QFontDatabase::systemFont(QFontDatabase::FixedFont), size::body));
    connect(&theme, &Theme::changed, m_marks, &QSyntaxHighlighter::rehighlight);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_filling)
            Q_EMIT edited();
    });
}

void PromptEdit::setWords(const QString& words)
{
    if (words == toPlainText())
        return;
    m_filling = true;
    setPlainText(words);
    m_filling = false;
}

QStringList PromptEdit::unknown() const
{
    return unknownNames(toPlainText());
}

void PromptEdit::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        Q_EMIT submitted();
    } else if (event->key() == Qt::Key_Escape) {
        if (isReadOnly())
            event->ignore();
        else
            Q_EMIT left();
    } else if (isReadOnly() && plain && !event->text().isEmpty() && event->text().front().isPrint()) {
        event->ignore(); // letters are the page's while nothing is written
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

} // namespace countersign
