#include "ui/sheets/confirmsheet.h"

#include "ui/parts/keybutton.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace countersign {

ConfirmSheet::ConfirmSheet(const Theme& theme, const QString& verb, const QString& objectName, QWidget* parent)
    : Sheet(theme, verb, parent)
    , m_words(makeLabel(this))
    , m_verb(addVerb(verb, objectName % u"ConfirmKeyButton"))
{
    setObjectName(objectName % u"ConfirmSheet");
    m_words->setWordWrap(true);
    QLabel* hint = makeLabel(this, size::label, QFont::Normal, true);
    hint->setText(tr("Enter: %1 · Esc: back").arg(verb));
    content().addWidget(m_words);
    content().addWidget(hint);
    connect(m_verb, &QPushButton::clicked, this, &ConfirmSheet::confirmed);
}

void ConfirmSheet::setWords(const QString& title, const QStringList& sentences)
{
    setTitle(title);
    m_words->setText(sentences.join(u'\n'));
    setAccessibleDescription(m_words->text());
}

void ConfirmSheet::open()
{
    show();
    setFocus(Qt::OtherFocusReason);
}

void ConfirmSheet::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && hasFocus()) {
        Q_EMIT confirmed();
        event->accept();
    } else {
        Sheet::keyPressEvent(event);
    }
}

} // namespace countersign
