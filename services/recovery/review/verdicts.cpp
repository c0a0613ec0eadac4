#include "services/recovery/review/verdicts.h"

#include "services/recovery/review/edits.h"

namespace countersign {

TimeMs holdFor(const Policy& policy, Channel channel)
{
    if (const auto it = policy.holdMs.find(channel); it != policy.holdMs.end())
        return it->second;
    return channel == Channel::Email ? 2 * minuteMs : 10 * secondMs;
}

VerdictOutcome applyVerdict(Draft draft, const Decision& decision, const Person& person, const Policy& policy, TimeMs now)
{
    VerdictOutcome outcome;
    const auto& statement = decision.statement;
    draft.summary.lease.reset();
    draft.summary.updatedAt = now;
    switch (statement.verdict) {
    case Verdict::ApproveWithEdits:
        applyEdit(draft, *decision.content, person.id);
        outcome.newRevision = true;
        outcome.endsApprovals = true;
        [[fallthrough]];
    case Verdict::Approve:
        draft.holdUntil.reset();
        std::erase_if(draft.approvals, [&person](const Approval& approval) { return approval.personId == person.id; });
        draft.approvals.push_back({person.id, person.name, draft.summary.revision, now});
        recountApprovals(draft);
        if (approvedByEnough(draft)) {
            draft.summary.state = DraftState::Held;
            draft.decisionId = statement.decisionId;
            draft.holdUntil = now + holdFor(policy, draft.summary.channel);
            outcome.decisionState = DecisionState::Held;
            outcome.deliverAt = draft.holdUntil;
        }
        break;
    case Verdict::Reject:
        draft.summary.state = DraftState::Rejected;
        draft.decisionId = statement.decisionId;
        draft.approvals.clear();
        recountApprovals(draft);
        outcome.endsApprovals = true;
        break;
    case Verdict::SendBack:
        draft.summary.state = DraftState::Returned;
        draft.decisionId = statement.decisionId;
        draft.approvals.clear();
        recountApprovals(draft);
        outcome.recompose = true;
        outcome.endsApprovals = true;
        break;
    case Verdict::Escalate:
        draft.routing.rule = "escalated";
        draft.routing.role = "senior_approver";
        draft.routing.sentence = "Escalated by " + person.name + ": a senior approver decides";
        draft.summary.whyYours = draft.routing.sentence;
        break;
    case Verdict::HoldUntil:
        draft.holdUntil = statement.until;
        break;
    }
    outcome.draft = std::move(draft);
    return outcome;
}

}  // namespace countersign
