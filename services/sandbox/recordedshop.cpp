#include "services/sandbox/recordedshop.h"

#include "services/base/secretfile.h"

#include <filesystem>

namespace countersign {

namespace {

constexpr std::size_t maxShopFile = 4 * 1024 * 1024;

Result<RecordedShop> readShop(const Json& json)
{
    RecordedShop recorded;
    auto shop = decode<Shop>(json.value("shop", Json::object()));
    if (!shop)
        return tl::unexpected(std::move(shop.error()));
    auto secrets = decode<ShopSecrets>(json.value("secrets", Json::object()));
    if (!secrets)
        return tl::unexpected(std::move(secrets.error()));
    recorded.shop = std::move(*shop);
    recorded.secrets = std::move(*secrets);
    recorded.customers = json.value("customers", Json::object());
    recorded.variants = json.value("variants", Json::object());
    recorded.policies = json.value("policies", Json::array());
    if (recorded.shop.id.empty() || recorded.secrets.webhookSecret.empty() || recorded.secrets.accessToken.empty()
        || !recorded.customers.is_object() || !recorded.variants.is_object())
        return fail(ErrorCode::InvalidInput, "shop.json: a shop needs id, secrets, customers and variants");
    return recorded;
}

} // namespace

Result<std::vector<RecordedShop>> readRecordedShops(const std::string& folder)
{
    const auto bytes = readFile(folder + "/shop.json", maxShopFile);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto json = parseJson(*bytes, { .maxBytes = maxShopFile });
    if (!json)
        return fail(ErrorCode::InvalidInput, "shop.json: " + json.error().detail);
    std::vector<RecordedShop> shops;
    try {
        for (const auto& entry : json->at("shops")) {
            auto shop = readShop(entry);
            if (!shop)
                return tl::unexpected(std::move(shop.error()));
            shops.push_back(std::move(*shop));
        }
    } catch (const std::exception& problem) {
        return fail(ErrorCode::InvalidInput, std::string("shop.json: ") + problem.what());
    }
    return shops;
}

Shop shopAt(const RecordedShop& recorded, const std::string& sandboxUrl)
{
    Shop shop = recorded.shop;
    shop.apiBaseUrl = sandboxUrl;
    shop.connectorUrl = sandboxUrl + "/connectors/webhook";
    return shop;
}

Result<std::string> recordingsFolder(const std::string& programPath)
{
    std::error_code problem;
    auto folder = std::filesystem::weakly_canonical(std::filesystem::absolute(programPath, problem), problem).parent_path();
    while (!folder.empty()) {
        for (const char* place : { "share/countersign/recordings", "resources/recordings" })
            if (std::filesystem::exists(folder / place / "shop.json", problem))
                return (folder / place).string();
        if (folder == folder.root_path())
            break;
        folder = folder.parent_path();
    }
    return fail(ErrorCode::NotFound, "no recordings found above " + programPath);
}

} // namespace countersign
