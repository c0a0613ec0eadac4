#include "services/recovery/enrich/enrichstage.h"

#include "services/recovery/record/auditlog.h"
#include "services/recovery/store/consentstore.h"
#include "services/recovery/store/cartstore.h"
#include "services/recovery/store/draftstore.h"
#include "services/recovery/store/shopstore.h"
#include "services/recovery/store/subjectstore.h"

#include <algorithm>

namespace countersign {

struct EnrichStage::Found {
    Draft draft;
    Subject subject;
    Cart cart;
    Shop shop;
    std::string accessToken;
};

namespace {

std::vector<std::string> variantsOf(const Cart& cart)
{
    std::vector<std::string> ids;
    for (const auto& line : cart.lines)
        if (!line.variantId.empty() && std::find(ids.begin(), ids.end(), line.variantId) == ids.end())
            ids.push_back(line.variantId);
    return ids;
}

Json auditData(const CustomerFacts& facts)
{
    const auto known = [&](auto member) {
        return std::count_if(facts.variants.begin(), facts.variants.end(), [&](const VariantFacts& v) { return (v.*member).has_value(); });
    };
    Json data{ { "variants", facts.variants.size() }, { "costs", known(&VariantFacts::cost) },
        { "stocks", known(&VariantFacts::available) }, { "email_consent", word(facts.emailConsent) },
        { "sms_consent", word(facts.smsConsent) } };
    data["orders"] = facts.orders;
    data["complete"] = facts.note.empty();
    return data;
}

Result<void> keepContact(Connection& connection, const Subject& subject, const Cart& cart)
{
    const std::pair<const char*, const std::string*> fields[]
        = { { "email", &cart.email }, { "phone", &cart.phone }, { "first_name", &cart.firstName }, { "last_name", &cart.lastName } };
    for (const auto& [field, value] : fields)
        if (!value->empty())
            if (auto kept = putVault(connection, subject, field, *value); !kept)
                return kept;
    return {};
}

} // namespace

Consent mergedConsent(Consent fetched, Consent stored, std::optional<bool> tickedAtCheckout)
{
    if (stored == Consent::Unsubscribed)
        return stored;
    if (fetched != Consent::Unknown)
        return fetched;
    if (stored != Consent::Unknown || !tickedAtCheckout)
        return stored;
    return *tickedAtCheckout ? Consent::Subscribed : Consent::NotSubscribed;
}

EnrichStage::EnrichStage(const RecoveryContext& context, ShopifyAdmin& admin)
    : m_context(context)
    , m_admin(admin)
{
}

Result<EnrichStage::Found> EnrichStage::find(const std::string& draftId) const
{
    return m_context.reads.read<Found>([&](Connection& connection) -> Result<Found> {
        auto stored = loadDraft(connection, m_context.keys.master, draftId);
        if (!stored)
            return tl::unexpected(std::move(stored.error()));
        auto subject = loadSubject(connection, m_context.keys.master, stored->subjectId);
        if (!subject)
            return tl::unexpected(std::move(subject.error()));
        auto cart = loadCart(connection, m_context.keys.master, stored->draft.cartId);
        if (!cart)
            return tl::unexpected(std::move(cart.error()));
        auto shop = loadShop(connection, stored->draft.summary.shopId);
        if (!shop)
            return tl::unexpected(std::move(shop.error()));
        auto secrets = loadShopSecrets(connection, m_context.keys.master, stored->draft.summary.shopId);
        if (!secrets)
            return tl::unexpected(std::move(secrets.error()));
        if (!*cart || !*shop || !*secrets)
            return fail(ErrorCode::NotFound, "the draft's cart or shop is gone");
        return Found{ std::move(stored->draft), std::move(*subject), std::move((*cart)->cart), std::move(**shop),
            std::move((*secrets)->accessToken) };
    });
}

Result<CustomerFacts> EnrichStage::ask(const Found& found, int attempts)
{
    auto facts = m_admin.facts(found.shop, found.accessToken, found.cart.customerId, variantsOf(found.cart));
    if (facts)
        return facts;
    const auto giveUp = [&](const std::string& why) {
        CustomerFacts unknown;
        unknown.fetchedAt = m_context.clock.now();
        unknown.note = why;
        return unknown;
    };
    switch (facts.error().code) {
    case ErrorCode::Throttled:
        // The shop is there and will answer: waiting is right, and it says how long.
        return attempts >= 10 * attemptsBeforeUnknown ? Result<CustomerFacts>(giveUp("the shop's API throttles")) : facts;
    case ErrorCode::Unavailable:
    case ErrorCode::Timeout:
    case ErrorCode::LostAnswer:
        if (attempts >= attemptsBeforeUnknown)
            return giveUp("the shop's API could not be reached");
        // A read may be asked again, whether its answer was lost or never made.
        return fail(ErrorCode::Unavailable, facts.error().detail, facts.error().retryAfterMs);
    case ErrorCode::Forbidden:
        return giveUp("the shop's API refused the access token");
    case ErrorCode::InvalidInput:
    case ErrorCode::TooLarge:
        return giveUp("the shop's API refused the question");
    case ErrorCode::Unauthenticated:
    case ErrorCode::NotFound:
    case ErrorCode::Conflict:
    case ErrorCode::PreconditionFailed:
    case ErrorCode::Unprocessable:
    case ErrorCode::Cancelled:
    case ErrorCode::Storage:
    case ErrorCode::Damaged:
    case ErrorCode::TooNew:
    case ErrorCode::Internal:
        return facts;
    }
    return facts;
}

Draft EnrichStage::enriched(const Found& found, const CustomerFacts& facts, const Subject& subject, TimeMs now)
{
    Draft draft = found.draft;
    draft.customer = facts;
    draft.customer.emailConsent = mergedConsent(facts.emailConsent, subject.emailConsent, found.cart.acceptsEmailMarketing);
    draft.customer.smsConsent = mergedConsent(facts.smsConsent, subject.smsConsent, found.cart.acceptsSmsMarketing);
    draft.lineage.push_back(LineageStep{ now, "draft.enriched",
        draft.customer.note.empty() ? "Looked up customer, stock and cost at the shop" : "Looked up at the shop: " + draft.customer.note });
    return draft;
}

Result<StageOutcome> EnrichStage::run(const Job& job)
{
    auto found = find(job.entity);
    if (!found)
        // Erased or gone meanwhile: there is nothing left to do for it.
        return found.error().code == ErrorCode::NotFound ? Result<StageOutcome>(StageOutcome{}) : tl::unexpected(std::move(found.error()));
    if (found->draft.summary.state != DraftState::Composing)
        return StageOutcome{};
    auto facts = ask(*found, job.attempts);
    if (!facts)
        return tl::unexpected(std::move(facts.error()));

    StageOutcome outcome;
    outcome.next.push_back(NextJob{ "diagnose", job.entity, m_context.clock.now() });
    const TimeMs now = m_context.clock.now();
    const auto before = std::make_shared<const Found>(std::move(*found));
    const auto likely = std::make_shared<const Draft>(enriched(*before, *facts, before->subject, now));
    const auto texts = std::make_shared<const DraftTexts>(draftTexts(before->subject, *likely, now, false));
    outcome.write = [this, before, likely, texts, facts = std::move(*facts), now](Connection& connection) -> Result<void> {
        // Consent may have changed while the shop was asked: what the database says now counts.
        const auto subject = loadSubject(connection, m_context.keys.master, before->subject.id);
        if (!subject)
            return tl::unexpected(subject.error());
        const bool asRead
            = subject->emailConsent == before->subject.emailConsent && subject->smsConsent == before->subject.smsConsent;
        const Draft draft = asRead ? *likely : enriched(*before, facts, *subject, now);
        if (auto updated = updateDraft(connection, *subject, draft, draft.summary.revision, now, asRead ? texts.get() : nullptr); !updated)
            return updated;
        if (auto kept = keepContact(connection, *subject, before->cart); !kept)
            return kept;
        for (const auto& [channel, consent] :
            { std::pair("email", draft.customer.emailConsent), std::pair("sms", draft.customer.smsConsent) })
            if (auto noted = noteConsent(connection, subject->id, channel, consent, "enrich", now, now); !noted)
                return noted;
        AuditEntry entry;
        entry.actorKind = "service";
        entry.actor = "enrich";
        entry.action = "draft.enriched";
        entry.shopId = draft.summary.shopId;
        entry.subjectKind = "draft";
        entry.subject = draft.summary.id;
        entry.draftId = draft.summary.id;
        entry.data = auditData(draft.customer);
        return appendEntry(connection, std::move(entry), now);
    };
    return outcome;
}

} // namespace countersign
