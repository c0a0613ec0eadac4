#include "services/recovery/route/servicekey.h"

#include "models/domain/digest.h"
#include "models/domain/ids.h"
#include "services/recovery/record/auditlog.h"

namespace countersign {

Result<void> enrollServiceKey(Connection& connection, const BackendKeys& keys, TimeMs now)
{
    const auto id = keyId(keys.service.publicKey);
    auto present = connection.row<std::tuple<std::int64_t>>("SELECT 1 FROM device_keys WHERE id = :id", id);
    if (!present)
        return tl::unexpected(std::move(present.error()));
    if (*present)
        return {};
    const auto publicKey = base64(keys.service.publicKey);
    auto put = connection.run(
        "INSERT INTO device_keys(id, person_id, public_key, device, created_at) VALUES(:id, :person, :key, 'backend', :now)", id,
        policyPerson, publicKey, now);
    if (!put)
        return tl::unexpected(std::move(put.error()));
    AuditEntry entry;
    entry.actorKind = "service";
    entry.actor = "route";
    entry.action = "key.enrolled";
    entry.subjectKind = "key";
    entry.subject = id;
    entry.data = Json{ { "public_key", publicKey }, { "person_id", policyPerson } };
    return appendEntry(connection, std::move(entry), now);
}

PolicyDecision signForPolicy(const BackendKeys& keys, const std::string& draftId, std::int64_t revision, Binding binding, TimeMs now)
{
    PolicyDecision decision;
    auto& statement = decision.statement;
    statement.decisionId = newId(now);
    statement.draftId = draftId;
    statement.revision = revision;
    statement.verdict = Verdict::Approve;
    statement.binding = std::move(binding);
    statement.decidedAt = now;
    statement.personId = policyPerson;
    statement.keyId = keyId(keys.service.publicKey);
    decision.signature = base64(sign(keys.service, signedBytes(statement)));
    return decision;
}

} // namespace countersign
