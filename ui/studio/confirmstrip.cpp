#include "ui/studio/confirmstrip.h"

#include "ui/parts/keybutton.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace countersign {

namespace {

constexpr int longestReason = 500;

} // namespace

ConfirmStrip::ConfirmStrip(const Theme& theme, const QString& objectName, QWidget* parent)
    : QWidget(parent)
    , m_sentence(makeLabel(this))
    , m_note(new QLineEdit(this))
    , m_shareRow(new QWidget(this))
    , m_share(new QSpinBox(m_shareRow))
    , m_verb(new KeyButton(theme, QKeySequence(Qt::Key_Enter).toString(QKeySequence::NativeText), QString(), this))
{
    setObjectName(objectName);
    m_sentence->setWordWrap(true);
    m_note->setObjectName(objectName % u"LineEdit");
    m_note->setMaxLength(longestReason);
    m_note->setPlaceholderText(tr("Why? (goes into the history)"));
    m_note->setAccessibleName(tr("Why? (goes into the history)"));
    m_share->setObjectName(objectName % u"SpinBox");
    m_share->setRange(1, 100);
    m_share->setSuffix(tr(" %", "after a number"));
    m_share->setAccessibleName(tr("Share of the carts"));
    m_verb->setObjectName(objectName % u"KeyButton");
    m_verb->setPrimary(true);
    QLabel* share = makeLabel(m_shareRow, size::body, QFont::Normal, true);
    share->setText(tr("Share of the carts"));
    share->setBuddy(m_share);
    auto* shareRow = new QHBoxLayout(m_shareRow);
    shareRow->setContentsMargins(0, 0, 0, 0);
    shareRow->addWidget(share);
    shareRow->addWidget(m_share);
    shareRow->addStretch(1);
    auto* verbs = new QHBoxLayout;
    verbs->setSpacing(space::related);
    QLabel* hint = makeLabel(this, size::label, QFont::Normal, true);
    hint->setText(tr("Esc: back"));
    verbs->addWidget(m_verb);
    verbs->addWidget(hint);
    verbs->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::chip, 0, space::chip);
    column->setSpacing(space::related);
    column->addWidget(m_sentence);
    column->addWidget(m_note);
    column->addWidget(m_shareRow);
    column->addLayout(verbs);
    connect(m_verb, &QPushButton::clicked, this, &ConfirmStrip::confirm);
    hide();
}

void ConfirmStrip::ask(const Ask& question)
{
    m_act = question.act;
    m_sentence->setText(question.sentence);
    setAccessibleName(question.sentence);
    m_verb->setText(question.verb);
    m_verb->updateGeometry();
    m_note->clear();
    m_share->setValue(100);
    m_shareRow->setVisible(question.share);
    show();
    m_note->setFocus(Qt::OtherFocusReason);
}

void ConfirmStrip::dismiss()
{
    hide();
    m_act.clear();
    Q_EMIT closed();
}

void ConfirmStrip::confirm()
{
    const QString act = m_act;
    const QString note = m_note->text().trimmed();
    const int share = m_shareRow->isVisibleTo(this) ? m_share->value() : 100;
    dismiss();
    Q_EMIT confirmed(act, note, share);
}

void ConfirmStrip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        confirm();
    event->accept(); // letters typed here are no commands of the page
}

} // namespace countersign
