#include "ui/audit/facttext.h"

#include <QKeyEvent>
#include <QTextBlock>

namespace countersign {

namespace {

constexpr int indent = 16;

// Writes line by line; what belongs to one paragraph follows on.
class Writer {
public:
    Writer(QTextDocument& document, const Tokens& tokens, const QFont& font)
        : m_cursor(&document)
        , m_tokens(tokens)
        , m_font(font)
    {
    }
    void write(const FactLine& line)
    {
        using Kind = FactLine::Kind;
        switch (line.kind) {
        case Kind::Title:
            paragraph(0, 0);
            put(line.value, format(size::title, QFont::DemiBold, m_tokens.text));
            break;
        case Kind::Muted:
            paragraph(0, 2);
            put(line.value, format(size::body, QFont::Normal, m_tokens.muted));
            break;
        case Kind::Heading:
            paragraph(line.depth, space::card);
            put(line.name, format(size::body, QFont::DemiBold, m_tokens.text));
            break;
        case Kind::Fact:
            paragraph(line.depth, space::chip);
            put(line.name % QStringLiteral("  "), format(size::body, QFont::Normal, m_tokens.muted));
            put(line.value, format(size::body, QFont::Normal, m_tokens.text));
            break;
        case Kind::Point:
            paragraph(line.depth, space::chip);
            put(QStringLiteral("• ") % line.value, format(size::body, QFont::Normal, m_tokens.text));
            break;
        case Kind::Text:
            paragraph(line.depth, space::chip);
            put(line.value, format(size::body, QFont::Normal, m_tokens.text));
            break;
        case Kind::Removed:
        case Kind::Added:
        case Kind::Same:
            if (!std::exchange(m_running, true))
                paragraph(0, space::chip);
            put(line.value, difference(line.kind));
            break;
        case Kind::End:
            m_running = false;
            break;
        }
    }

private:
    void paragraph(int depth, int above)
    {
        QTextBlockFormat block;
        block.setTopMargin(above);
        block.setLeftMargin(depth * indent);
        if (std::exchange(m_first, false))
            m_cursor.setBlockFormat(block);
        else
            m_cursor.insertBlock(block);
    }
    void put(QString words, const QTextCharFormat& format) { m_cursor.insertText(words.replace(u'\n', QChar::LineSeparator), format); }
    [[nodiscard]] QTextCharFormat format(int pixels, QFont::Weight weight, const QColor& ink) const
    {
        QTextCharFormat made;
        made.setFont(sized(m_font, pixels, weight));
        made.setForeground(ink);
        return made;
    }
    [[nodiscard]] QTextCharFormat difference(FactLine::Kind kind) const
    {
        QTextCharFormat made = format(size::body, QFont::Normal, m_tokens.text);
        if (kind == FactLine::Kind::Same)
            return made;
        const bool added = kind == FactLine::Kind::Added;
        const ToneColours colours = toneColours(m_tokens, added ? Tone::Good : Tone::Bad);
        made.setForeground(colours.ink);
        made.setBackground(colours.fill);
        made.setFontUnderline(added);
        made.setFontStrikeOut(!added);
        return made;
    }
    QTextCursor m_cursor;
    const Tokens& m_tokens;
    QFont m_font;
    bool m_first = true;
    bool m_running = false; // within a difference
};

} // namespace

FactText::FactText(const Theme& theme, const QString& accessibleName, const QString& objectName, QWidget* parent)
    : QTextEdit(parent)
    , m_theme(theme)
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setReadOnly(true);
    setTabChangesFocus(true);
    setAcceptRichText(false);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(space::pane);
    connect(&theme, &Theme::changed, this, &FactText::draw);
}

void FactText::showFacts(std::vector<FactLine> lines)
{
    m_lines = std::move(lines);
    draw();
}

void FactText::draw()
{
    clear();
    Writer writer(*document(), m_theme.tokens(), font());
    for (const FactLine& line : m_lines)
        writer.write(line);
    moveCursor(QTextCursor::Start);
}

void FactText::keyPressEvent(QKeyEvent* event)
{
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    if (plain && !event->text().isEmpty() && event->text().front().isPrint())
        event->ignore(); // letters are the page's
    else
        QTextEdit::keyPressEvent(event);
}

} // namespace countersign
