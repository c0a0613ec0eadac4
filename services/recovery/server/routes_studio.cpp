#include "models/domain/brandrules.h"
#include "services/recovery/measure/versionoutcomes.h"
#include "services/recovery/model/languagemodel.h"
#include "services/recovery/prompts/brandrulestore.h"
#include "services/recovery/prompts/editdistance.h"
#include "services/recovery/prompts/shadowinsights.h"
#include "services/recovery/server/studioroutes.h"

namespace countersign {

namespace {

constexpr TimeMs usualEditSpan = 30 * dayMs;

HttpResponse answerEdits(const ServerParts& parts, Call& call)
{
    const std::string wanted = call.request.queryValue("by");
    const auto by = fromWord<EditGrouping>(wanted.empty() ? "version" : wanted);
    if (!by)
        return problem({ErrorCode::InvalidInput, "by is version, reason, channel, language or reviewer", std::nullopt});
    // How a colleague works is for those who tune the prompts by it, or answer for the people.
    const Person& person = *call.person;
    if (*by == EditGrouping::Reviewer && !person.may(Permission::EditPrompts) && !person.may(Permission::ManagePeople))
        return problem({ErrorCode::Forbidden, "by reviewer takes the right to edit_prompts or to manage_people", std::nullopt});
    const auto since = timeOf(call.request, "since", parts.context.clock.now() - usualEditSpan);
    if (!since)
        return problem(since.error());
    const auto rows = parts.context.reads.read<std::vector<EditDistanceRow>>(
        [&](Connection& connection) { return editDistances(connection, *by, *since); });
    return rows ? ok(Json{{"rows", *rows}}) : problem(rows.error());
}

HttpResponse repeated(const ServerParts& parts, Call& call)
{
    const auto since = timeOf(call.request, "since", parts.context.clock.now() - usualEditSpan);
    if (!since)
        return problem(since.error());
    const auto found = parts.context.reads.read<std::vector<RepeatedEdit>>(
        [&](Connection& connection) { return repeatedEdits(connection, call.request.queryValue("prompt"), *since); });
    return found ? ok(Json{{"edits", *found}}) : problem(found.error());
}

HttpResponse versionFigures(const ServerParts& parts, Call& call)
{
    const auto since = timeOf(call.request, "since", parts.context.clock.now() - usualEditSpan);
    if (!since)
        return problem(since.error());
    auto found = parts.context.reads.read<Json>([&](Connection& connection) { return versionOutcomes(connection, *since); });
    if (!found)
        return problem(found.error());
    (*found)["since"] = formatTime(*since);
    return ok(*found);
}

HttpResponse answerShadows(const ServerParts& parts, Call& call)
{
    const auto since = timeOf(call.request, "since", parts.context.clock.now() - usualEditSpan);
    if (!since)
        return problem(since.error());
    const auto rows = parts.context.reads.read<std::vector<ShadowFigures>>([&](Connection& connection) { return shadowFigures(connection, *since); });
    return rows ? ok(Json{{"since", formatTime(*since)}, {"rows", *rows}}) : problem(rows.error());
}

// Those that count for the shop; version 0: none are in force, these are where one could begin.
HttpResponse brandRules(const ServerParts& parts, Call& call)
{
    const std::string shop = call.request.queryValue("shop");
    const auto rules = parts.context.reads.read<std::optional<BrandRules>>(
        [&](Connection& connection) { return brandRulesFor(connection, shop); });
    if (!rules)
        return problem(rules.error());
    BrandRules none;
    none.shopId = shop;
    return ok(Json{{"rules", rules->value_or(none)}});
}

HttpResponse setBrandRules(const ServerParts& parts, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    const auto rules = brandRulesFromJson(*body);
    if (!rules)
        return problem(rules.error());
    return writeOnce(parts, call, 200, [&](Connection& connection) -> Reviewed<Json> {
        const auto version = putBrandRulesInForce(connection, *rules, *call.person, parts.context.clock.now());
        if (!version)
            return refuse(version.error());
        return Json{{"version", *version}};
    });
}

HttpResponse model(const ServerParts& parts, Call&)
{
    const bool configured = parts.model && parts.model->configured();
    const ModelSettings settings = parts.model ? parts.model->settings() : ModelSettings{};
    return ok(Json{{"configured", configured}, {"model", configured ? settings.model : std::string()},
        {"spent_today_micros", parts.model ? parts.model->spentTodayMicros() : 0}, {"day_budget_micros", settings.dayBudgetMicros},
        {"currency", settings.currency}});
}

}  // namespace

void addStudioRoutes(Router& router, const ServerParts& parts)
{
    addReading(router, "/v1/insights/edits", [parts](Call& call) { return answerEdits(parts, call); });
    addReading(router, "/v1/insights/repeated-edits", [parts](Call& call) { return repeated(parts, call); });
    addReading(router, "/v1/insights/versions", [parts](Call& call) { return versionFigures(parts, call); });
    addReading(router, "/v1/insights/shadows", [parts](Call& call) { return answerShadows(parts, call); });
    addReading(router, "/v1/brand-rules", [parts](Call& call) { return brandRules(parts, call); });
    addReading(router, "/v1/model", [parts](Call& call) { return model(parts, call); });
    router.add({"PUT", "/v1/brand-rules", Permission::EditPrompts, [parts](Call& call) { return setBrandRules(parts, call); }, {}});
}

}  // namespace countersign
