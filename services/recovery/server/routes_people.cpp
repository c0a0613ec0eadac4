#include "services/recovery/server/answers.h"
#include "services/recovery/server/recoveryserver.h"

namespace countersign {

namespace {

void signIn(People& people, const HttpRequest& request, const Respond& respond)
{
    const auto body = bodyObject(request);
    const auto login = body ? textMember(*body, "login", 200) : Result<std::string>(tl::unexpected(body.error()));
    const auto password = login ? textMember(*body, "password", 1000) : Result<std::string>(tl::unexpected(login.error()));
    if (!password) {
        respond(problem(password.error()));
        return;
    }
    people.signIn(*login, *password, [respond](Result<Session> session) {
        if (!session)
            respond(problem(session.error()));
        else
            respond(ok(Json{{"token", session->token}, {"expires_at", formatTime(session->expiresAt)}, {"person", session->person}}));
    });
}

HttpResponse addPerson(People& people, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    NewPerson person;
    const auto login = textMember(*body, "login", 200);
    const auto name = textMember(*body, "name", 400);
    const auto password = textMember(*body, "password", 1000);
    for (const auto* member : {&login, &name, &password})
        if (!*member)
            return problem(member->error());
    const auto roles = decode<std::vector<std::string>>(body->value("roles", Json::array()));
    if (!roles)
        return problem(roles.error());
    const auto added = people.add({*login, *name, *password, *roles}, call.person->id);
    return added ? ok(Json(*added), 201) : problem(added.error());
}

HttpResponse keyList(const Result<std::vector<EnrolledKey>>& keys)
{
    return keys ? ok(Json{{"keys", *keys}}) : problem(keys.error());
}

HttpResponse revokeKey(People& people, Call& call)
{
    const auto body = bodyObject(call.request);
    const auto given = body ? textMember(*body, "why", 20) : Result<std::string>(tl::unexpected(body.error()));
    if (!given)
        return problem(given.error());
    const auto why = fromWord<RevokeReason>(*given);
    if (!why)
        return problem({ErrorCode::InvalidInput, "why is one of lost, replaced, left, other", std::nullopt});
    const auto revoked = people.revokeKey(*call.person, {call.parts.at(0), *why, call.token});
    return revoked ? ok(*revoked) : problem(revoked.error());
}

}  // namespace

void addPeopleRoutes(Router& router, const ServerParts& parts)
{
    People& people = parts.people;
    router.add({"POST", "/v1/sessions", Access::Open, {},
        [&people](const HttpRequest& request, const Respond& respond) { signIn(people, request, respond); }});
    router.add({"DELETE", "/v1/sessions/current", Access::SignedIn,
        [&people](Call& call) {
            const auto ended = people.endSession(call.token);
            return ended ? noContent() : problem(ended.error());
        }, {}});
    router.add({"GET", "/v1/me", Access::SignedIn, [](Call& call) { return ok(Json(*call.person)); }, {}});
    router.add({"POST", "/v1/me/keys", Access::SignedIn,
        [&people](Call& call) {
            const auto body = bodyObject(call.request);
            if (!body)
                return problem(body.error());
            const auto key = textMember(*body, "public_key", 100);
            if (!key)
                return problem(key.error());
            const auto id = people.enrolKey(*call.person, *key, textMember(*body, "device", 400).value_or(std::string()), call.token);
            return id ? ok(Json{{"key_id", *id}}) : problem(id.error());
        }, {}});
    router.add({"GET", "/v1/me/keys", Access::SignedIn, [&people](Call& call) { return keyList(people.keys(call.person->id)); }, {}});
    router.add({"GET", "/v1/keys", Permission::ManagePeople, [&people](Call&) { return keyList(people.keys({})); }, {}});
    // One's own, or anybody's with the right to manage people: the act asks.
    router.add({"POST", "/v1/keys/{id}/revoke", Access::SignedIn, [&people](Call& call) { return revokeKey(people, call); }, {}});
    router.add({"GET", "/v1/people", Permission::ManagePeople,
        [&people](Call&) {
            const auto all = people.all();
            return all ? ok(Json{{"people", **all}}) : problem(all.error());
        }, {}});
    router.add({"POST", "/v1/people", Permission::ManagePeople, [&people](Call& call) { return addPerson(people, call); }, {}});
}

}  // namespace countersign
