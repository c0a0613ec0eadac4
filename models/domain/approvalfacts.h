#pragma once
// The facts that requirements speak of. One list, used by console and backend alike.
#include "models/domain/draft.h"
#include "models/domain/person.h"
#include "models/domain/policy.h"

namespace countersign {

// Names: draft.state, draft.revision, draft.channel, draft.kind, draft.shop, draft.segment, draft.checks_failed, draft.edited,
// draft.edited_by_me, draft.approvals_have (by others than me), draft.approvals_needed, draft.leased_by_other, draft.approved_by_me,
// cart.value, cart.value_text, offer.cost, offer.cost_text, offer.discount_bp, offer.margin_bp (null if unknown), offer.is_discount,
// person.id, person.permissions, limit.cart_value (null if the currency has none), limit.cart_value_text, limit.discount,
// limit.discount_text, limit.margin_floor_bp, limit.channels, limit.shops, limit.segments, now, verdict.
[[nodiscard]] Facts approvalFacts(const Draft& draft, const Person& person, Verdict verdict, TimeMs now);

}  // namespace countersign
