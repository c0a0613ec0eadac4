#include "services/recovery/people/people.h"

#include "models/domain/digest.h"
#include "models/domain/ids.h"
#include "models/domain/text.h"
#include "services/base/dropcount.h"
#include "services/recovery/people/peopleimpl.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/store/policystore.h"
#include "services/recovery/store/rowjson.h"

#include <algorithm>
#include <array>
#include <future>
#include <set>

namespace countersign {

namespace {

Result<std::string> cleanLogin(std::string_view given)
{
    const std::string login = lowerCase(cleanText(given, 64));
    const bool allowed = std::all_of(login.begin(), login.end(), [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' || c == '@' || c == '+';
    });
    if (login.empty() || !allowed)
        return fail(ErrorCode::InvalidInput, "a login is 1 to 64 of the characters a-z 0-9 . _ - @ +");
    return login;
}

}  // namespace

People::Impl::Impl(const RecoveryContext& c, PeopleOptions o)
    : context(c)
    , options(o)
    , decoyHash(hashPassword(newId(c.clock.now()), o.cost).value_or(std::string()))
    , hashing(o.signInThreads, "sign-in")
{
}

People::People(const RecoveryContext& context, PeopleOptions options)
    : m_impl(std::make_unique<Impl>(context, options))
{
}

People::~People() = default;

// Which rights this home was offered so far. Each new one is offered once: what an operator takes away again stays away.
namespace {

constexpr std::array<std::string_view, 18> firstOffered{"read_drafts", "lease", "break_lease", "edit", "approve", "approve_second", "reject",
    "send_back", "undo", "override_check", "read_audit", "export_audit", "read_policy", "set_policy", "manage_people", "manage_shops",
    "edit_prompts", "promote_prompts"};

Result<std::set<std::string>> offeredRights(Connection& connection)
{
    const auto row = connection.row<std::tuple<std::string>>("SELECT value FROM meta WHERE name = 'rights_offered'");
    if (!row)
        return tl::unexpected(row.error());
    if (!row->has_value())
        return std::set<std::string>(firstOffered.begin(), firstOffered.end());
    return fromRowText<std::set<std::string>>(std::get<0>(**row), "the rights offered so far");
}

Result<void> keepOffered(Connection& connection, const std::vector<Role>& shipped, std::set<std::string> offered)
{
    for (const auto& role : shipped)
        for (const auto right : role.permissions)
            offered.insert(offerName(role.id, right));
    return dropCount(
        connection.run("INSERT INTO meta(name, value) VALUES('rights_offered', :value) ON CONFLICT(name) DO UPDATE SET value = "
                       "excluded.value",
            jsonText(offered)));
}

Result<void> recordExtended(Connection& connection, const Role& role, const std::vector<std::string>& added, TimeMs now)
{
    AuditEntry entry;
    entry.actorKind = "service";
    entry.actor = "countersignd";
    entry.action = "role.extended";
    entry.subjectKind = "role";
    entry.subject = role.id;
    entry.data = Json{{"permissions", added}};
    if (auto appended = appendEntry(connection, std::move(entry), now); !appended)
        return appended;
    return noteChange(connection, "person", role.id, now);
}

}  // namespace

Result<void> People::installRoles(const std::vector<Role>& shipped)
{
    const TimeMs now = m_impl->context.clock.now();
    return m_impl->context.writer.run([&shipped, now](Connection& connection) -> Result<void> {
        const auto present = loadRoles(connection);
        if (!present)
            return tl::unexpected(present.error());
        if (present->empty()) {
            for (const auto& role : shipped)
                if (auto saved = saveRole(connection, role); !saved)
                    return saved;
            return keepOffered(connection, shipped, {});
        }
        auto offered = offeredRights(connection);
        if (!offered)
            return tl::unexpected(offered.error());
        for (Role role : *present) {
            const auto model = std::find_if(shipped.begin(), shipped.end(), [&role](const Role& one) { return one.id == role.id; });
            if (model == shipped.end())
                continue;
            std::vector<std::string> added;
            for (const auto right : model->permissions)
                if (!offered->contains(offerName(role.id, right)) && role.permissions.insert(right).second)
                    added.emplace_back(word(right));
            if (added.empty())
                continue;
            if (auto saved = saveRole(connection, role); !saved)
                return saved;
            if (auto recorded = recordExtended(connection, role, added, now); !recorded)
                return recorded;
        }
        return keepOffered(connection, shipped, std::move(*offered));
    });
}

Result<Person> People::add(const NewPerson& given, const std::string& actorId)
{
    const auto login = cleanLogin(given.login);
    if (!login)
        return tl::unexpected(login.error());
    const std::string name = cleanText(given.name, 100);
    if (name.empty())
        return fail(ErrorCode::InvalidInput, "a person needs a name");
    std::string hash = "*";  // matches no password
    if (!given.password.empty()) {
        if (auto fit = acceptablePassword(given.password); !fit)
            return tl::unexpected(fit.error());
        if (m_impl->hashing.queued() >= m_impl->options.signInQueue)
            return fail(ErrorCode::Throttled, "too many people are signing in just now", 1000);
        std::promise<Result<std::string>> promise;
        auto hashed = promise.get_future();
        m_impl->hashing.post([&promise, &given, this] { promise.set_value(hashPassword(given.password, m_impl->options.cost)); });
        auto made = hashed.get();
        if (!made)
            return tl::unexpected(made.error());
        hash = std::move(*made);
    }
    const TimeMs now = m_impl->context.clock.now();
    Person person;
    person.id = newId(now);
    person.login = *login;
    person.name = name;
    person.roles = given.roles;
    const auto written = m_impl->context.writer.run([&](Connection& connection) -> Result<void> {
        const auto roles = loadRoles(connection);
        if (!roles)
            return tl::unexpected(roles.error());
        for (const auto& wanted : person.roles)
            if (std::none_of(roles->begin(), roles->end(), [&wanted](const Role& role) { return role.id == wanted; }))
                return fail(ErrorCode::InvalidInput, "there is no role \"" + cleanText(wanted, 60) + "\"");
        const auto taken = connection.row<std::tuple<std::string>>("SELECT id FROM people WHERE login = :login", person.login);
        if (!taken)
            return tl::unexpected(taken.error());
        if (taken->has_value())
            return fail(ErrorCode::Conflict, "the login \"" + person.login + "\" is taken");
        applyRoles(person, *roles);
        const auto inserted = connection.run(
            "INSERT INTO people(id, login, name, password_hash, roles, created_at) VALUES(:id, :login, :name, :hash, :roles, :at)",
            person.id, person.login, person.name, hash, Json(person.roles).dump(), now);
        if (!inserted)
            return tl::unexpected(inserted.error());
        AuditEntry entry;
        entry.actorKind = actorId.empty() ? "service" : "person";
        entry.actor = actorId.empty() ? "countersignd" : actorId;
        entry.action = "person.added";
        entry.subjectKind = "person";
        entry.subject = person.id;
        entry.data = Json{{"roles", person.roles}};
        if (auto appended = appendEntry(connection, std::move(entry), now); !appended)
            return appended;
        return noteChange(connection, "person", person.id, now);
    });
    if (!written)
        return tl::unexpected(written.error());
    forgetCached();
    return person;
}

Result<std::shared_ptr<const std::vector<Person>>> People::all()
{
    const TimeMs now = m_impl->context.clock.now();
    {
        const std::scoped_lock lock(m_impl->mutex);
        if (m_impl->people && now - m_impl->peopleLoadedAt < m_impl->options.cacheMs)
            return m_impl->people;
    }
    auto loaded = m_impl->context.reads.read<std::vector<Person>>([](Connection& connection) { return listPeople(connection); });
    if (!loaded)
        return tl::unexpected(loaded.error());
    auto shared = std::make_shared<const std::vector<Person>>(std::move(*loaded));
    const std::scoped_lock lock(m_impl->mutex);
    m_impl->people = shared;
    m_impl->peopleLoadedAt = now;
    return shared;
}

Result<std::string> People::idOf(const std::string& login)
{
    auto found = m_impl->context.reads.read<std::optional<std::tuple<std::string>>>([&login](Connection& connection) {
        return connection.row<std::tuple<std::string>>("SELECT id FROM people WHERE login = :login", login);
    });
    if (!found)
        return tl::unexpected(found.error());
    if (!found->has_value())
        return fail(ErrorCode::NotFound, "there is no person with this login");
    return std::get<0>(**found);
}

void People::forgetCached()
{
    const std::scoped_lock lock(m_impl->mutex);
    m_impl->known.clear();
    m_impl->people.reset();
}

}  // namespace countersign
