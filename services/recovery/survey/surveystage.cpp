#include "services/recovery/survey/surveystage.h"

#include "models/domain/digest.h"
#include "models/domain/ids.h"
#include "models/domain/text.h"
#include "services/recovery/check/audience.h"
#include "services/recovery/check/checkstep.h"
#include "services/recovery/measure/outcomes.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/record/serviceentry.h"
#include "services/recovery/store/cartstore.h"
#include "services/recovery/store/draftstore.h"
#include "services/recovery/store/shopstore.h"
#include "services/recovery/survey/surveydraft.h"
#include "services/recovery/survey/surveystore.h"

#include <algorithm>
#include <memory>
#include <optional>

namespace countersign {

// What the cart's survey comes to: a draft to make, another time to look, or a reason why nobody is asked (empty: nothing to say).
struct SurveyStage::Found {
    struct Wanted {
        StoredCart cart;
        StoredDraft recovery;
        Shop shop;
        Policy policy;
        Channel channel = Channel::Email;
    };
    std::optional<Wanted> wanted;
    std::optional<TimeMs> later;
    std::string why;
    std::string shopId;
};

namespace {

constexpr std::size_t tokenBytes = 16;

enum class RecoveryPart { OnItsWay, Over, None };

// Whether the recovery of the cart is still going on, is over without an order, or never was one that a survey could follow.
RecoveryPart recoveryPart(DraftState state)
{
    switch (state) {
    case DraftState::Composing:
    case DraftState::Queued:
    case DraftState::Returned:
    case DraftState::Approved:
    case DraftState::Held:
    case DraftState::Sending:
        return RecoveryPart::OnItsWay;
    case DraftState::Sent:
    case DraftState::Unknown:
    case DraftState::Rejected:
    case DraftState::Expired:
        return RecoveryPart::Over;
    case DraftState::Superseded:
    case DraftState::Converted:
    case DraftState::Suppressed:
    case DraftState::Holdout:
    case DraftState::Shadow:
        return RecoveryPart::None;
    }
    return RecoveryPart::None;
}

Result<bool> anyRow(Result<std::optional<std::tuple<std::int64_t>>> row)
{
    if (!row)
        return tl::unexpected(std::move(row.error()));
    return row->has_value();
}

Result<TimeMs> lastContact(Connection& reading, const StoredDraft& recovery)
{
    const auto row = reading.row<std::tuple<std::optional<std::int64_t>>>(
        "SELECT MAX(COALESCE(finished_at, started_at)) FROM sends WHERE draft_id = :draft", recovery.draft.summary.id);
    if (!row)
        return tl::unexpected(row.error());
    const TimeMs sent = *row ? std::get<0>(**row).value_or(0) : 0;
    return std::max(recovery.draft.abandonedAt, sent);
}

// A survey needs a clear yes; an unknown consent may be enough for a person to decide on a message about goods, not for a question.
std::optional<Channel> surveyChannel(const StoredDraft& recovery, const Cart& cart, const Shop& shop, const SurveyRules& rules)
{
    const auto& customer = recovery.draft.customer;
    const auto& subject = *recovery.subject;
    if (rules.channels.contains(Channel::Email) && looksLikeEmail(cart.email) && !shop.senderAddress.empty()
        && effectiveConsent(subject.emailConsent, customer.emailConsent) == Consent::Subscribed)
        return Channel::Email;
    if (rules.channels.contains(Channel::Sms) && isE164(cart.phone) && !shop.smsSender.empty()
        && effectiveConsent(subject.smsConsent, customer.smsConsent) == Consent::Subscribed)
        return Channel::Sms;
    return std::nullopt;
}

// Why this customer is not asked; empty: they may be.
Result<std::string> objection(Connection& reading, const SealKey& master, const StoredCart& cart, const StoredDraft& recovery,
    const Policy& policy, TimeMs now)
{
    const auto& subject = *recovery.subject;
    if (subject.arm == word(Arm::Holdout)
        || (subject.arm != word(Arm::Treated) && holdoutPlace(master, subject.id) < policy.holdoutBp))
        return std::string("holdout");
    if (!policy.survey.languages.contains(recovery.draft.summary.language))
        return std::string("language");
    const auto asked = anyRow(reading.row<std::tuple<std::int64_t>>(
        "SELECT 1 FROM surveys WHERE subject_id = :subject AND made_at > :since LIMIT 1", subject.id, now - policy.survey.pauseMs));
    if (!asked)
        return tl::unexpected(asked.error());
    if (*asked)
        return std::string("asked_before");
    const auto bought = anyRow(reading.row<std::tuple<std::int64_t>>(
        "SELECT 1 FROM carts WHERE shop_id = :shop AND customer_lookup = :lookup AND customer_lookup <> '' AND converted_at >= :since LIMIT 1",
        cart.cart.shopId, cart.customerLookup, recovery.draft.abandonedAt));
    if (!bought)
        return tl::unexpected(bought.error());
    return *bought ? std::string("bought") : std::string();
}

AuditEntry cartEntry(const std::string& shopId, const std::string& cartId, const std::string& draftId, const char* action, Json data)
{
    return serviceEntry("survey", action, shopId, "cart", cartId, draftId, std::move(data));
}

// From here on the survey is the cart's draft in force: what ends the cart's story ends it as well.
Result<void> takeOver(Connection& connection, const StoredCart& cart, const std::string& draftId)
{
    const auto changed = connection.run("UPDATE carts SET draft_id = :draft WHERE id = :id AND state = 'abandoned' AND draft_id = :before",
        draftId, cart.id, cart.draftId);
    if (!changed)
        return tl::unexpected(changed.error());
    if (*changed != 1)
        return fail(ErrorCode::Conflict, "the cart changed meanwhile");
    return {};
}

} // namespace

Result<SurveyStage::Found> SurveyStage::look(Connection& reading, const std::string& cartId, TimeMs now)
{
    const auto& master = m_context.keys.master;
    auto cart = loadCart(reading, master, cartId);
    if (!cart && cart.error().code == ErrorCode::NotFound) // its customer was erased
        return Found{};
    if (!cart)
        return tl::unexpected(std::move(cart.error()));
    const auto policy = m_policies.current(reading);
    if (!policy)
        return tl::unexpected(policy.error());
    if (!*cart || (*cart)->state != CartState::Abandoned || (*cart)->draftId.empty() || !(*policy)->survey.enabled)
        return Found{};
    auto shop = loadShop(reading, (*cart)->cart.shopId);
    if (!shop)
        return tl::unexpected(std::move(shop.error()));
    auto recovery = loadDraft(reading, master, (*cart)->draftId);
    if (!recovery && recovery.error().code != ErrorCode::NotFound)
        return tl::unexpected(std::move(recovery.error()));
    if (!*shop || !recovery || !recovery->subject || isSurvey(recovery->draft))
        return Found{};
    const auto& rules = (*policy)->survey;
    Found found;
    found.shopId = (*shop)->id;
    switch (recoveryPart(recovery->draft.summary.state)) {
    case RecoveryPart::None:
        return Found{};
    case RecoveryPart::OnItsWay:
        found.later = now + std::clamp<TimeMs>(rules.waitMs, secondMs, hourMs);
        return found;
    case RecoveryPart::Over:
        break;
    }
    const auto contact = lastContact(reading, *recovery);
    if (!contact)
        return tl::unexpected(contact.error());
    if (const auto due = *contact + rules.waitMs; due > now) {
        found.later = due;
        return found;
    }
    auto why = objection(reading, master, **cart, *recovery, **policy, now);
    if (!why)
        return tl::unexpected(std::move(why.error()));
    found.why = std::move(*why);
    if (!found.why.empty())
        return found;
    const auto channel = surveyChannel(*recovery, (*cart)->cart, **shop, rules);
    if (!channel) {
        found.why = "consent";
        return found;
    }
    found.wanted = Found::Wanted{ std::move(**cart), std::move(*recovery), std::move(**shop), **policy, *channel };
    return found;
}

Result<StageOutcome> SurveyStage::run(const Job& job)
{
    const auto now = m_context.clock.now();
    auto found = m_context.reads.read<Found>([&](Connection& reading) { return look(reading, job.entity, now); });
    if (!found)
        return tl::unexpected(std::move(found.error()));
    StageOutcome outcome;
    if (found->later) {
        outcome.next.push_back(NextJob{ std::string(name()), job.entity, *found->later });
        return outcome;
    }
    if (!found->why.empty()) {
        outcome.write = [entry = cartEntry(found->shopId, job.entity, {}, "survey.skipped", Json{ { "why", found->why } }), now](
                            Connection& connection) { return appendEntry(connection, entry, now); };
        return outcome;
    }
    if (!found->wanted)
        return outcome;
    const auto wanted = std::make_shared<const Found::Wanted>(std::move(*found->wanted));
    const auto token = hex(SealKey::random().bytes().substr(0, tokenBytes));
    const auto& subject = *wanted->recovery.subject;
    const auto draft = std::make_shared<const Draft>(surveyDraft(
        SurveyDraftInput{ wanted->recovery.draft, subject, wanted->shop, wanted->policy, wanted->channel, token }, newId(now), now));
    outcome.next.push_back(NextJob{ "compose", draft->summary.id, now });
    outcome.write = [wanted, draft, hash = surveyTokenHash(token), now](Connection& connection) -> Result<void> {
        const auto& id = draft->summary.id;
        if (auto taken = takeOver(connection, wanted->cart, id); !taken)
            return taken;
        if (auto inserted = insertDraft(connection, *wanted->recovery.subject, *draft, now); !inserted)
            return inserted;
        if (auto kept = insertSurvey(connection, *draft, wanted->recovery.subjectId, hash, now + wanted->policy.survey.openMs, now); !kept)
            return kept;
        return appendEntry(connection,
            cartEntry(draft->summary.shopId, draft->cartId, id, "survey.begun",
                Json{ { "after", wanted->recovery.draft.summary.id }, { "channel", word(wanted->channel) },
                    { "language", draft->summary.language }, { "policy_version", wanted->policy.version } }),
            now);
    };
    return outcome;
}

} // namespace countersign
