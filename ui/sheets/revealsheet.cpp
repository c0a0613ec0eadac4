#include "ui/sheets/revealsheet.h"

#include "ui/parts/keybutton.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int longestRevealNote = 500;

QString revealReasonWord(RevealReason reason)
{
    switch (reason) {
    case RevealReason::CheckRecipient:
        return RevealSheet::tr("To check who this goes to");
    case RevealReason::DeliveryProblem:
        return RevealSheet::tr("A message did not arrive");
    case RevealReason::CustomerAsked:
        return RevealSheet::tr("The customer asked us");
    case RevealReason::LegalRequest:
        return RevealSheet::tr("The law or an authority asks");
    case RevealReason::Other:
        return RevealSheet::tr("Another reason, written below");
    }
    return {};
}

} // namespace

RevealSheet::RevealSheet(const Theme& theme, QWidget* parent)
    : Sheet(theme, tr("Show this customer in clear"), parent)
    , m_reasons(new QButtonGroup(this))
    , m_note(new QLineEdit(this))
    , m_verb(addVerb(tr("Show for a minute"), QStringLiteral("revealConfirmKeyButton")))
{
    setObjectName(QStringLiteral("reviewRevealSheet"));
    QLabel* about = makeLabel(this, size::body, QFont::Normal, true);
    about->setWordWrap(true);
    about->setText(tr("Name and addresses are shown for a minute and kept nowhere on this computer. That you looked, when and why, is recorded."));
    content().addWidget(about);
    for (const auto& [reason, name] : EnumWords<RevealReason>::words) {
        const int number = static_cast<int>(reason);
        auto* choice = new QRadioButton(QStringLiteral("%1  %2").arg(number + 1).arg(revealReasonWord(reason)), this);
        choice->setObjectName(QStringLiteral("reveal%1RadioButton").arg(number + 1));
        m_reasons->addButton(choice, number);
        content().addWidget(choice);
    }
    m_note->setObjectName(QStringLiteral("revealLineEdit"));
    m_note->setPlaceholderText(tr("What for, in a few words (kept sealed; erased with the customer)"));
    m_note->setAccessibleName(m_note->placeholderText());
    m_note->setMaxLength(longestRevealNote);
    m_note->installEventFilter(this);
    content().addWidget(m_note);
    connect(m_reasons, &QButtonGroup::idToggled, this, &RevealSheet::refresh);
    connect(m_note, &QLineEdit::textChanged, this, &RevealSheet::refresh);
    connect(m_verb, &QPushButton::clicked, this, &RevealSheet::confirm);
    refresh();
}

void RevealSheet::open()
{
    m_reasons->setExclusive(false);
    for (QAbstractButton* choice : m_reasons->buttons())
        choice->setChecked(false);
    m_reasons->setExclusive(true);
    m_note->clear();
    refresh();
    show();
    setFocus(Qt::OtherFocusReason);
}

void RevealSheet::refresh()
{
    const int chosen = m_reasons->checkedId();
    const bool needsWords = chosen == static_cast<int>(RevealReason::Other);
    m_verb->setEnabled(chosen >= 0 && (!needsWords || !m_note->text().trimmed().isEmpty()));
}

void RevealSheet::confirm()
{
    if (m_verb->isEnabled())
        Q_EMIT confirmed(static_cast<RevealReason>(m_reasons->checkedId()), m_note->text().trimmed());
}

bool RevealSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return true;
    }
    return Sheet::eventFilter(watched, event);
}

void RevealSheet::keyPressEvent(QKeyEvent* event)
{
    const int number = event->key() - Qt::Key_1;
    if (QAbstractButton* choice = m_reasons->button(number)) {
        choice->setChecked(true);
        if (number == static_cast<int>(RevealReason::Other))
            m_note->setFocus(Qt::ShortcutFocusReason);
        else
            m_verb->setFocus(Qt::ShortcutFocusReason);
        event->accept();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        confirm();
        event->accept();
    } else {
        Sheet::keyPressEvent(event);
    }
}

} // namespace countersign
