#pragma once
// The writes around a send. Each is called inside one write and leaves draft, decision, send, record and changes agreeing.
#include "services/recovery/deliver/delivery.h"
#include "services/recovery/deliver/proofcheck.h"
#include "services/recovery/jobs/stage.h"

#include <string>

namespace countersign {

// The durable row before the call. Conflict when anything it relies on moved: the job's token, decision, draft, cart, consent, a key or
// the policy.
[[nodiscard]] Result<void> beginSend(Connection& connection, const SealKey& master, const Job& job, const Delivery& delivery,
    const std::string& sendId, const std::string& payload, TimeMs now);
[[nodiscard]] Result<void> endSent(
    Connection& connection, const Delivery& delivery, const std::string& sendId, const std::string& providerId, TimeMs now);
[[nodiscard]] Result<void> endUnknown(
    Connection& connection, const Delivery& delivery, const std::string& sendId, const std::string& detail, TimeMs now);
// Ends the approval and brings the draft back to people with the reason; where the cart was bought or is gone by now, ends the draft.
// `sendId` names the attempt that failed, empty when none was begun. `delivery.stored.draft` carries what was learned on the way (facts,
// checks). The draft of a customer who is being erased ends instead, and the erasure with it: every end of a message does that.
[[nodiscard]] Result<void> backToPeople(
    Connection& connection, const Delivery& delivery, const std::string& sendId, const Objection& objection, TimeMs now);
// Still approved, but not now: the hold goes on until the quiet hours end.
[[nodiscard]] Result<void> holdLonger(Connection& connection, const Delivery& delivery, TimeMs until, TimeMs now);

} // namespace countersign
