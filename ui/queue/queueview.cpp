#include "ui/queue/queueview.h"

#include <QKeyEvent>

namespace countersign {

QueueView::QueueView(QWidget* parent)
    : QListView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
}

void QueueView::step(int rows)
{
    if (model() == nullptr || model()->rowCount() == 0)
        return;
    const int row = std::clamp((currentIndex().isValid() ? currentIndex().row() : -rows) + rows, 0, model()->rowCount() - 1);
    setCurrentIndex(model()->index(row, 0));
    if (row == model()->rowCount() - 1 && model()->canFetchMore({}))
        model()->fetchMore({});
}

void QueueView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
        QListView::keyPressEvent(event);
        return;
    default:
        event->ignore();
    }
}

} // namespace countersign
