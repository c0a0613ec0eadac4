#include "services/console/desk/workdeskimpl.h"

#include "models/view/followup.h"

namespace countersign {

WorkDeskImpl::WorkDeskImpl(QObject* parent) : WorkDesk(parent) {}

QFuture<Result<void>> WorkDeskImpl::keepUnfinished(const QString&, const UnfinishedEdit&)
{
    return readyFuture<Result<void>>(fail(ErrorCode::Unavailable, "not here yet"));
}

QFuture<Result<std::optional<UnfinishedEdit>>> WorkDeskImpl::unfinished(const QString&)
{
    return readyFuture<Result<std::optional<UnfinishedEdit>>>(fail(ErrorCode::Unavailable, "not here yet"));
}

QFuture<Result<void>> WorkDeskImpl::dropUnfinished(const QString&)
{
    return readyFuture<Result<void>>(fail(ErrorCode::Unavailable, "not here yet"));
}

QFuture<Result<void>> WorkDeskImpl::skip(const QString&)
{
    return readyFuture<Result<void>>(fail(ErrorCode::Unavailable, "not here yet"));
}

QFuture<Result<void>> WorkDeskImpl::unskip(const QString&)
{
    return readyFuture<Result<void>>(fail(ErrorCode::Unavailable, "not here yet"));
}

QFuture<Result<Conflict>> WorkDeskImpl::conflict(const QString&)
{
    return readyFuture<Result<Conflict>>(fail(ErrorCode::Unavailable, "not here yet"));
}

QFuture<Result<EffortFigures>> WorkDeskImpl::effort(TimeMs)
{
    return readyFuture<Result<EffortFigures>>(fail(ErrorCode::Unavailable, "not here yet"));
}

std::map<RejectReason, int> WorkDeskImpl::rejectReasonCounts() const
{
    return {};
}

}  // namespace countersign
