#pragma once
// The keys that people's devices sign with, as they are listed; and what revoking one did.
#include "models/domain/json.h"
#include "models/domain/time.h"

#include <cstdint>
#include <optional>
#include <string>

namespace countersign {

enum class RevokeReason { Lost, Replaced, Left, Other };
template <>
struct EnumWords<RevokeReason> {
    static constexpr std::array<std::pair<RevokeReason, std::string_view>, 4> words{ {
        { RevokeReason::Lost, "lost" }, { RevokeReason::Replaced, "replaced" }, { RevokeReason::Left, "left" },
        { RevokeReason::Other, "other" },
    } };
};

struct EnrolledKey {
    std::string id; // "k_…"
    std::string personId;
    std::string personName;
    std::string device; // as it calls itself
    TimeMs enrolledAt = 0;
    std::optional<TimeMs> lastDecisionAt;
    std::int64_t decisions = 0; // signed with it
    std::optional<TimeMs> revokedAt;
    std::string revokedBy; // a name
    std::optional<RevokeReason> why;
};
void to_json(Json& json, const EnrolledKey& key);
void from_json(const Json& json, EnrolledKey& key);

struct KeyRevoked {
    std::string keyId;
    TimeMs at = 0;
    std::int64_t sessionsEnded = 0;
    std::int64_t leasesReleased = 0;
    std::int64_t held = 0; // decisions signed with it that wait to be sent: they stand, and can be undone
};
void to_json(Json& json, const KeyRevoked& revoked);
void from_json(const Json& json, KeyRevoked& revoked);

} // namespace countersign
