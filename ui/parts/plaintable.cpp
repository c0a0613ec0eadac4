#include "ui/parts/plaintable.h"

#include <QHeaderView>
#include <QTableWidget>

namespace countersign {

void makePlain(QTableWidget& table, int lineHeight)
{
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setTabKeyNavigation(false);
    table.setShowGrid(false);
    table.setFrameShape(QFrame::NoFrame);
    table.setWordWrap(false);
    table.verticalHeader()->setDefaultSectionSize(lineHeight);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setFocusPolicy(Qt::NoFocus);
}

} // namespace countersign
