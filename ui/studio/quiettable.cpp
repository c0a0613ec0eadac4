#include "ui/studio/quiettable.h"

#include "ui/draft/shorttext.h"
#include "ui/parts/plaintable.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>

namespace countersign {

namespace {

constexpr int quietRowHeight = 24;

} // namespace

QuietTable::QuietTable(const QString& accessibleName, const QString& objectName, QWidget* parent)
    : QTableWidget(parent)
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    makePlain(*this, quietRowHeight);
    verticalHeader()->setFocusPolicy(Qt::NoFocus);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setCornerButtonEnabled(false);
}

void QuietTable::setFigureColumns(const QStringList& names)
{
    setColumnCount(static_cast<int>(names.size()));
    setHorizontalHeaderLabels(names);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    verticalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int column = 1; column < columnCount(); ++column)
        horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

void QuietTable::putCount(int row, int column, std::int64_t count)
{
    put(row, column, QLocale().toString(static_cast<qlonglong>(count)), Qt::AlignRight);
}

void QuietTable::put(int row, int column, const QString& words, Qt::Alignment alignment, const QString& spoken)
{
    auto* cell = new QTableWidgetItem(words);
    cell->setTextAlignment(alignment | Qt::AlignVCenter);
    cell->setToolTip(plainTip(spoken.isEmpty() ? words : spoken));
    if (!spoken.isEmpty())
        cell->setData(Qt::AccessibleTextRole, spoken);
    setItem(row, column, cell);
}

void QuietTable::keyPressEvent(QKeyEvent* event)
{
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    if (plain && !event->text().isEmpty() && event->text().front().isPrint())
        event->ignore();
    else
        QTableWidget::keyPressEvent(event);
}

} // namespace countersign
