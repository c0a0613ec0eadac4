#pragma once
// The backend's own signature: under what policy lets go without a person.
#include "models/domain/decision.h"
#include "services/base/database.h"
#include "services/recovery/context.h"

namespace countersign {

constexpr const char* policyPerson = "policy"; // stands where a person's id would

// Enters the service's public key into the record once, so that its decisions verify from the record alone. Inside a write.
[[nodiscard]] Result<void> enrollServiceKey(Connection& connection, const BackendKeys& keys, TimeMs now);

struct PolicyDecision {
    DecisionStatement statement;
    std::string signature; // base64
};
// Approves exactly these bytes in the policy's name.
[[nodiscard]] PolicyDecision signForPolicy(
    const BackendKeys& keys, const std::string& draftId, std::int64_t revision, Binding binding, TimeMs now);

} // namespace countersign
