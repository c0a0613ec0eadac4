#include "models/domain/person.h"

#include "models/domain/codec.h"

#include <algorithm>

namespace countersign {
namespace {

constexpr int wholeMarginBp = 10000;

constexpr auto limitFields = [](auto& archive, auto& limits) {
    archive("cart_value", limits.cartValue);
    archive("discount", limits.discount);
    archive("margin_floor_bp", limits.marginFloorBp);
    archive("channels", limits.channels);
    archive("shops", limits.shops);
    archive("segments", limits.segments);
};

constexpr auto roleFields = [](auto& archive, auto& role) {
    archive.need("id", role.id);
    archive("name", role.name);
    archive.need("permissions", role.permissions);
    archive("limits", role.limits);
};

constexpr auto personFields = [](auto& archive, auto& person) {
    archive.need("id", person.id);
    archive("login", person.login);
    archive("name", person.name);
    archive("roles", person.roles);
    archive("permissions", person.permissions);
    archive("limits", person.limits);
};

void widen(std::vector<Money>& have, const std::vector<Money>& more)
{
    for (const Money& limit : more) {
        const auto same = std::ranges::find(have, limit.currency, &Money::currency);
        if (same == have.end())
            have.push_back(limit);
        else
            same->minor = std::max(same->minor, limit.minor);
    }
}

bool isSane(const Role& role)
{
    const auto refused = [](const Money& money) { return money.minor < 0 || !minorDigits(money.currency); };
    return !role.id.empty() && role.limits.marginFloorBp >= 0 && role.limits.marginFloorBp <= wholeMarginBp
        && std::ranges::none_of(role.limits.cartValue, refused) && std::ranges::none_of(role.limits.discount, refused);
}

}  // namespace

void to_json(Json& json, const Limits& limits) { codec::write(json, limits, limitFields); }
void from_json(const Json& json, Limits& limits) { codec::read(json, limits, limitFields); }
void to_json(Json& json, const Role& role) { codec::write(json, role, roleFields); }
void from_json(const Json& json, Role& role) { codec::read(json, role, roleFields); }
void to_json(Json& json, const Person& person) { codec::write(json, person, personFields); }
void from_json(const Json& json, Person& person) { codec::read(json, person, personFields); }

Result<std::vector<Role>> rolesFromJson(const Json& json)
{
    if (!json.is_array())
        return fail(ErrorCode::InvalidInput, "roles are a list");
    std::vector<Role> roles;
    for (const Json& item : json) {
        auto role = decode<Role>(item);
        if (!role)
            return tl::unexpected(role.error());
        if (!isSane(*role))
            return fail(ErrorCode::InvalidInput, "role \"" + role->id + "\": an id, known currencies and a floor of 0 to 10000 are needed");
        if (std::ranges::find(roles, role->id, &Role::id) != roles.end())
            return fail(ErrorCode::InvalidInput, "role \"" + role->id + "\" stands twice");
        roles.push_back(std::move(*role));
    }
    return roles;
}

void applyRoles(Person& person, const std::vector<Role>& roles)
{
    person.permissions.clear();
    person.limits = {};
    std::vector<const Role*> own;
    for (const Role& role : roles)
        if (std::ranges::find(person.roles, role.id) != person.roles.end())
            own.push_back(&role);
    for (const Role* role : own)
        person.permissions.insert(role->permissions.begin(), role->permissions.end());

    // A role that may not approve never widens what another role may approve: an auditor's "all shops" is for reading.
    person.limits.marginFloorBp = wholeMarginBp;
    const bool approves = person.may(Permission::Approve);
    for (const Role* role : own) {
        if (approves && !role->permissions.contains(Permission::Approve))
            continue;
        widen(person.limits.cartValue, role->limits.cartValue);
        widen(person.limits.discount, role->limits.discount);
        person.limits.marginFloorBp = std::min(person.limits.marginFloorBp, role->limits.marginFloorBp);
        person.limits.channels.insert(role->limits.channels.begin(), role->limits.channels.end());
        person.limits.shops.insert(role->limits.shops.begin(), role->limits.shops.end());
        person.limits.segments.insert(role->limits.segments.begin(), role->limits.segments.end());
    }
}

}  // namespace countersign
