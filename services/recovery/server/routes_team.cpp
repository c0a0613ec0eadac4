#include "models/domain/digest.h"
#include "models/domain/ids.h"
#include "services/recovery/review/teamwork.h"
#include "services/recovery/server/answers.h"
#include "services/recovery/server/presence.h"
#include "services/recovery/server/recoveryserver.h"
#include "services/recovery/store/policystore.h"

namespace countersign {

namespace {

constexpr std::size_t longestCommentBytes = 16000;  // 2,000 characters of any script, and some to be told that it is too long

HttpResponse comment(Teamwork& team, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    NewComment given;
    const auto id = textMember(*body, "id", 100);
    const auto text = textMember(*body, "text", longestCommentBytes);
    for (const auto* member : {&id, &text})
        if (!*member)
            return problem(member->error());
    given.id = *id;
    given.text = *text;
    const auto objection = decode<bool>(body->value("objection", Json(false)));
    const auto mentions = decode<std::vector<std::string>>(body->value("mentions", Json::array()));
    if (!objection || !mentions)
        return problem(objection ? mentions.error() : objection.error());
    given.objection = *objection;
    given.mentions = *mentions;
    const auto made = team.comment(*call.person, call.parts.at(0), given);
    return made ? ok(Json(*made), 201) : refused(made.error());
}

HttpResponse assign(Teamwork& team, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    const auto ids = decode<std::vector<std::string>>(body->value("draft_ids", Json::array()));
    if (!ids)
        return problem(ids.error());
    const auto to = body->find("to");
    if (to == body->end())
        return problem({ErrorCode::InvalidInput, "to is missing: a person, a role, or null for nobody in particular", std::nullopt});
    std::optional<Assignee> assignee;
    if (!to->is_null()) {
        auto read = decode<Assignee>(*to);
        if (!read)
            return problem(read.error());
        assignee = std::move(*read);
    }
    const auto batch = decode<std::string>(body->value("batch", Json("")));
    if (!batch)
        return problem(batch.error());
    const auto assigned = team.assign(*call.person, *ids, assignee, *batch);
    return assigned ? ok(Json{{"assigned", *assigned}}) : refused(assigned.error());
}

HttpResponse giveBack(Teamwork& team, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    const auto ids = decode<std::vector<std::string>>(body->value("draft_ids", Json::array()));
    const auto batch = decode<std::string>(body->value("batch", Json("")));
    if (!ids || !batch)
        return problem(ids ? batch.error() : ids.error());
    const auto back = team.giveBack(*call.person, *ids, *batch);
    if (!back)
        return refused(back.error());
    Json left = Json::array();
    for (const auto& [draftId, why] : back->left)
        left.push_back({{"draft_id", draftId}, {"detail", why}});
    return ok(Json{{"batch", *batch}, {"undone", back->undone}, {"left", std::move(left)}});
}

HttpResponse colleagues(const ServerParts& parts)
{
    const auto people = parts.people.all();
    if (!people)
        return problem(people.error());
    const auto roles = parts.context.reads.read<std::vector<Role>>([](Connection& connection) { return loadRoles(connection); });
    if (!roles)
        return problem(roles.error());
    Json list = Json::array();
    for (const auto& person : **people)
        if (person.may(Permission::ReadDrafts))
            list.push_back({{"person_id", person.id}, {"name", person.name}, {"roles", person.roles}});
    Json roleList = Json::array();
    for (const auto& role : *roles)
        roleList.push_back({{"id", role.id}, {"name", role.name}});
    return ok(Json{{"colleagues", std::move(list)}, {"roles", std::move(roleList)}});
}

HttpResponse look(PresenceBoard& board, ChangeHub& hub, const Clock& clock, Call& call)
{
    const auto body = bodyObject(call.request);
    if (!body)
        return problem(body.error());
    const auto draft = body->find("draft_id");
    if (draft == body->end() || (!draft->is_null() && (!draft->is_string() || !isId(draft->get_ref<const std::string&>()))))
        return problem({ErrorCode::InvalidInput, "draft_id is a draft's id, or null", std::nullopt});
    const std::string id = draft->is_null() ? std::string() : draft->get<std::string>();
    const TimeMs now = clock.now();
    if (board.look(hex(view(sha256(call.token))), call.person->id, call.person->name, id, now))
        hub.presence();
    return ok(board.seen(now));
}

}  // namespace

void addTeamRoutes(Router& router, const ServerParts& parts)
{
    const auto team = std::make_shared<Teamwork>(parts.context, parts.people);
    const auto board = std::make_shared<PresenceBoard>();
    const Clock& clock = parts.context.clock;
    router.add({"POST", "/v1/drafts/{id}/comments", Permission::Comment, [team](Call& call) { return comment(*team, call); }, {}});
    // Whoever objected, or one who may override: the teamwork asks.
    router.add({"POST", "/v1/drafts/{id}/comments/{comment}/resolve", Permission::ReadDrafts,
        [team](Call& call) {
            const auto resolved = team->resolve(*call.person, call.parts.at(0), call.parts.at(1));
            return resolved ? ok(Json(*resolved)) : refused(resolved.error());
        }, {}});
    router.add({"POST", "/v1/assignments", Permission::Assign, [team](Call& call) { return assign(*team, call); }, {}});
    router.add({"POST", "/v1/assignments/undo", Permission::Assign, [team](Call& call) { return giveBack(*team, call); }, {}});
    router.add({"GET", "/v1/colleagues", Permission::ReadDrafts, [parts](Call&) { return colleagues(parts); }, {}});
    router.add({"PUT", "/v1/presence", Permission::ReadDrafts,
        [board, &hub = parts.changes, &clock](Call& call) { return look(*board, hub, clock, call); }, {}});
    router.add({"GET", "/v1/presence", Permission::ReadDrafts, [board, &clock](Call&) { return ok(board->seen(clock.now())); }, {}});
}

}  // namespace countersign
