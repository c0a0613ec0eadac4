#include "services/recovery/record/auditfind.h"

namespace countersign {

namespace {

// An order of a cart that nobody wrote to has a draft all the same where one was made: outcomes first, for they know which one was sent.
constexpr std::string_view byOrder = "SELECT draft_id FROM (SELECT draft_id, 0 AS place FROM outcomes WHERE order_id = :outcome UNION ALL "
                                     "SELECT c.draft_id, 1 FROM orders o JOIN carts c ON c.id = o.cart_id WHERE o.shop_id IN (SELECT id "
                                     "FROM shops) AND o.order_id = :order "
                                     "AND c.draft_id IS NOT NULL) ORDER BY place, draft_id DESC LIMIT 1";
constexpr std::string_view byCode
    = "SELECT draft_id FROM (SELECT draft_id, 0 AS place FROM audit_codes WHERE code = :offered UNION ALL "
      "SELECT c.draft_id, 1 FROM orders o JOIN carts c ON c.id = o.cart_id WHERE o.discount_code = :used AND c.draft_id IS NOT NULL) "
      "ORDER BY place, draft_id DESC LIMIT 1";

} // namespace

Result<std::string> findDraft(Connection& connection, FindBy by, const std::string& value)
{
    const auto look = [&]() -> Result<std::optional<std::tuple<std::string>>> {
        if (value.empty())
            return std::optional<std::tuple<std::string>>{};
        switch (by) {
        case FindBy::Order:
            return connection.row<std::tuple<std::string>>(byOrder, value, value);
        case FindBy::Provider:
            return connection.row<std::tuple<std::string>>(
                "SELECT draft_id FROM sends WHERE provider_id = :id AND provider_id <> '' ORDER BY started_at DESC LIMIT 1", value);
        case FindBy::Decision:
            return connection.row<std::tuple<std::string>>("SELECT draft_id FROM decisions WHERE id = :id", value);
        case FindBy::Code:
            return connection.row<std::tuple<std::string>>(byCode, value, value);
        }
        return std::optional<std::tuple<std::string>>{};
    };
    auto found = look();
    if (!found)
        return tl::unexpected(std::move(found.error()));
    if (!*found)
        return fail(ErrorCode::NotFound, "there is no draft behind it");
    return std::get<0>(std::move(**found));
}

} // namespace countersign
