#include "models/domain/prompt.h"
#include "services/recovery/prompts/labels.h"
#include "services/recovery/prompts/promptstore.h"
#include "services/recovery/prompts/prompttests.h"
#include "services/recovery/server/studioroutes.h"

namespace countersign {

namespace {

constexpr std::size_t mostNote = 4000;  // bytes

template <class T>
Result<T> member(const Json& object, const char* name)
{
    const auto it = object.find(name);
    if (it == object.end())
        return fail(ErrorCode::InvalidInput, std::string(name) + " is missing");
    auto value = decode<T>(*it);
    if (!value)
        return fail(ErrorCode::InvalidInput, std::string(name) + ": " + value.error().detail);
    return value;
}

Result<std::string> noteOf(const Json& object)
{
    return object.contains("note") ? textMember(object, "note", mostNote) : std::string();
}

template <class T>
Reviewed<Json> asJson(const Result<T>& result)
{
    if (!result)
        return refuse(result.error());
    return Json(*result);
}

// The prompt as it stands after an act, of the same write.
Reviewed<Json> promptNow(Connection& connection, const std::string& id)
{
    const auto prompt = loadPrompt(connection, id);
    if (!prompt)
        return refuse(prompt.error());
    if (!prompt->has_value())
        return refuse(ErrorCode::NotFound, "there is no such prompt");
    return Json(**prompt);
}

HttpResponse answerPrompts(const ServerParts& parts, Call&)
{
    const auto prompts = parts.context.reads.read<std::vector<Prompt>>([](Connection& connection) { return listPrompts(connection); });
    return prompts ? ok(Json{{"prompts", *prompts}}) : problem(prompts.error());
}

HttpResponse answerPrompt(const ServerParts& parts, Call& call)
{
    const auto prompt = parts.context.reads.read<std::optional<Prompt>>(
        [&](Connection& connection) { return loadPrompt(connection, call.parts.at(0)); });
    if (!prompt)
        return problem(prompt.error());
    return prompt->has_value() ? ok(Json(**prompt)) : problem({ErrorCode::NotFound, "there is no such prompt", std::nullopt});
}

HttpResponse create(const ServerParts& parts, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    const auto name = textMember(*body, "name");
    if (!name)
        return problem(name.error());
    const auto scope = member<PromptScope>(*body, "scope");
    if (!scope)
        return problem(scope.error());
    const auto text = member<PromptText>(*body, "text");
    if (!text)
        return problem(text.error());
    const auto note = noteOf(*body);
    if (!note)
        return problem(note.error());
    return writeOnce(parts, call, 201, [&](Connection& connection) {
        return asJson(createPrompt(connection, *name, *scope, *text, *note, *call.person, parts.context.clock.now()));
    });
}

HttpResponse addVersion(const ServerParts& parts, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    const auto text = member<PromptText>(*body, "text");
    if (!text)
        return problem(text.error());
    const auto note = noteOf(*body);
    if (!note)
        return problem(note.error());
    return writeOnce(parts, call, 201, [&](Connection& connection) {
        return asJson(addPromptVersion(connection, call.parts.at(0), *text, *note, *call.person, parts.context.clock.now()));
    });
}

Result<LabelWish> wishOf(const Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return tl::unexpected(body.error());
    LabelWish wish;
    wish.promptId = call.parts.at(0);
    const auto number = body->find("number");
    if (number == body->end() || !number->is_number_integer() || *number < 1 || *number > 1000000)
        return fail(ErrorCode::InvalidInput, "number is missing or is not a version's number");
    const auto label = member<PromptLabel>(*body, "label");
    if (!label)
        return tl::unexpected(label.error());
    const auto given = member<bool>(*body, "given");
    if (!given)
        return tl::unexpected(given.error());
    const auto note = noteOf(*body);
    if (!note)
        return tl::unexpected(note.error());
    if (const auto share = body->find("share_percent"); share != body->end() && !share->is_null()) {
        if (!share->is_number_integer() || *share < 1 || *share > 100)
            return fail(ErrorCode::InvalidInput, "a share is a whole number from 1 to 100");
        wish.sharePercent = share->get<int>();
    }
    wish.number = number->get<int>();
    wish.label = *label;
    wish.given = *given;
    wish.note = *note;
    return wish;
}

// Which right it takes depends on the label: the gate asks.
HttpResponse label(const ServerParts& parts, Call& call)
{
    const auto wish = wishOf(call);
    if (!wish)
        return problem(wish.error());
    return writeOnce(parts, call, 200, [&](Connection& connection) -> Reviewed<Json> {
        if (auto moved = moveLabel(connection, *wish, *call.person, parts.context.clock.now()); !moved)
            return tl::unexpected(std::move(moved.error()));
        return promptNow(connection, wish->promptId);
    });
}

HttpResponse rollback(const ServerParts& parts, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    const auto note = noteOf(*body);
    if (!note)
        return problem(note.error());
    return writeOnce(parts, call, 200, [&](Connection& connection) -> Reviewed<Json> {
        if (auto moved = rollBack(connection, call.parts.at(0), *note, *call.person, parts.context.clock.now()); !moved)
            return tl::unexpected(std::move(moved.error()));
        return promptNow(connection, call.parts.at(0));
    });
}

HttpResponse moves(const ServerParts& parts, Call& call)
{
    const auto found = parts.context.reads.read<std::vector<LabelMove>>(
        [&](Connection& connection) { return labelMoves(connection, call.parts.at(0)); });
    return found ? ok(Json{{"moves", *found}}) : problem(found.error());
}

HttpResponse tests(const ServerParts& parts, Call& call)
{
    const auto found = parts.context.reads.read<std::vector<PromptTest>>(
        [&](Connection& connection) { return listPromptTests(connection, call.parts.at(0)); });
    return found ? ok(Json{{"tests", *found}}) : problem(found.error());
}

HttpResponse addTest(const ServerParts& parts, Call& call)
{
    auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    // Ours to give, whatever was sent.
    for (const char* ours : {"id", "at", "author_name"})
        body->erase(ours);
    (*body)["id"] = "";
    (*body)["prompt_id"] = call.parts.at(0);
    const auto test = decode<PromptTest>(*body);
    if (!test)
        return problem(test.error());
    return writeOnce(parts, call, 201,
        [&](Connection& connection) { return asJson(addPromptTest(connection, *test, *call.person, parts.context.clock.now())); });
}

HttpResponse removeTest(const ServerParts& parts, Call& call)
{
    const auto removed = parts.context.writer.run([&](Connection& connection) {
        return removePromptTest(connection, call.parts.at(0), *call.person, parts.context.clock.now());
    });
    return removed ? noContent() : problem(removed.error());
}

}  // namespace

void addPromptRoutes(Router& router, const ServerParts& parts)
{
    addReading(router, "/v1/prompts", [parts](Call& call) { return answerPrompts(parts, call); });
    addReading(router, "/v1/prompts/{id}", [parts](Call& call) { return answerPrompt(parts, call); });
    addReading(router, "/v1/prompts/{id}/moves", [parts](Call& call) { return moves(parts, call); });
    addReading(router, "/v1/prompts/{id}/tests", [parts](Call& call) { return tests(parts, call); });
    router.add({"POST", "/v1/prompts", Permission::EditPrompts, [parts](Call& call) { return create(parts, call); }, {}});
    router.add({"POST", "/v1/prompts/{id}/versions", Permission::EditPrompts, [parts](Call& call) { return addVersion(parts, call); }, {}});
    router.add({"POST", "/v1/prompts/{id}/labels", Access::SignedIn, [parts](Call& call) { return label(parts, call); }, {}});
    router.add({"POST", "/v1/prompts/{id}/rollback", Permission::PromotePrompts, [parts](Call& call) { return rollback(parts, call); }, {}});
    router.add({"POST", "/v1/prompts/{id}/tests", Permission::EditPrompts, [parts](Call& call) { return addTest(parts, call); }, {}});
    router.add({"DELETE", "/v1/prompt-tests/{id}", Permission::EditPrompts, [parts](Call& call) { return removeTest(parts, call); }, {}});
}

}  // namespace countersign
