#include "ui/studio/outcomestable.h"

#include "ui/studio/studiowords.h"
#include "ui/words/words.h"

#include <algorithm>

namespace countersign {

OutcomesTable::OutcomesTable(QWidget* parent)
    : QuietTable(tr("What came of each version"), QStringLiteral("versionOutcomesTable"), parent)
{
    setFigureColumns({ tr("Version"), tr("Carts"), tr("Sent"), tr("Orders"), tr("Share"), tr("95 % interval") });
}

void OutcomesTable::setFigures(const CartFigures& holdout, const std::vector<CartFigures>& versions)
{
    setRowCount(0);
    m_numbers.clear();
    addFigures(tr("no message"), holdout);
    for (const CartFigures& version : versions) {
        const int number = parsePromptRef(version.key).value_or(PromptRef()).number;
        m_numbers.push_back(number);
        addFigures(versionWord(number), version);
    }
}

void OutcomesTable::addFigures(const QString& name, const CartFigures& figures)
{
    const int row = rowCount();
    insertRow(row);
    const QString interval = figures.carts > 0 ? tr("%1 to %2", "shares").arg(percentWord(figures.lowBp), percentWord(figures.highBp)) : QString();
    put(row, Name, name);
    putCount(row, Carts, figures.carts);
    putCount(row, Sent, figures.sent);
    putCount(row, Orders, figures.bought);
    put(row, Share, figures.boughtBp ? percentWord(*figures.boughtBp) : QString(), Qt::AlignRight);
    put(row, Interval, interval, Qt::AlignRight);
}

void OutcomesTable::markVersion(int number)
{
    const auto found = std::ranges::find(m_numbers, number);
    if (found == m_numbers.end())
        setCurrentCell(-1, -1);
    else
        setCurrentCell(1 + static_cast<int>(found - m_numbers.begin()), Name);
}

} // namespace countersign
