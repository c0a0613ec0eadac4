#include "services/recovery/route/expirestage.h"

#include "models/domain/draft.h"
#include "services/recovery/store/approvals.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/store/draftstore.h"

#include <algorithm>

namespace countersign {

namespace {

struct Waiting {
    std::string shopId;
    std::string state;
    TimeMs coldAt = 0;
    std::optional<TimeMs> holdUntil; // a person asked to wait until then
};

bool isUndecided(const std::string& state)
{
    return state == word(DraftState::Queued) || state == word(DraftState::Returned) || state == word(DraftState::Composing);
}

Result<std::optional<Waiting>> waiting(Connection& connection, const std::string& draftId)
{
    using Row = std::tuple<std::string, std::string, std::int64_t, std::optional<std::int64_t>>;
    auto row = connection.row<Row>("SELECT shop_id, state, cold_at, hold_until FROM drafts WHERE id = :id", draftId);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row || !isUndecided(std::get<1>(**row)))
        return std::optional<Waiting>{};
    auto& [shopId, state, coldAt, holdUntil] = **row;
    return std::optional<Waiting>{ Waiting{ std::move(shopId), std::move(state), coldAt, holdUntil } };
}

} // namespace

Result<StageOutcome> ExpireStage::run(const Job& job)
{
    const auto now = m_context.clock.now();
    auto found = m_context.reads.read<std::optional<Waiting>>([&](Connection& reading) { return waiting(reading, job.entity); });
    if (!found)
        return tl::unexpected(std::move(found.error()));
    StageOutcome outcome;
    if (!*found)
        return outcome;
    // Whoever asked to wait gets an hour after it to decide.
    const auto end = (*found)->holdUntil ? std::max((*found)->coldAt, *(*found)->holdUntil + hourMs) : (*found)->coldAt;
    if (end > now) {
        outcome.next.push_back(NextJob{ std::string(name()), job.entity, end });
        return outcome;
    }
    outcome.write = [draftId = job.entity, now](Connection& connection) -> Result<void> {
        const auto still = waiting(connection, draftId);
        if (!still)
            return tl::unexpected(still.error());
        if (!*still)
            return {};
        if (auto voided = voidApprovals(connection, (*still)->shopId, draftId, "expire", "cold", now); !voided)
            return voided;
        if (auto moved = moveDraft(connection, draftId, DraftState::Expired, now); !moved)
            return moved;
        AuditEntry entry;
        entry.actorKind = "service";
        entry.actor = "expire";
        entry.action = "draft.expired";
        entry.shopId = (*still)->shopId;
        entry.subjectKind = "draft";
        entry.subject = draftId;
        entry.draftId = draftId;
        entry.data = Json{ { "cold_at", (*still)->coldAt }, { "was", (*still)->state } };
        if (auto appended = appendEntry(connection, entry, now); !appended)
            return appended;
        // The record says in the end which drafts were planted, also of those that nobody answered.
        const auto seeded = connection.row<std::tuple<std::string>>("SELECT fault FROM seeded WHERE draft_id = :id", draftId);
        if (!seeded)
            return tl::unexpected(seeded.error());
        if (!seeded->has_value())
            return {};
        entry.action = "seeded.ended";
        entry.data = Json{ { "fault", std::get<0>(**seeded) } };
        return appendEntry(connection, std::move(entry), now);
    };
    return outcome;
}

} // namespace countersign
