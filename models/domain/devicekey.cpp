#include "models/domain/devicekey.h"

#include "models/domain/codec.h"

namespace countersign {

namespace {

constexpr auto enrolledKeyFields = [](auto& archive, auto& key) {
    archive.need("key_id", key.id);
    archive.need("person_id", key.personId);
    archive("person", key.personName);
    archive("device", key.device);
    archive.needTime("enrolled_at", key.enrolledAt);
    archive.time("last_decision_at", key.lastDecisionAt);
    archive("decisions", key.decisions);
    archive.time("revoked_at", key.revokedAt);
    archive("revoked_by", key.revokedBy);
    archive("why", key.why);
};

constexpr auto keyRevokedFields = [](auto& archive, auto& revoked) {
    archive.need("key_id", revoked.keyId);
    archive.needTime("revoked_at", revoked.at);
    archive("sessions_ended", revoked.sessionsEnded);
    archive("leases_released", revoked.leasesReleased);
    archive("held", revoked.held);
};

} // namespace

void to_json(Json& json, const EnrolledKey& key) { codec::write(json, key, enrolledKeyFields); }
void from_json(const Json& json, EnrolledKey& key) { codec::read(json, key, enrolledKeyFields); }
void to_json(Json& json, const KeyRevoked& revoked) { codec::write(json, revoked, keyRevokedFields); }
void from_json(const Json& json, KeyRevoked& revoked) { codec::read(json, revoked, keyRevokedFields); }

} // namespace countersign
