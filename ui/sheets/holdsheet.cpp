#include "ui/sheets/holdsheet.h"

#include "ui/parts/keybutton.h"
#include "ui/words/times.h"

#include <QHBoxLayout>
#include <QKeyEvent>

namespace countersign {

namespace {

constexpr TimeMs spans[] = { 15 * minuteMs, 30 * minuteMs, hourMs, 2 * hourMs, 4 * hourMs };

} // namespace

HoldSheet::HoldSheet(const Theme& theme, QWidget* parent)
    : Sheet(theme, tr("Hold this draft"), parent)
    , m_none(makeLabel(this))
{
    setObjectName(QStringLiteral("reviewHoldSheet"));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::related);
    for (std::size_t i = 0; i < std::size(spans); ++i) {
        // The heading says what for: with the whole sentence on each, a narrow pane cut all five to the same word.
        auto* choice = new KeyButton(theme, QString::number(i + 1), spanWords(spans[i]), this);
        choice->setAccessibleName(tr("Hold for %1").arg(spanWords(spans[i])));
        choice->setObjectName(QStringLiteral("hold%1KeyButton").arg(i + 1));
        connect(choice, &QPushButton::clicked, this, [this, i] { choose(i); });
        row->addWidget(choice);
        m_choices.push_back(choice);
    }
    row->addStretch(1);
    QLabel* hint = makeLabel(this, size::body, QFont::Normal, true);
    hint->setText(tr("It leaves the queue and comes back at that moment. Nothing is sent meanwhile."));
    hint->setWordWrap(true);
    m_none->setText(tr("It goes cold too soon to be held."));
    content().addWidget(hint);
    content().addLayout(row);
    content().addWidget(m_none);
}

void HoldSheet::open()
{
    const TimeMs left = m_coldAt - wallClock();
    bool any = false;
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        m_choices[i]->setEnabled(spans[i] < left);
        any = any || spans[i] < left;
    }
    m_none->setVisible(!any);
    show();
    setFocus(Qt::OtherFocusReason);
}

void HoldSheet::choose(std::size_t index)
{
    if (m_choices[index]->isEnabled())
        Q_EMIT heldUntil(wallClock() + spans[index]);
}

void HoldSheet::keyPressEvent(QKeyEvent* event)
{
    const int number = event->key() - Qt::Key_1;
    if (number >= 0 && number < static_cast<int>(m_choices.size())) {
        choose(static_cast<std::size_t>(number));
        event->accept();
    } else {
        Sheet::keyPressEvent(event);
    }
}

} // namespace countersign
