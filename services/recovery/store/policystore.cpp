#include "services/recovery/store/policystore.h"

#include "models/domain/digest.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/store/rowjson.h"

#include <algorithm>
#include <iterator>

namespace countersign {

namespace {

using PersonRow = std::tuple<std::string, std::string, std::string, std::string>;

Result<Policy> policyOf(Result<std::optional<std::tuple<std::int64_t, std::string>>> row)
{
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row)
        return fail(ErrorCode::NotFound, "there is no such policy");
    auto policy = fromRowText<Policy>(std::get<1>(**row), "a policy's rules");
    if (policy)
        policy->version = std::get<0>(**row);
    return policy;
}

Result<Person> personOf(PersonRow& row, const std::vector<Role>& roles)
{
    auto& [id, login, name, roleNames] = row;
    auto names = fromRowText<std::vector<std::string>>(roleNames, "a person's roles");
    if (!names)
        return tl::unexpected(std::move(names.error()));
    Person person;
    person.id = std::move(id);
    person.login = std::move(login);
    person.name = std::move(name);
    person.roles = std::move(*names);
    applyRoles(person, roles);
    return person;
}

} // namespace

Result<Policy> currentPolicy(Connection& connection)
{
    auto policy = policyOf(
        connection.row<std::tuple<std::int64_t, std::string>>("SELECT version, body FROM policies ORDER BY version DESC LIMIT 1"));
    if (!policy)
        return policy;
    const auto rows = connection.rows<std::tuple<std::string, std::string, std::int64_t>>(
        "SELECT shop_id, rules, version FROM brand_rules b WHERE version = (SELECT MAX(version) FROM brand_rules WHERE shop_id = b.shop_id) "
        "ORDER BY shop_id");
    if (!rows)
        return tl::unexpected(rows.error());
    for (const auto& [shop, text, version] : *rows) {
        auto rules = fromRowText<BrandRules>(text, "brand rules");
        if (!rules)
            return tl::unexpected(rules.error());
        rules->shopId = shop;
        rules->version = version;
        policy->brandRules.push_back(std::move(*rules));
    }
    return policy;
}

Result<Policy> policyVersion(Connection& connection, std::int64_t version)
{
    return policyOf(
        connection.row<std::tuple<std::int64_t, std::string>>("SELECT version, body FROM policies WHERE version = :version", version));
}

Result<std::string> policyAuthor(Connection& connection, std::int64_t version)
{
    auto row = connection.row<std::tuple<std::string>>("SELECT person_id FROM policies WHERE version = :version", version);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row)
        return fail(ErrorCode::NotFound, "there is no such policy");
    return std::get<0>(**row);
}

Result<std::int64_t> putPolicyInForce(Connection& connection, Policy policy, const std::string& personId, TimeMs now)
{
    auto last = connection.row<std::tuple<std::int64_t>>("SELECT coalesce(max(version), 0) FROM policies");
    if (!last)
        return tl::unexpected(std::move(last.error()));
    policy.version = (*last ? std::get<0>(**last) : 0) + 1;
    auto saved = connection.run("INSERT INTO policies(version, body, person_id, in_force_at) VALUES(:version, :body, :person, :at)",
        policy.version, jsonText(policy), personId, now);
    if (!saved)
        return tl::unexpected(std::move(saved.error()));
    AuditEntry entry;
    entry.actorKind = "person";
    entry.actor = personId;
    entry.action = "policy.in_force";
    entry.subjectKind = "policy";
    entry.subject = std::to_string(policy.version);
    entry.data = { { "version", policy.version }, { "digest", hex(view(sha256(canonicalJson(Json(policy))))) } };
    return appendEntry(connection, std::move(entry), now)
        .and_then([&] { return noteChange(connection, "policy", std::to_string(policy.version), now); })
        .map([&] { return policy.version; });
}

Result<std::vector<Role>> loadRoles(Connection& connection)
{
    auto rows = connection.rows<std::tuple<std::string>>("SELECT role FROM roles ORDER BY id");
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    std::vector<Role> roles;
    for (const auto& [text] : *rows) {
        auto role = fromRowText<Role>(text, "a role's rights");
        if (!role)
            return tl::unexpected(std::move(role.error()));
        roles.push_back(std::move(*role));
    }
    return roles;
}

Result<void> saveRole(Connection& connection, const Role& role)
{
    auto saved = connection.run(
        "INSERT INTO roles(id, role) VALUES(:id, :role) ON CONFLICT(id) DO UPDATE SET role = excluded.role", role.id, jsonText(role));
    if (!saved)
        return tl::unexpected(std::move(saved.error()));
    return {};
}

std::string offerName(const std::string& roleId, Permission right)
{
    constexpr std::pair<std::string_view, Permission> givenLater[] = { { "auditor", Permission::ShareViews } };
    const bool later = std::any_of(std::begin(givenLater), std::end(givenLater),
        [&](const auto& given) { return given.first == roleId && given.second == right; });
    return (later ? roleId + " " : std::string()) + std::string(word(right));
}

Result<std::optional<Person>> loadPerson(Connection& connection, const std::string& personId)
{
    auto row = connection.row<PersonRow>("SELECT id, login, name, roles FROM people WHERE id = :id AND state = 'active'", personId);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row)
        return std::optional<Person>{};
    const auto roles = loadRoles(connection);
    if (!roles)
        return tl::unexpected(roles.error());
    auto person = personOf(**row, *roles);
    if (!person)
        return tl::unexpected(std::move(person.error()));
    return std::optional<Person>{ std::move(*person) };
}

Result<std::vector<Person>> listPeople(Connection& connection)
{
    auto rows = connection.rows<PersonRow>("SELECT id, login, name, roles FROM people WHERE state = 'active' ORDER BY name, id");
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    const auto roles = loadRoles(connection);
    if (!roles)
        return tl::unexpected(roles.error());
    std::vector<Person> people;
    for (PersonRow& row : *rows) {
        auto person = personOf(row, *roles);
        if (!person)
            return tl::unexpected(std::move(person.error()));
        people.push_back(std::move(*person));
    }
    return people;
}

} // namespace countersign
