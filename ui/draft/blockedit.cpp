#include "ui/draft/blockedit.h"

#include "ui/draft/placeholderobject.h"
#include "ui/draft/shorttext.h"
#include "ui/theme/style.h"
#include "ui/words/words.h"

#include <QAbstractTextDocumentLayout>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextDocument>
#include <QUrl>
#include <algorithm>
#include <cmath>

namespace countersign {

namespace {

constexpr int longestBlock = 4000; // characters; more than any channel takes
constexpr int longestValue = 300; // of a value shown in place of its name

const QRegularExpression& placeholderPattern()
{
    static const QRegularExpression pattern(QStringLiteral("\\{\\{([a-z_]+)\\}\\}"));
    return pattern;
}

// A person reads the value; a link or an empty value is shown as its name instead.
QString shownFor(const QString& name, const Values& values)
{
    const auto it = values.text.find(name.toStdString());
    const bool readable = it != values.text.end() && !it->second.empty() && it->second.find("://") == std::string::npos;
    return readable ? shortText(it->second, longestValue) : placeholderWord(name);
}

// Judged by what is on offer, without reading it: a picture is never fetched, so that none can burst on decoding. A file's path is no word.
bool holdsWords(const QMimeData& mime)
{
    if (!mime.hasFormat(QStringLiteral("text/plain")))
        return false;
    return !mime.hasUrls() || std::ranges::none_of(mime.urls(), &QUrl::isLocalFile);
}

} // namespace

BlockEdit::BlockEdit(const Theme& theme, const QString& accessibleName, QWidget* parent)
    : QTextEdit(parent)
    , m_theme(theme)
{
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setAcceptRichText(false);
    setReadOnly(true);
    setFocusPolicy(Qt::ClickFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTabChangesFocus(true);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    setUndoRedoEnabled(false); // the message has one history over all its blocks
    document()->documentLayout()->registerHandler(PlaceholderObject::ObjectType, new PlaceholderObject(theme, this));
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &BlockEdit::fitHeight);
    connect(this, &QTextEdit::textChanged, this, [this] {
        if (!m_editing || m_building)
            return;
        const QString before = std::exchange(m_typed, source());
        if (before == m_typed)
            return; // an underline is no edit
        Q_EMIT edited(before, m_typed);
    });
    connect(&theme, &Theme::changed, this, [this] {
        if (m_diff)
            showDiff(std::vector<DiffRun>(m_runs));
        else
            rebuild(QString(m_typed)); // what is shown has its hidden characters replaced
    });
}

void BlockEdit::setSource(const QString& source, const Values& values)
{
    m_values = values;
    rebuild(source);
}

void BlockEdit::rebuild(const QString& source)
{
    m_building = true;
    m_diff = false;
    document()->setDefaultFont(font());
    clear();
    QTextCursor cursor(document());
    insertSource(cursor, source);
    QTextBlockFormat spacing;
    spacing.setLineHeight(m_single ? 100 : 120, QTextBlockFormat::ProportionalHeight);
    cursor.select(QTextCursor::Document);
    cursor.mergeBlockFormat(spacing);
    m_typed = source;
    setExtraSelections({});
    m_building = false;
    fitHeight();
}

void BlockEdit::putSource(const QString& source, int caret)
{
    rebuild(source);
    // In the document a placeholder is one character.
    int position = caret;
    for (auto it = placeholderPattern().globalMatch(source); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        if (match.capturedEnd() <= caret)
            position -= static_cast<int>(match.capturedLength()) - 1;
    }
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::clamp(position, 0, document()->characterCount() - 1));
    setTextCursor(cursor);
}

void BlockEdit::replaceWords(int from, int length, const QString& words)
{
    const int end = document()->characterCount() - 1;
    if (!m_editing || from < 0 || from > end)
        return;
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.setPosition(from);
    cursor.setPosition(std::min(from + length, end), QTextCursor::KeepAnchor);
    cursor.insertText(words, plainFormat());
    cursor.endEditBlock();
    setTextCursor(cursor);
}

void BlockEdit::insertPlaceholderHere(const QString& name)
{
    if (!m_editing)
        return;
    QTextCursor cursor = textCursor();
    cursor.beginEditBlock();
    cursor.removeSelectedText();
    insertPlaceholder(cursor, name);
    cursor.endEditBlock();
    setTextCursor(cursor);
}

void BlockEdit::insertWords(const QString& words)
{
    if (m_editing)
        textCursor().insertText(words, plainFormat());
}

QString BlockEdit::rawText() const
{
    return document()->toRawText();
}

void BlockEdit::setMisspelled(const std::vector<Misspelling>& words)
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const Misspelling& word : words) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(document());
        mark.cursor.setPosition(std::min(word.from, document()->characterCount() - 1));
        mark.cursor.setPosition(std::min(word.from + word.length, document()->characterCount() - 1), QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(m_theme.tokens().bad);
        marks << mark;
    }
    setExtraSelections(marks);
}

bool BlockEdit::askSuggestions()
{
    const int at = textCursor().position();
    // The marks move with the text while it is typed; the answer they came from does not.
    for (const QTextEdit::ExtraSelection& mark : extraSelections())
        if (at >= mark.cursor.selectionStart() && at <= mark.cursor.selectionEnd() && mark.cursor.hasSelection()) {
            Q_EMIT suggestionsAsked(
                { mark.cursor.selectionStart(), mark.cursor.selectionEnd() - mark.cursor.selectionStart(), mark.cursor.selectedText() });
            return true;
        }
    return false;
}

void BlockEdit::contextMenuEvent(QContextMenuEvent* event)
{
    if (event->reason() == QContextMenuEvent::Mouse && m_editing)
        setTextCursor(cursorForPosition(event->pos()));
    if (!m_editing || !askSuggestions())
        QTextEdit::contextMenuEvent(event);
}

QTextCharFormat BlockEdit::plainFormat() const
{
    QTextCharFormat format;
    format.setFont(font());
    format.setForeground(m_onAccent               ? inkOnAccent(m_theme.tokens())
            : m_role == QPalette::PlaceholderText ? m_theme.tokens().muted
                                                  : m_theme.tokens().text);
    return format;
}

void BlockEdit::insertSource(QTextCursor& cursor, const QString& source)
{
    qsizetype at = 0;
    for (auto it = placeholderPattern().globalMatch(source); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        insertLiteral(cursor, source.mid(at, match.capturedStart() - at));
        insertPlaceholder(cursor, match.captured(1));
        at = match.capturedEnd();
    }
    insertLiteral(cursor, source.mid(at));
}

// Reading shows what hides; editing keeps every character as it is, so that nothing changes by looking.
void BlockEdit::insertLiteral(QTextCursor& cursor, const QString& words)
{
    cursor.insertText(m_editing ? words : visibleText(words), plainFormat());
}

void BlockEdit::insertPlaceholder(QTextCursor& cursor, const QString& name)
{
    const ToneColours colours = toneColours(m_theme.tokens(), Tone::Accent);
    QTextCharFormat format = plainFormat();
    format.setProperty(PlaceholderObject::NameProperty, name);
    format.setProperty(PlaceholderObject::PlaceProperty, cursor.position()); // equal neighbours must not become one fragment
    format.setToolTip(placeholderWord(name));
    if (m_editing) {
        format.setObjectType(PlaceholderObject::ObjectType);
        format.setProperty(PlaceholderObject::ShownProperty, shownFor(name, m_values));
        cursor.insertText(QString(QChar::ObjectReplacementCharacter), format);
    } else {
        if (!m_onAccent && m_role == QPalette::Text) {
            format.setForeground(colours.ink);
            format.setBackground(colours.fill);
        }
        cursor.insertText(shownFor(name, m_values), format);
    }
    cursor.setCharFormat(plainFormat());
}

QString BlockEdit::sourceOf(int from, int until) const
{
    QString found;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.position() > from && block.position() <= until)
            found += u'\n';
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            const int start = std::max(from, fragment.position());
            const int end = std::min(until, fragment.position() + fragment.length());
            if (start >= end)
                continue;
            const QTextCharFormat format = fragment.charFormat();
            const QString name = format.property(PlaceholderObject::NameProperty).toString();
            // What is typed over a selection can inherit a placeholder's name, but never its object.
            if (name.isEmpty() || (m_editing && format.objectType() != PlaceholderObject::ObjectType))
                found += fragment.text().mid(start - fragment.position(), end - start);
            else if (m_editing)
                found += QString(u"{{" % name % u"}}").repeated(end - start); // equal neighbours share one fragment
            else
                found += u"{{" % name % u"}}";
        }
    }
    return found.replace(QChar::LineSeparator, u'\n').remove(QChar::ObjectReplacementCharacter);
}

QString BlockEdit::source() const
{
    return sourceOf(0, document()->characterCount());
}

void BlockEdit::showDiff(const std::vector<DiffRun>& runs)
{
    m_building = true;
    clear();
    QTextCursor cursor(document());
    for (const DiffRun& run : runs) {
        QTextCharFormat format = plainFormat();
        if (run.kind != DiffRun::Kind::Same) {
            const ToneColours colours = toneColours(m_theme.tokens(), run.kind == DiffRun::Kind::Added ? Tone::Good : Tone::Bad);
            format.setForeground(colours.ink);
            format.setBackground(colours.fill);
            format.setFontUnderline(run.kind == DiffRun::Kind::Added);
            format.setFontStrikeOut(run.kind == DiffRun::Kind::Removed);
        }
        QString words = run.text;
        for (auto it = placeholderPattern().globalMatch(run.text); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            words.replace(match.captured(), shownFor(match.captured(1), m_values));
        }
        cursor.insertText(visibleText(words), format);
    }
    m_runs = runs;
    m_diff = true;
    m_building = false;
    fitHeight();
}

void BlockEdit::setEditing(bool editing)
{
    if (m_editing == editing)
        return;
    // While it is read, what hides is shown as �; the words themselves are the ones last put here.
    const QString kept = m_editing ? source() : m_typed;
    m_editing = editing;
    setReadOnly(!editing);
    setFocusPolicy(editing ? Qt::StrongFocus : Qt::ClickFocus);
    rebuild(kept);
}

void BlockEdit::setSingleLine(bool single)
{
    m_single = single;
}

void BlockEdit::setInk(std::optional<QPalette::ColorRole> role, bool onAccent)
{
    m_role = role.value_or(QPalette::Text);
    m_onAccent = onAccent;
}

int BlockEdit::idealWidth() const
{
    return static_cast<int>(std::ceil(document()->idealWidth())) + 4;
}

QSize BlockEdit::sizeHint() const
{
    return { 200, height() };
}

QVariant BlockEdit::loadResource(int, const QUrl&)
{
    return {};
}

void BlockEdit::fitHeight()
{
    const int wanted = static_cast<int>(std::ceil(document()->size().height())) + 2;
    if (wanted != height())
        setFixedHeight(wanted);
}

void BlockEdit::resizeEvent(QResizeEvent* event)
{
    QTextEdit::resizeEvent(event);
    fitHeight();
}

void BlockEdit::focusInEvent(QFocusEvent* event)
{
    QTextEdit::focusInEvent(event);
    viewport()->update();
}

void BlockEdit::paintEvent(QPaintEvent* event)
{
    QTextEdit::paintEvent(event);
    if (!m_editing)
        return;
    QPainter painter(viewport());
    painter.setPen(QPen(hasFocus() ? m_theme.tokens().accent : m_theme.tokens().border, hasFocus() ? 2 : 1));
    painter.drawLine(0, viewport()->height() - 1, viewport()->width(), viewport()->height() - 1);
}

// Keys that mean more than the text under them.
bool BlockEdit::editingKey(const QKeyEvent& event)
{
    const Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
    const bool both = held == (Qt::ControlModifier | Qt::ShiftModifier);
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (event.key() == Qt::Key_Z && held == Qt::ControlModifier) {
        Q_EMIT undoAsked();
    } else if ((event.key() == Qt::Key_Z && both) || (event.key() == Qt::Key_Y && held == Qt::ControlModifier)) {
        Q_EMIT redoAsked();
    } else if (event.key() == Qt::Key_Space && held == Qt::ControlModifier) {
        Q_EMIT placeholderAsked(false);
    } else if (event.text() == u"{" && (held & Qt::ControlModifier) == 0) {
        Q_EMIT placeholderAsked(true);
    } else if ((event.key() == Qt::Key_Period && held == Qt::ControlModifier) || event.key() == Qt::Key_Menu) {
        askSuggestions();
    } else if (held == Qt::AltModifier && (event.key() == Qt::Key_Up || event.key() == Qt::Key_Down)) {
        Q_EMIT moveAsked(event.key() == Qt::Key_Up ? -1 : 1);
    } else if (enter && both) {
        Q_EMIT addAsked();
    } else if (event.key() == Qt::Key_Backspace && (both || (held == Qt::NoModifier && document()->isEmpty() && !m_single))) {
        Q_EMIT removeAsked();
    } else {
        return false;
    }
    return true;
}

void BlockEdit::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!m_editing) {
        // Reading: keys are verbs of the page, but for copying.
        if (event->matches(QKeySequence::Copy) || event->matches(QKeySequence::SelectAll))
            QTextEdit::keyPressEvent(event);
        else
            event->ignore();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT leave();
    } else if (editingKey(*event)) {
        event->accept();
    } else if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        Q_EMIT submitted();
    } else if (enter && m_single) {
        focusNextChild();
    } else {
        typePlain();
        QTextEdit::keyPressEvent(event);
    }
}

void BlockEdit::inputMethodEvent(QInputMethodEvent* event)
{
    typePlain();
    QTextEdit::inputMethodEvent(event);
}

// What is typed behind a placeholder would else be taken for one more of it.
void BlockEdit::typePlain()
{
    if (m_editing && !textCursor().hasSelection())
        setCurrentCharFormat(plainFormat());
}

QMimeData* BlockEdit::createMimeDataFromSelection() const
{
    auto* mime = new QMimeData;
    mime->setText(sourceOf(textCursor().selectionStart(), textCursor().selectionEnd()));
    return mime;
}

bool BlockEdit::canInsertFromMimeData(const QMimeData* mime) const
{
    return m_editing && holdsWords(*mime);
}

void BlockEdit::insertFromMimeData(const QMimeData* mime)
{
    if (!m_editing)
        return;
    if (!holdsWords(*mime)) {
        Q_EMIT picturesRefused();
        return;
    }
    QString words = mime->text().left(std::max(0, longestBlock - document()->characterCount()));
    if (m_single)
        words.replace(u'\n', u' ');
    QTextCursor cursor = textCursor();
    cursor.beginEditBlock();
    insertSource(cursor, words);
    cursor.endEditBlock();
}

} // namespace countersign
