#include "models/domain/shop.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/server/answers.h"
#include "services/recovery/server/recoveryserver.h"
#include "services/recovery/store/policystore.h"
#include "services/recovery/store/shopstore.h"

#include <algorithm>

namespace countersign {

namespace {

HttpResponse setPolicy(const ServerParts& parts, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    const auto policy = policyFromJson(*body);
    if (!policy)
        return problem(policy.error());
    std::int64_t version = 0;
    const auto written = parts.context.writer.run([&](Connection& connection) -> Result<void> {
        const auto put = putPolicyInForce(connection, *policy, call.person->id, parts.context.clock.now());
        if (!put)
            return tl::unexpected(put.error());
        version = *put;
        return {};
    });
    return written ? ok(Json{{"version", version}}) : problem(written.error());
}

Result<void> usable(const Shop& shop)
{
    const bool plain = std::all_of(shop.id.begin(), shop.id.end(), [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
    if (shop.id.empty() || shop.id.size() > 40 || !plain)
        return fail(ErrorCode::InvalidInput, "a shop's id is 1 to 40 of a-z 0-9 - _");
    if (shop.domain.empty() || shop.name.empty())
        return fail(ErrorCode::InvalidInput, "a shop needs a name and a domain");
    if (auto digits = minorDigits(shop.currency); !digits)
        return tl::unexpected(digits.error());
    if (auto local = localMinuteOfDay(0, shop.timeZone); !local)
        return tl::unexpected(local.error());
    for (const auto* url : {&shop.apiBaseUrl, &shop.connectorUrl, &shop.crmUrl})
        if (!url->empty() && !url->starts_with("https://") && !url->starts_with("http://"))
            return fail(ErrorCode::InvalidInput, "api_base_url, connector_url and crm_url begin with https:// or http://");
    return {};
}

HttpResponse addShop(const ServerParts& parts, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    const auto shop = decode<Shop>(body->value("shop", Json()));
    if (!shop)
        return problem(shop.error());
    const auto secrets = decode<ShopSecrets>(body->value("secrets", Json()));
    if (!secrets)
        return problem(secrets.error());
    if (auto fit = usable(*shop); !fit)
        return problem(fit.error());
    if (secrets->webhookSecret.empty())
        return problem({ErrorCode::InvalidInput, "a shop needs a webhook secret", std::nullopt});
    const TimeMs now = parts.context.clock.now();
    const auto written = parts.context.writer.run([&](Connection& connection) -> Result<void> {
        if (auto saved = saveShop(connection, parts.context.keys.master, *shop, *secrets, now); !saved)
            return saved;
        AuditEntry entry;
        entry.actorKind = "person";
        entry.actor = call.person->id;
        entry.action = "shop.saved";
        entry.shopId = shop->id;
        entry.subjectKind = "shop";
        entry.subject = shop->id;
        entry.data = Json{{"platform", shop->platform}, {"connector", shop->connector}};
        return appendEntry(connection, std::move(entry), now);
    });
    if (!written)
        return problem(written.error());
    if (parts.shopsChanged)
        if (auto told = parts.shopsChanged(); !told)
            return problem(told.error());
    return ok(Json(*shop), 201);
}

}  // namespace

void addSettingsRoutes(Router& router, const ServerParts& parts)
{
    router.add({"GET", "/v1/policy", Permission::ReadPolicy,
        [parts](Call&) {
            const auto policy = parts.context.reads.read<std::shared_ptr<const Policy>>(
                [&](Connection& connection) { return parts.review.policy(connection); });
            return policy ? ok(Json{{"version", (*policy)->version}, {"policy", **policy}, {"brand_rules", (*policy)->brandRules}}) : problem(policy.error());
        }, {}});
    router.add({"PUT", "/v1/policy", Permission::SetPolicy, [parts](Call& call) { return setPolicy(parts, call); }, {}});
    router.add({"GET", "/v1/shops", Permission::ReadDrafts,
        [parts](Call& call) {
            auto shops = parts.context.reads.read<std::vector<Shop>>([](Connection& connection) { return listShops(connection); });
            if (!shops)
                return problem(shops.error());
            // Many providers put a token into the address they are called at.
            if (!call.person->may(Permission::ManageShops))
                for (Shop& shop : *shops)
                    for (std::string* address : {&shop.apiBaseUrl, &shop.connectorUrl, &shop.crmUrl})
                        address->clear();
            return ok(Json{{"shops", *shops}});
        }, {}});
    router.add({"POST", "/v1/shops", Permission::ManageShops, [parts](Call& call) { return addShop(parts, call); }, {}});
}

}  // namespace countersign
