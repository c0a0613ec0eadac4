#include "services/console/desk/viewsdeskimpl.h"

#include "models/view/followup.h"

namespace countersign {

ViewsDeskImpl::ViewsDeskImpl(QObject* parent) : ViewsDesk(parent) {}

std::vector<SavedView> ViewsDeskImpl::views() const
{
    return {};
}

QFuture<Result<void>> ViewsDeskImpl::save(const SavedView&)
{
    return readyFuture<Result<void>>(fail(ErrorCode::Unavailable, "not here yet"));
}

QFuture<Result<void>> ViewsDeskImpl::remove(const std::string&)
{
    return readyFuture<Result<void>>(fail(ErrorCode::Unavailable, "not here yet"));
}

}  // namespace countersign
