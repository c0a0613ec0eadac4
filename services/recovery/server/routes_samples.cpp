#include "services/recovery/record/auditsampling.h"
#include "services/recovery/server/answers.h"
#include "services/recovery/server/recoveryserver.h"

namespace countersign {

namespace {

// A field that is not known would be left aside in silence, and another plan be drawn than was asked for.
Result<SamplePlan> planOf(const Json& json)
{
    const Json known = SamplePlan{};
    for (const auto& [name, value] : json.items())
        if (!known.contains(name))
            return fail(ErrorCode::InvalidInput, "plan: " + name.substr(0, 40) + " is not one of its fields");
    const auto plan = decode<SamplePlan>(json);
    if (!plan)
        return fail(ErrorCode::InvalidInput, "plan: " + plan.error().detail);
    return *plan;
}

Result<SampleFrame> frameOf(const ServerParts& parts, const SamplePlan& plan)
{
    return parts.context.reads.read<SampleFrame>([&plan](Connection& connection) { return sampleFrame(connection, plan); });
}

// Counts alone: no entry of its own.
HttpResponse population(const ServerParts& parts, Call& call)
{
    const auto json = parseJson(call.request.queryValue("plan"));
    if (!json || !json->is_object())
        return problem({ ErrorCode::InvalidInput, "plan: not a JSON object", std::nullopt });
    const auto plan = planOf(*json);
    const auto frame = plan ? frameOf(parts, *plan) : Result<SampleFrame>(tl::unexpected(plan.error()));
    return frame ? ok(populationOf(frame->sends)) : problem(frame.error());
}

HttpResponse sample(const ServerParts& parts, Call& call)
{
    const auto body = bodyObject(call.request);
    const auto plan = body ? planOf(*body) : Result<SamplePlan>(tl::unexpected(body.error()));
    auto frame = plan ? frameOf(parts, *plan) : Result<SampleFrame>(tl::unexpected(plan.error()));
    if (!frame)
        return problem(frame.error());
    std::optional<AuditSample> drawn;
    const auto written = parts.context.writer.run([&](Connection& connection) -> Result<void> {
        auto recorded = recordSample(connection, *frame, call.person->id, parts.context.clock.now());
        if (!recorded)
            return tl::unexpected(std::move(recorded.error()));
        drawn = std::move(*recorded);
        return {};
    });
    return written ? ok(*drawn, 201) : problem(written.error());
}

} // namespace

void addSampleRoutes(Router& router, const ServerParts& parts)
{
    router.add({ "GET", "/v1/audit/population", Permission::ReadAudit, [parts](Call& call) { return population(parts, call); }, {} });
    router.add({ "POST", "/v1/audit/samples", Permission::ReadAudit, [parts](Call& call) { return sample(parts, call); }, {} });
}

} // namespace countersign
