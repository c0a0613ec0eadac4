#include "services/recovery/privacy/rightscarried.h"

#include "services/base/dropcount.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/record/serviceentry.h"
#include "services/recovery/store/policystore.h"
#include "services/recovery/store/rowjson.h"

#include <algorithm>
#include <iterator>

namespace countersign {

namespace {

using RightsRow = std::tuple<std::string, std::string, std::string, std::string>;
using OneText = std::tuple<std::string>;

constexpr const char* peopleRights = "SELECT id, password_hash, roles, state FROM people ORDER BY id";

Result<std::set<std::string>> rightsOffered(Connection& connection)
{
    const auto row = connection.row<OneText>("SELECT value FROM meta WHERE name = 'rights_offered'");
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::set<std::string>{};
    return fromRowText<std::set<std::string>>(std::get<0>(**row), "the rights offered so far");
}

// Ids of entries are made once: two records with the same first one are the same record, one of them longer.
Result<bool> ofOneRecord(Connection& one, Connection& other)
{
    constexpr const char* first = "SELECT entry FROM audit_entries WHERE idx = 0";
    const auto mine = one.row<OneText>(first);
    const auto theirs = other.row<OneText>(first);
    if (!mine || !theirs)
        return tl::unexpected(mine ? theirs.error() : mine.error());
    return mine->has_value() && *mine == *theirs;
}

// A currency that is not listed is denied.
std::vector<Money> lesserLimits(const std::vector<Money>& mine, const std::vector<Money>& bound)
{
    std::vector<Money> lesser;
    for (const Money& limit : mine)
        if (const auto same = std::ranges::find(bound, limit.currency, &Money::currency); same != bound.end())
            lesser.push_back({ std::min(limit.minor, same->minor), limit.currency });
    return lesser;
}

template <class T>
std::set<T> inBoth(const std::set<T>& mine, const std::set<T>& bound)
{
    std::set<T> both;
    std::ranges::set_intersection(mine, bound, std::inserter(both, both.end()));
    return both;
}

std::set<std::string> namesInBoth(const std::set<std::string>& mine, const std::set<std::string>& bound)
{
    if (bound.contains("*"))
        return mine;
    return mine.contains("*") ? bound : inBoth(mine, bound);
}

Limits narrowedTo(const Limits& mine, const Limits& bound)
{
    Limits limits;
    limits.cartValue = lesserLimits(mine.cartValue, bound.cartValue);
    limits.discount = lesserLimits(mine.discount, bound.discount);
    limits.marginFloorBp = std::max(mine.marginFloorBp, bound.marginFloorBp);
    limits.channels = inBoth(mine.channels, bound.channels);
    limits.shops = namesInBoth(mine.shops, bound.shops);
    limits.segments = namesInBoth(mine.segments, bound.segments);
    return limits;
}

std::vector<std::string> rightsBeyond(const std::set<Permission>& these, const std::set<Permission>& those)
{
    std::vector<std::string> beyond;
    for (const Permission right : these)
        if (!those.contains(right))
            beyond.emplace_back(word(right));
    return beyond;
}

Result<void> recordRights(Connection& restored, std::string action, std::string kind, const std::string& id, Json data, TimeMs now)
{
    data["rule"] = "restored";
    return appendEntry(restored, serviceEntry("restore", std::move(action), {}, std::move(kind), id, {}, std::move(data)), now)
        .and_then([&] { return noteChange(restored, "person", id, now); });
}

// Answers whether the role grants less than in the backup.
Result<bool> carryRole(Connection& restored, const Role& there, const RightsCarried& since, const std::set<std::string>& offeredThen, TimeMs now)
{
    const auto bound = std::ranges::find(*since.roles, there.id, &Role::id);
    if (bound == since.roles->end()) {
        auto gone = dropCount(restored.run("DELETE FROM roles WHERE id = :id", there.id)).and_then([&] {
            return recordRights(restored, "role.narrowed", "role", there.id, Json{ { "permissions", rightsBeyond(there.permissions, {}) } }, now);
        });
        return gone.map([] { return true; });
    }
    Role role = there;
    role.permissions = inBoth(there.permissions, bound->permissions);
    role.limits = narrowedTo(there.limits, bound->limits);
    // Offered by an update since: else its first start would offer it to a role from which somebody took it meanwhile.
    for (const Permission right : bound->permissions)
        if (const std::string name = offerName(there.id, right); since.offered.contains(name) && !offeredThen.contains(name))
            role.permissions.insert(right);
    const auto taken = rightsBeyond(there.permissions, role.permissions);
    const auto given = rightsBeyond(role.permissions, there.permissions);
    const bool limited = Json(role.limits) != Json(there.limits);
    if (taken.empty() && given.empty() && !limited)
        return false;
    auto saved = saveRole(restored, role);
    if (saved && (!taken.empty() || limited))
        saved = recordRights(restored, "role.narrowed", "role", role.id, Json{ { "permissions", taken }, { "limits", limited } }, now);
    if (saved && !given.empty())
        saved = recordRights(restored, "role.extended", "role", role.id, Json{ { "permissions", given } }, now);
    return saved.map([&] { return !taken.empty() || limited; });
}

Result<std::int64_t> carryRoles(Connection& restored, const RightsCarried& since, TimeMs now)
{
    if (!since.roles)
        return 0;
    const auto roles = loadRoles(restored);
    auto offered = rightsOffered(restored);
    if (!roles || !offered)
        return tl::unexpected(roles ? offered.error() : roles.error());
    std::int64_t narrowed = 0;
    for (const Role& role : *roles) {
        const auto less = carryRole(restored, role, since, *offered, now);
        if (!less)
            return tl::unexpected(less.error());
        narrowed += *less ? 1 : 0;
    }
    if (since.offered.empty())
        return narrowed;
    offered->insert(since.offered.begin(), since.offered.end());
    return dropCount(restored.run("INSERT INTO meta(name, value) VALUES('rights_offered', :value) ON CONFLICT(name) DO UPDATE SET value = "
                                  "excluded.value",
                         jsonText(*offered)))
        .map([&] { return narrowed; });
}

// Answers whether the person may less than in the backup.
Result<bool> carryPerson(Connection& restored, const RightsRow& there, const RightsCarried::Someone& then, TimeMs now)
{
    const auto& [id, hash, roleText, state] = there;
    const auto roles = fromRowText<std::vector<std::string>>(roleText, "a person's roles");
    if (!roles)
        return tl::unexpected(roles.error());
    std::vector<std::string> kept;
    std::vector<std::string> taken;
    for (const std::string& role : *roles)
        (then.roles.contains(role) ? kept : taken).push_back(role);
    const bool ended = state == "active" && then.state != "active";
    const bool otherPassword = hash != then.passwordHash;
    if (taken.empty() && !ended && !otherPassword)
        return false;
    auto carried = dropCount(restored.run("UPDATE people SET password_hash = :hash, roles = :roles, state = :state WHERE id = :id",
        then.passwordHash, jsonText(kept), ended ? then.state : state, id));
    if (carried && (!taken.empty() || ended))
        carried = recordRights(restored, "person.narrowed", "person", id, Json{ { "roles", taken }, { "ended", ended } }, now);
    if (carried && otherPassword)
        carried = recordRights(restored, "person.password_kept", "person", id, Json::object(), now);
    return carried.map([&] { return !taken.empty() || ended; });
}

Result<std::int64_t> carryPeople(Connection& restored, const RightsCarried& since, TimeMs now)
{
    const auto people = restored.rows<RightsRow>(peopleRights);
    if (!people)
        return tl::unexpected(people.error());
    std::int64_t narrowed = 0;
    for (const RightsRow& person : *people) {
        const auto then = std::ranges::find(since.people, std::get<0>(person), &RightsCarried::Someone::id);
        if (then == since.people.end())
            continue;
        const auto less = carryPerson(restored, person, *then, now);
        if (!less)
            return tl::unexpected(less.error());
        narrowed += *less ? 1 : 0;
    }
    return narrowed;
}

// Whether such a right was given back since is not asked: it would have ended within half an hour.
Result<void> endEmergencies(Connection& restored, const RightsCarried& since, TimeMs now)
{
    const auto open = restored.rows<std::tuple<std::string, std::string, std::string>>(
        "SELECT id, person_id, permission FROM break_glass WHERE closed_at IS NULL AND until > :now ORDER BY id", now);
    if (!open)
        return tl::unexpected(open.error());
    for (const auto& [glass, person, right] : *open) {
        auto closed = dropCount(restored.run("UPDATE break_glass SET closed_at = :at, closed_by = 'restore' WHERE id = :id", now, glass));
        if (closed)
            closed = recordRights(restored, "break_glass.closed", "person", person, Json{ { "glass", glass }, { "right", right } }, now);
        if (!closed)
            return closed;
    }
    if (!since.emergencyForbidden)
        return {};
    const auto forbidden = restored.run("UPDATE meta SET value = 'forbidden' WHERE name = 'break_glass' AND value = 'allowed'");
    if (!forbidden || *forbidden == 0)
        return forbidden ? Result<void>{} : tl::unexpected(forbidden.error());
    return recordRights(restored, "break_glass.forbidden", "record", {}, Json::object(), now);
}

}  // namespace

Result<RightsCarried> rightsCarriedOf(Connection& backup, Connection& replaced)
{
    RightsCarried since;
    const auto people = replaced.rows<RightsRow>(peopleRights);
    const auto sameRecord = ofOneRecord(backup, replaced);
    const auto allowed = replaced.row<OneText>("SELECT value FROM meta WHERE name = 'break_glass' AND value = 'allowed'");
    if (!people || !sameRecord)
        return tl::unexpected(people ? sameRecord.error() : people.error());
    if (!allowed)
        return tl::unexpected(allowed.error());
    for (const auto& [id, hash, roleText, state] : *people) {
        auto roles = fromRowText<std::set<std::string>>(roleText, "a person's roles");
        if (!roles)
            return tl::unexpected(roles.error());
        since.people.push_back({ id, hash, state, std::move(*roles) });
    }
    since.emergencyForbidden = !*allowed;
    if (!*sameRecord)
        return since;
    auto roles = loadRoles(replaced);
    auto offered = rightsOffered(replaced);
    if (!roles || !offered)
        return tl::unexpected(roles ? offered.error() : roles.error());
    since.roles = std::move(*roles);
    since.offered = std::move(*offered);
    return since;
}

Result<std::int64_t> applyRightsCarried(Connection& restored, const RightsCarried& since, TimeMs now)
{
    const auto roles = carryRoles(restored, since, now);
    if (!roles)
        return roles;
    const auto people = carryPeople(restored, since, now);
    if (!people)
        return people;
    return endEmergencies(restored, since, now).map([&] { return *roles + *people; });
}

}  // namespace countersign
