#include "app/backend/firststart.h"

#include "services/base/resources.h"
#include "services/recovery/store/policystore.h"

namespace countersign {

namespace {

Result<Json> shipped(std::string_view path)
{
    const auto text = resource(path);
    if (!text)
        return tl::unexpected(text.error());
    return parseJson(*text, {.maxBytes = 1024 * 1024});
}

Result<std::string> localOperator(People& people)
{
    auto present = people.idOf("operator-local");
    if (present || present.error().code != ErrorCode::NotFound)
        return present;
    const auto added = people.add({"operator-local", "Operator on this computer", {}, {"operator", "auditor"}}, {});
    if (!added)
        return tl::unexpected(added.error());
    return added->id;
}

}  // namespace

Result<std::string> prepareHome(const RecoveryContext& context, People& people)
{
    const auto rolesJson = shipped("policy/roles.json");
    const auto roles = rolesJson ? rolesFromJson(*rolesJson) : Result<std::vector<Role>>(tl::unexpected(rolesJson.error()));
    if (!roles)
        return tl::unexpected(roles.error());
    if (auto installed = people.installRoles(*roles); !installed)
        return tl::unexpected(installed.error());
    auto id = localOperator(people);
    if (!id)
        return id;
    const auto policyJson = shipped("policy/policy.json");
    const auto requirementsJson = shipped("policy/requirements.json");
    if (!policyJson || !requirementsJson)
        return tl::unexpected(policyJson ? requirementsJson.error() : policyJson.error());
    const auto policy = shippedPolicy(*policyJson, *requirementsJson);
    if (!policy)
        return tl::unexpected(policy.error());
    const auto written = context.writer.run([&](Connection& connection) -> Result<void> {
        const auto present = currentPolicy(connection);
        if (present)
            return {};
        if (present.error().code != ErrorCode::NotFound)
            return tl::unexpected(present.error());
        const auto put = putPolicyInForce(connection, *policy, *id, context.clock.now());
        return put ? Result<void>{} : Result<void>(tl::unexpected(put.error()));
    });
    if (!written)
        return tl::unexpected(written.error());
    return id;
}

}  // namespace countersign
