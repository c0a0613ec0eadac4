#include "models/domain/digest.h"
#include "models/domain/text.h"
#include "services/base/dropcount.h"
#include "services/recovery/people/people.h"
#include "services/recovery/people/peopleimpl.h"
#include "services/recovery/store/policystore.h"

#include <sodium.h>

namespace countersign {

namespace {

constexpr std::size_t mostKnown = 10000;  // sessions kept in memory before all are forgotten and read again

std::string hashOf(std::string_view token) { return hex(view(sha256(token))); }

std::string newToken()
{
    std::string bytes(32, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return hex(bytes);
}

}  // namespace

Result<Session> People::Impl::openSession(const std::string& personId, TimeMs lengthMs)
{
    const TimeMs now = context.clock.now();
    Session session;
    session.token = newToken();
    session.expiresAt = now + lengthMs;
    const auto written = context.writer.run([&](Connection& connection) -> Result<void> {
        auto person = loadPerson(connection, personId);
        if (!person)
            return tl::unexpected(person.error());
        if (!person->has_value())
            return fail(ErrorCode::Unauthenticated, "this person is not active");
        session.person = std::move(**person);
        if (const auto swept = connection.run("DELETE FROM sessions WHERE expires_at <= :now", now); !swept)
            return tl::unexpected(swept.error());
        return dropCount(
            connection.run("INSERT INTO sessions(token_hash, person_id, created_at, expires_at) VALUES(:hash, :person, :at, :until)",
                hashOf(session.token), personId, now, session.expiresAt));
    });
    if (!written)
        return tl::unexpected(written.error());
    return session;
}

Result<Session> People::Impl::checkPassword(const std::string& login, const std::string& password)
{
    using Row = std::tuple<std::string, std::string, std::string>;
    const auto found = context.reads.read<std::optional<Row>>([&login](Connection& connection) {
        return connection.row<Row>("SELECT id, password_hash, state FROM people WHERE login = :login", login);
    });
    if (!found)
        return tl::unexpected(found.error());
    const bool usable = found->has_value() && std::get<1>(**found).starts_with("$argon2id$");
    const bool matches = passwordMatches(usable ? std::get<1>(**found) : decoyHash, password);
    if (!usable || !matches || std::get<2>(**found) != "active")
        return fail(ErrorCode::Unauthenticated, "the login or the password is wrong");
    return openSession(std::get<0>(**found), options.sessionMs);
}

void People::signIn(std::string login, std::string password, std::function<void(Result<Session>)> done)
{
    if (m_impl->hashing.queued() >= m_impl->options.signInQueue) {
        done(fail(ErrorCode::Throttled, "too many people are signing in just now", 1000));
        return;
    }
    m_impl->hashing.post([impl = m_impl.get(), login = lowerCase(cleanText(login, 64)), secret = std::move(password),
                             done = std::move(done)]() mutable {
        auto session = secret.size() > 512 ? Result<Session>(fail(ErrorCode::Unauthenticated, "the login or the password is wrong"))
                                           : impl->checkPassword(login, secret);
        sodium_memzero(secret.data(), secret.size());
        done(std::move(session));
    });
}

Result<Session> People::openSession(const std::string& personId, TimeMs lengthMs) { return m_impl->openSession(personId, lengthMs); }

Result<std::shared_ptr<const Person>> People::authenticate(std::string_view token)
{
    if (token.size() != 64)
        return fail(ErrorCode::Unauthenticated, "sign in first");
    const std::string hash = hashOf(token);
    const TimeMs now = m_impl->context.clock.now();
    {
        const std::scoped_lock lock(m_impl->mutex);
        const auto it = m_impl->known.find(hash);
        if (it != m_impl->known.end() && now < it->second.expiresAt && now - it->second.loadedAt < m_impl->options.cacheMs)
            return it->second.person;
    }
    Impl::Known known;
    known.loadedAt = now;
    const auto loaded = m_impl->context.reads.read<bool>([&](Connection& connection) -> Result<bool> {
        const auto session = connection.row<std::tuple<std::string, std::int64_t>>(
            "SELECT person_id, expires_at FROM sessions WHERE token_hash = :hash", hash);
        if (!session)
            return tl::unexpected(session.error());
        if (!session->has_value() || std::get<1>(**session) <= now)
            return false;
        auto person = loadPerson(connection, std::get<0>(**session));
        if (!person)
            return tl::unexpected(person.error());
        if (!person->has_value())
            return false;
        if (auto taken = takeEmergencyRights(connection, **person, now); !taken)
            return tl::unexpected(std::move(taken.error()));
        known.person = std::make_shared<const Person>(std::move(**person));
        known.expiresAt = std::get<1>(**session);
        return true;
    });
    if (!loaded)
        return tl::unexpected(loaded.error());
    if (!*loaded)
        return fail(ErrorCode::Unauthenticated, "the session has ended; sign in again");
    const std::scoped_lock lock(m_impl->mutex);
    if (m_impl->known.size() >= mostKnown)
        m_impl->known.clear();
    m_impl->known[hash] = known;
    return known.person;
}

Result<void> People::endSession(std::string_view token)
{
    const std::string hash = hashOf(token);
    {
        const std::scoped_lock lock(m_impl->mutex);
        m_impl->known.erase(hash);
    }
    return m_impl->context.writer.run([&hash](Connection& connection) -> Result<void> {
        return dropCount(connection.run("DELETE FROM sessions WHERE token_hash = :hash", hash));
    });
}

Result<void> People::endSessionsOf(const std::string& personId)
{
    const auto written = m_impl->context.writer.run([&personId](Connection& connection) -> Result<void> {
        return dropCount(connection.run("DELETE FROM sessions WHERE person_id = :person", personId));
    });
    forgetCached();
    return written;
}

}  // namespace countersign
