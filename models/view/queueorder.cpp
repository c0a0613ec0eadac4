#include "models/view/queueorder.h"

namespace countersign {

std::int64_t orderKey(DraftFilter::Order order, std::int64_t stake, TimeMs coldAt, TimeMs waitingSince)
{
    switch (order) {
    case DraftFilter::Order::Stake:
        return -stake;
    case DraftFilter::Order::Cold:
        return coldAt;
    case DraftFilter::Order::Recent:
        return -waitingSince;
    case DraftFilter::Order::Waiting:
        return waitingSince;
    }
    return 0;
}

std::int64_t orderKey(DraftFilter::Order order, const DraftSummary& row)
{
    return orderKey(order, row.stake, row.coldAt, waitingSince(row));
}

std::string groupKey(DraftFilter::Group group, const DraftSummary& row)
{
    switch (group) {
    case DraftFilter::Group::None:
        return {};
    case DraftFilter::Group::Reason:
        return std::string(word(row.reason));
    case DraftFilter::Group::Channel:
        return std::string(word(row.channel));
    case DraftFilter::Group::Shop:
        return row.shopId;
    case DraftFilter::Group::Offer:
        return row.offer;
    case DraftFilter::Group::Assignee:
        return row.assignee ? row.assignee->personId + row.assignee->roleId : std::string();
    }
    return {};
}

bool rowBefore(const DraftFilter& filter, const DraftSummary& a, const DraftSummary& b)
{
    const std::string groupA = groupKey(filter.group, a);
    const std::string groupB = groupKey(filter.group, b);
    if (groupA != groupB)
        return groupA < groupB;
    const std::int64_t keyA = orderKey(filter.order, a);
    const std::int64_t keyB = orderKey(filter.order, b);
    if (keyA != keyB)
        return keyA < keyB;
    return idsFall(filter.order) ? b.id < a.id : a.id < b.id;
}

QString groupWords(DraftFilter::Group group, const DraftSummary& row)
{
    if (group == DraftFilter::Group::Assignee)
        return row.assignee ? QString::fromStdString(row.assignee->name) : QString();
    return QString::fromStdString(groupKey(group, row));
}

TimeMs waitingSince(const DraftSummary& row)
{
    return row.queuedAt > 0 ? row.queuedAt : row.createdAt;
}

}  // namespace countersign
