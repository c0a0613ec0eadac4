#include "ui/sheets/notesheet.h"

#include "ui/parts/keybutton.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int longestNote = 2000;

} // namespace

NoteSheet::NoteSheet(
    const Theme& theme, const QString& title, const QString& question, const QString& verb, const QString& objectName, QWidget* parent)
    : Sheet(theme, title, parent)
    , m_about(makeLabel(this))
    , m_words(new QPlainTextEdit(this))
    , m_verb(addVerb(verb, objectName % u"ConfirmKeyButton"))
{
    setObjectName(objectName % u"NoteSheet");
    m_about->setWordWrap(true);
    m_about->hide();
    m_words->setObjectName(objectName % u"PlainTextEdit");
    m_words->setPlaceholderText(question);
    m_words->setAccessibleName(question);
    m_words->setTabChangesFocus(true);
    m_words->setFixedHeight(64);
    m_words->installEventFilter(this);
    QLabel* hint = makeLabel(this, size::label, QFont::Normal, true);
    hint->setText(tr("Ctrl+Enter: %1 · Esc: back").arg(verb));
    content().addWidget(m_about);
    content().addWidget(m_words);
    content().addWidget(hint);
    connect(m_words, &QPlainTextEdit::textChanged, this, [this] { m_verb->setEnabled(!m_words->toPlainText().trimmed().isEmpty()); });
    connect(m_verb, &QPushButton::clicked, this, &NoteSheet::confirm);
}

void NoteSheet::open()
{
    if (m_subject.isEmpty())
        m_words->clear();
    m_verb->setEnabled(!m_words->toPlainText().trimmed().isEmpty());
    show();
    m_words->setFocus(Qt::OtherFocusReason);
}

void NoteSheet::setSubject(const QString& draftId)
{
    if (draftId != m_subject)
        m_words->clear();
    m_subject = draftId;
}

void NoteSheet::setAbout(const QStringList& lines)
{
    m_about->setText(lines.join(u'\n'));
    m_about->setVisible(!lines.isEmpty());
}

void NoteSheet::confirm()
{
    const QString words = m_words->toPlainText().trimmed().left(longestNote);
    if (!words.isEmpty())
        Q_EMIT confirmed(words);
}

bool NoteSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape) {
            Q_EMIT closed();
            return true;
        }
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers().testFlag(Qt::ControlModifier)) {
            confirm();
            return true;
        }
    }
    return Sheet::eventFilter(watched, event);
}

} // namespace countersign
