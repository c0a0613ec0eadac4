#include "services/console/desk/teamdeskimpl.h"

#include "models/view/followup.h"

namespace countersign {

TeamDeskImpl::TeamDeskImpl(QObject* parent) : TeamDesk(parent) {}

std::vector<Colleague> TeamDeskImpl::colleagues() const
{
    return {};
}

QFuture<Result<void>> TeamDeskImpl::comment(const QString&, const QString&, bool)
{
    return readyFuture<Result<void>>(fail(ErrorCode::Unavailable, "not here yet"));
}

QFuture<Result<void>> TeamDeskImpl::resolveObjection(const QString&, const QString&)
{
    return readyFuture<Result<void>>(fail(ErrorCode::Unavailable, "not here yet"));
}

QFuture<Result<void>> TeamDeskImpl::assign(const QStringList&, const std::optional<Assignee>&)
{
    return readyFuture<Result<void>>(fail(ErrorCode::Unavailable, "not here yet"));
}

QFuture<Result<void>> TeamDeskImpl::breakLease(const QString&)
{
    return readyFuture<Result<void>>(fail(ErrorCode::Unavailable, "not here yet"));
}

QStringList TeamDeskImpl::lookingAt(const QString&) const
{
    return {};
}

}  // namespace countersign
