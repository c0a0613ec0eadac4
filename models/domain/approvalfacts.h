#pragma once
// The facts that requirements speak of. One list, used by console and backend alike.
#include "models/domain/draft.h"
#include "models/domain/person.h"
#include "models/domain/policy.h"

namespace countersign {

// Names: draft.state, draft.revision, draft.channel, draft.kind, draft.shop, draft.segment, draft.checks_failed, draft.edited,
// draft.edited_by_me, draft.objections (open ones), draft.approvals_have (by others than me), draft.approvals_needed, draft.leased_by_other, draft.approved_by_me,
// cart.value, cart.value_text, offer.cost, offer.cost_text, offer.discount_bp, offer.margin_bp (null if unknown), offer.is_discount,
// person.id, person.permissions, limit.cart_value (null if the currency has none), limit.cart_value_text, limit.discount,
// limit.discount_text, limit.margin_floor_bp, limit.channels, limit.shops, limit.segments, now, verdict.
// Besides: draft.approvals_routed (what the policy asks, without the second pair of eyes for an edit), draft.failed_checks (list of ids),
// draft.lease_holder, offer.margin_known, limit.margin_floor_text, offer.margin_text.
// For ApproveWithEdits the backend passes the draft with the edited content's checks; the edit itself makes a new revision.
[[nodiscard]] Facts approvalFacts(const Draft& draft, const Person& person, Verdict verdict, TimeMs now);

// Distinct people whose approval of the current revision this draft needs: the policy's count, and at least two once a person edited it.
[[nodiscard]] int approvalsNeededFor(const Draft& draft);
// Distinct people who approved the current revision; approvals of earlier revisions do not count.
[[nodiscard]] int approvalsHave(const Draft& draft);
// Whether the draft is fully approved once this person's verdict is recorded (requirements decide whether it may be). Approving with edits
// never completes: the new revision carries its editor's approval and still needs another person's.
[[nodiscard]] bool completesApproval(const Draft& draft, const Person& person, Verdict verdict);

}  // namespace countersign
