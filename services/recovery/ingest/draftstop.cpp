#include "services/recovery/ingest/draftstop.h"

#include "services/recovery/store/approvals.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/record/serviceentry.h"
#include "services/recovery/store/draftstore.h"
#include "services/recovery/store/entityjobs.h"

namespace countersign {

namespace {

bool isOpen(DraftState state)
{
    switch (state) {
    case DraftState::Composing:
    case DraftState::Queued:
    case DraftState::Approved:
    case DraftState::Held:
    case DraftState::Returned:
        return true;
    case DraftState::Sending:
    case DraftState::Sent:
    case DraftState::Unknown:
    case DraftState::Rejected:
    case DraftState::Expired:
    case DraftState::Superseded:
    case DraftState::Converted:
    case DraftState::Suppressed:
    case DraftState::Holdout:
    case DraftState::Shadow:
        return false;
    }
    return false;
}

} // namespace

Result<std::optional<DraftState>> draftState(Connection& connection, const std::string& draftId)
{
    if (draftId.empty())
        return std::optional<DraftState>{};
    const auto row = connection.row<std::tuple<std::string>>("SELECT state FROM drafts WHERE id = :id", draftId);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::optional<DraftState>{};
    const auto state = fromWord<DraftState>(std::get<0>(**row));
    if (!state)
        return fail(ErrorCode::Damaged, "draft with an unknown state");
    return state;
}

bool hasLeft(DraftState state)
{
    return state == DraftState::Sending || state == DraftState::Sent || state == DraftState::Unknown;
}

Result<bool> stopDraft(Connection& connection, const std::string& shopId, const std::string& draftId, DraftState to, TimeMs now)
{
    const auto state = draftState(connection, draftId);
    if (!state)
        return tl::unexpected(state.error());
    if (!*state || !isOpen(**state) || !mayMove(**state, to))
        return false;
    if (auto moved = moveDraft(connection, draftId, to, now); !moved)
        return tl::unexpected(moved.error());
    if (auto voided = voidApprovals(connection, shopId, draftId, "ingest", word(to), now); !voided)
        return tl::unexpected(voided.error());
    if (auto gone = dropJobsOfDraft(connection, draftId); !gone)
        return tl::unexpected(gone.error());
    const auto action = "draft." + std::string(word(to));
    if (auto entry = appendEntry(connection, serviceEntry("ingest", action, shopId, "draft", draftId, draftId), now); !entry)
        return tl::unexpected(entry.error());
    return true;
}

} // namespace countersign
