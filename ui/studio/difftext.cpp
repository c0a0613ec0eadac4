#include "ui/studio/difftext.h"

#include <QKeyEvent>
#include <algorithm>

namespace countersign {

namespace {

constexpr qsizetype mostShown = 40'000; // characters: far beyond any prompt or message; keeps a hostile one from stopping the window
constexpr qsizetype mostSpoken = 1'000;

} // namespace

DiffText::DiffText(const Theme& theme, const QString& accessibleName, const QString& objectName, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setReadOnly(true);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    connect(&theme, &Theme::changed, this, &DiffText::draw);
}

void DiffText::showText(const QString& words)
{
    m_different = false;
    m_runs = { { DiffRun::Kind::Same, words.left(mostShown) } };
    draw();
}

void DiffText::showDiff(const QString& before, const QString& after, Side side)
{
    m_runs = wordDiff(before.left(mostShown), after.left(mostShown));
    m_different = before != after;
    if (side != Side::Both) {
        const DiffRun::Kind other = side == Side::Before ? DiffRun::Kind::Added : DiffRun::Kind::Removed;
        std::erase_if(m_runs, [other](const DiffRun& run) { return run.kind == other; });
    }
    draw();
}

void DiffText::draw()
{
    const Tokens& tokens = m_theme.tokens();
    QTextCharFormat removed;
    removed.setFontStrikeOut(true);
    removed.setForeground(toneColours(tokens, Tone::Bad).ink);
    removed.setBackground(toneColours(tokens, Tone::Bad).fill);
    QTextCharFormat added;
    added.setFontUnderline(true);
    added.setForeground(toneColours(tokens, Tone::Good).ink);
    added.setBackground(toneColours(tokens, Tone::Good).fill);
    clear();
    QTextCursor cursor(document());
    QStringList spoken;
    for (const DiffRun& run : m_runs) {
        switch (run.kind) {
        case DiffRun::Kind::Same:
            cursor.insertText(run.text, QTextCharFormat());
            break;
        case DiffRun::Kind::Removed:
            cursor.insertText(run.text, removed);
            spoken << tr("removed: %1").arg(run.text.trimmed());
            break;
        case DiffRun::Kind::Added:
            cursor.insertText(run.text, added);
            spoken << tr("added: %1").arg(run.text.trimmed());
            break;
        }
    }
    setAccessibleDescription(spoken.join(QStringLiteral("; ")).left(mostSpoken));
    moveCursor(QTextCursor::Start);
}

void DiffText::keyPressEvent(QKeyEvent* event)
{
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    if (plain && !event->text().isEmpty() && event->text().front().isPrint())
        event->ignore(); // letters are the page's
    else
        QPlainTextEdit::keyPressEvent(event);
}

} // namespace countersign
