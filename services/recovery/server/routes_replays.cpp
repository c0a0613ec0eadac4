#include "services/recovery/model/languagemodel.h"
#include "services/recovery/prompts/replayplan.h"
#include "services/recovery/server/studioroutes.h"

namespace countersign {

namespace {

constexpr std::int64_t usualPage = 50;
constexpr std::int64_t mostPage = 200;

TokenPrice priceOf(const ServerParts& parts)
{
    return [model = parts.model](int input, int output) { return model ? model->priceMicros(input, output) : std::int64_t{0}; };
}

Result<ReplayPlan> planned(const ServerParts& parts, const std::string& promptId, int number, std::int64_t wanted)
{
    return parts.context.reads.read<ReplayPlan>([&](Connection& connection) {
        return planReplay(connection, parts.context.keys.master, promptId, number, wanted, priceOf(parts));
    });
}

// Drafts for customers come first: what is left of the day's budget must bear the whole.
Result<void> affordable(const ServerParts& parts, const ReplayPlan& plan)
{
    if (!parts.model || !parts.model->configured())
        return fail(ErrorCode::Conflict, "no language model is set up: there is nothing that a prompt could be replayed with");
    const auto budget = parts.model->settings().dayBudgetMicros;
    if (budget > 0 && parts.model->spentTodayMicros() + plan.estimatedMicros > budget)
        return fail(ErrorCode::Conflict, "the replay would cost more than what is left of the day's budget for the language model");
    return {};
}

HttpResponse answerReplays(const ServerParts& parts, Call& call)
{
    const auto replays = parts.context.reads.read<std::vector<Replay>>(
        [&](Connection& connection) { return listReplays(connection, call.request.queryValue("prompt")); });
    return replays ? ok(Json{{"replays", *replays}}) : problem(replays.error());
}

HttpResponse answerReplay(const ServerParts& parts, Call& call)
{
    const auto replay = parts.context.reads.read<std::optional<Replay>>(
        [&](Connection& connection) { return loadReplay(connection, call.parts.at(0)); });
    if (!replay)
        return problem(replay.error());
    return replay->has_value() ? ok(Json(**replay)) : problem({ErrorCode::NotFound, "there is no such replay", std::nullopt});
}

HttpResponse estimate(const ServerParts& parts, Call& call)
{
    const auto number = numberOf(call.request, "number", 0, 1, 1000000);
    const auto wanted = numberOf(call.request, "wanted", 100, 1, mostReplayed);
    for (const auto* given : {&number, &wanted})
        if (!*given)
            return problem(given->error());
    const auto plan = planned(parts, call.request.queryValue("prompt"), static_cast<int>(*number), *wanted);
    if (!plan)
        return problem(plan.error());
    return ok(Json{{"drafts", plan->draftIds.size()}, {"cost_micros", plan->estimatedMicros},
        {"currency", parts.model ? parts.model->settings().currency : std::string()}});
}

HttpResponse start(const ServerParts& parts, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    const auto promptId = textMember(*body, "prompt_id", 100);
    if (!promptId)
        return problem(promptId.error());
    for (const char* name : {"number", "wanted"})
        if (const auto it = body->find(name); it == body->end() || !it->is_number_integer() || *it < 1 || *it > 1000000)
            return problem({ErrorCode::InvalidInput, std::string(name) + " is missing or is not a positive whole number", std::nullopt});
    const auto plan = planned(parts, *promptId, body->at("number").get<int>(), body->at("wanted").get<std::int64_t>());
    if (!plan)
        return problem(plan.error());
    if (auto bearable = affordable(parts, *plan); !bearable)
        return problem(bearable.error());
    auto response = writeOnce(parts, call, 201, [&](Connection& connection) -> Reviewed<Json> {
        const auto replay = startReplay(connection, *plan, *call.person, parts.context.clock.now());
        if (!replay)
            return refuse(replay.error());
        return Json(*replay);
    });
    if (parts.jobsAdded)
        parts.jobsAdded();
    return response;
}

HttpResponse cancel(const ServerParts& parts, Call& call)
{
    return writeOnce(parts, call, 200, [&](Connection& connection) -> Reviewed<Json> {
        const auto replay = cancelReplay(connection, call.parts.at(0), *call.person, parts.context.clock.now());
        if (!replay)
            return refuse(replay.error());
        return Json(*replay);
    });
}

HttpResponse results(const ServerParts& parts, Call& call)
{
    const auto after = numberOf(call.request, "after", -1, 0, INT64_MAX);
    const auto limit = numberOf(call.request, "limit", usualPage, 1, mostPage);
    for (const auto* given : {&after, &limit})
        if (!*given)
            return problem(given->error());
    const bool different = call.request.queryValue("different") == "1";
    const auto page = parts.context.reads.read<ReplayPage>([&](Connection& connection) -> Result<ReplayPage> {
        const auto replay = loadReplay(connection, call.parts.at(0));
        if (!replay)
            return tl::unexpected(replay.error());
        if (!replay->has_value())
            return fail(ErrorCode::NotFound, "there is no such replay");
        return replayResults(connection, call.parts.at(0), *after, *limit, different);
    });
    if (!page)
        return problem(page.error());
    return ok(Json{{"results", page->results}, {"next", page->next ? Json(*page->next) : Json()}});
}

HttpResponse prefer(const ServerParts& parts, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    const auto draftId = textMember(*body, "draft_id", 100);
    if (!draftId)
        return problem(draftId.error());
    const auto preferred = textMember(*body, "preferred", 20);
    if (!preferred)
        return problem(preferred.error());
    const auto written = parts.context.writer.run(
        [&](Connection& connection) { return preferResult(connection, call.parts.at(0), *draftId, *preferred); });
    return written ? noContent() : problem(written.error());
}

}  // namespace

void addReplayRoutes(Router& router, const ServerParts& parts)
{
    addReading(router, "/v1/replays", [parts](Call& call) { return answerReplays(parts, call); });
    addReading(router, "/v1/replays/estimate", [parts](Call& call) { return estimate(parts, call); });
    addReading(router, "/v1/replays/{id}", [parts](Call& call) { return answerReplay(parts, call); });
    addReading(router, "/v1/replays/{id}/results", [parts](Call& call) { return results(parts, call); });
    router.add({"POST", "/v1/replays", Permission::EditPrompts, [parts](Call& call) { return start(parts, call); }, {}});
    router.add({"POST", "/v1/replays/{id}/cancel", Permission::EditPrompts, [parts](Call& call) { return cancel(parts, call); }, {}});
    router.add({"POST", "/v1/replays/{id}/preferences", Permission::EditPrompts, [parts](Call& call) { return prefer(parts, call); }, {}});
}

}  // namespace countersign
