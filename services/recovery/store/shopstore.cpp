#include "services/recovery/store/shopstore.h"

#include "services/recovery/store/rowjson.h"

namespace countersign {

namespace {
constexpr const char* shopSecretsPurpose = "secrets";
}

Result<void> saveShop(Connection& connection, const SealKey& master, const Shop& shop, const ShopSecrets& secrets, TimeMs now)
{
    auto saved = connection.run("INSERT INTO shops(id, settings, secrets, created_at) VALUES(:id, :settings, :secrets, :at) "
                                "ON CONFLICT(id) DO UPDATE SET settings = excluded.settings, secrets = excluded.secrets, "
                                "state = 'connected'",
        shop.id, jsonText(shop), master.derive(shopSecretsPurpose).seal(jsonText(secrets), shop.id), now);
    if (!saved)
        return tl::unexpected(std::move(saved.error()));
    return {};
}

Result<std::optional<Shop>> loadShop(Connection& connection, const std::string& shopId)
{
    auto row = connection.row<std::tuple<std::string>>("SELECT settings FROM shops WHERE id = :id", shopId);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row)
        return std::optional<Shop>{};
    auto shop = fromRowText<Shop>(std::get<0>(**row), "a shop's settings");
    if (!shop)
        return tl::unexpected(std::move(shop.error()));
    return std::optional<Shop>{ std::move(*shop) };
}

Result<std::optional<ShopSecrets>> loadShopSecrets(Connection& connection, const SealKey& master, const std::string& shopId)
{
    auto row = connection.row<std::tuple<std::string>>("SELECT secrets FROM shops WHERE id = :id", shopId);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row || std::get<0>(**row).empty())
        return std::optional<ShopSecrets>{};
    const auto opened = master.derive(shopSecretsPurpose).open(std::get<0>(**row), shopId);
    if (!opened)
        return tl::unexpected(opened.error());
    auto secrets = fromRowText<ShopSecrets>(*opened, "a shop's secrets");
    if (!secrets)
        return tl::unexpected(std::move(secrets.error()));
    return std::optional<ShopSecrets>{ std::move(*secrets) };
}

Result<std::vector<Shop>> listShops(Connection& connection)
{
    auto rows = connection.rows<std::tuple<std::string>>("SELECT settings FROM shops ORDER BY id");
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    std::vector<Shop> shops;
    for (const auto& [settings] : *rows) {
        auto shop = fromRowText<Shop>(settings, "a shop's settings");
        if (!shop)
            return tl::unexpected(std::move(shop.error()));
        shops.push_back(std::move(*shop));
    }
    return shops;
}

} // namespace countersign
