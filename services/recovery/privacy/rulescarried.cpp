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
#include <set>

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

using LiveShares = std::map<std::string, std::map<std::int64_t, std::int64_t>>; // prompt → version → share

Result<LiveShares> liveIn(Connection& connection)
{
    const auto rows = connection.rows<std::tuple<std::string, std::int64_t, std::int64_t>>(
        "SELECT prompt_id, number, share FROM prompt_labels WHERE label = 'live'");
    if (!rows)
        return tl::unexpected(rows.error());
    LiveShares live;
    for (const auto& [prompt, number, share] : *rows)
        live[prompt][number] = share;
    return live;
}

// A version that was made since is lost with the restore: then what was live before it is the nearest to what people wanted.
Result<std::vector<RulesCarried::Live>> liveSince(Connection& backup, Connection& replaced)
{
    const auto known = hasTable(backup, "prompt_labels");
    const auto stillKnown = hasTable(replaced, "prompt_labels");
    if (!known || !stillKnown)
        return tl::unexpected(known ? stillKnown.error() : known.error());
    std::vector<RulesCarried::Live> since;
    if (!*known || !*stillKnown)
        return since;
    const auto then = liveIn(backup);
    const auto now = liveIn(replaced);
    const auto prompts = backup.rows<std::tuple<std::string, std::string, std::int64_t>>(
        "SELECT p.id, p.shop_id, COALESCE((SELECT max(number) FROM prompt_versions v WHERE v.prompt_id = p.id), 0) FROM prompts p ORDER BY p.id");
    const auto there = replaced.rows<std::tuple<std::string>>("SELECT id FROM prompts");
    if (!then || !now)
        return tl::unexpected(then ? now.error() : then.error());
    if (!prompts || !there)
        return tl::unexpected(prompts ? there.error() : prompts.error());
    std::set<std::string> kept;
    for (const auto& [id] : *there)
        kept.insert(id);
    for (const auto& [id, shop, newest] : *prompts) {
        RulesCarried::Live live;
        live.promptId = id;
        live.shopId = shop;
        if (const auto found = then->find(id); found != then->end())
            live.then = found->second;
        if (const auto found = now->find(id); found != now->end())
            live.now = found->second;
        if (kept.contains(id) && live.then != live.now && (live.now.empty() || live.now.rbegin()->first <= newest))
            since.push_back(std::move(live));
    }
    return since;
}

Result<void> recordLive(Connection& restored, const RulesCarried::Live& live, std::int64_t number, bool given, TimeMs now)
{
    Json data{ { "number", number }, { "label", "live" }, { "given", given }, { "rule", "restored" } };
    if (given)
        data["share_percent"] = live.now.at(number);
    return dropCount(restored.run("INSERT INTO prompt_moves(prompt_id, number, label, given, act, person_id, at) "
                                  "VALUES(:prompt, :number, 'live', :given, :act, 'restore', :at)",
        live.promptId, number, given ? 1 : 0, given ? "rollback" : "label", now))
        .and_then([&] {
            return appendEntry(restored, serviceEntry("restore", given ? "prompt.rolled_back" : "prompt.label_taken", live.shopId, "prompt",
                                             live.promptId, {}, std::move(data)),
                now);
        });
}

Result<void> carryLive(Connection& restored, const RulesCarried::Live& live, TimeMs now)
{
    auto done = dropCount(restored.run("DELETE FROM prompt_labels WHERE prompt_id = :prompt AND label = 'live'", live.promptId));
    for (const auto& [number, share] : live.then)
        if (done && !live.now.contains(number))
            done = recordLive(restored, live, number, false, now);
    for (const auto& [number, share] : live.now) {
        if (done) // a live version has no other label
            done = dropCount(restored.run("DELETE FROM prompt_labels WHERE prompt_id = :prompt AND number = :number", live.promptId, number));
        if (done)
            done = dropCount(restored.run("INSERT INTO prompt_labels(prompt_id, number, label, share) VALUES(:prompt, :number, 'live', :share)",
                live.promptId, number, share));
        if (done && !live.then.contains(number))
            done = recordLive(restored, live, number, true, now);
    }
    return done.and_then([&] { return noteChange(restored, "prompt", live.promptId, now); });
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
    auto live = liveSince(backup, replaced);
    if (!live)
        return tl::unexpected(std::move(live.error()));
    return RulesCarried{ std::move(*policies), std::move(*brandRules), std::move(*retention), std::move(*live) };
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
    for (const auto& live : since.live)
        if (auto done = carryLive(restored, live, now); !done)
            return tl::unexpected(std::move(done.error()));
    return static_cast<std::int64_t>(since.policies.size() + since.brandRules.size() + since.retention.size() + since.live.size());
}

} // namespace countersign
