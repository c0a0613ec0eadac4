#include "services/recovery/store/cartstore.h"

#include "models/domain/text.h"
#include "services/recovery/store/rowjson.h"

namespace countersign {

Result<std::optional<StoredCart>> loadCart(Connection& connection, const SealKey& master, const std::string& cartId)
{
    using Row = std::tuple<std::string, std::string, std::string, std::optional<std::int64_t>, std::optional<std::int64_t>,
        std::optional<std::string>>;
    auto row = connection.row<Row>(
        "SELECT state, customer_lookup, sealed, abandoned_at, converted_at, draft_id FROM carts WHERE id = :id", cartId);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row)
        return std::optional<StoredCart>{};
    auto& [state, lookup, sealed, abandonedAt, convertedAt, draftId] = **row;
    if (sealed.empty())
        return fail(ErrorCode::NotFound, "erased");
    StoredCart stored;
    stored.id = cartId;
    const auto known = fromWord<CartState>(state);
    if (!known)
        return fail(ErrorCode::Damaged, "a cart's state in the database is unknown: " + state);
    stored.state = *known;
    const auto opened = master.derive("events").open(sealed, cartId);
    if (!opened)
        return tl::unexpected(opened.error());
    auto cart = fromRowText<Cart>(*opened, "a cart's contents");
    if (!cart)
        return tl::unexpected(std::move(cart.error()));
    stored.cart = std::move(*cart);
    stored.customerLookup = std::move(lookup);
    stored.abandonedAt = abandonedAt;
    stored.convertedAt = convertedAt;
    stored.draftId = draftId.value_or(std::string());
    return std::optional<StoredCart>{ std::move(stored) };
}

std::string customerLookup(const SealKey& master, const Cart& cart)
{
    const SealKey key = master.derive("lookup");
    if (!cart.customerId.empty())
        return key.mac("customer:" + cart.customerId);
    if (!cart.email.empty())
        return key.mac("email:" + lowerCase(cart.email));
    if (!cart.phone.empty())
        return key.mac("phone:" + cart.phone);
    return {};
}

} // namespace countersign
