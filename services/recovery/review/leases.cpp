#include "services/recovery/record/auditlog.h"
#include "services/recovery/review/review.h"
#include "services/recovery/review/withinreach.h"
#include "services/recovery/store/draftstore.h"

namespace countersign {

namespace {

struct Held {
    std::string state;
    DraftPlace place;
    Lease lease;
};

Result<Held> heldBy(Connection& connection, const std::string& draftId)
{
    using Row = std::tuple<std::string, std::string, std::string, std::string, std::string, std::int64_t, std::string>;
    const auto row = connection.row<Row>(
        "SELECT d.state, d.shop_id, d.channel, d.segment, d.lease_person, d.lease_until, COALESCE(p.name, '') FROM drafts d "
        "LEFT JOIN people p ON p.id = d.lease_person WHERE d.id = :id", draftId);
    if (!row)
        return tl::unexpected(row.error());
    if (!row->has_value())
        return fail(ErrorCode::NotFound, "there is no such draft");
    const auto& [state, shop, channelWord, segment, person, until, name] = **row;
    const auto channel = fromWord<Channel>(channelWord);
    if (!channel)
        return fail(ErrorCode::Damaged, "a draft's channel in the database is unknown");
    return Held{state, DraftPlace{shop, *channel, segment}, Lease{person, name, until}};
}

}  // namespace

Reviewed<Lease> Review::lease(const Person& person, const std::string& draftId, bool breakOther)
{
    const TimeMs now = m_context.clock.now();
    if (breakOther && !person.may(Permission::BreakLease))
        return refuse(ErrorCode::Forbidden, "your roles do not include the right to break another person's lease");
    Lease lease{person.id, person.name, now + leaseMs};
    std::optional<Lease> holder;
    std::optional<DraftPlace> beyond;
    const auto written = m_context.writer.run([&](Connection& connection) -> Result<void> {
        const auto held = heldBy(connection, draftId);
        if (!held)
            return tl::unexpected(held.error());
        if (!beyondReach(person, held->place).empty()) {
            beyond = held->place;
            return fail(ErrorCode::Forbidden, "the draft is beyond this person's limits");
        }
        if (held->state != word(DraftState::Queued))
            return fail(ErrorCode::Conflict, "the draft is not in the queue any more: it is " + held->state);
        const bool others = !held->lease.personId.empty() && held->lease.personId != person.id && held->lease.until > now;
        if (others && !breakOther) {
            holder = held->lease;
            return fail(ErrorCode::Conflict, held->lease.personName + " is looking at this draft");
        }
        if (others) {
            AuditEntry entry;
            entry.actorKind = "person";
            entry.actor = person.id;
            entry.action = "lease.broken";
            entry.shopId = held->place.shopId;
            entry.subjectKind = "draft";
            entry.subject = draftId;
            entry.draftId = draftId;
            entry.data = Json{{"holder", held->lease.personId}};
            if (auto appended = appendEntry(connection, std::move(entry), now); !appended)
                return appended;
        }
        return setLease(connection, draftId, lease, now);
    });
    if (beyond)
        if (auto within = withinReach(person, *beyond, breakOther ? Permission::BreakLease : Permission::Lease, m_people); !within)
            return tl::unexpected(std::move(within.error()));
    if (!written) {
        Refusal refusal(written.error());
        refusal.lease = holder;
        return tl::unexpected(std::move(refusal));
    }
    return lease;
}

Reviewed<void> Review::release(const Person& person, const std::string& draftId)
{
    const TimeMs now = m_context.clock.now();
    const auto written = m_context.writer.run([&](Connection& connection) -> Result<void> {
        const auto held = heldBy(connection, draftId);
        if (!held)
            return tl::unexpected(held.error());
        if (held->lease.personId != person.id)
            return {};  // nothing of this person's to give back
        return setLease(connection, draftId, Lease{}, now);
    });
    if (!written)
        return refuse(written.error());
    return {};
}

}  // namespace countersign
