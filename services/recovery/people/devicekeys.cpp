// The keys of people's devices: enrolled, listed, revoked. A revoked key's earlier decisions stay what they are; nothing new is taken.
#include "models/domain/digest.h"
#include "models/domain/text.h"
#include "services/base/dropcount.h"
#include "services/recovery/people/people.h"
#include "services/recovery/people/peopleimpl.h"
#include "services/recovery/record/auditlog.h"

namespace countersign {

namespace {

std::string sessionHash(std::string_view token)
{
    return token.empty() ? std::string() : hex(view(sha256(token)));
}

// A session keeps the names of all keys that it had: whoever holds a lost device must not get away from its key under a new one.
constexpr const char* hasKey = "instr(' ' || key_id || ' ', ' ' || :key || ' ') > 0";

Result<void> bindSession(Connection& connection, std::string_view token, const std::string& keyName)
{
    if (token.empty())
        return {};
    return dropCount(connection.run("UPDATE sessions SET key_id = trim(key_id || ' ' || :added) WHERE token_hash = :hash AND NOT "
            + std::string(hasKey),
        keyName, sessionHash(token), keyName));
}

AuditEntry keyEntry(const std::string& actorId, const char* action, const std::string& keyName, Json data)
{
    AuditEntry entry;
    entry.actorKind = "person";
    entry.actor = actorId;
    entry.action = action;
    entry.subjectKind = "key";
    entry.subject = keyName;
    entry.data = std::move(data);
    return entry;
}

// Others need not wait for the leases of a lost device to run out.
Result<std::int64_t> releaseLeases(Connection& connection, const std::string& personId, TimeMs now)
{
    const auto leased = connection.rows<std::tuple<std::string>>(
        "SELECT id FROM drafts WHERE lease_person = :person AND lease_person <> '' AND lease_until > :now", personId, now);
    if (!leased)
        return tl::unexpected(leased.error());
    for (const auto& [draftId] : *leased) {
        const auto freed = connection.run("UPDATE drafts SET lease_person = '', lease_until = 0 WHERE id = :id", draftId);
        if (!freed)
            return tl::unexpected(freed.error());
        if (auto noted = noteChange(connection, "draft", draftId, now); !noted)
            return tl::unexpected(std::move(noted.error()));
    }
    return static_cast<std::int64_t>(leased->size());
}

Result<std::int64_t> heldUnder(Connection& connection, const std::string& personId, const std::string& keyName)
{
    const auto row = connection.row<std::tuple<std::int64_t>>(
        "SELECT count(*) FROM decisions WHERE person_id = :person AND key_id = :key AND state = 'held'", personId, keyName);
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::get<0>(**row) : 0;
}

Result<KeyRevoked> revokeIn(Connection& connection, const Person& actor, const KeyRevocation& wanted, TimeMs now)
{
    const auto present = connection.row<std::tuple<std::string, std::optional<std::int64_t>>>(
        "SELECT person_id, revoked_at FROM device_keys WHERE id = :id", wanted.keyId);
    if (!present)
        return tl::unexpected(present.error());
    // To others than its person and those who manage people a key does not exist.
    if (!present->has_value() || (std::get<0>(**present) != actor.id && !actor.may(Permission::ManagePeople)))
        return fail(ErrorCode::NotFound, "there is no such device key");
    const auto& [owner, revokedAt] = **present;
    if (owner == "policy")
        return fail(ErrorCode::Forbidden, "this is the backend's own key, not a device's");
    if (revokedAt)
        return fail(ErrorCode::Conflict, "this device key was revoked before");
    KeyRevoked done;
    done.keyId = wanted.keyId;
    done.at = now;
    const auto updated = connection.run(
        "UPDATE device_keys SET revoked_at = :at, revoked_by = :by, revoked_why = :why WHERE id = :id AND revoked_at IS NULL", now,
        actor.id, word(wanted.why), wanted.keyId);
    if (!updated)
        return tl::unexpected(updated.error());
    // A session that is bound to no key may be the lost device's, too.
    const auto ended = connection.run("DELETE FROM sessions WHERE person_id = :person AND token_hash <> :own AND (key_id = '' OR "
            + std::string(hasKey) + ")",
        owner, sessionHash(wanted.ownToken), wanted.keyId);
    if (!ended)
        return tl::unexpected(ended.error());
    done.sessionsEnded = *ended;
    const auto released = releaseLeases(connection, owner, now);
    if (!released)
        return tl::unexpected(released.error());
    done.leasesReleased = *released;
    const auto held = heldUnder(connection, owner, wanted.keyId);
    if (!held)
        return tl::unexpected(held.error());
    done.held = *held;
    if (auto appended = appendEntry(connection,
            keyEntry(actor.id, "key.revoked", wanted.keyId,
                Json{ { "person_id", owner }, { "why", word(wanted.why) }, { "sessions_ended", done.sessionsEnded },
                    { "leases_released", done.leasesReleased }, { "held", done.held } }),
            now);
        !appended)
        return tl::unexpected(std::move(appended.error()));
    if (auto noted = noteChange(connection, "person", owner, now); !noted)
        return tl::unexpected(std::move(noted.error()));
    return done;
}

} // namespace

Result<std::string> People::enrolKey(
    const Person& person, const std::string& publicKeyBase64, const std::string& device, std::string_view token)
{
    const auto publicKey = fromBase64(publicKeyBase64);
    if (!publicKey || publicKey->size() != 32)
        return fail(ErrorCode::InvalidInput, "public_key is not 32 bytes in canonical base64");
    const std::string id = keyId(*publicKey);
    const std::string name = cleanText(device, 80);
    const TimeMs now = m_impl->context.clock.now();
    const auto written = m_impl->context.writer.run([&](Connection& connection) -> Result<void> {
        const auto present = connection.row<std::tuple<std::string, std::string, std::optional<std::int64_t>>>(
            "SELECT person_id, public_key, revoked_at FROM device_keys WHERE id = :id", id);
        if (!present)
            return tl::unexpected(present.error());
        if (present->has_value()) {
            const auto& [owner, stored, revokedAt] = **present;
            if (owner != person.id || stored != publicKeyBase64)
                return fail(ErrorCode::Conflict, "this device key belongs to another person");
            if (revokedAt)
                return fail(ErrorCode::Conflict, "this device key was revoked; make a new one");
            return bindSession(connection, token, id);
        }
        const auto inserted = connection.run(
            "INSERT INTO device_keys(id, person_id, public_key, device, created_at) VALUES(:id, :person, :key, :device, :at)", id,
            person.id, publicKeyBase64, name, now);
        if (!inserted)
            return tl::unexpected(inserted.error());
        if (auto appended = appendEntry(connection,
                keyEntry(person.id, "key.enrolled", id, Json{ { "public_key", publicKeyBase64 }, { "person_id", person.id } }), now);
            !appended)
            return appended;
        return bindSession(connection, token, id);
    });
    if (!written)
        return tl::unexpected(written.error());
    return id;
}

Result<std::vector<EnrolledKey>> People::keys(const std::string& personId)
{
    using Row = std::tuple<std::string, std::string, std::string, std::string, std::int64_t, std::optional<std::int64_t>, std::string,
        std::string, std::int64_t, std::optional<std::int64_t>>;
    const auto rows = m_impl->context.reads.read<std::vector<Row>>([&personId](Connection& connection) {
        return connection.rows<Row>(
            "SELECT k.id, k.person_id, coalesce(p.name, ''), k.device, k.created_at, k.revoked_at, coalesce(b.name, k.revoked_by), "
            "k.revoked_why, (SELECT count(*) FROM decisions d WHERE d.person_id = k.person_id AND d.key_id = k.id), "
            "(SELECT max(created_at) FROM decisions d WHERE d.person_id = k.person_id AND d.key_id = k.id) "
            "FROM device_keys k LEFT JOIN people p ON p.id = k.person_id LEFT JOIN people b ON b.id = k.revoked_by "
            "WHERE k.person_id <> 'policy' AND (:person = '' OR k.person_id = :same) ORDER BY k.person_id, k.created_at DESC, k.id",
            personId, personId);
    });
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<EnrolledKey> keys;
    for (const auto& [id, person, name, device, at, revokedAt, by, why, decisions, last] : *rows) {
        EnrolledKey& key = keys.emplace_back();
        key.id = id;
        key.personId = person;
        key.personName = name;
        key.device = device;
        key.enrolledAt = at;
        key.revokedAt = revokedAt;
        key.revokedBy = by;
        key.why = why.empty() ? std::nullopt : fromWord<RevokeReason>(why);
        key.decisions = decisions;
        key.lastDecisionAt = last;
    }
    return keys;
}

Result<KeyRevoked> People::revokeKey(const Person& actor, const KeyRevocation& wanted)
{
    const TimeMs now = m_impl->context.clock.now();
    std::optional<KeyRevoked> done;
    const auto written = m_impl->context.writer.run([&](Connection& connection) -> Result<void> {
        auto revoked = revokeIn(connection, actor, wanted, now);
        if (!revoked)
            return tl::unexpected(std::move(revoked.error()));
        done = std::move(*revoked);
        return {};
    });
    if (!written)
        return tl::unexpected(written.error());
    forgetCached();
    return std::move(*done);
}

} // namespace countersign
