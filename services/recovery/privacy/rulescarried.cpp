#include "services/recovery/privacy/rulescarried.h"

#include "models/domain/digest.h"
#include "models/domain/json.h"
#include "services/base/dropcount.h"
#include "services/recovery/privacy/carryover.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/record/serviceentry.h"
#include "services/recovery/store/rowjson.h"

#include <algorithm>
#include <map>

namespace countersign {

namespace {

// A table of versions, each row one; `shop` is an expression.
struct VersionTable {
    const char* name;
    const char* shop;
    const char* body;
};
constexpr VersionTable policyTable{ "policies", "''", "body" };
constexpr VersionTable brandRuleTable{ "brand_rules", "shop_id", "rules" };
constexpr VersionTable retentionTable{ "retention", "''", "settings" };

using Versions = std::vector<RulesCarried::Version>;

// A schema from before the table has no versions.
Result<Versions> versionsIn(Connection& connection, const VersionTable& table)
{
    const auto known = hasTable(connection, table.name);
    if (!known)
        return tl::unexpected(known.error());
    if (!*known)
        return Versions{};
    const auto rows = connection.rows<std::tuple<std::string, std::int64_t, std::string, std::string, std::int64_t>>(std::string("SELECT ")
        + table.shop + ", version, " + table.body + ", person_id, in_force_at FROM " + table.name + " ORDER BY 1, 2");
    if (!rows)
        return tl::unexpected(rows.error());
    Versions versions;
    for (const auto& [shop, version, body, person, at] : *rows)
        versions.push_back({ shop, version, body, person, at });
    return versions;
}

Result<Versions> versionsSince(Connection& backup, Connection& replaced, const VersionTable& table)
{
    const auto then = versionsIn(backup, table);
    const auto now = versionsIn(replaced, table);
    if (!then || !now)
        return tl::unexpected(then ? now.error() : then.error());
    std::map<std::string, RulesCarried::Version> newest;
    for (const auto& version : *then)
        newest[version.shopId] = version;
    Versions since;
    for (const auto& [shop, version] : newest)
        if (std::find(now->begin(), now->end(), version) == now->end())
            return since;
    for (const auto& version : *now)
        if (const auto last = newest.find(version.shopId); last == newest.end() || version.version > last->second.version)
            since.push_back(version);
    return since;
}

Result<void> recordCarried(Connection& restored, const RulesCarried::Version& rules, const char* action, const char* kind, TimeMs now)
{
    const auto body = parseRowJson(rules.body);
    if (!body)
        return tl::unexpected(body.error());
    Json data{ { "version", rules.version }, { "digest", hex(view(sha256(canonicalJson(*body)))) }, { "person_id", rules.personId },
        { "rule", "restored" } };
    return appendEntry(restored, serviceEntry("restore", action, rules.shopId, kind, std::to_string(rules.version), {}, std::move(data)), now);
}

} // namespace

Result<RulesCarried> rulesCarriedOf(Connection& backup, Connection& replaced)
{
    auto policies = versionsSince(backup, replaced, policyTable);
    auto brandRules = versionsSince(backup, replaced, brandRuleTable);
    auto retention = versionsSince(backup, replaced, retentionTable);
    for (const auto* read : { &policies, &brandRules, &retention })
        if (!*read)
            return tl::unexpected(read->error());
    return RulesCarried{ std::move(*policies), std::move(*brandRules), std::move(*retention) };
}

Result<std::int64_t> applyRulesCarried(Connection& restored, const RulesCarried& since, TimeMs now)
{
    const auto carry = [&](const RulesCarried::Version& rules, const char* action, const char* kind, Result<std::int64_t> written) -> Result<void> {
        return dropCount(std::move(written)).and_then([&] { return recordCarried(restored, rules, action, kind, now); });
    };
    for (const auto& policy : since.policies)
        if (auto done = carry(policy, "policy.in_force", "policy",
                restored.run("INSERT INTO policies(version, body, person_id, in_force_at) VALUES(:version, :body, :person, :at)", policy.version,
                    policy.body, policy.personId, policy.inForceAt))
                            .and_then([&] { return noteChange(restored, "policy", std::to_string(policy.version), now); });
            !done)
            return tl::unexpected(std::move(done.error()));
    for (const auto& rules : since.brandRules)
        if (auto done = carry(rules, "brand_rules.in_force", "brand_rules",
                restored.run("INSERT INTO brand_rules(shop_id, version, rules, person_id, in_force_at) VALUES(:shop, :version, :rules, :person, :at)",
                    rules.shopId, rules.version, rules.body, rules.personId, rules.inForceAt))
                            .and_then([&] { return noteChange(restored, "brand_rules", rules.shopId, now); });
            !done)
            return tl::unexpected(std::move(done.error()));
    for (const auto& days : since.retention)
        if (auto done = carry(days, "retention.set", "retention",
                restored.run("INSERT INTO retention(version, settings, person_id, in_force_at) VALUES(:version, :settings, :person, :at)", days.version,
                    days.body, days.personId, days.inForceAt));
            !done)
            return tl::unexpected(std::move(done.error()));
    return static_cast<std::int64_t>(since.policies.size() + since.brandRules.size() + since.retention.size());
}

} // namespace countersign
