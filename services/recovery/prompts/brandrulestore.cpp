#include "services/recovery/prompts/brandrulestore.h"

#include "models/domain/digest.h"
#include "services/base/dropcount.h"
#include "services/recovery/prompts/promptrows.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/store/rowjson.h"

namespace countersign {

Result<std::optional<BrandRules>> storedBrandRules(Connection& connection, const std::string& shopId)
{
    const auto row = connection.row<std::tuple<std::string, std::int64_t, std::int64_t, std::optional<std::string>>>(
        "SELECT r.rules, r.version, r.in_force_at, p.name FROM brand_rules r LEFT JOIN people p ON p.id = r.person_id "
        "WHERE r.shop_id = :shop ORDER BY r.version DESC LIMIT 1", shopId);
    if (!row)
        return tl::unexpected(row.error());
    if (!row->has_value())
        return std::optional<BrandRules>{};
    const auto& [text, version, at, name] = **row;
    auto rules = fromRowText<BrandRules>(text, "brand rules");
    if (!rules)
        return tl::unexpected(rules.error());
    rules->shopId = shopId;
    rules->version = version;
    rules->at = at;
    rules->personName = name.value_or(std::string());
    return std::optional<BrandRules>{std::move(*rules)};
}

Result<std::optional<BrandRules>> brandRulesFor(Connection& connection, const std::string& shopId)
{
    auto own = storedBrandRules(connection, shopId);
    if (!own || own->has_value() || shopId.empty())
        return own;
    return storedBrandRules(connection, std::string());
}

Result<std::int64_t> putBrandRulesInForce(Connection& connection, BrandRules rules, const Person& person, TimeMs now)
{
    if (!rules.shopId.empty()) {
        const auto shop = connection.row<std::tuple<std::int64_t>>("SELECT 1 FROM shops WHERE id = :id", rules.shopId);
        if (!shop)
            return tl::unexpected(shop.error());
        if (!shop->has_value())
            return fail(ErrorCode::InvalidInput, "there is no such shop");
    }
    const auto last = connection.row<std::tuple<std::int64_t>>("SELECT COALESCE(MAX(version), 0) FROM brand_rules WHERE shop_id = :shop", rules.shopId);
    if (!last)
        return tl::unexpected(last.error());
    rules.version = (*last ? std::get<0>(**last) : 0) + 1;
    rules.at = now;
    rules.personName = person.name;
    AuditEntry entry;
    entry.actorKind = "person";
    entry.actor = person.id;
    entry.action = "brand_rules.in_force";
    entry.shopId = rules.shopId;
    entry.subjectKind = "brand_rules";
    entry.subject = std::to_string(rules.version);
    entry.data = Json{{"version", rules.version}, {"digest", hex(view(sha256(canonicalJson(Json(rules)))))}};
    return dropCount(
        connection.run(
            "INSERT INTO brand_rules(shop_id, version, rules, person_id, in_force_at) VALUES(:shop, :version, :rules, :person, :at)",
            rules.shopId, rules.version, jsonText(rules), person.id, now))
        .and_then([&] { return appendEntry(connection, std::move(entry), now); })
        .and_then([&] { return noteChange(connection, "brand_rules", rules.shopId, now); })
        .map([&] { return rules.version; });
}

}  // namespace countersign
