#include "ui/studio/outcomestable.h"

#include "ui/studio/studiowords.h"
#include "ui/words/words.h"

#include <QHeaderView>
#include <QLocale>
#include <algorithm>

namespace countersign {

namespace {

QString cartCount(std::int64_t count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

} // namespace

OutcomesTable::OutcomesTable(QWidget* parent)
    : QuietTable(tr("What came of each version"), QStringLiteral("versionOutcomesTable"), parent)
{
    setColumnCount(Columns);
    setHorizontalHeaderLabels({ tr("Version"), tr("Carts"), tr("Sent"), tr("Orders"), tr("Share"), tr("95 % interval") });
    setSelectionBehavior(QAbstractItemView::SelectRows);
    verticalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Stretch);
    for (int column = Carts; column < Columns; ++column)
        horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
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
    put(row, Carts, cartCount(figures.carts), Qt::AlignRight);
    put(row, Sent, cartCount(figures.sent), Qt::AlignRight);
    put(row, Orders, cartCount(figures.bought), Qt::AlignRight);
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
