#include "services/recovery/abandon/abandonstage.h"

#include "models/domain/ids.h"
#include "models/domain/text.h"
#include "services/recovery/abandon/firstdraft.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/record/serviceentry.h"
#include "services/recovery/store/cartstore.h"
#include "services/recovery/store/draftstore.h"
#include "services/recovery/store/shopstore.h"
#include "services/recovery/store/subjectstore.h"

#include <algorithm>
#include <memory>
#include <tuple>

namespace countersign {

namespace {

struct Found {
    StoredCart stored;
    Shop shop;
    Policy policy;
    TimeMs touchedAt = 0; // last sign of life, by whichever clock says earlier: ours or the platform's
    std::string draftState; // of the cart's draft in force; empty when it has none
    bool sentBefore = false; // a recovery message left, whatever became the cart's draft after it
};

Result<std::optional<Found>> find(Connection& reading, const SealKey& master, PolicyCache& policies, const std::string& cartId)
{
    auto stored = loadCart(reading, master, cartId);
    if (!stored)
        return tl::unexpected(std::move(stored.error()));
    if (!*stored || (*stored)->state != CartState::Active)
        return std::optional<Found>{};
    auto shop = loadShop(reading, (*stored)->cart.shopId);
    if (!shop)
        return tl::unexpected(std::move(shop.error()));
    if (!*shop)
        return fail(ErrorCode::NotFound, "the cart's shop is not connected any more");
    const auto policy = policies.current(reading);
    if (!policy) {
        if (policy.error().code == ErrorCode::NotFound)
            return fail(ErrorCode::Unavailable, "no policy is in force yet", minuteMs);
        return tl::unexpected(policy.error());
    }
    auto touched
        = reading.row<std::tuple<std::int64_t, std::int64_t>>("SELECT updated_at, source_updated_at FROM carts WHERE id = :id", cartId);
    if (!touched)
        return tl::unexpected(std::move(touched.error()));
    auto sent = reading.row<std::tuple<std::int64_t>>("SELECT 1 FROM outcomes WHERE cart_id = :id AND sent_at IS NOT NULL", cartId);
    if (!sent)
        return tl::unexpected(std::move(sent.error()));
    Found found{ std::move(**stored), std::move(**shop), **policy, 0, {}, sent->has_value() };
    if (*touched)
        found.touchedAt = std::min(std::get<0>(**touched), std::get<1>(**touched));
    if (!found.stored.draftId.empty()) {
        auto draft = reading.row<std::tuple<std::string>>("SELECT state FROM drafts WHERE id = :id", found.stored.draftId);
        if (!draft)
            return tl::unexpected(std::move(draft.error()));
        if (*draft)
            found.draftState = std::get<0>(**draft);
    }
    return std::optional<Found>{ std::move(found) };
}

// A cart that was written about, or is about to be, is not written about again.
bool alreadyMessaged(const std::string& draftState)
{
    const auto state = fromWord<DraftState>(draftState);
    return state
        && (*state == DraftState::Approved || *state == DraftState::Held || *state == DraftState::Sending || *state == DraftState::Sent
            || *state == DraftState::Unknown);
}

Result<void> markAbandoned(Connection& connection, const std::string& cartId, const std::string& draftId, TimeMs now)
{
    auto changed
        = connection.run("UPDATE carts SET state = 'abandoned', abandoned_at = :now, draft_id = COALESCE(NULLIF(:draft, ''), draft_id) "
                         "WHERE id = :id AND state = 'active'",
            now, draftId, cartId);
    if (!changed)
        return tl::unexpected(std::move(changed.error()));
    if (*changed != 1)
        return fail(ErrorCode::Conflict, "the cart changed meanwhile");
    return {};
}

AuditEntry entryOf(const StoredCart& stored, const std::string& action, const std::string& draftId, Json data)
{
    return serviceEntry("abandon", action, stored.cart.shopId, "cart", stored.id, draftId, std::move(data));
}

// Abandoned, counted, but nobody to write to or nothing to write about.
StageOutcome withoutDraft(StoredCart stored, std::string action, std::string why, TimeMs now)
{
    StageOutcome outcome;
    outcome.write
        = [stored = std::move(stored), action = std::move(action), why = std::move(why), now](Connection& connection) -> Result<void> {
        if (auto marked = markAbandoned(connection, stored.id, {}, now); !marked)
            return marked;
        Json data = Json::object();
        data["why"] = why;
        return appendEntry(connection, entryOf(stored, action, {}, std::move(data)), now);
    };
    return outcome;
}

// When to look whether the customer is to be asked why. Only begun where the policy asks, so that no other cart carries a job for it.
void askLater(StageOutcome& outcome, const Policy& policy, const std::string& cartId, TimeMs now)
{
    if (policy.survey.enabled)
        outcome.next.push_back(NextJob{ "survey", cartId, now + policy.survey.waitMs });
}

Result<void> supersede(Connection& connection, const StoredCart& stored, const std::string& newDraft, TimeMs now)
{
    if (stored.draftId.empty())
        return {};
    auto state = connection.row<std::tuple<std::string>>("SELECT state FROM drafts WHERE id = :id", stored.draftId);
    if (!state)
        return tl::unexpected(std::move(state.error()));
    const auto from = *state ? fromWord<DraftState>(std::get<0>(**state)) : std::nullopt;
    if (!from || !mayMove(*from, DraftState::Superseded) || *from == DraftState::Superseded)
        return {};
    if (auto moved = moveDraft(connection, stored.draftId, DraftState::Superseded, now); !moved)
        return moved;
    auto entry = entryOf(stored, "draft.superseded", stored.draftId, Json{ { "by", newDraft } });
    entry.subjectKind = "draft";
    entry.subject = stored.draftId;
    return appendEntry(connection, std::move(entry), now);
}

Result<void> keepPersonalData(Connection& connection, const Subject& subject, const Cart& cart)
{
    for (const auto& [field, value] : { std::pair<const char*, const std::string&>{ "email", cart.email }, { "phone", cart.phone },
             { "first_name", cart.firstName }, { "last_name", cart.lastName } })
        if (!value.empty())
            if (auto put = putVault(connection, subject, field, value); !put)
                return put;
    return {};
}

Result<void> beginDraft(Connection& connection, const SealKey& master, const Found& found, const std::string& draftId, TimeMs now)
{
    const auto& stored = found.stored;
    const auto lookup = stored.customerLookup.empty() ? customerLookup(master, stored.cart) : stored.customerLookup;
    auto subject = findOrMakeSubject(connection, master, found.shop.id, lookup, now);
    if (!subject)
        return tl::unexpected(std::move(subject.error()));
    if (auto kept = keepPersonalData(connection, *subject, stored.cart); !kept)
        return kept;
    if (auto superseded = supersede(connection, stored, draftId, now); !superseded)
        return superseded;
    if (auto marked = markAbandoned(connection, stored.id, draftId, now); !marked)
        return marked;
    Draft draft = firstDraft(draftId, stored, *subject, found.shop, found.policy, now);
    draft.lineage.push_back(LineageStep{ now, "cart.abandoned",
        "The cart was left for " + std::to_string(std::max<TimeMs>(0, now - found.touchedAt) / minuteMs) + " minutes" });
    if (auto inserted = insertDraft(connection, *subject, draft, now); !inserted)
        return inserted;
    return appendEntry(connection,
        entryOf(stored, "cart.abandoned", draftId,
            Json{ { "value_minor", stored.cart.total.minor }, { "currency", stored.cart.total.currency },
                { "step", word(stored.cart.step) }, { "lines", stored.cart.lines.size() }, { "policy_version", found.policy.version } }),
        now);
}

} // namespace

Result<StageOutcome> AbandonStage::run(const Job& job)
{
    const auto now = m_context.clock.now();
    auto found = m_context.reads.read<std::optional<Found>>(
        [&](Connection& reading) { return find(reading, m_context.keys.master, m_policies, job.entity); });
    if (!found)
        return tl::unexpected(std::move(found.error()));
    if (!*found)
        return StageOutcome{};
    auto& cart = **found;
    if (const auto idleAt = cart.touchedAt + cart.policy.idleMs; idleAt > now) {
        StageOutcome later;
        later.next.push_back(NextJob{ "abandon", job.entity, idleAt });
        return later;
    }
    if (cart.stored.cart.lines.empty())
        return withoutDraft(std::move(cart.stored), "cart.empty", "empty", now);
    if (!isReachable(cart.stored.cart))
        return withoutDraft(std::move(cart.stored), "cart.unreachable", "unreachable", now);
    if (cart.sentBefore || alreadyMessaged(cart.draftState)) {
        auto outcome = withoutDraft(std::move(cart.stored), "cart.abandoned", "already_messaged", now);
        askLater(outcome, cart.policy, job.entity, now);
        return outcome;
    }

    const auto draftId = newId(now);
    StageOutcome outcome;
    askLater(outcome, cart.policy, job.entity, now);
    outcome.write = [shared = std::make_shared<Found>(std::move(cart)), draftId, now, &master = m_context.keys.master](
                        Connection& connection) { return beginDraft(connection, master, *shared, draftId, now); };
    outcome.next.push_back(NextJob{ "enrich", draftId, now });
    return outcome;
}

} // namespace countersign
