#include "ui/review/bottombar.h"

#include "ui/parts/keybutton.h"

#include <QHBoxLayout>
#include <QStringBuilder>
#include <algorithm>

namespace countersign {

BottomBar::BottomBar(const Theme& theme, const KeyMap& keys, QWidget* parent)
    : Surface(Ground::Window, parent)
    , m_keyMap(keys)
    , m_status(new LinkButton(theme, {}, this))
{
    setObjectName(QStringLiteral("reviewBottomBar"));
    setAccessibleName(tr("Verdicts and status"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(new Hairline(theme));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(space::pane, 7, space::pane, 8);
    row->setSpacing(space::related);
    outer->addLayout(row);
    add(*row, theme, Verb::Approve, tr("Approve"), QStringLiteral("verdictApproveKeyButton"))->setPrimary(true);
    add(*row, theme, Verb::Edit, tr("Edit"), QStringLiteral("verdictEditKeyButton"));
    add(*row, theme, Verb::Reject, tr("Reject"), QStringLiteral("verdictRejectKeyButton"));
    add(*row, theme, Verb::SendBack, tr("Send back"), QStringLiteral("verdictSendBackKeyButton"));
    add(*row, theme, Verb::Hold, tr("Hold"), QStringLiteral("verdictHoldKeyButton"));
    add(*row, theme, Verb::Undo, tr("Undo"), QStringLiteral("verdictUndoKeyButton"));
    row->addStretch(1);
    m_status->setObjectName(QStringLiteral("statusOutboxLinkButton"));
    m_status->setMuted(true);
    m_status->setShrinkable(true);
    row->addWidget(m_status, 0);
    add(*row, theme, Verb::Keys, tr("Keys"), QStringLiteral("verdictKeysKeyButton"));
    connect(m_status, &QPushButton::clicked, this, [this] { Q_EMIT pressed(Verb::Outbox); });
    connect(&keys, &KeyMap::changed, this, &BottomBar::showKeys);
    showKeys();
}

void BottomBar::showKeys()
{
    for (const auto& [verb, button] : m_buttons) {
        button->setKey(m_keyMap.cap(verb));
        showTip(verb, *button);
    }
}

void BottomBar::showTip(Verb verb, KeyButton& button)
{
    const QString tip = m_keyMap.tip(verb);
    button.setToolTip(button.against().isEmpty() ? tip : tip % u'\n' % button.against());
}

KeyButton* BottomBar::add(QHBoxLayout& row, const Theme& theme, Verb verb, const QString& words, const QString& objectName)
{
    auto* button = new KeyButton(theme, {}, words, this);
    button->setObjectName(objectName);
    connect(button, &QPushButton::clicked, this, [this, verb] { Q_EMIT pressed(verb); });
    row.addWidget(button);
    m_buttons[verb] = button;
    return button;
}

void BottomBar::setVerb(Verb verb, bool enabled, const QString& words)
{
    KeyButton* button = m_buttons.at(verb);
    button->setEnabled(enabled);
    if (!words.isEmpty() && button->text() != words) {
        button->setText(words);
        button->updateGeometry();
    }
}

void BottomBar::setAgainst(Verb verb, const QString& sentence)
{
    KeyButton& button = *m_buttons.at(verb);
    button.setAgainst(sentence);
    showTip(verb, button);
}

void BottomBar::setStatus(const QString& words, const QString& brief, const QString& sentence)
{
    m_status->setText(words);
    m_status->setShorter(brief);
    m_status->setToolTip(sentence);
    m_status->setAccessibleName(words);
    m_status->setAccessibleDescription(sentence);
    m_status->updateGeometry();
}

QString BottomBar::status() const
{
    return m_status->text();
}

} // namespace countersign
