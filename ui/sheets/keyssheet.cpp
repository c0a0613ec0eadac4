#include "ui/sheets/keyssheet.h"

#include "ui/parts/chip.h"

#include <QGridLayout>

namespace countersign {

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
        cap->setChip(binding.keys.toString(QKeySequence::NativeText), Tone::Neutral);
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
