#include "models/domain/undowindow.h"
#include "services/recovery/jobs/stage.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/review/edits.h"
#include "services/recovery/review/material.h"
#include "services/recovery/review/review.h"
#include "services/recovery/review/withinreach.h"

#include <algorithm>

namespace countersign {

namespace {

struct Decided {
    std::string draftId;
    std::int64_t revision = 0;
    std::string personId;
    Verdict verdict = Verdict::Approve;
    DecisionState state = DecisionState::Accepted;
    TimeMs createdAt = 0;
    bool pausedSince = false; // a later pause stands in the place of this one
};

Result<Decided> decided(Connection& connection, const std::string& decisionId)
{
    using Row = std::tuple<std::string, std::int64_t, std::string, std::string, std::string, std::int64_t, std::int64_t>;
    const auto row = connection.row<Row>("SELECT draft_id, revision, person_id, verdict, state, created_at, "
                                         "EXISTS(SELECT 1 FROM decisions later WHERE later.draft_id = d.draft_id AND later.verdict = 'hold_until' "
                                         "AND later.state = 'accepted' AND (later.created_at, later.id) > (d.created_at, d.id)) "
                                         "FROM decisions d WHERE id = :id",
        decisionId);
    if (!row)
        return tl::unexpected(row.error());
    if (!row->has_value())
        return fail(ErrorCode::NotFound, "there is no such decision");
    const auto& [draft, revision, person, verdictWord, stateWord, at, pausedSince] = **row;
    const auto verdict = fromWord<Verdict>(verdictWord);
    const auto state = fromWord<DecisionState>(stateWord);
    if (!verdict || !state)
        return fail(ErrorCode::Damaged, "a stored decision has an unknown word");
    return Decided{draft, revision, person, *verdict, *state, at, pausedSince != 0};
}

// Takes the decision's effect back on the draft; the error says why it is too late.
Result<void> takeBack(Draft& draft, const Decided& decision, TimeMs now)
{
    auto& summary = draft.summary;
    const auto late = [&summary](const std::string& why) {
        return fail(ErrorCode::Conflict, "too late to undo: " + why + " (the draft is " + std::string(word(summary.state)) + ")");
    };
    switch (decision.verdict) {
    case Verdict::Approve:
    case Verdict::ApproveWithEdits:
        if (decision.state != DecisionState::Held && decision.state != DecisionState::Accepted)
            return late("the message is on its way or gone");
        if ((summary.state != DraftState::Held && summary.state != DraftState::Queued) || summary.revision != decision.revision)
            return late("the draft has moved on");
        std::erase_if(draft.approvals, [&decision](const Approval& approval) { return approval.personId == decision.personId; });
        recountApprovals(draft);
        break;
    case Verdict::Reject:
        if (summary.state != DraftState::Rejected)
            return late("the draft has moved on");
        if (now >= decision.createdAt + undoWindowMs)
            return late("a rejection can be undone for ten minutes");
        if (now >= summary.coldAt)
            return late("the cart has gone cold");
        break;
    case Verdict::HoldUntil:
        if (summary.state != DraftState::Queued || !draft.holdUntil)
            return late("the draft has moved on");
        if (decision.pausedSince)
            return {}; // that one is another act, to be undone by itself
        break;
    case Verdict::SendBack:
        return late("it went back to the composer");
    case Verdict::Escalate:
        return late("it was handed to a senior approver");
    }
    summary.state = DraftState::Queued;
    draft.decisionId.clear();
    draft.holdUntil.reset();
    summary.lease.reset();
    summary.updatedAt = now;
    return {};
}

std::string answer(const std::string& decisionId, const Draft& draft)
{
    return Json{{"decision_id", decisionId}, {"state", DecisionState::Undone}, {"draft_id", draft.summary.id},
        {"draft_state", draft.summary.state}, {"revision", draft.summary.revision}}
        .dump();
}

}  // namespace

Reviewed<std::string> Review::undo(const Person& person, const std::string& decisionId)
{
    for (int attempt = 1;; ++attempt) {
        std::optional<Decided> decision;
        auto material = m_context.reads.read<Material>([&](Connection& connection) -> Result<Material> {
            auto found = decided(connection, decisionId);
            if (!found)
                return tl::unexpected(found.error());
            decision = *found;
            return loadMaterial(connection, m_context.keys.master, m_policies, found->draftId);
        });
        if (!material)
            return refuse(material.error());
        if (decision->personId != person.id && !person.may(Permission::Undo))
            return refuse(ErrorCode::Forbidden, "this is another person's decision, and your roles do not include the right to undo it");
        Draft draft = material->stored.draft;
        if (auto within = withinReach(person, placeOf(draft), Permission::Undo, m_people); !within)
            return tl::unexpected(std::move(within.error()));
        if (decision->state == DecisionState::Undone)
            return answer(decisionId, draft);
        const TimeMs now = m_context.clock.now();
        const std::string inForce = draft.decisionId;
        if (auto back = takeBack(draft, *decision, now); !back)
            return refuse(back.error());
        const auto written = m_context.writer.run([&](Connection& connection) -> Result<void> {
            const auto again = decided(connection, decisionId);
            if (!again)
                return tl::unexpected(again.error());
            if (again->state != decision->state)
                return movedMeanwhile();
            if (auto holds = stillHolds(connection, *material); !holds)
                return holds;
            if (!inForce.empty())
                if (auto cancelled = cancelJob(connection, "deliver", inForce); !cancelled)
                    return cancelled;
            if (auto updated = updateDraft(connection, material->subject, draft, material->marks.revision, now); !updated)
                return updated;
            const auto undone = connection.run("UPDATE decisions SET state = 'undone', hold_until = NULL WHERE id = :id", decisionId);
            if (!undone)
                return tl::unexpected(undone.error());
            const auto others = connection.run(
                "UPDATE decisions SET state = 'accepted', hold_until = NULL WHERE draft_id = :draft AND state = 'held'", decision->draftId);
            if (!others)
                return tl::unexpected(others.error());
            // What policy let go at once never had a deadline in the queue.
            if (auto expires = enqueueJob(connection, {"expire", decision->draftId, draft.summary.coldAt}); !expires)
                return expires;
            AuditEntry entry;
            entry.actorKind = "person";
            entry.actor = person.id;
            entry.action = "decision.undone";
            entry.shopId = draft.summary.shopId;
            entry.subjectKind = "decision";
            entry.subject = decisionId;
            entry.draftId = decision->draftId;
            entry.data = Json{{"verdict", decision->verdict}, {"revision", draft.summary.revision}};
            if (auto appended = appendEntry(connection, std::move(entry), now); !appended)
                return appended;
            return noteChange(connection, "decision", decisionId, now);
        });
        if (written)
            return answer(decisionId, draft);
        if (!isMovedMeanwhile(written.error()) || attempt == mostAttempts)
            return refuse(written.error());
    }
}

}  // namespace countersign
