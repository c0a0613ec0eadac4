#include "services/console/desk/bulkdeskimpl.h"

#include "models/view/followup.h"

namespace countersign {

BulkDeskImpl::BulkDeskImpl(QObject* parent) : BulkDesk(parent) {}

QFuture<Result<BulkPreview>> BulkDeskImpl::preview(const BulkRequest&)
{
    return readyFuture<Result<BulkPreview>>(fail(ErrorCode::Unavailable, "not here yet"));
}

QFuture<Result<BulkOutcome>> BulkDeskImpl::run(const BulkRequest&, const BulkPreview&)
{
    return readyFuture<Result<BulkOutcome>>(fail(ErrorCode::Unavailable, "not here yet"));
}

void BulkDeskImpl::cancel()
{
    
}

QFuture<Result<int>> BulkDeskImpl::undo(const std::string&)
{
    return readyFuture<Result<int>>(fail(ErrorCode::Unavailable, "not here yet"));
}

std::optional<BulkDesk::Last> BulkDeskImpl::last() const
{
    return {};
}

}  // namespace countersign
