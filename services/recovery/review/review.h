#pragma once
// What reviewers do with drafts. Every act is decided in one write that reads the state again; refusals name every reason.
// All calls block on SQL: pool threads only.
#include "models/domain/draft.h"
#include "services/recovery/context.h"
#include "services/recovery/people/people.h"
#include "services/recovery/store/policycache.h"
#include "services/recovery/review/refusal.h"

#include <functional>
#include <string>

namespace countersign {

constexpr TimeMs leaseMs = 5 * minuteMs;

// A POST that changes a draft, as it came: the revision from If-Match, the key, the raw body.
struct ReviewCall {
    std::string draftId;
    std::string ifMatch; // header as sent; empty = missing
    std::string idempotencyKey; // header as sent; empty = missing
    std::string body;
};

class Review {
public:
    // `jobsAdded` is called, with the time when it is due, after a decision put a job in the queue; any thread.
    Review(const RecoveryContext& context, People& people, std::function<void(TimeMs runAt)> jobsAdded = {});

    // Takes, renews or (breakOther, right break_lease) breaks the lease. Conflict carries the holder's lease.
    [[nodiscard]] Reviewed<Lease> lease(const Person& person, const std::string& draftId, bool breakOther);
    [[nodiscard]] Reviewed<void> release(const Person& person, const std::string& draftId);
    // {content, note} → the draft at its new revision.
    [[nodiscard]] Reviewed<Draft> revise(const Person& person, const ReviewCall& call);
    // A signed decision → the answer's JSON. The same key with the same body gets the stored answer.
    [[nodiscard]] Reviewed<std::string> decide(const Person& person, const ReviewCall& call);
    [[nodiscard]] Reviewed<std::string> undo(const Person& person, const std::string& decisionId);
    // Each decision of the act that shares this batch, as far as that is still possible; says of each what happened.
    [[nodiscard]] Reviewed<Json> undoBatch(const Person& person, const std::string& batch);

    // {decision_id, draft_id, state, draft_state, hold_until, detail}
    [[nodiscard]] Result<Json> decisionStatus(Connection& connection, const std::string& decisionId) const;
    // The draft as this person is shown it: requirements with who could satisfy them, checks as of now, lineage; the customer hidden from
    // those who decide nothing (customersight.h).
    [[nodiscard]] Result<Draft> draftFor(Connection& connection, const Person& person, const std::string& draftId);
    [[nodiscard]] Result<std::shared_ptr<const Policy>> policy(Connection& connection) { return m_policies.current(connection); }

private:
    struct Prepared;
    [[nodiscard]] Reviewed<Prepared> prepare(
        const Person& person, const ReviewCall& call, const Decision& decision, const std::string& bodyHash);
    void recordRefusal(const Person& person, const Decision& decision, const std::string& draftId, const Refusal& refusal);

    RecoveryContext m_context;
    People& m_people;
    std::function<void(TimeMs)> m_jobsAdded;
    PolicyCache m_policies;
};

} // namespace countersign
