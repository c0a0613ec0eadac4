#include "ui/queue/queueview.h"

#include <QAbstractItemDelegate>
#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

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
    m_closing.setEndValue(0);
    m_closing.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_closing, &QVariantAnimation::valueChanged, viewport(), qOverload<>(&QWidget::update));
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

void QueueView::setGroups(std::function<int(int)> groupEnd, int headingHeight)
{
    m_groupEnd = std::move(groupEnd);
    m_heading = headingHeight;
    m_starts.clear();
    scheduleDelayedItemsLayout();
}

bool QueueView::startsGroup(int row) const
{
    return std::binary_search(m_starts.begin(), m_starts.end(), row);
}

int QueueView::rowHeight() const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    return itemDelegate()->sizeHint(option, model()->index(0, 0)).height();
}

int QueueView::top(int row) const
{
    const auto above = std::lower_bound(m_starts.begin(), m_starts.end(), row) - m_starts.begin();
    return row * rowHeight() + static_cast<int>(above) * m_heading;
}

QRect QueueView::visualRect(const QModelIndex& index) const
{
    QRect rect = QListView::visualRect(index); // lays out first, if that is due
    if (!rect.isValid())
        return rect;
    if (!m_starts.empty()) {
        const int height = rect.height();
        rect.moveTop(top(index.row()) - verticalOffset());
        rect.setHeight(height + (startsGroup(index.row()) ? m_heading : 0));
    }
    if (m_closing.state() == QAbstractAnimation::Running && index.row() >= m_closingFrom)
        rect.translate(0, m_closing.currentValue().toInt());
    return rect;
}

QModelIndex QueueView::indexAt(const QPoint& point) const
{
    if (m_starts.empty())
        return QListView::indexAt(point);
    const int y = point.y() + verticalOffset();
    const auto behind = std::partition_point(m_starts.begin(), m_starts.end(), [&](int start) { return top(start) <= y; });
    if (behind == m_starts.begin() || !viewport()->rect().contains(point))
        return {};
    const int first = *(behind - 1);
    const int row = first + std::max(0, y - top(first) - m_heading) / rowHeight();
    return row < model()->rowCount() ? model()->index(row, 0) : QModelIndex();
}

void QueueView::updateGeometries()
{
    m_starts.clear();
    const int rows = model() != nullptr ? model()->rowCount() : 0;
    for (int row = 0; m_groupEnd && row < rows; row = m_groupEnd(row))
        m_starts.push_back(row);
    if (!m_starts.empty())
        resizeContents(contentsSize().width(), rows * rowHeight() + static_cast<int>(m_starts.size()) * m_heading);
    QListView::updateGeometries();
}

void QueueView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    if (m_starts.empty()) {
        QListView::setSelection(rect, command);
        return;
    }
    const QModelIndex index = indexAt(rect.bottomRight()); // where the mouse is
    selectionModel()->select(index.isValid() ? QItemSelection(index, index) : QItemSelection(), command);
}

void QueueView::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles)
{
    QListView::dataChanged(topLeft, bottomRight, roles);
    if (m_groupEnd && roles.isEmpty())
        scheduleDelayedItemsLayout(); // the row may begin or end a group now
}

void QueueView::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end)
{
    m_closing.stop();
    const QRect leaving = visualRect(model()->index(start, 0));
    QListView::rowsAboutToBeRemoved(parent, start, end);
    const int duration = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    if (start != end || duration == 0 || !isVisible() || !viewport()->rect().intersects(leaving))
        return;
    m_closingFrom = start;
    m_closing.setStartValue(leaving.height());
    m_closing.setDuration(duration);
    m_closing.start();
}

void QueueView::scrollContentsBy(int dx, int dy)
{
    m_closing.stop();
    QListView::scrollContentsBy(dx, dy);
}

void QueueView::paintEvent(QPaintEvent* event)
{
    executeDelayedItemsLayout();
    if (m_starts.empty()) {
        QListView::paintEvent(event);
        return;
    }
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QStyle::State state = option.state;
    const QModelIndex under = viewport()->underMouse() ? indexAt(viewport()->mapFromGlobal(QCursor::pos())) : QModelIndex();
    QModelIndex index = indexAt(QPoint(0, std::max(0, event->rect().top())));
    for (; index.isValid(); index = index.siblingAtRow(index.row() + 1)) {
        option.rect = visualRect(index);
        if (option.rect.top() > event->rect().bottom())
            break;
        option.state = state;
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        option.state.setFlag(QStyle::State_MouseOver, index == under);
        itemDelegate()->paint(&painter, option, index);
    }
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
