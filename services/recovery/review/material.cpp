#include "services/recovery/review/material.h"

#include "models/domain/digest.h"
#include "services/base/dropcount.h"

namespace countersign {

namespace {
constexpr std::string_view movedText = "the draft changed while it was being decided; try again";
}

Result<std::optional<DraftMarks>> draftMarks(Connection& connection, const std::string& draftId)
{
    using Row = std::tuple<std::string, std::int64_t, std::int64_t, std::string, std::int64_t, std::string, std::int64_t>;
    const auto row = connection.row<Row>(
        "SELECT state, revision, approvals_have, lease_person, lease_until, COALESCE(decision_id, ''), updated_at FROM drafts "
        "WHERE id = :id", draftId);
    if (!row)
        return tl::unexpected(row.error());
    if (!row->has_value())
        return std::optional<DraftMarks>{};
    const auto& [state, revision, have, person, until, decision, updated] = **row;
    return std::optional<DraftMarks>{DraftMarks{state, revision, have, person, until, decision, updated}};
}

Result<std::optional<DeviceKey>> deviceKey(Connection& connection, const std::string& keyId)
{
    const auto row = connection.row<std::tuple<std::string, std::string, std::optional<std::int64_t>>>(
        "SELECT person_id, public_key, revoked_at FROM device_keys WHERE id = :id", keyId);
    if (!row)
        return tl::unexpected(row.error());
    if (!row->has_value())
        return std::optional<DeviceKey>{};
    const auto publicKey = fromBase64(std::get<1>(**row));
    if (!publicKey)
        return fail(ErrorCode::Damaged, "a stored device key is not base64");
    return std::optional<DeviceKey>{DeviceKey{std::get<0>(**row), *publicKey, std::get<2>(**row).has_value()}};
}

Result<std::optional<KeptAnswer>> keptAnswer(Connection& connection, const std::string& personId, const std::string& key)
{
    const auto row = connection.row<std::tuple<std::string, std::string>>(
        "SELECT body_hash, answer FROM idempotency WHERE person_id = :person AND key = :key", personId, key);
    if (!row)
        return tl::unexpected(row.error());
    if (!row->has_value())
        return std::optional<KeptAnswer>{};
    return std::optional<KeptAnswer>{KeptAnswer{std::get<0>(**row), std::get<1>(**row)}};
}

Result<void> keepAnswer(Connection& connection, const std::string& personId, const std::string& key, const std::string& bodyHash,
    const std::string& answer, TimeMs now)
{
    return dropCount(connection.run(
        "INSERT INTO idempotency(person_id, key, body_hash, status, answer, created_at) VALUES(:person, :key, :hash, 200, :answer, :at)",
        personId, key, bodyHash, answer, now));
}

Result<Material> loadMaterial(Connection& connection, const SealKey& master, PolicyCache& policies, const std::string& draftId)
{
    auto stored = loadDraft(connection, master, draftId);
    if (!stored)
        return tl::unexpected(stored.error());
    Subject subject = std::move(*stored->subject);
    const auto marks = draftMarks(connection, draftId);
    if (!marks)
        return tl::unexpected(marks.error());
    if (!marks->has_value())
        return fail(ErrorCode::NotFound, "there is no such draft");
    auto policy = policies.current(connection);
    if (!policy)
        return tl::unexpected(policy.error());
    return Material{std::move(*stored), std::move(subject), **marks, std::move(*policy)};
}

tl::unexpected<Error> movedMeanwhile() { return fail(ErrorCode::Conflict, std::string(movedText), 50); }

bool isMovedMeanwhile(const Error& error) { return error.code == ErrorCode::Conflict && error.detail == movedText; }

Result<void> stillHolds(Connection& connection, const Material& material)
{
    const auto marks = draftMarks(connection, material.stored.draft.summary.id);
    if (!marks)
        return tl::unexpected(marks.error());
    if (!marks->has_value() || **marks != material.marks)
        return movedMeanwhile();
    const auto newest = connection.row<std::tuple<std::int64_t>>("SELECT COALESCE(MAX(version), 0) FROM policies");
    if (!newest)
        return tl::unexpected(newest.error());
    if (!newest->has_value() || std::get<0>(**newest) != material.policy->version)
        return movedMeanwhile();
    return {};
}

}  // namespace countersign
