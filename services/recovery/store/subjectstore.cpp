#include "services/recovery/store/subjectstore.h"

#include "models/domain/digest.h"
#include "models/domain/ids.h"
#include "services/base/dropcount.h"
#include "services/recovery/store/consentstore.h"

namespace countersign {

namespace {

constexpr const char* subjectPurpose = "subjects";
// A row may exist before its key: a consent that came ahead of the first cart. Then there is nothing of that person to read yet.
using SubjectRow = std::tuple<std::string, std::optional<std::string>, std::string, std::string, std::string>;

Result<Subject> unwrap(const SealKey& master, SubjectRow row)
{
    auto& [id, wrapped, arm, email, sms] = row;
    if (!wrapped)
        return fail(ErrorCode::NotFound, "erased");
    const auto opened = master.derive(subjectPurpose).open(*wrapped, id);
    if (!opened)
        return tl::unexpected(opened.error());
    auto key = SealKey::fromBytes(*opened);
    if (!key)
        return tl::unexpected(std::move(key.error()));
    return Subject{ std::move(id), std::move(*key), std::move(arm), fromWord<Consent>(email).value_or(Consent::Unknown),
        fromWord<Consent>(sms).value_or(Consent::Unknown) };
}

std::string vaultContext(const Subject& subject, const std::string& field)
{
    return subject.id + "/" + field;
}

} // namespace

std::string Subject::commitmentKeyHex() const
{
    return hex(key.derive("commitment").bytes());
}

Result<Subject> loadSubject(Connection& connection, const SealKey& master, const std::string& subjectId)
{
    auto row
        = connection.row<SubjectRow>("SELECT id, wrapped_key, arm, consent_email, consent_sms FROM subjects WHERE id = :id", subjectId);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row)
        return fail(ErrorCode::NotFound, "there is no such customer");
    return unwrap(master, std::move(**row));
}

Result<Subject> findOrMakeSubject(
    Connection& connection, const SealKey& master, const std::string& shopId, const std::string& lookup, TimeMs now)
{
    std::string id = newId(now);
    // Nameless carts have nothing in common: each gets a customer of its own.
    const std::string key = lookup.empty() ? "nameless:" + id : lookup;
    auto row = connection.row<SubjectRow>(
        "SELECT id, wrapped_key, arm, consent_email, consent_sms FROM subjects WHERE shop_id = :shop AND lookup = :lookup", shopId, key);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (*row && std::get<1>(**row))
        return unwrap(master, std::move(**row));
    if (*row)
        id = std::get<0>(**row);
    const SealKey fresh = SealKey::random();
    const std::string wrapped = master.derive(subjectPurpose).seal(fresh.bytes(), id);
    auto saved = *row
        ? connection.run("UPDATE subjects SET wrapped_key = :key WHERE id = :id", wrapped, id)
        : connection.run("INSERT INTO subjects(id, shop_id, lookup, wrapped_key, created_at) VALUES(:id, :shop, :lookup, :key, :at)", id,
            shopId, key, wrapped, now);
    if (!saved)
        return tl::unexpected(std::move(saved.error()));
    if (*row) {
        std::get<1>(**row) = wrapped;
        return unwrap(master, std::move(**row));
    }
    return Subject{ id, fresh, {}, Consent::Unknown, Consent::Unknown };
}

Result<void> setArm(Connection& connection, const std::string& subjectId, const std::string& arm)
{
    return dropCount(connection.run("UPDATE subjects SET arm = :arm WHERE id = :id", arm, subjectId));
}

Result<void> setConsent(Connection& connection, const std::string& shopId, const std::string& lookup, std::optional<Consent> email,
    std::optional<Consent> sms, TimeMs at, std::string_view source, TimeMs seenAt)
{
    if (lookup.empty() || (!email && !sms))
        return {};
    const auto wordOf = [](std::optional<Consent> consent) { return consent ? std::optional(std::string(word(*consent))) : std::nullopt; };
    auto set
        = dropCount(connection.run("INSERT INTO subjects(id, shop_id, lookup, consent_email, consent_sms, consent_at, created_at) "
                                   "VALUES(:id, :shop, :lookup, coalesce(:email, 'unknown'), coalesce(:sms, 'unknown'), :at, :created) "
                                   "ON CONFLICT(shop_id, lookup) DO UPDATE SET consent_email = coalesce(:email_again, consent_email), "
                                   "consent_sms = coalesce(:sms_again, consent_sms), consent_at = excluded.consent_at",
            newId(at), shopId, lookup, wordOf(email), wordOf(sms), at, at, wordOf(email), wordOf(sms)));
    if (!set)
        return set;
    const auto subject = connection.row<std::tuple<std::string>>(
        "SELECT id FROM subjects WHERE shop_id = :shop AND lookup = :lookup", shopId, lookup);
    if (!subject)
        return tl::unexpected(subject.error());
    if (!*subject)
        return fail(ErrorCode::Internal, "a customer just written is not there");
    for (const auto& [channel, consent] : { std::pair("email", email), std::pair("sms", sms) })
        if (consent)
            if (auto noted = noteConsent(connection, std::get<0>(**subject), channel, *consent, source, at, seenAt == 0 ? at : seenAt); !noted)
                return noted;
    return {};
}

Result<void> putVault(Connection& connection, const Subject& subject, const std::string& field, const std::string& value)
{
    return dropCount(connection.run("INSERT INTO vault(subject_id, field, sealed) VALUES(:subject, :field, :sealed) "
                                    "ON CONFLICT(subject_id, field) DO UPDATE SET sealed = excluded.sealed",
        subject.id, field, subject.key.seal(value, vaultContext(subject, field))));
}

Result<std::optional<std::string>> getVault(Connection& connection, const Subject& subject, const std::string& field)
{
    auto row = connection.row<std::tuple<std::string>>(
        "SELECT sealed FROM vault WHERE subject_id = :subject AND field = :field", subject.id, field);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row)
        return std::optional<std::string>{};
    auto opened = subject.key.open(std::get<0>(**row), vaultContext(subject, field));
    if (!opened)
        return tl::unexpected(std::move(opened.error()));
    return std::optional<std::string>{ std::move(*opened) };
}

} // namespace countersign
