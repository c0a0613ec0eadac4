#include "services/recovery/review/teamwork.h"

#include "models/domain/ids.h"
#include "models/domain/text.h"
#include "services/recovery/store/approvals.h"
#include "services/recovery/jobs/stage.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/review/comments.h"
#include "services/recovery/review/edits.h"
#include "services/recovery/review/material.h"
#include "services/recovery/store/teamstore.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::size_t longestComment = 2000;
constexpr std::size_t mostMentions = 50;
constexpr TimeMs leastTimeToDecide = hourMs;  // of a draft that an objection brought back

AuditEntry entryBy(const Person& person, std::string action, const Draft& draft, const Comment& comment)
{
    AuditEntry entry;
    entry.actorKind = "person";
    entry.actor = person.id;
    entry.action = std::move(action);
    entry.shopId = draft.summary.shopId;
    entry.subjectKind = "comment";
    entry.subject = comment.id;
    entry.draftId = draft.summary.id;
    entry.data = Json{{"revision", draft.summary.revision}, {"draft_state", draft.summary.state}};
    return entry;
}

Result<Comment> checked(const Person& person, const NewComment& given, const std::vector<Person>& people)
{
    if (!isId(given.id))
        return fail(ErrorCode::InvalidInput, "the comment's id is no UUIDv7");
    Comment comment;
    comment.id = given.id;
    comment.personId = person.id;
    comment.personName = person.name;
    comment.objection = given.objection;
    comment.text = cleanText(given.text, longestComment + 1, true);
    if (comment.text.find_first_not_of(" \t\n") == std::string::npos)
        return fail(ErrorCode::InvalidInput, "the comment says nothing");
    if (countCharacters(comment.text) > longestComment)
        return fail(ErrorCode::InvalidInput, "a comment has at most 2,000 characters");
    if (given.mentions.size() > mostMentions)
        return fail(ErrorCode::InvalidInput, "a comment mentions at most 50 people");
    for (const auto& id : given.mentions) {
        const auto known = std::find_if(people.begin(), people.end(), [&id](const Person& other) { return other.id == id; });
        if (known == people.end())
            return fail(ErrorCode::InvalidInput, "somebody who is mentioned does not work here");
        if (!known->may(Permission::ReadDrafts))
            return fail(ErrorCode::InvalidInput, known->name + " may not read drafts, so a mention would not arrive");
        if (std::find(comment.mentions.begin(), comment.mentions.end(), id) == comment.mentions.end())
            comment.mentions.push_back(id);
    }
    return comment;
}

bool mayStillObject(DraftState state)
{
    return state == DraftState::Queued || state == DraftState::Approved || state == DraftState::Held || state == DraftState::Returned
        || state == DraftState::Composing;
}

// The approvals are void, the send is off, people decide again. The comment stands in the tables already.
Result<void> stopSend(Connection& connection, const Material& material, const Person& person, TimeMs now)
{
    Draft draft = material.stored.draft;
    auto& summary = draft.summary;
    if (auto cancelled = cancelJob(connection, "deliver", draft.decisionId); !cancelled)
        return cancelled;
    if (auto voided = voidApprovals(connection, summary.shopId, summary.id, "review", "objection", now); !voided)
        return voided;
    summary.state = DraftState::Queued;
    summary.whyYours = person.name + " objects: the send was stopped, and people decide again";
    summary.coldAt = std::max(summary.coldAt, now + leastTimeToDecide);
    summary.lease.reset();
    draft.routing.verdict = RouteVerdict::Review;
    draft.routing.sentence = summary.whyYours;
    draft.approvals.clear();
    recountApprovals(draft);
    draft.decisionId.clear();
    draft.holdUntil.reset();
    draft.lineage.push_back(LineageStep{now, "draft.queued", summary.whyYours});
    if (auto updated = updateDraft(connection, material.subject, draft, material.marks.revision, now); !updated)
        return updated;
    if (auto expires = enqueueJob(connection, {"expire", summary.id, summary.coldAt}); !expires)
        return expires;
    AuditEntry entry;
    entry.actorKind = "service";
    entry.actor = "review";
    entry.action = "draft.queued";
    entry.shopId = summary.shopId;
    entry.subjectKind = "draft";
    entry.subject = summary.id;
    entry.draftId = summary.id;
    entry.data = Json{{"rule", "objection"}};
    return appendEntry(connection, std::move(entry), now);
}

}  // namespace

Teamwork::Teamwork(const RecoveryContext& context, People& people) : m_context(context), m_people(people) {}

Reviewed<Comment> Teamwork::comment(const Person& person, const std::string& draftId, const NewComment& given)
{
    const auto people = m_people.all();
    if (!people)
        return refuse(people.error());
    auto fresh = checked(person, given, **people);
    if (!fresh)
        return refuse(fresh.error());
    for (int attempt = 1;; ++attempt) {
        std::optional<Comment> before;
        const auto material = m_context.reads.read<Material>([&](Connection& connection) -> Result<Material> {
            auto loaded = loadMaterial(connection, m_context.keys.master, m_policies, draftId);
            if (!loaded)
                return loaded;
            const auto owner = connection.row<std::tuple<std::string>>("SELECT draft_id FROM comments WHERE id = :id", fresh->id);
            if (!owner)
                return tl::unexpected(owner.error());
            if (owner->has_value() && std::get<0>(**owner) != draftId)
                return fail(ErrorCode::Unprocessable, "this id was used for another comment");
            auto found = commentWith(connection, loaded->subject, draftId, fresh->id);
            if (!found)
                return tl::unexpected(found.error());
            before = std::move(*found);
            return loaded;
        });
        if (!material)
            return refuse(material.error());
        if (before) {
            const Comment& kept = *before;
            if (kept.personId != person.id || kept.text != fresh->text || kept.objection != fresh->objection || kept.mentions != fresh->mentions)
                return refuse(ErrorCode::Unprocessable, "this id was used for another comment");
            return kept;
        }
        const Draft& draft = material->stored.draft;
        if (fresh->objection && !mayStillObject(draft.summary.state))
            return refuse(ErrorCode::Conflict, "it is too late to object: the draft is " + std::string(word(draft.summary.state)));
        const bool stops = fresh->objection && (draft.summary.state == DraftState::Held || draft.summary.state == DraftState::Approved);
        const TimeMs now = m_context.clock.now();
        fresh->at = now;
        const auto written = m_context.writer.run([&](Connection& connection) -> Result<void> {
            if (auto holds = stillHolds(connection, *material); !holds)
                return holds;
            if (auto inserted = insertComment(connection, material->subject, draftId, *fresh); !inserted)
                return inserted;
            auto entry = entryBy(person, fresh->objection ? "objection.raised" : "comment.added", draft, *fresh);
            entry.data["mentions"] = fresh->mentions;
            entry.data["text_commitment"] = material->subject.key.derive("comments").mac(fresh->text);
            if (auto appended = appendEntry(connection, std::move(entry), now); !appended)
                return appended;
            if (auto counted = recountComments(connection, draftId, now); !counted)
                return counted;
            return stops ? stopSend(connection, *material, person, now) : Result<void>{};
        });
        if (written)
            return *fresh;
        if (!isMovedMeanwhile(written.error()) || attempt == mostAttempts)
            return refuse(written.error());
    }
}

Reviewed<Comment> Teamwork::resolve(const Person& person, const std::string& draftId, const std::string& commentId)
{
    const auto material = m_context.reads.read<Material>(
        [&](Connection& connection) { return loadMaterial(connection, m_context.keys.master, m_policies, draftId); });
    if (!material)
        return refuse(material.error());
    const TimeMs now = m_context.clock.now();
    std::optional<Comment> resolved;
    const auto written = m_context.writer.run([&](Connection& connection) -> Result<void> {
        const auto found = commentWith(connection, material->subject, draftId, commentId);
        if (!found)
            return tl::unexpected(found.error());
        if (!found->has_value())
            return fail(ErrorCode::NotFound, "there is no such comment on this draft");
        resolved = **found;
        if (!resolved->objection)
            return fail(ErrorCode::Conflict, "this comment is not an objection");
        if (resolved->personId != person.id && !person.may(Permission::OverrideCheck))
            return fail(ErrorCode::Forbidden,
                "only " + resolved->personName + " or somebody with the right to override_check resolves this objection");
        if (resolved->resolvedAt)
            return {};
        resolved->resolvedAt = now;
        resolved->resolvedBy = person.name;
        const auto saved = connection.run(
            "UPDATE comments SET resolved_at = :at, resolved_by = :person WHERE id = :id", now, person.id, commentId);
        if (!saved)
            return tl::unexpected(saved.error());
        auto entry = entryBy(person, "objection.resolved", material->stored.draft, *resolved);
        entry.data["raised_by"] = resolved->personId;
        if (auto appended = appendEntry(connection, std::move(entry), now); !appended)
            return appended;
        return recountComments(connection, draftId, now);
    });
    if (!written)
        return refuse(written.error());
    return std::move(*resolved);
}

}  // namespace countersign
