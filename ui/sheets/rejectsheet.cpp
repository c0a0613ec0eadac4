#include "ui/sheets/rejectsheet.h"

#include "ui/parts/keybutton.h"
#include "ui/words/words.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace countersign {

namespace {

class ReasonButton final : public QPushButton {
public:
    using QPushButton::QPushButton;
    void keyPressEvent(QKeyEvent* event) override
    {
        // Return means the sheet's verb, not this button.
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            event->ignore();
        else
            QPushButton::keyPressEvent(event);
    }
};

} // namespace

RejectSheet::RejectSheet(const Theme& theme, QWidget* parent)
    : Sheet(theme, tr("Reject this draft"), parent)
    , m_reasons(new QButtonGroup(this))
    , m_note(new QLineEdit(this))
    , m_verb(addVerb(tr("Reject draft"), QStringLiteral("rejectConfirmKeyButton")))
{
    setObjectName(QStringLiteral("reviewRejectSheet"));
    auto* grid = new QGridLayout;
    grid->setSpacing(space::related);
    int at = 0;
    for (const auto& [reason, name] : EnumWords<RejectReason>::words) {
        auto* button = new ReasonButton(QStringLiteral("%1   %2").arg(at + 1).arg(rejectReasonWord(reason)), this);
        button->setObjectName(QStringLiteral("rejectReason%1Button").arg(at + 1));
        button->setCheckable(true);
        button->setMinimumHeight(30);
        m_reasons->addButton(button, at);
        grid->addWidget(button, at / 3, at % 3);
        ++at;
    }
    m_note->setObjectName(QStringLiteral("rejectNoteLineEdit"));
    m_note->setMaxLength(2000);
    m_note->setFixedHeight(32);
    m_note->setPlaceholderText(tr("Note, if it helps (for those who write and who check)"));
    m_note->setAccessibleName(tr("Note"));
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);
    m_note->setTextMargins(space::chip, 0, space::chip, 0);
    content().addLayout(grid);
    content().addWidget(m_note);
    connect(m_reasons, &QButtonGroup::idClicked, this, &RejectSheet::choose);
    connect(m_verb, &QPushButton::clicked, this, &RejectSheet::confirm);
    connect(m_note, &QLineEdit::returnPressed, this, &RejectSheet::confirm);
}

void RejectSheet::open()
{
    m_note->clear();
    m_reasons->setExclusive(false);
    for (QAbstractButton* button : m_reasons->buttons())
        button->setChecked(false);
    m_reasons->setExclusive(true);
    m_verb->setEnabled(false);
    show();
    setFocus(Qt::OtherFocusReason);
}

void RejectSheet::choose(int index)
{
    m_reasons->button(index)->setChecked(true);
    m_verb->setEnabled(true);
}

void RejectSheet::confirm()
{
    const int chosen = m_reasons->checkedId();
    if (chosen >= 0)
        Q_EMIT rejected(EnumWords<RejectReason>::words[static_cast<std::size_t>(chosen)].first, m_note->text());
}

void RejectSheet::keyPressEvent(QKeyEvent* event)
{
    const int number = event->key() - Qt::Key_1;
    if (number >= 0 && number < m_reasons->buttons().size()) {
        choose(number);
        event->accept();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        confirm();
        event->accept();
    } else {
        Sheet::keyPressEvent(event);
    }
}

} // namespace countersign
