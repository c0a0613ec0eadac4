#include "services/recovery/deliver/deliverstage.h"

#include "models/domain/ids.h"
#include "services/recovery/deliver/discreet.h"
#include "services/recovery/deliver/recheck.h"
#include "services/recovery/deliver/sendrecord.h"
#include "services/recovery/enrich/enrichstage.h"
#include "services/recovery/ingest/inbox.h"
#include "services/recovery/store/erasure.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr TimeMs unheardPauseMs = 250;

bool mayPass(ErrorCode code)
{
    return code == ErrorCode::Throttled || code == ErrorCode::Unavailable || code == ErrorCode::Timeout || code == ErrorCode::LostAnswer;
}

// A question may be asked again even when its answer was lost.
Error askAgain(Error error)
{
    if (error.code == ErrorCode::LostAnswer)
        error.code = ErrorCode::Unavailable;
    return error;
}

Error discreetly(Error error, const Values& values)
{
    error.detail = discreet(std::move(error.detail), values);
    return error;
}

std::vector<std::string> variantsOf(const Draft& draft)
{
    std::vector<std::string> ids;
    for (const auto& line : draft.lines)
        if (!line.variantId.empty() && std::find(ids.begin(), ids.end(), line.variantId) == ids.end())
            ids.push_back(line.variantId);
    return ids;
}

// The goods the code may take something off; empty when a line's product is unknown, for a list would leave it out.
std::vector<std::string> discountable(const Delivery& delivery)
{
    std::vector<std::string> ids;
    const auto& excluded = delivery.shop.excludedProducts;
    for (const auto& line : delivery.stored.draft.lines)
        if (!line.giftCard && !line.productId.empty() && std::find(excluded.begin(), excluded.end(), line.productId) == excluded.end()
            && std::find(ids.begin(), ids.end(), line.productId) == ids.end())
            ids.push_back(line.productId);
    return ids;
}

} // namespace

DeliverStage::DeliverStage(const RecoveryContext& context, ShopifyAdmin& admin, ConnectorFor connectors, DeliverSettings settings)
    : m_context(context)
    , m_admin(admin)
    , m_connectors(std::move(connectors))
    , m_settings(settings)
{
}

Result<StageOutcome> DeliverStage::run(const Job& job)
{
    bool unheard = false;
    auto loaded = m_context.reads.read<std::optional<Delivery>>([&](Connection& reading) -> Result<std::optional<Delivery>> {
        auto delivery = loadDelivery(reading, m_context.keys.master, job.entity);
        if (!delivery || !*delivery)
            return delivery;
        const auto waiting = anyWaitingSince(reading, (*delivery)->holdUntil);
        if (!waiting)
            return tl::unexpected(waiting.error());
        unheard = *waiting;
        return delivery;
    });
    if (!loaded)
        return tl::unexpected(std::move(loaded.error()));
    if (!*loaded)
        return StageOutcome{};
    auto delivery = std::make_shared<Delivery>(std::move(**loaded));
    const auto now = m_context.clock.now();
    const auto& draft = delivery->stored.draft;
    const bool begun = delivery->send && delivery->send->state == "sending";
    const bool held = delivery->state == DecisionState::Held && draft.summary.state == DraftState::Held;
    if (draft.decisionId != job.entity || (!begun && (delivery->send || !held)))
        return StageOutcome{};
    if (!begun && delivery->holdUntil > now) {
        StageOutcome later;
        later.next.push_back(NextJob{ std::string(name()), job.entity, delivery->holdUntil });
        return later;
    }
    // What the shop said until the hold ended may be the purchase: it is worked in first.
    if (!begun && unheard) {
        StageOutcome later;
        later.next.push_back(NextJob{ std::string(name()), job.entity, now + unheardPauseMs });
        return later;
    }
    if (begun) {
        bool goOn = false;
        auto resumed = resume(job, *delivery, goOn);
        if (!resumed || !goOn)
            return resumed;
        const auto erasure = m_context.reads.read<ErasureState>(
            [&](Connection& reading) { return erasureState(reading, delivery->stored.subjectId); });
        if (!erasure)
            return tl::unexpected(erasure.error());
        if (*erasure != ErasureState::Known)
            return sendBack(delivery, Objection{ "erased", "The customer was erased" });
    }

    const auto* content = contentFor(draft, draft.summary.channel);
    auto rendered
        = content == nullptr ? Result<Rendered>(fail(ErrorCode::NotFound, "no message for the channel")) : render(*content, draft.values);
    auto binding = rendered ? makeBinding(*rendered, Json(draft.offer), draft.values, draft.prompt)
                            : Result<Binding>(tl::unexpected(rendered.error()));
    if (!binding)
        return sendBack(delivery, Objection{ "render", "The message cannot be put together any more" });
    if (auto objection = proofObjection(*delivery, *binding))
        return sendBack(delivery, std::move(*objection));
    auto refreshed = refresh(job, *delivery);
    if (!refreshed)
        return tl::unexpected(std::move(refreshed.error()));
    if (*refreshed)
        return sendBack(delivery, std::move(**refreshed));
    auto look = lastLook(*delivery, m_context.clock.now());
    delivery->stored.draft.checks = std::move(look.checks);
    delivery->laterBrandHits = look.laterBrandHits;
    if (look.objection)
        return sendBack(delivery, std::move(*look.objection));
    if (look.earliest > m_context.clock.now()) {
        StageOutcome wait;
        wait.next.push_back(NextJob{ std::string(name()), job.entity, look.earliest });
        if (!begun)
            wait.write
                = [delivery, until = look.earliest, now](Connection& connection) { return holdLonger(connection, *delivery, until, now); };
        return wait;
    }
    auto made = makeCode(job, *delivery);
    if (!made)
        return tl::unexpected(std::move(made.error()));
    if (*made)
        return sendBack(delivery, std::move(**made));

    const auto sendId = begun ? delivery->send->id : newId(now);
    auto begin = m_context.writer.run([&](Connection& connection) {
        return beginSend(connection, m_context.keys.master, job, *delivery, sendId, binding->payload, m_context.clock.now());
    });
    if (!begin)
        return tl::unexpected(std::move(begin.error()));
    if (!begun)
        delivery->stored.draft.summary.state = DraftState::Sending;
    return call(job, delivery, sendId, rendered->bytes);
}

// An attempt was begun and nobody knows how it ended: the provider is asked first. goOn = it never arrived, so it may be made.
Result<StageOutcome> DeliverStage::resume(const Job& job, Delivery& delivery, bool& goOn)
{
    auto connector = m_connectors(delivery.shop, delivery.secrets);
    const auto& sendId = delivery.send->id;
    // A shop that lost its connector meanwhile can be given one again: until then nobody can be asked.
    auto receipt = connector ? (*connector)->lookUp(sendId) : Result<Receipt>(fail(ErrorCode::Unavailable, connector.error().detail));
    const auto shared = std::make_shared<const Delivery>(delivery);
    if (receipt) {
        StageOutcome sent;
        sent.write = [shared, sendId, providerId = receipt->providerId, now = m_context.clock.now()](
                         Connection& connection) { return endSent(connection, *shared, sendId, providerId, now); };
        return sent;
    }
    if (receipt.error().code == ErrorCode::NotFound) {
        goOn = true;
        return StageOutcome{};
    }
    const auto error = discreetly(std::move(receipt.error()), delivery.stored.draft.values);
    if (job.attempts >= m_settings.attempts)
        return unknown(shared, sendId, error.detail);
    return tl::unexpected(askAgain(error));
}

Result<std::optional<Objection>> DeliverStage::refresh(const Job& job, Delivery& delivery)
{
    auto& draft = delivery.stored.draft;
    const auto& cart = delivery.cart.cart;
    auto& known = draft.customer;
    if (m_context.clock.now() - known.fetchedAt > m_settings.factsGoodForMs) {
        auto fresh = m_admin.facts(delivery.shop, delivery.secrets.accessToken, cart.customerId, variantsOf(draft));
        if (fresh) {
            known = std::move(*fresh);
        } else if (mayPass(fresh.error().code) && job.attempts < m_settings.attempts) {
            return tl::unexpected(askAgain(std::move(fresh.error())));
        } else if (known.note.empty() || !known.variants.empty()) { // a guest's facts bear a note, too: people saw their stock and price
            return std::optional<Objection>(
                Objection{ "not_rechecked", "Stock, price and consent could not be checked again before sending" });
        }
    }
    known.emailConsent = mergedConsent(known.emailConsent, delivery.subject.emailConsent, cart.acceptsEmailMarketing);
    known.smsConsent = mergedConsent(known.smsConsent, delivery.subject.smsConsent, cart.acceptsSmsMarketing);
    return std::optional<Objection>{};
}

Result<std::optional<Objection>> DeliverStage::makeCode(const Job& job, const Delivery& delivery)
{
    const auto& offer = delivery.stored.draft.offer;
    if (offer.code.empty())
        return std::optional<Objection>{};
    DiscountCode code;
    code.title = "Countersign " + offer.code;
    code.code = offer.code;
    code.offer = offer.chosen;
    code.productIds = discountable(delivery);
    code.startsAt = m_context.clock.now();
    code.endsAt = offer.validUntil;
    const auto made = m_admin.createDiscount(delivery.shop, delivery.secrets.accessToken, code);
    // The text comes from the customer's key: one that is taken was made by an earlier attempt.
    if (made || made.error().code == ErrorCode::Conflict)
        return std::optional<Objection>{};
    if (mayPass(made.error().code) && job.attempts < m_settings.attempts)
        return tl::unexpected(askAgain(made.error()));
    return std::optional<Objection>(Objection{ "code_refused", "The shop did not make the discount code" });
}

Result<StageOutcome> DeliverStage::call(
    const Job& job, const std::shared_ptr<const Delivery>& delivery, const std::string& sendId, const std::string& bytes)
{
    auto connector = m_connectors(delivery->shop, delivery->secrets);
    auto receipt = connector ? (*connector)->send(Outgoing{ sendId, delivery->stored.draft.summary.channel, bytes })
                             : Result<Receipt>(tl::unexpected(connector.error()));
    const auto now = m_context.clock.now();
    StageOutcome outcome;
    if (receipt) {
        outcome.write = [delivery, sendId, providerId = receipt->providerId, now](
                            Connection& connection) { return endSent(connection, *delivery, sendId, providerId, now); };
        return outcome;
    }
    const auto error = discreetly(std::move(receipt.error()), delivery->stored.draft.values);
    const auto code = error.code;
    if (code == ErrorCode::LostAnswer || code == ErrorCode::Timeout)
        return unknown(delivery, sendId, error.detail);
    // Definitely not taken: the next try asks the provider first, and looks at everything again.
    if ((code == ErrorCode::Unavailable || code == ErrorCode::Throttled) && job.attempts < m_settings.attempts)
        return tl::unexpected(error);
    const auto unreachable = code == ErrorCode::Unavailable || code == ErrorCode::Throttled;
    const Objection objection{ unreachable ? "provider_unreachable" : "provider_refused",
        unreachable ? "The messaging provider could not be reached" : "The messaging provider refused it: " + error.detail };
    outcome.write = [delivery, sendId, objection, now](
                        Connection& connection) { return backToPeople(connection, *delivery, sendId, objection, now); };
    return outcome;
}

StageOutcome DeliverStage::sendBack(const std::shared_ptr<const Delivery>& delivery, Objection objection) const
{
    StageOutcome outcome;
    outcome.write = [delivery, objection = std::move(objection), now = m_context.clock.now()](Connection& connection) -> Result<void> {
        // Someone may have undone, stopped or erased it meanwhile; then it is theirs.
        auto row = connection.row<std::tuple<std::string>>("SELECT state FROM decisions WHERE id = :id", delivery->decisionId);
        if (!row)
            return tl::unexpected(std::move(row.error()));
        if (!*row || std::get<0>(**row) != word(delivery->state))
            return {};
        return backToPeople(connection, *delivery, delivery->send ? delivery->send->id : std::string(), objection, now);
    };
    return outcome;
}

StageOutcome DeliverStage::unknown(
    const std::shared_ptr<const Delivery>& delivery, const std::string& sendId, const std::string& detail) const
{
    const auto now = m_context.clock.now();
    StageOutcome outcome;
    outcome.write
        = [delivery, sendId, detail, now](Connection& connection) { return endUnknown(connection, *delivery, sendId, detail, now); };
    outcome.next.push_back(NextJob{ "reconcile", delivery->decisionId, now + m_settings.reconcileAfterMs });
    return outcome;
}

} // namespace countersign
