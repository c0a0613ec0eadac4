#include "ui/sheets/rejectsheet.h"

#include "ui/parts/keybutton.h"
#include "ui/sheets/reasonpicker.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace countersign {

RejectSheet::RejectSheet(const Theme& theme, QWidget* parent)
    : Sheet(theme, tr("Reject this draft"), parent)
    , m_reasons(new ReasonPicker(this))
    , m_note(new QLineEdit(this))
    , m_verb(addVerb(tr("Reject draft"), QStringLiteral("rejectConfirmKeyButton")))
{
    setObjectName(QStringLiteral("reviewRejectSheet"));
    m_note->setObjectName(QStringLiteral("rejectNoteLineEdit"));
    m_note->setMaxLength(2000);
    m_note->setFixedHeight(32);
    m_note->setPlaceholderText(tr("Note, if it helps (for those who write and who check)"));
    m_note->setAccessibleName(tr("Note"));
    content().addWidget(m_reasons);
    content().addWidget(m_note);
    connect(m_reasons, &ReasonPicker::changed, this, [this] { m_verb->setEnabled(m_reasons->picked().has_value()); });
    connect(m_verb, &QPushButton::clicked, this, &RejectSheet::confirm);
    connect(m_note, &QLineEdit::returnPressed, this, &RejectSheet::confirm);
}

void RejectSheet::open()
{
    m_note->clear();
    m_reasons->start(m_counts);
    m_verb->setEnabled(false);
    show();
    setFocus(Qt::OtherFocusReason);
}

void RejectSheet::confirm()
{
    if (const auto reason = m_reasons->picked())
        Q_EMIT rejected(*reason, m_note->text());
}

void RejectSheet::keyPressEvent(QKeyEvent* event)
{
    if (m_reasons->takeKey(event->key())) {
        event->accept();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        confirm();
        event->accept();
    } else {
        Sheet::keyPressEvent(event);
    }
}

} // namespace countersign
