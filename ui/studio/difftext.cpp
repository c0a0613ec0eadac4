#include "ui/studio/difftext.h"

#include <QKeyEvent>
#include <algorithm>

namespace countersign {

namespace {

constexpr qsizetype mostShown = 40'000; // characters: far beyond any prompt or message; keeps a hostile one from stopping the window
constexpr qsizetype mostSpoken = 1'000;

// The blank between two changed words belongs to the change: it is drawn and told as one.
std::vector<DiffRun> joinedChanges(std::vector<DiffRun> runs)
{
    std::vector<DiffRun> joined;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const bool blank = runs[i].kind == DiffRun::Kind::Same && !runs[i].text.contains(u'\n') && runs[i].text.trimmed().isEmpty();
        const bool within = blank && !joined.empty() && i + 1 < runs.size() && joined.back().kind != DiffRun::Kind::Same
            && joined.back().kind == runs[i + 1].kind;
        if (within) {
            joined.back().text += runs[i].text + runs[i + 1].text;
            ++i;
        } else {
            joined.push_back(std::move(runs[i]));
        }
    }
    return joined;
}

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
    m_runs = joinedChanges(std::move(m_runs));
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
