#include "models/domain/digest.h"
#include "models/domain/text.h"
#include "services/recovery/store/approvals.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/review/edits.h"
#include "services/recovery/review/history.h"
#include "services/recovery/review/material.h"
#include "services/recovery/review/review.h"
#include "services/recovery/review/withinreach.h"

namespace countersign {

namespace {

Reviewed<void> mayRevise(const Person& person, const Draft& draft, const std::string& ifMatch, TimeMs now)
{
    if (!person.may(Permission::Edit))
        return refuse(ErrorCode::Forbidden, "your roles do not include the right to edit");
    const auto& summary = draft.summary;
    if (summary.state != DraftState::Queued)
        return refuse(ErrorCode::Conflict, "the draft is not in the queue any more: it is " + std::string(word(summary.state)));
    if (summary.lease && summary.lease->until > now && summary.lease->personId != person.id) {
        Refusal refusal(Error{ErrorCode::Conflict, summary.lease->personName + " is looking at this draft", std::nullopt});
        refusal.lease = summary.lease;
        return tl::unexpected(std::move(refusal));
    }
    const std::string revision = std::to_string(summary.revision);
    if (ifMatch.empty()) {
        Refusal refusal(Error{ErrorCode::PreconditionFailed, "If-Match is missing: name the revision that was edited", std::nullopt});
        refusal.status = 428;
        return tl::unexpected(std::move(refusal));
    }
    if (ifMatch != "\"" + revision + "\"" && ifMatch != revision)
        return refuse(ErrorCode::PreconditionFailed, "the draft is at revision " + revision + " now");
    return {};
}

}  // namespace

Reviewed<Draft> Review::revise(const Person& person, const ReviewCall& call)
{
    const auto json = parseJson(call.body);
    if (!json)
        return refuse(json.error());
    if (!json->is_object() || !json->contains("content"))
        return refuse(ErrorCode::InvalidInput, "content is missing");
    const auto content = decode<Content>(json->at("content"));
    if (!content)
        return refuse(content.error());
    std::string note;
    if (const auto it = json->find("note"); it != json->end() && it->is_string())
        note = cleanText(it->get_ref<const std::string&>(), 2000, true);
    if (call.idempotencyKey.empty() || call.idempotencyKey.size() > 100)
        return refuse(ErrorCode::InvalidInput, "Idempotency-Key is missing or longer than 100 characters");
    const std::string bodyHash = hex(view(sha256("revision\n" + call.draftId + "\n" + call.body)));
    for (int attempt = 1;; ++attempt) {
        std::optional<KeptAnswer> kept;
        auto material = m_context.reads.read<Material>([&](Connection& connection) -> Result<Material> {
            auto answer = keptAnswer(connection, person.id, call.idempotencyKey);
            if (!answer)
                return tl::unexpected(answer.error());
            kept = std::move(*answer);
            return loadMaterial(connection, m_context.keys.master, m_policies, call.draftId);
        });
        if (!material)
            return refuse(material.error());
        if (kept && kept->bodyHash != bodyHash)
            return refuse(ErrorCode::Unprocessable, "this Idempotency-Key was used with another body");
        const TimeMs now = m_context.clock.now();
        if (kept) {
            auto again = m_context.reads.read<Draft>([&](Connection& connection) { return draftFor(connection, person, call.draftId); });
            if (!again)
                return refuse(again.error());
            return std::move(*again);
        }
        Draft draft = material->stored.draft;
        if (auto within = withinReach(person, placeOf(draft), Permission::Edit, m_people); !within)
            return tl::unexpected(std::move(within.error()));
        if (auto may = mayRevise(person, draft, call.ifMatch, now); !may)
            return tl::unexpected(std::move(may.error()));
        if (auto fit = acceptableEdit(draft, *content); !fit)
            return refuse(fit.error());
        applyEdit(draft, *content, person.id);
        runChecksOf(draft, *material->policy, now);
        draft.summary.updatedAt = now;
        const auto written = m_context.writer.run([&](Connection& connection) -> Result<void> {
            const auto twice = keptAnswer(connection, person.id, call.idempotencyKey);
            if (!twice)
                return tl::unexpected(twice.error());
            if (twice->has_value())
                return movedMeanwhile();
            if (auto holds = stillHolds(connection, *material); !holds)
                return holds;
            if (auto voided = voidApprovals(connection, draft.summary.shopId, call.draftId, "review", "revised", now); !voided)
                return voided;
            const auto inserted = connection.run(
                "INSERT INTO revisions(draft_id, revision, author_kind, author, contents, note, created_at) "
                "VALUES(:draft, :revision, 'person', :author, :contents, :note, :at)",
                call.draftId, draft.summary.revision, person.id, Json(draft.contents).dump(),
                sealedRevisionNote(material->subject, call.draftId, draft.summary.revision, note), now);
            if (!inserted)
                return tl::unexpected(inserted.error());
            if (auto updated = updateDraft(connection, material->subject, draft, material->marks.revision, now); !updated)
                return updated;
            AuditEntry entry;
            entry.actorKind = "person";
            entry.actor = person.id;
            entry.action = "draft.revised";
            entry.shopId = draft.summary.shopId;
            entry.subjectKind = "draft";
            entry.subject = call.draftId;
            entry.draftId = call.draftId;
            entry.data = Json{{"revision", draft.summary.revision}, {"checks_failed", draft.summary.checksFailed},
                {"content_digest", hex(view(sha256(canonicalJson(Json(*content)))))}};
            if (auto appended = appendEntry(connection, std::move(entry), now); !appended)
                return appended;
            return keepAnswer(connection, person.id, call.idempotencyKey, bodyHash, "{}", now);
        });
        if (!written && isMovedMeanwhile(written.error()) && attempt < mostAttempts)
            continue;
        if (!written)
            return refuse(written.error());
        auto shown = m_context.reads.read<Draft>([&](Connection& connection) { return draftFor(connection, person, call.draftId); });
        if (!shown)
            return refuse(shown.error());
        return std::move(*shown);
    }
}

}  // namespace countersign
