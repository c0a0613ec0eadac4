#include "services/recovery/ingest/eventfold.h"

#include "models/domain/ids.h"
#include "models/domain/policy.h"
#include "services/base/dropcount.h"
#include "services/recovery/ingest/shopifyreader.h"
#include "services/recovery/store/cartstore.h"
#include "services/recovery/store/policystore.h"
#include "services/recovery/store/shopstore.h"

namespace countersign {

namespace {

constexpr JsonLimits limits{ .maxBytes = 256 * 1024, .maxDepth = 32, .maxKeys = 1000, .maxString = 64 * 1024 };

Result<void> linkCart(Connection& connection, const KeptEvent& kept, const std::string& cartId)
{
    if (cartId.empty())
        return {};
    return dropCount(connection.run("INSERT INTO event_carts(cart_id, seq) VALUES(:cart, :seq) ON CONFLICT DO NOTHING", cartId, kept.seq));
}

Result<void> emptyBody(Connection& connection, const KeptEvent& kept)
{
    return dropCount(connection.run("UPDATE events SET body = '' WHERE seq = :seq", kept.seq));
}

Result<FoldEffect> noEffect(Result<void> done)
{
    if (!done)
        return tl::unexpected(std::move(done.error()));
    return FoldEffect{};
}

Result<bool> isRedacted(Connection& connection, const std::string& shopId)
{
    const auto state = connection.row<std::tuple<std::string>>("SELECT state FROM shops WHERE id = :id", shopId);
    if (!state)
        return tl::unexpected(state.error());
    return *state && std::get<0>(**state) == "redacted";
}

} // namespace

Result<Json> parseWebhook(std::string_view body)
{
    return parseJsonMembers(body, limits, ShopifyReader::members());
}

EventFold::EventFold(const SealKey& master)
    : m_master(master)
    , m_intakeKey(master.derive("events"))
    , m_carts(m_intakeKey)
    , m_customers(master)
{
}

std::vector<std::string> EventFold::lookups(const std::string& shopId, const ShopEvent& event) const
{
    if (const auto* order = std::get_if<OrderSeen>(&event))
        return m_customers.lookups(shopId, order->customerId, order->email, order->phone);
    if (const auto* consent = std::get_if<ConsentSeen>(&event))
        return m_customers.lookups(shopId, consent->customerId, consent->email, consent->phone);
    if (const auto* fact = std::get_if<FactSeen>(&event))
        return m_customers.lookups(shopId, fact->customerId, "", "");
    if (const auto* ask = std::get_if<PrivacySeen>(&event))
        return m_customers.lookups(shopId, ask->customerId, ask->email, ask->phone);
    return {};
}

Result<ReadEvent> EventFold::read(Connection& reading, KeptEvent kept) const
{
    ReadEvent read;
    if (kept.body.empty()) { // erased before its turn
        read.kept = std::move(kept);
        read.event = FactSeen{};
        return read;
    }
    const auto shop = loadShop(reading, kept.shopId);
    if (!shop)
        return tl::unexpected(shop.error());
    if (!*shop)
        return fail(ErrorCode::NotFound, "the event's shop is not known any more");
    const auto opened = m_intakeKey.open(kept.body, kept.id);
    if (!opened)
        return tl::unexpected(opened.error());
    const auto body = parseWebhook(*opened);
    if (!body)
        return tl::unexpected(body.error());
    auto event = ShopifyReader::read(**shop, kept.topic, *body);
    if (!event)
        return tl::unexpected(std::move(event.error()));
    read.newCartId = newId(kept.receivedAt);
    read.lookups = lookups(kept.shopId, *event);
    if (auto* seen = std::get_if<CartSeen>(&*event)) {
        read.cart.newCartId = read.newCartId;
        read.cart.lookup = customerLookup(m_master, seen->cart);
        read.cart.sealedNew = m_intakeKey.seal(Json(seen->cart).dump(), read.newCartId);
        read.cart.seen = std::move(*seen);
    }
    read.kept = std::move(kept);
    read.kept.body.clear();
    read.event = std::move(*event);
    return read;
}

Result<TimeMs> EventFold::idleMs(Connection& connection)
{
    const auto row = connection.row<std::tuple<std::int64_t>>("SELECT COALESCE(MAX(version), 0) FROM policies");
    if (!row)
        return tl::unexpected(row.error());
    const std::int64_t version = *row ? std::get<0>(**row) : 0;
    if (version == m_policyVersion)
        return m_idleMs;
    const auto policy = version == 0 ? Result<Policy>(Policy()) : policyVersion(connection, version);
    if (!policy)
        return tl::unexpected(policy.error());
    m_policyVersion = version;
    m_idleMs = policy->idleMs;
    return m_idleMs;
}

Result<FoldEffect> EventFold::applyCart(Connection& connection, const ReadEvent& read)
{
    const Cart& cart = read.cart.seen.cart;
    const auto known = m_carts.find(connection, read.kept.shopId, cart.token, cart.cartToken);
    if (!known)
        return tl::unexpected(known.error());
    if (auto linked = linkCart(connection, read.kept, CartKeeper::cartIdFor(*known, read.newCartId, read.cart.seen.isCheckout)); !linked)
        return tl::unexpected(std::move(linked.error()));
    const auto idle = idleMs(connection);
    if (!idle)
        return tl::unexpected(idle.error());
    if (auto seen = m_carts.see(connection, *known, read.cart, *idle, read.kept.receivedAt); !seen)
        return tl::unexpected(std::move(seen.error()));
    return FoldEffect{ .dueNow = cart.updatedAt + *idle <= read.kept.receivedAt };
}

Result<void> EventFold::applyGone(Connection& connection, const ReadEvent& read, const CartGone& gone) const
{
    const auto known = m_carts.find(connection, read.kept.shopId, gone.token.empty() ? gone.cartToken : gone.token, gone.cartToken);
    if (!known)
        return tl::unexpected(known.error());
    const bool any = known->own || !known->others.empty();
    if (auto linked = linkCart(connection, read.kept, any ? CartKeeper::cartIdFor(*known, "", false) : ""); !linked)
        return linked;
    return m_carts.remove(connection, *known, read.kept.shopId, read.kept.triggeredAt, read.kept.receivedAt);
}

Result<void> EventFold::applyOrder(Connection& connection, const ReadEvent& read, const OrderSeen& order) const
{
    const std::string& token = order.checkoutToken.empty() ? order.cartToken : order.checkoutToken;
    const auto known = token.empty() ? Result<CartKeeper::Known>(CartKeeper::Known())
                                     : m_carts.find(connection, read.kept.shopId, token, order.cartToken);
    if (!known)
        return tl::unexpected(known.error());
    const bool any = known->own || !known->others.empty();
    const std::string cartId = known->own ? known->own->id : any ? known->others.front().id : token.empty() ? "" : read.newCartId;
    if (auto linked = linkCart(connection, read.kept, cartId); !linked)
        return linked;
    return m_carts.see(connection, *known, read.kept.shopId, order, read.newCartId, read.lookups.empty() ? "" : read.lookups.front(),
        read.kept.receivedAt);
}

// What asks for erasure names the person itself: its body goes with the rest.
Result<FoldEffect> EventFold::applyPrivacy(Connection& connection, const ReadEvent& read, PrivacyAsk ask) const
{
    const auto& kept = read.kept;
    switch (ask) {
    case PrivacyAsk::ReportCustomer:
        return noEffect(m_customers.noteRequest(connection, kept.shopId, kept.id, kept.receivedAt));
    case PrivacyAsk::EraseCustomer:
        return noEffect(m_customers.eraseCustomer(connection, kept.shopId, read.lookups, kept.receivedAt).and_then([&] {
            return emptyBody(connection, kept);
        }));
    case PrivacyAsk::EraseShop:
        return noEffect(m_customers.eraseShop(connection, kept.shopId, kept.receivedAt).and_then([&] {
            return emptyBody(connection, kept);
        })).map([](FoldEffect effect) {
            effect.shopErased = true;
            effect.dueNow = true;
            return effect;
        });
    }
    return FoldEffect{};
}

Result<FoldEffect> EventFold::apply(Connection& connection, const ReadEvent& read)
{
    if (const auto* ask = std::get_if<PrivacySeen>(&read.event))
        return applyPrivacy(connection, read, ask->ask);
    // Let in while the shop's erasure still waited: nothing of it is kept.
    const auto redacted = isRedacted(connection, read.kept.shopId);
    if (!redacted)
        return tl::unexpected(redacted.error());
    if (*redacted)
        return noEffect(emptyBody(connection, read.kept));
    if (std::holds_alternative<CartSeen>(read.event))
        return applyCart(connection, read);
    if (const auto* gone = std::get_if<CartGone>(&read.event))
        return noEffect(applyGone(connection, read, *gone));
    if (const auto* order = std::get_if<OrderSeen>(&read.event))
        return noEffect(applyOrder(connection, read, *order));
    if (const auto* consent = std::get_if<ConsentSeen>(&read.event))
        return noEffect(m_customers.see(
            connection, read.kept.shopId, *consent, read.lookups, read.kept.topic, read.kept.triggeredAt, read.kept.receivedAt));
    return FoldEffect{};
}

} // namespace countersign
