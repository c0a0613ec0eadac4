#include "ui/sheets/keyssheet.h"

#include "ui/parts/chip.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <algorithm>

namespace countersign {

const std::vector<KeyBinding>& keyMap()
{
    static const std::vector<KeyBinding> map{
        { Verb::Approve, Qt::Key_A, QStringLiteral("A"), KeysSheet::tr("Approve, with your edits if there are any") },
        { Verb::Edit, Qt::Key_E, QStringLiteral("E"), KeysSheet::tr("Edit the message in place") },
        { Verb::Reject, Qt::Key_R, QStringLiteral("R"), KeysSheet::tr("Reject with a reason") },
        { Verb::SendBack, Qt::Key_B, QStringLiteral("B"), KeysSheet::tr("Send back with an instruction") },
        { Verb::Hold, Qt::Key_H, QStringLiteral("H"), KeysSheet::tr("Hold until later") },
        { Verb::Escalate, Qt::Key_P, QStringLiteral("P"), KeysSheet::tr("Pass up to a senior approver") },
        { Verb::Undo, Qt::Key_U, QStringLiteral("U"), KeysSheet::tr("Undo the newest decision that can be undone") },
        { Verb::Next, Qt::Key_J, QStringLiteral("J"), KeysSheet::tr("Next draft") },
        { Verb::Previous, Qt::Key_K, QStringLiteral("K"), KeysSheet::tr("Previous draft") },
        { Verb::Search, Qt::Key_Slash, QStringLiteral("/"), KeysSheet::tr("Search the queue") },
        { Verb::Ai, Qt::Key_1, QStringLiteral("1"), KeysSheet::tr("Show the words as composed") },
        { Verb::Yours, Qt::Key_2, QStringLiteral("2"), KeysSheet::tr("Show the words as they would be sent") },
        { Verb::Diff, Qt::Key_3, QStringLiteral("3"), KeysSheet::tr("Show what was changed") },
        { Verb::Source, Qt::Key_4, QStringLiteral("4"), KeysSheet::tr("Show the exact bytes and their digest") },
        { Verb::Why, Qt::Key_W, QStringLiteral("W"), KeysSheet::tr("Show or hide why") },
        { Verb::Outbox, Qt::Key_O, QStringLiteral("O"), KeysSheet::tr("Where your decisions are") },
        { Verb::Queue, Qt::Key_Q, QStringLiteral("Q"), KeysSheet::tr("Go to the queue") },
        { Verb::Record, Qt::Key_V, QStringLiteral("V"), KeysSheet::tr("Go to the record and verify it") },
        { Verb::Keys, Qt::Key_Question, QStringLiteral("?"), KeysSheet::tr("Show these keys") },
    };
    return map;
}

std::optional<Verb> verbFor(const QKeyEvent& event)
{
    if ((event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != Qt::NoModifier)
        return std::nullopt;
    const auto& map = keyMap();
    const auto it = std::find_if(map.begin(), map.end(), [&event](const KeyBinding& binding) {
        return binding.key == event.key() || (binding.key == Qt::Key_Question && event.text() == u"?");
    });
    if (it != map.end())
        return it->verb;
    if (event.key() == Qt::Key_Down)
        return Verb::Next;
    return event.key() == Qt::Key_Up ? std::optional(Verb::Previous) : std::nullopt;
}

KeysSheet::KeysSheet(const Theme& theme, QWidget* parent)
    : Sheet(theme, tr("Keys"), parent)
{
    setObjectName(QStringLiteral("reviewKeysSheet"));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::card);
    grid->setVerticalSpacing(space::chip);
    const int rows = static_cast<int>(keyMap().size() + 1) / 2;
    int at = 0;
    for (const KeyBinding& binding : keyMap()) {
        auto* cap = new Chip(theme, this);
        cap->setChip(binding.cap, Tone::Neutral);
        QLabel* meaning = makeLabel(this);
        meaning->setText(binding.meaning);
        meaning->setWordWrap(true);
        grid->addWidget(cap, at % rows, at / rows * 2, Qt::AlignCenter);
        grid->addWidget(meaning, at % rows, at / rows * 2 + 1);
        ++at;
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    content().addLayout(grid);
    QLabel* more = makeLabel(this, size::body, QFont::Normal, true);
    more->setText(
        tr("Letters are verbs only outside text fields. Ctrl+Enter approves with edits or confirms a sheet; Esc goes back one step."));
    more->setWordWrap(true);
    content().addWidget(more);
}

void KeysSheet::open()
{
    show();
    setFocus(Qt::OtherFocusReason);
}

} // namespace countersign
