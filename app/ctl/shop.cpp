// countersignctl shop add|list
#include "app/ctl/output.h"
#include "models/domain/shop.h"
#include "services/base/secretfile.h"

namespace countersign {

namespace {

Result<void> addShop(const Ctl& ctl, Client& client, const std::string& file)
{
    const auto bytes = readFile(file, 1024 * 1024);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto json = parseJson(*bytes);
    if (!json)
        return tl::unexpected(json.error());
    const auto saved = client.json("POST", "/v1/shops", *json);
    if (!saved)
        return tl::unexpected(saved.error());
    if (ctl.json)
        ctl.show(*saved);
    ctl.say("Saved. Webhooks go to " + client.url() + "/v1/hooks/" + saved->value("id", std::string()));
    return {};
}

Result<void> listShops(const Ctl& ctl, Client& client)
{
    const auto answer = client.json("GET", "/v1/shops");
    if (!answer)
        return tl::unexpected(answer.error());
    if (ctl.json) {
        ctl.show(*answer);
        return {};
    }
    const auto shops = decode<std::vector<Shop>>(answer->at("shops"));
    if (!shops)
        return tl::unexpected(shops.error());
    std::vector<std::vector<std::string>> rows;
    for (const auto& shop : *shops)
        rows.push_back({shop.id, shop.name, shop.domain, shop.currency, shop.connector});
    ctl.table({"ID", "NAME", "DOMAIN", "CURRENCY", "CONNECTOR"}, rows);
    return {};
}

}  // namespace

void addShopCommands(CLI::App& app, Ctl& ctl)
{
    auto* shop = app.add_subcommand("shop", "Connected shops");
    shop->require_subcommand(1);
    auto* add = shop->add_subcommand("add", "Connect a shop, or save it anew, from a JSON file {\"shop\":…,\"secrets\":…}");
    auto file = std::make_shared<std::string>();
    add->add_option("FILE", *file, "The file; keep it readable by you alone")->required()->check(CLI::ExistingFile);
    add->callback([&ctl, file] { withClient(ctl, [&](Client& client) { return addShop(ctl, client, *file); }); });
    auto* list = shop->add_subcommand("list", "All shops, without secrets");
    list->callback([&ctl] { withClient(ctl, [&](Client& client) { return listShops(ctl, client); }); });
}

}  // namespace countersign
