#include "ui/queue/selectionbar.h"

#include "ui/parts/keybutton.h"

#include <QHBoxLayout>
#include <QLocale>

namespace countersign {

SelectionBar::SelectionBar(const Theme& theme, QWidget* parent)
    : Surface(Ground::Window, parent)
    , m_words(makeLabel(this, size::body, QFont::Medium))
{
    setObjectName(QStringLiteral("queueSelectionBar"));
    m_words->setObjectName(QStringLiteral("queueSelectionLabel"));
    m_words->setWordWrap(true);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(new Hairline(theme));
    auto* column = new QVBoxLayout;
    column->setContentsMargins(space::pane, space::related, space::card, space::related);
    column->setSpacing(space::chip);
    column->addWidget(m_words);
    auto* acts = new QHBoxLayout;
    acts->setSpacing(space::card);
    const std::pair<Verb, QString> verbs[]
        = { { Verb::Approve, tr("Approve") }, { Verb::Reject, tr("Reject") }, { Verb::Assign, tr("Give to") } };
    for (const auto& [verb, words] : verbs) {
        auto* button = new LinkButton(theme, words, this);
        button->setObjectName(QStringLiteral("selection%1LinkButton").arg(keyCap(verb)));
        button->setAccessibleName(tr("%1: all that is selected").arg(words));
        button->setToolTip(tr("Key %1").arg(keyCap(verb)));
        connect(button, &QPushButton::clicked, this, [this, verb = verb] { Q_EMIT asked(verb); });
        acts->addWidget(button);
    }
    acts->addStretch(1);
    auto* clear = new LinkButton(theme, tr("Clear (Esc)"), this);
    clear->setObjectName(QStringLiteral("selectionClearLinkButton"));
    clear->setMuted(true);
    connect(clear, &QPushButton::clicked, this, &SelectionBar::cleared);
    acts->addWidget(clear);
    column->addLayout(acts);
    outer->addLayout(column);
    hide();
}

void SelectionBar::showSelection(qint64 count, bool all, qint64 exceptions)
{
    setVisible(count > 0);
    const int number = static_cast<int>(count);
    if (!all)
        m_words->setText(tr("%n selected", nullptr, number));
    else if (exceptions == 0)
        m_words->setText(tr("All %1 that match are selected").arg(QLocale().toString(count)));
    else
        m_words->setText(tr("%1 selected: all that match but %2").arg(QLocale().toString(count), QLocale().toString(exceptions)));
    setAccessibleName(m_words->text());
}

void SelectionBar::showKeys(const KeyMap& keys)
{
    for (const Verb verb : { Verb::Approve, Verb::Reject, Verb::Assign })
        if (auto* button = findChild<LinkButton*>(QStringLiteral("selection%1LinkButton").arg(keyCap(verb))))
            button->setToolTip(tr("Key %1").arg(keys.cap(verb)));
}

} // namespace countersign
