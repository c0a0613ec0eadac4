#include "services/recovery/deliver/sendrecord.h"

#include "services/base/dropcount.h"
#include "services/recovery/check/checkstep.h"
#include "services/recovery/deliver/discreet.h"
#include "services/recovery/store/approvals.h"
#include "services/recovery/jobs/jobqueue.h"
#include "services/recovery/measure/outcomes.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/record/serviceentry.h"
#include "services/recovery/store/erasure.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr TimeMs leastTimeToDecide = hourMs;

AuditEntry entryOf(const Delivery& delivery, const std::string& action, const char* kind, const std::string& subject, Json data)
{
    return serviceEntry("deliver", action, delivery.shop.id, kind, subject, delivery.stored.draft.summary.id, std::move(data));
}

// All approvals of the message share its fate.
Result<void> moveApprovals(Connection& connection, const Delivery& delivery, DecisionState to, TimeMs now)
{
    for (const auto& approval : delivery.approvals) {
        auto moved = connection.run(
            "UPDATE decisions SET state = :to WHERE id = :id AND state IN ('held', 'sending', 'unknown')", word(to), approval.id);
        if (!moved)
            return tl::unexpected(std::move(moved.error()));
        if (*moved == 1)
            if (auto noted = noteChange(connection, "decision", approval.id, now); !noted)
                return noted;
    }
    return {};
}

Result<void> endAttempt(Connection& connection, const std::string& sendId, const char* state, const std::string& providerId,
    const std::string& detail, TimeMs now)
{
    return dropCount(
        connection.run("UPDATE sends SET state = :state, finished_at = :now, provider_id = :provider, detail = :detail WHERE id = :id",
            state, now, providerId, detail, sendId));
}

// It did not go, and there is nobody to write to any more: no one is asked anew. The states know no way from sending to suppressed.
Result<void> endForErased(Connection& connection, const Delivery& delivery, TimeMs now)
{
    const auto& draftId = delivery.stored.draft.summary.id;
    return voidApprovals(connection, delivery.shop.id, draftId, "deliver", "erased", now)
        .and_then([&] { return moveDraft(connection, draftId, DraftState::Queued, now); })
        .and_then([&] { return moveDraft(connection, draftId, DraftState::Suppressed, now); })
        .and_then([&] {
            return appendEntry(connection, entryOf(delivery, "draft.suppressed", "draft", draftId, Json{ { "rule", "erased" } }), now);
        })
        .and_then([&] { return finishErasure(connection, delivery.stored.subjectId, now); });
}

// What the shop said while the message was on its way and nothing could stop it: nobody is asked anew about a cart that needs nobody.
struct EndedCart {
    DraftState state;
    Objection why;
};

Result<std::optional<EndedCart>> endedCart(Connection& connection, const std::string& cartId)
{
    auto row = connection.row<std::tuple<std::string>>("SELECT state FROM carts WHERE id = :id", cartId);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    const auto state = *row ? fromWord<CartState>(std::get<0>(**row)) : std::nullopt;
    if (state == CartState::Converted)
        return std::optional<EndedCart>{ { DraftState::Converted, { "bought", "The customer has bought meanwhile" } } };
    if (state == CartState::Deleted)
        return std::optional<EndedCart>{ { DraftState::Superseded, { "cart_deleted", "The cart is gone" } } };
    return std::optional<EndedCart>{};
}

Result<void> mustStill(Connection& connection, const SealKey& master, const Job& job, const Delivery& delivery)
{
    const auto moved = [] { return fail(ErrorCode::Conflict, "something moved just before sending"); };
    auto mine = holdsJob(connection, job);
    if (!mine)
        return tl::unexpected(std::move(mine.error()));
    if (!*mine)
        return moved();
    const auto& draft = delivery.stored.draft;
    auto row = connection.row<std::tuple<std::string, std::string, std::int64_t, std::string, std::string>>(
        "SELECT d.state, f.state, f.revision, COALESCE(f.decision_id, ''), c.state FROM decisions d JOIN drafts f ON f.id = d.draft_id "
        "JOIN carts c ON c.id = f.cart_id WHERE d.id = :id",
        delivery.decisionId);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row)
        return moved();
    const auto& [decision, draftState, revision, inForce, cart] = **row;
    const bool begun = delivery.send.has_value();
    if (decision != word(begun ? DecisionState::Sending : DecisionState::Held)
        || draftState != word(begun ? DraftState::Sending : DraftState::Held) || revision != draft.summary.revision
        || inForce != delivery.decisionId || cart != word(CartState::Abandoned))
        return moved();
    // A shop that is being erased, slice by slice, sends nothing any more.
    auto shop = connection.row<std::tuple<std::int64_t>>("SELECT 1 FROM shops WHERE id = :id AND state = 'redacted'", delivery.shop.id);
    if (!shop)
        return tl::unexpected(std::move(shop.error()));
    if (*shop)
        return moved();
    // Looking again takes seconds: whoever lost a device, or stopped sending, may have said so in them.
    auto policy = connection.row<std::tuple<std::int64_t>>("SELECT COALESCE(MAX(version), 0) FROM policies");
    if (!policy)
        return tl::unexpected(std::move(policy.error()));
    if (!*policy || std::get<0>(**policy) != delivery.policy.version)
        return moved();
    auto revoked = connection.row<std::tuple<std::int64_t>>(
        "SELECT 1 FROM decisions d JOIN device_keys k ON k.id = d.key_id WHERE d.draft_id = :draft AND d.state IN ('held', 'sending') "
        "AND k.revoked_at IS NOT NULL LIMIT 1",
        draft.summary.id);
    if (!revoked)
        return tl::unexpected(std::move(revoked.error()));
    if (*revoked)
        return moved();
    const auto erasure = erasureState(connection, delivery.stored.subjectId);
    if (!erasure)
        return tl::unexpected(erasure.error());
    if (*erasure != ErasureState::Known)
        return moved();
    auto subject = loadSubject(connection, master, delivery.stored.subjectId);
    if (!subject)
        return tl::unexpected(std::move(subject.error()));
    if ((draft.summary.channel == Channel::Email ? subject->emailConsent : subject->smsConsent) == Consent::Unsubscribed)
        return moved();
    return {};
}

} // namespace

Result<void> beginSend(Connection& connection, const SealKey& master, const Job& job, const Delivery& delivery, const std::string& sendId,
    const std::string& payload, TimeMs now)
{
    if (auto still = mustStill(connection, master, job, delivery); !still)
        return still;
    if (delivery.send)
        return {};
    const auto& draft = delivery.stored.draft;
    auto put = connection.run("INSERT INTO sends(id, decision_id, draft_id, channel, connector, state, payload, started_at) "
                              "VALUES(:id, :decision, :draft, :channel, :connector, 'sending', :payload, :now)",
        sendId, delivery.decisionId, draft.summary.id, word(draft.summary.channel),
        delivery.shop.connector.empty() ? std::string("webhook") : delivery.shop.connector, payload, now);
    if (!put)
        return tl::unexpected(std::move(put.error()));
    if (auto moved = moveApprovals(connection, delivery, DecisionState::Sending, now); !moved)
        return moved;
    if (auto moved = moveDraft(connection, draft.summary.id, DraftState::Sending, now); !moved)
        return moved;
    Json data{ { "decision_id", delivery.decisionId }, { "payload", payload }, { "channel", word(draft.summary.channel) } };
    if (delivery.laterBrandHits > 0)
        data["later_brand_hits"] = delivery.laterBrandHits;
    return appendEntry(connection, entryOf(delivery, "send.started", "send", sendId, std::move(data)), now);
}

Result<void> endSent(Connection& connection, const Delivery& delivery, const std::string& sendId, const std::string& given, TimeMs now)
{
    const auto providerId = discreet(given, delivery.stored.draft.values);
    if (auto ended = endAttempt(connection, sendId, "sent", providerId, {}, now); !ended)
        return ended;
    if (auto moved = moveApprovals(connection, delivery, DecisionState::Sent, now); !moved)
        return moved;
    if (auto moved = moveDraft(connection, delivery.stored.draft.summary.id, DraftState::Sent, now); !moved)
        return moved;
    // An order after a survey was not won by it.
    if (!isSurvey(delivery.stored.draft))
        if (auto recorded = recordSent(connection, delivery.stored.draft.cartId, now); !recorded)
            return recorded;
    return appendEntry(connection,
        entryOf(delivery, "send.sent", "send", sendId, Json{ { "decision_id", delivery.decisionId }, { "provider_id", providerId } }), now)
        .and_then([&] { return finishErasure(connection, delivery.stored.subjectId, now); });
}

Result<void> endUnknown(Connection& connection, const Delivery& delivery, const std::string& sendId, const std::string& detail, TimeMs now)
{
    if (auto ended = endAttempt(connection, sendId, "unknown", {}, detail, now); !ended)
        return ended;
    if (auto moved = moveApprovals(connection, delivery, DecisionState::Unknown, now); !moved)
        return moved;
    if (auto moved = moveDraft(connection, delivery.stored.draft.summary.id, DraftState::Unknown, now); !moved)
        return moved;
    return appendEntry(connection, entryOf(delivery, "send.unknown", "send", sendId, Json{ { "decision_id", delivery.decisionId } }), now)
        .and_then([&] { return finishErasure(connection, delivery.stored.subjectId, now); });
}

Result<void> backToPeople(
    Connection& connection, const Delivery& delivery, const std::string& sendId, const Objection& objection, TimeMs now)
{
    Draft draft = delivery.stored.draft;
    auto& summary = draft.summary;
    if (!sendId.empty()) {
        if (auto ended = endAttempt(connection, sendId, "failed", {}, objection.sentence, now); !ended)
            return ended;
        if (auto appended = appendEntry(connection,
                entryOf(
                    delivery, "send.failed", "send", sendId, Json{ { "decision_id", delivery.decisionId }, { "rule", objection.rule } }),
                now);
            !appended)
            return appended;
        if (auto moved = moveApprovals(connection, delivery, DecisionState::Failed, now); !moved)
            return moved;
    }
    const auto erasure = erasureState(connection, delivery.stored.subjectId);
    if (!erasure)
        return tl::unexpected(erasure.error());
    if (*erasure != ErasureState::Known)
        return endForErased(connection, delivery, now);
    if (auto voided = voidApprovals(connection, delivery.shop.id, summary.id, "deliver", objection.rule, now); !voided)
        return voided;
    const auto ended = endedCart(connection, draft.cartId);
    if (!ended)
        return tl::unexpected(ended.error());
    const auto& why = *ended ? (*ended)->why : objection;
    // The states know no way from sending to these ends.
    if (*ended && !mayMove(summary.state, (*ended)->state))
        if (auto moved = moveDraft(connection, summary.id, DraftState::Queued, now); !moved)
            return moved;
    summary.state = *ended ? (*ended)->state : DraftState::Queued;
    summary.whyYours = why.sentence;
    summary.approvalsHave = 0;
    summary.lease.reset();
    summary.checksFailed = failedChecks(draft.checks);
    summary.coldAt = std::max(summary.coldAt, now + leastTimeToDecide);
    summary.updatedAt = now;
    draft.routing.verdict = RouteVerdict::Review;
    draft.routing.rule = why.rule;
    draft.routing.sentence = why.sentence;
    draft.approvals.clear();
    draft.decisionId.clear();
    draft.holdUntil.reset();
    const auto action = "draft." + std::string(word(summary.state));
    draft.lineage.push_back(LineageStep{ now, action, why.sentence });
    if (auto updated = updateDraft(connection, delivery.subject, draft, summary.revision, now); !updated)
        return updated;
    if (!*ended)
        if (auto queued = enqueueJob(connection, NextJob{ "expire", summary.id, summary.coldAt }); !queued)
            return queued;
    return appendEntry(connection, entryOf(delivery, action, "draft", summary.id, Json{ { "rule", why.rule } }), now);
}

Result<void> holdLonger(Connection& connection, const Delivery& delivery, TimeMs until, TimeMs now)
{
    auto held = connection.run("UPDATE decisions SET hold_until = :until WHERE id = :id AND state = 'held'", until, delivery.decisionId);
    if (!held)
        return tl::unexpected(std::move(held.error()));
    if (*held != 1)
        return fail(ErrorCode::Conflict, "the decision is not held any more");
    Draft draft = delivery.stored.draft;
    draft.holdUntil = until;
    draft.lineage.push_back(LineageStep{ now, "send.waits", "Waits for the end of the quiet hours" });
    if (auto updated = updateDraft(connection, delivery.subject, draft, draft.summary.revision, now); !updated)
        return updated;
    if (auto noted = noteChange(connection, "decision", delivery.decisionId, now); !noted)
        return noted;
    return appendEntry(connection, entryOf(delivery, "send.waits", "decision", delivery.decisionId, Json{ { "until", until } }), now);
}

} // namespace countersign
