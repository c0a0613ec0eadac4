#include "ui/draft/blockedit.h"

#include "ui/draft/placeholderobject.h"
#include "ui/theme/style.h"
#include "ui/words/words.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextDocument>
#include <cmath>

namespace countersign {

namespace {

constexpr int longestBlock = 4000; // characters; more than any channel takes

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
    return readable ? text(it->second) : placeholderWord(name);
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
    document()->documentLayout()->registerHandler(PlaceholderObject::ObjectType, new PlaceholderObject(theme, this));
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &BlockEdit::fitHeight);
    connect(this, &QTextEdit::textChanged, this, [this] {
        if (m_editing && !m_building)
            Q_EMIT edited();
    });
    connect(&theme, &Theme::changed, this, [this] {
        if (m_diff)
            showDiff(std::vector<DiffRun>(m_runs));
        else
            rebuild(source());
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
    document()->clearUndoRedoStacks();
    m_building = false;
    fitHeight();
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
        cursor.insertText(source.mid(at, match.capturedStart() - at), plainFormat());
        insertPlaceholder(cursor, match.captured(1));
        at = match.capturedEnd();
    }
    cursor.insertText(source.mid(at), plainFormat());
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
            const QString name = fragment.charFormat().property(PlaceholderObject::NameProperty).toString();
            if (name.isEmpty())
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
        cursor.insertText(words, format);
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
    const QString kept = source();
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
    } else if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        Q_EMIT submitted();
    } else if (enter && m_single) {
        focusNextChild();
    } else {
        QTextEdit::keyPressEvent(event);
    }
}

QMimeData* BlockEdit::createMimeDataFromSelection() const
{
    auto* mime = new QMimeData;
    mime->setText(sourceOf(textCursor().selectionStart(), textCursor().selectionEnd()));
    return mime;
}

void BlockEdit::insertFromMimeData(const QMimeData* mime)
{
    if (!mime->hasText() || !m_editing)
        return;
    QString words = mime->text().left(std::max(0, longestBlock - document()->characterCount()));
    if (m_single)
        words.replace(u'\n', u' ');
    QTextCursor cursor = textCursor();
    cursor.beginEditBlock();
    insertSource(cursor, words);
    cursor.endEditBlock();
}

} // namespace countersign
