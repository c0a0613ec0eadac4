#include "services/recovery/ingest/cartkeeper.h"

#include "models/domain/draft.h"
#include "services/base/dropcount.h"
#include "services/recovery/ingest/draftstop.h"
#include "services/recovery/jobs/stage.h"
#include "services/recovery/measure/outcomes.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/record/serviceentry.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr TimeMs visitGapMs = 10 * minuteMs;

Result<void> record(Connection& connection, std::string action, const std::string& shopId, const std::string& cartId,
    const std::string& draftId, Json data, TimeMs now)
{
    return appendEntry(connection, serviceEntry("ingest", std::move(action), shopId, "cart", cartId, draftId, std::move(data)), now);
}

// A platform's clock ahead of ours must not put the timer off.
Result<void> startTimer(Connection& connection, const std::string& cartId, const Cart& cart, TimeMs idleMs, TimeMs now)
{
    if (cart.lines.empty())
        return cancelJob(connection, "abandon", cartId);
    return enqueueJob(connection, NextJob{ "abandon", cartId, std::min(cart.updatedAt, now) + idleMs });
}

std::string sealedCart(const SealKey& key, const Cart& cart, const std::string& cartId)
{
    return key.seal(Json(cart).dump(), cartId);
}

using RowTuple
    = std::tuple<std::string, std::string, std::string, std::string, std::int64_t, std::int64_t, std::string, std::optional<std::string>>;

} // namespace

struct CartKeeper::Bought {
    std::string orderId; // empty while only the checkout says so
    Money total;
    TimeMs at = 0;
    bool test = false;
};

CartKeeper::CartKeeper(const SealKey& intakeKey)
    : m_intakeKey(intakeKey)
{
}

Result<CartKeeper::Known> CartKeeper::find(
    Connection& connection, const std::string& shopId, const std::string& token, const std::string& cartToken) const
{
    auto rows = connection.rows<RowTuple>("SELECT id, token, cart_token, state, source_updated_at, visits, sealed, draft_id FROM carts "
                                          "WHERE shop_id = :shop AND token = :token "
                                          "UNION ALL "
                                          "SELECT id, token, cart_token, state, source_updated_at, visits, sealed, draft_id FROM carts "
                                          "WHERE shop_id = :shop2 AND cart_token = :cart AND cart_token <> '' AND token <> :token2",
        shopId, token, shopId, cartToken, token);
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    Known known;
    for (auto& [id, rowToken, rowCartToken, state, updatedAt, visits, sealed, draftId] : *rows) {
        const auto parsed = fromWord<CartState>(state);
        if (!parsed)
            return fail(ErrorCode::Damaged, "cart with an unknown state");
        CartRow row{ std::move(id), std::move(rowToken), std::move(rowCartToken), *parsed, updatedAt, visits, std::move(sealed),
            draftId.value_or(std::string()) };
        if (row.token == token && !known.own)
            known.own = std::move(row);
        else
            known.others.push_back(std::move(row));
    }
    // Live ones first, then the newest: what is done to "the other" is done to the one the shopper is using.
    std::sort(known.others.begin(), known.others.end(), [](const CartRow& a, const CartRow& b) {
        const bool aLive = a.state == CartState::Active || a.state == CartState::Abandoned;
        const bool bLive = b.state == CartState::Active || b.state == CartState::Abandoned;
        return aLive != bLive ? aLive : a.sourceUpdatedAt > b.sourceUpdatedAt;
    });
    return known;
}

std::string CartKeeper::cartIdFor(const Known& known, const std::string& newCartId, bool isCheckout)
{
    if (known.own)
        return known.own->id;
    if (known.others.empty() || (isCheckout && known.others.front().state == CartState::Converted))
        return newCartId;
    return known.others.front().id;
}

Result<void> CartKeeper::see(Connection& connection, const Known& known, const SeenCart& cart, TimeMs idleMs, TimeMs now) const
{
    const Cart& seen = cart.seen.cart;
    const bool bought = seen.completedAt.has_value();
    const Bought purchase{ "", seen.total, seen.completedAt.value_or(now), false };
    if (known.own) {
        // Another row of the same shopper action is out of date once the checkout itself is known.
        for (const auto& other : known.others)
            if (cart.seen.isCheckout && other.state != CartState::Converted && other.state != CartState::Deleted)
                if (auto retired = retire(connection, other, seen.shopId, seen.updatedAt, now); !retired)
                    return retired;
        if (known.own->state == CartState::Converted)
            return {};
        if (bought)
            return convert(connection, *known.own, seen.shopId, purchase, now);
        return seen.updatedAt < known.own->sourceUpdatedAt ? Result<void>{} : store(connection, *known.own, cart, idleMs, now);
    }
    if (!known.others.empty()) {
        const CartRow& other = known.others.front();
        if (other.state == CartState::Converted) {
            // Bought under its cart token: the shopper is done, whatever arrives late.
            return cart.seen.isCheckout ? insert(connection, cart, CartState::Converted, now) : Result<void>{};
        }
        if (bought)
            return convert(connection, other, seen.shopId, purchase, now);
        if (!cart.seen.isCheckout)
            return touch(connection, other, seen, idleMs, now);
        return seen.updatedAt < other.sourceUpdatedAt ? Result<void>{} : store(connection, other, cart, idleMs, now);
    }
    if (auto inserted = insert(connection, cart, bought ? CartState::Converted : CartState::Active, now); !inserted)
        return inserted;
    if (bought)
        return record(connection, "cart.converted", seen.shopId, cart.newCartId, "", Json::object(), now);
    if (auto started = startTimer(connection, cart.newCartId, seen, idleMs, now); !started)
        return started;
    return record(connection, "cart.created", seen.shopId, cart.newCartId, "",
        Json{ { "lines", seen.lines.size() }, { "total", seen.total.minor }, { "currency", seen.total.currency } }, now);
}

Result<void> CartKeeper::insert(Connection& connection, const SeenCart& cart, CartState state, TimeMs now) const
{
    const Cart& seen = cart.seen.cart;
    std::optional<TimeMs> convertedAt;
    if (state == CartState::Converted)
        convertedAt = seen.completedAt.value_or(now);
    return dropCount(connection.run("INSERT INTO carts(id, shop_id, token, cart_token, state, value_minor, currency, customer_lookup, "
                                    "sealed, source_updated_at, created_at, "
                                    "updated_at, converted_at) VALUES(:id, :shop, :token, :cart, :state, :value, :currency, :lookup, "
                                    ":sealed, :source, :created, :updated, :conv)",
        cart.newCartId, seen.shopId, seen.token, seen.cartToken, word(state), seen.total.minor, seen.total.currency, cart.lookup,
        cart.sealedNew, seen.updatedAt, now, now, convertedAt));
}

bool CartKeeper::sameMatter(const CartRow& row, const Cart& cart) const
{
    const auto opened = m_intakeKey.open(row.sealed, row.id);
    if (!opened)
        return false;
    const auto json = parseJson(*opened, { .maxBytes = 4 * 1024 * 1024 });
    if (!json)
        return false;
    const auto before = decode<Cart>(*json);
    if (!before || before->lines.size() != cart.lines.size())
        return false;
    for (std::size_t i = 0; i < cart.lines.size(); ++i) {
        const CartLine& a = before->lines[i];
        const CartLine& b = cart.lines[i];
        if (a.variantId != b.variantId || a.productId != b.productId || a.quantity != b.quantity || a.linePrice != b.linePrice
            || a.title != b.title)
            return false;
    }
    return before->total == cart.total && before->subtotal == cart.subtotal && before->shipping == cart.shipping
        && before->email == cart.email && before->phone == cart.phone && before->customerId == cart.customerId
        && before->firstName == cart.firstName && before->lastName == cart.lastName && before->locale == cart.locale
        && before->recoveryUrl == cart.recoveryUrl && before->discountCodes == cart.discountCodes;
}

Result<void> CartKeeper::store(Connection& connection, const CartRow& row, const SeenCart& cart, TimeMs idleMs, TimeMs now) const
{
    Cart seen = cart.seen.cart;
    seen.visits = row.visits + (seen.updatedAt - row.sourceUpdatedAt > visitGapMs ? 1 : 0);
    if (seen.cartToken.empty())
        seen.cartToken = row.cartToken;
    bool restart = true;
    std::string draftId = row.draftId;
    if (!draftId.empty()) {
        const auto state = draftState(connection, draftId);
        if (!state)
            return tl::unexpected(state.error());
        // One message per cart: what has left stays the answer to this cart, changed or not.
        restart = *state && !hasLeft(**state) && !sameMatter(row, seen);
        if (restart) {
            if (auto stopped = stopDraft(connection, seen.shopId, draftId, DraftState::Superseded, now); !stopped)
                return tl::unexpected(stopped.error());
            if (auto entry = record(connection, "cart.changed", seen.shopId, row.id, draftId,
                    Json{ { "lines", seen.lines.size() }, { "total", seen.total.minor }, { "currency", seen.total.currency } }, now);
                !entry)
                return entry;
            draftId.clear();
        }
    }
    const CartState state = restart ? CartState::Active : row.state;
    const auto changed
        = connection.run("UPDATE carts SET token = :token, cart_token = :cart, state = :state, value_minor = :value, currency = :currency, "
                         "customer_lookup = :lookup, "
                         "sealed = :sealed, source_updated_at = :source, visits = :visits, updated_at = :updated, draft_id = :draft, "
                         "abandoned_at = CASE WHEN :restart = 1 THEN NULL ELSE abandoned_at END WHERE id = :id",
            seen.token, seen.cartToken, word(state), seen.total.minor, seen.total.currency, cart.lookup,
            sealedCart(m_intakeKey, seen, row.id), seen.updatedAt, seen.visits, now,
            draftId.empty() ? std::optional<std::string>{} : std::optional<std::string>{ draftId }, restart, row.id);
    if (!changed)
        return tl::unexpected(changed.error());
    return restart ? startTimer(connection, row.id, seen, idleMs, now) : Result<void>{};
}

// A carts/* event of a checkout that is known already: the shopper is active, but the checkout's own events say what is in it.
Result<void> CartKeeper::touch(Connection& connection, const CartRow& row, const Cart& cart, TimeMs idleMs, TimeMs now) const
{
    if (row.state != CartState::Active || cart.updatedAt <= row.sourceUpdatedAt)
        return {};
    return startTimer(connection, row.id, cart, idleMs, now);
}

Result<void> CartKeeper::retire(Connection& connection, const CartRow& row, const std::string& shopId, TimeMs goneAt, TimeMs now) const
{
    const auto stopped = stopDraft(connection, shopId, row.draftId, DraftState::Superseded, now);
    if (!stopped)
        return tl::unexpected(stopped.error());
    if (auto cancelled = cancelJob(connection, "abandon", row.id); !cancelled)
        return cancelled;
    const auto changed
        = connection.run("UPDATE carts SET state = 'deleted', source_updated_at = MAX(source_updated_at, :gone), updated_at = :now, "
                         "draft_id = CASE WHEN :stopped = 1 THEN NULL ELSE draft_id END WHERE id = :id",
            goneAt, now, *stopped, row.id);
    if (!changed)
        return tl::unexpected(changed.error());
    return record(connection, "cart.deleted", shopId, row.id, row.draftId, Json::object(), now);
}

Result<void> CartKeeper::remove(Connection& connection, const Known& known, const std::string& shopId, TimeMs goneAt, TimeMs now) const
{
    std::vector<CartRow> rows = known.others;
    if (known.own)
        rows.push_back(*known.own);
    for (const auto& row : rows) {
        // Changed after it was said to be gone: that word came late.
        if ((row.state != CartState::Active && row.state != CartState::Abandoned) || goneAt < row.sourceUpdatedAt)
            continue;
        if (auto retired = retire(connection, row, shopId, goneAt, now); !retired)
            return retired;
    }
    return {};
}

Result<void> CartKeeper::convert(
    Connection& connection, const CartRow& row, const std::string& shopId, const Bought& bought, TimeMs now) const
{
    const bool first = row.state != CartState::Converted;
    const auto changed = connection.run("UPDATE carts SET state = 'converted', converted_at = COALESCE(converted_at, :at), "
                                        "order_id = COALESCE(order_id, NULLIF(:order, '')), updated_at = :now WHERE id = :id",
        bought.at, bought.orderId, now, row.id);
    if (!changed)
        return tl::unexpected(changed.error());
    if (auto cancelled = cancelJob(connection, "abandon", row.id); !cancelled)
        return cancelled;
    if (auto stopped = stopDraft(connection, shopId, row.draftId, DraftState::Converted, now); !stopped)
        return tl::unexpected(stopped.error());
    if (!bought.orderId.empty() && !bought.test)
        if (auto counted = recordConversion(connection, row.id, bought.orderId, bought.total, bought.at); !counted)
            return counted;
    return first ? record(connection, "cart.converted", shopId, row.id, row.draftId,
               Json{ { "order", bought.orderId }, { "total", bought.total.minor }, { "currency", bought.total.currency },
                   { "test", bought.test } },
               now)
                 : Result<void>{};
}

Result<void> CartKeeper::see(Connection& connection, const Known& known, const std::string& shopId, const OrderSeen& order,
    const std::string& newCartId, const std::string& lookup, TimeMs now) const
{
    const CartRow* row = known.own ? &*known.own : known.others.empty() ? nullptr : &known.others.front();
    const std::string token = order.checkoutToken.empty() ? order.cartToken : order.checkoutToken;
    std::string cartId = row ? row->id : token.empty() ? std::string() : newCartId;
    const auto kept = connection.run(
        "INSERT INTO orders(shop_id, order_id, checkout_token, cart_token, cart_id, total_minor, currency, discount_code, test, "
        "ordered_at, paid_at, "
        "cancelled_at) VALUES(:shop, :order, :checkout, :cart, NULLIF(:cart_id, ''), :total, :currency, :code, :test, :ordered, :paid, "
        ":cancelled) "
        "ON CONFLICT(shop_id, order_id) DO UPDATE SET cart_id = COALESCE(orders.cart_id, excluded.cart_id), "
        "paid_at = COALESCE(orders.paid_at, excluded.paid_at), cancelled_at = COALESCE(orders.cancelled_at, excluded.cancelled_at)",
        shopId, order.orderId, order.checkoutToken, order.cartToken, cartId, order.total.minor, order.total.currency, order.discountCode,
        order.test, order.orderedAt, order.paidAt, order.cancelledAt);
    if (!kept)
        return tl::unexpected(kept.error());
    if (cartId.empty())
        return {};
    const Bought bought{ order.orderId, order.total, order.orderedAt, order.test };
    if (row) {
        // A late event of the checkout must find this row, although only its plain cart had been seen.
        if (!order.checkoutToken.empty() && row->isPlainCart() && row->token != order.checkoutToken)
            if (auto named = connection.run("UPDATE carts SET token = :token WHERE id = :id", order.checkoutToken, row->id); !named)
                return tl::unexpected(named.error());
        if (auto converted = convert(connection, *row, shopId, bought, now); !converted)
            return converted;
    } else {
        SeenCart placeholder;
        Cart& cart = placeholder.seen.cart;
        cart.shopId = shopId;
        cart.token = token;
        cart.cartToken = order.cartToken;
        cart.customerId = order.customerId;
        cart.email = order.email;
        cart.phone = order.phone;
        cart.total = cart.subtotal = order.total;
        cart.discounts = Money{ 0, order.total.currency };
        cart.createdAt = cart.updatedAt = order.orderedAt;
        cart.completedAt = order.orderedAt;
        placeholder.newCartId = newCartId;
        placeholder.lookup = lookup;
        placeholder.sealedNew = sealedCart(m_intakeKey, cart, newCartId);
        if (auto inserted = insert(connection, placeholder, CartState::Converted, now); !inserted)
            return inserted;
        const CartRow made{ newCartId, cart.token, cart.cartToken, CartState::Active, order.orderedAt, 1, "", "" };
        if (auto converted = convert(connection, made, shopId, bought, now); !converted)
            return converted;
    }
    return order.cancelledAt ? recordCancel(connection, cartId, order.orderId, *order.cancelledAt) : Result<void>{};
}

} // namespace countersign
