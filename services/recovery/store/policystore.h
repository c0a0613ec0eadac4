#pragma once
// Policy versions, roles and people as the stages and rights checks read them.
#include "models/domain/person.h"
#include "models/domain/policy.h"
#include "services/base/database.h"

#include <optional>
#include <vector>

namespace countersign {

[[nodiscard]] Result<Policy> currentPolicy(Connection& connection);  // with the brand rules; NotFound before the first is put in force
[[nodiscard]] Result<Policy> policyVersion(Connection& connection, std::int64_t version);
[[nodiscard]] Result<std::string> policyAuthor(Connection& connection, std::int64_t version);  // person id
// Numbers it, stores it, writes the audit entry and the change; returns the version.
[[nodiscard]] Result<std::int64_t> putPolicyInForce(Connection& connection, Policy policy, const std::string& personId, TimeMs now);

[[nodiscard]] Result<std::vector<Role>> loadRoles(Connection& connection);
[[nodiscard]] Result<void> saveRole(Connection& connection, const Role& role);
// Under which name meta.rights_offered keeps that this right of a shipped role was offered to a home: the right's own, or, for a right that
// the role got after others had it, role and right ("auditor share_views").
[[nodiscard]] std::string offerName(const std::string& roleId, Permission right);
[[nodiscard]] Result<std::optional<Person>> loadPerson(Connection& connection, const std::string& personId);  // roles applied; none when inactive
[[nodiscard]] Result<std::vector<Person>> listPeople(Connection& connection);

}  // namespace countersign
