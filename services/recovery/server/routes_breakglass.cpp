#include "services/recovery/server/answers.h"
#include "services/recovery/server/recoveryserver.h"

namespace countersign {

namespace {

template <class Word>
Result<Word> wordMember(const Json& body, const char* name)
{
    const auto given = textMember(body, name, 40);
    if (!given)
        return tl::unexpected(given.error());
    const auto known = fromWord<Word>(*given);
    if (!known)
        return fail(ErrorCode::InvalidInput, std::string(name) + ": not one of its words");
    return *known;
}

HttpResponse breakGlass(People& people, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    const auto right = wordMember<Permission>(*body, "right");
    const auto emergency = wordMember<Emergency>(*body, "emergency");
    const auto nobody = wordMember<NobodyElse>(*body, "nobody");
    if (!right || !emergency || !nobody)
        return problem(!right ? right.error() : !emergency ? emergency.error() : nobody.error());
    const auto glass = people.breakGlass(*call.person, *right, *emergency, *nobody);
    return glass ? ok(*glass, 201) : problem(glass.error());
}

HttpResponse allowGlass(People& people, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    const auto allowed = body->find("allowed");
    if (allowed == body->end() || !allowed->is_boolean())
        return problem({ ErrorCode::InvalidInput, "allowed is true or false", std::nullopt });
    const auto done = people.allowGlass(*call.person, allowed->get<bool>());
    return done ? noContent() : problem(done.error());
}

} // namespace

void addBreakGlassRoutes(Router& router, const ServerParts& parts)
{
    People& people = parts.people;
    router.add({ "GET", "/v1/break-glass", Access::SignedIn,
        [&people](Call&) {
            const auto state = people.glass();
            return state ? ok(Json{ { "allowed", state->allowed }, { "open", state->open } }) : problem(state.error());
        },
        {} });
    router.add({ "PUT", "/v1/break-glass", Permission::ManagePeople, [&people](Call& call) { return allowGlass(people, call); }, {} });
    router.add({ "POST", "/v1/break-glass", Permission::Approve, [&people](Call& call) { return breakGlass(people, call); }, {} });
    // One's own, or anybody's with the right to manage people: the act asks.
    router.add({ "POST", "/v1/break-glass/{id}/close", Access::SignedIn,
        [&people](Call& call) {
            const auto closed = people.closeGlass(*call.person, call.parts.at(0));
            return closed ? noContent() : problem(closed.error());
        },
        {} });
}

} // namespace countersign
