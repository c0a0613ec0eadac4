#include "models/domain/digest.h"
#include "models/domain/ids.h"
#include "services/base/dropcount.h"
#include "services/recovery/store/approvals.h"
#include "services/recovery/jobs/stage.h"
#include "services/recovery/prompts/editdistance.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/review/edits.h"
#include "services/recovery/review/instruction.h"
#include "services/recovery/review/material.h"
#include "services/recovery/review/proof.h"
#include "services/recovery/review/requirements.h"
#include "services/recovery/review/review.h"
#include "services/recovery/review/seeds.h"
#include "services/recovery/review/verdicts.h"

#include <algorithm>
#include <charconv>

namespace countersign {

namespace {

Reviewed<std::int64_t> revisionOf(const std::string& ifMatch)
{
    if (ifMatch.empty()) {
        Refusal refusal(
            Error{ ErrorCode::PreconditionFailed, "If-Match is missing: name the revision that was on the screen", std::nullopt });
        refusal.status = 428;
        return tl::unexpected(std::move(refusal));
    }
    std::string_view text = ifMatch;
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
        text = text.substr(1, text.size() - 2);
    std::int64_t revision = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), revision);
    if (problem != std::errc() || end != text.data() + text.size() || revision < 1)
        return refuse(ErrorCode::InvalidInput, "If-Match is not a revision in quotes");
    return revision;
}

Refusal refusalOf(std::vector<RequirementResult> rights, Findings findings)
{
    Refusal refusal;
    if (!rights.empty())
        refusal.error.code = ErrorCode::Forbidden;
    else if (!findings.state.empty())
        refusal.error.code = ErrorCode::Conflict;
    else if (!findings.revision.empty())
        refusal.error.code = ErrorCode::PreconditionFailed;
    else
        refusal.error.code = ErrorCode::Unprocessable;
    for (auto* group : { &rights, &findings.state, &findings.revision, &findings.proof })
        std::move(group->begin(), group->end(), std::back_inserter(refusal.requirements));
    for (const auto& requirement : refusal.requirements)
        refusal.error.detail += (refusal.error.detail.empty() ? "" : "; ") + requirement.sentence;
    return refusal;
}

// Rows of the policy's table that say in other words what `examine` found about state and lease.
bool saysTheSame(const RequirementResult& result, const Policy& policy)
{
    const auto it = std::find_if(
        policy.requirements.begin(), policy.requirements.end(), [&result](const Requirement& r) { return r.id == result.id; });
    if (it == policy.requirements.end())
        return false;
    const std::string condition = it->satisfiedIf.dump();
    return condition.find("\"draft.state\"") != std::string::npos || condition.find("\"draft.leased_by_other\"") != std::string::npos;
}

// What the window says of the work; it proves nothing, so nonsense is bounded, not refused.
std::string effortText(const Decision& decision)
{
    if (!decision.effort)
        return {};
    Effort effort = *decision.effort;
    effort.activeMs = std::clamp<TimeMs>(effort.activeMs, 0, dayMs);
    effort.keystrokes = std::clamp(effort.keystrokes, 0, 1000000);
    return Json(effort).dump();
}

Json answerOf(const Decision& decision, const VerdictOutcome& outcome, const std::string& detail)
{
    const auto& draft = outcome.draft;
    return Json{ { "decision_id", decision.statement.decisionId }, { "state", outcome.decisionState }, { "draft_id", draft.summary.id },
        { "draft_state", draft.summary.state }, { "revision", draft.summary.revision },
        { "hold_until", outcome.deliverAt ? Json(formatTime(*outcome.deliverAt)) : Json() },
        { "approvals_have", draft.summary.approvalsHave }, { "approvals_needed", draft.summary.approvalsNeeded },
        { "detail", detail } };
}

AuditEntry acceptedEntry(const Decision& decision, const VerdictOutcome& outcome)
{
    AuditEntry entry;
    entry.actorKind = "person";
    entry.actor = decision.statement.personId;
    entry.action = "decision.accepted";
    entry.shopId = outcome.draft.summary.shopId;
    entry.subjectKind = "decision";
    entry.subject = decision.statement.decisionId;
    entry.draftId = decision.statement.draftId;
    entry.data = Json{ { "statement", decision.statement }, { "signature", decision.signature }, { "key_id", decision.statement.keyId },
        { "draft_state", outcome.draft.summary.state }, { "revision", outcome.draft.summary.revision } };
    return entry;
}

Result<void> storeRevision(Connection& connection, const Draft& draft, const std::string& author, TimeMs now)
{
    return dropCount(connection.run("INSERT INTO revisions(draft_id, revision, author_kind, author, contents, note, created_at) "
                                    "VALUES(:draft, :revision, 'person', :author, :contents, '', :at)",
        draft.summary.id, draft.summary.revision, author, Json(draft.contents).dump(), now));
}

} // namespace

struct Review::Prepared {
    std::optional<std::string> kept; // the stored answer; nothing else is set then
    std::optional<Material> material;
    std::optional<VerdictOutcome> outcome;
    std::optional<Seed> seed; // a known-answer draft that this decision answers
};

Reviewed<Review::Prepared> Review::prepare(
    const Person& person, const ReviewCall& call, const Decision& decision, const std::string& bodyHash)
{
    const auto ifMatch = revisionOf(call.ifMatch);
    if (!ifMatch)
        return tl::unexpected(ifMatch.error());
    if (!isId(call.idempotencyKey))
        return refuse(ErrorCode::InvalidInput, "Idempotency-Key is missing or is not the decision's id");
    std::optional<KeptAnswer> kept;
    std::optional<DeviceKey> key;
    std::optional<Seed> seed;
    auto material = m_context.reads.read<std::optional<Material>>([&](Connection& connection) -> Result<std::optional<Material>> {
        auto answer = keptAnswer(connection, person.id, call.idempotencyKey);
        if (!answer)
            return tl::unexpected(answer.error());
        if (answer->has_value()) {
            kept = std::move(**answer);
            return std::optional<Material>{};
        }
        auto found = deviceKey(connection, decision.statement.keyId);
        if (!found)
            return tl::unexpected(found.error());
        key = std::move(*found);
        auto planted = openSeed(connection, call.draftId);
        if (!planted)
            return tl::unexpected(planted.error());
        seed = std::move(*planted);
        auto loaded = loadMaterial(connection, m_context.keys.master, m_policies, call.draftId);
        if (!loaded)
            return tl::unexpected(loaded.error());
        return std::optional<Material>{ std::move(*loaded) };
    });
    if (!material)
        return refuse(material.error());
    Prepared prepared;
    if (kept) {
        if (kept->bodyHash != bodyHash)
            return refuse(ErrorCode::Unprocessable, "this Idempotency-Key was used with another body");
        prepared.kept = std::move(kept->answer);
        return prepared;
    }
    const auto people = m_people.all();
    if (!people)
        return refuse(people.error());
    const TimeMs now = m_context.clock.now();
    const Policy& policy = *(*material)->policy;
    Draft draft = (*material)->stored.draft;
    Findings findings = examine({ decision, person, call.draftId, call.idempotencyKey, *ifMatch, key, now }, draft);
    if (decision.content && findings.revision.empty()) {
        const auto fit = decision.content->channel == draft.summary.channel
            ? acceptableEdit(draft, *decision.content)
            : Result<void>(fail(ErrorCode::InvalidInput, "the edit is for another channel"));
        if (!fit)
            findings.proof.push_back(finding("edit", "The edit cannot be taken: " + fit.error().detail));
        for (auto& content : draft.contents)
            if (content.channel == decision.content->channel)
                content = *decision.content; // rights and checks are those of what would be sent
        runChecksOf(draft, policy, now);
    } else {
        renewChecksOf(draft, policy, now);
    }
    auto results = requirementsFor({ draft, person, decision.statement.verdict, policy, **people, now }, decision.statement.overrides);
    std::erase_if(results, [&](const RequirementResult& r) { return !failing(r) || (!findings.state.empty() && saysTheSame(r, policy)); });
    if (!results.empty() || !findings.state.empty() || !findings.revision.empty() || !findings.proof.empty()) {
        Refusal refusal = refusalOf(std::move(results), std::move(findings));
        if (draft.summary.lease && draft.summary.lease->until > now && draft.summary.lease->personId != person.id)
            refusal.lease = draft.summary.lease;
        return tl::unexpected(std::move(refusal));
    }
    prepared.outcome = applyVerdict(std::move(draft), decision, person, policy, now);
    if (seed && answers(decision.statement.verdict)) {
        endSeed(*prepared.outcome);
        prepared.seed = std::move(seed);
    }
    prepared.material = std::move(*material);
    return prepared;
}

Reviewed<std::string> Review::decide(const Person& person, const ReviewCall& call)
{
    const auto json = parseJson(call.body);
    if (!json)
        return refuse(json.error());
    const auto decision = decode<Decision>(*json);
    if (!decision)
        return refuse(decision.error());
    if (!decision->batch.empty() && !isId(decision->batch))
        return refuse(ErrorCode::InvalidInput, "batch is no UUIDv7");
    const std::string bodyHash = hex(view(sha256(call.draftId + "\n" + call.body)));
    for (int attempt = 1;; ++attempt) {
        auto prepared = prepare(person, call, *decision, bodyHash);
        if (!prepared) {
            recordRefusal(person, *decision, call.draftId, prepared.error());
            return tl::unexpected(std::move(prepared.error()));
        }
        if (prepared->kept)
            return std::move(*prepared->kept);
        const Material& material = *prepared->material;
        const VerdictOutcome& outcome = *prepared->outcome;
        const Draft& draft = outcome.draft;
        const auto& statement = decision->statement;
        const TimeMs now = draft.summary.updatedAt;
        const bool found = prepared->seed && foundFault(*prepared->seed, *decision);
        const std::string answer
            = answerOf(*decision, outcome, prepared->seed ? seedSentence(prepared->seed->fault, found) : std::string()).dump();
        const std::string note = sealedNote(material.subject, statement.decisionId, decision->note);
        // Made here, on this call's own thread: the writer's time is everybody's.
        const DraftTexts texts = outcome.newRevision ? draftTexts(material.subject, draft, now, true) : standingTexts(draft, now);
        const auto entry = makeEntry(acceptedEntry(*decision, outcome), now);
        if (!entry)
            return refuse(entry.error());
        const std::string signedText = signedBytes(statement);
        const auto edit = outcome.deliverAt ? measureEdit(draft, statement.decisionId, person.id) : std::nullopt;
        const auto written = m_context.writer.run([&](Connection& connection) -> Result<void> {
            const auto present
                = connection.row<std::tuple<std::string>>("SELECT draft_id FROM decisions WHERE id = :id", statement.decisionId);
            if (!present)
                return tl::unexpected(present.error());
            if (present->has_value())
                return movedMeanwhile(); // the same request twice at once: the next attempt finds the stored answer
            if (auto holds = stillHolds(connection, material); !holds)
                return holds;
            const auto key = deviceKey(connection, statement.keyId);
            if (!key)
                return tl::unexpected(key.error());
            if (!key->has_value() || (*key)->revoked)
                return movedMeanwhile();
            if (outcome.endsApprovals)
                if (auto voided
                    = voidApprovals(connection, draft.summary.shopId, statement.draftId, "review", word(statement.verdict), now);
                    !voided)
                    return voided;
            if (outcome.newRevision)
                if (auto stored = storeRevision(connection, draft, person.id, now); !stored)
                    return stored;
            if (auto updated = updateDraft(connection, material.subject, draft, material.marks.revision, now, &texts); !updated)
                return updated;
            const auto inserted = connection.run(
                "INSERT INTO decisions(id, draft_id, revision, person_id, key_id, verdict, reason_code, statement, signature, state, note, "
                "hold_until, created_at, effort, batch) VALUES(:id, :draft, :revision, :person, :key, :verdict, :reason, :statement, "
                ":signature, :state, :note, :hold, :at, :effort, :batch)",
                statement.decisionId, statement.draftId, draft.summary.revision, person.id, statement.keyId, word(statement.verdict),
                statement.reasonCode ? word(*statement.reasonCode) : std::string_view(), signedText, decision->signature,
                word(outcome.decisionState), note, outcome.deliverAt, now, effortText(*decision), decision->batch);
            if (!inserted)
                return tl::unexpected(inserted.error());
            if (outcome.deliverAt) {
                // Those who approved before are held with this one, so that each can see and undo it.
                const auto others = connection.run("UPDATE decisions SET state = 'held', hold_until = :hold WHERE draft_id = :draft AND "
                                                   "revision = :revision AND id <> :id "
                                                   "AND state = 'accepted' AND verdict IN ('approve', 'approve_with_edits')",
                    outcome.deliverAt, statement.draftId, draft.summary.revision, statement.decisionId);
                if (!others)
                    return tl::unexpected(others.error());
                if (auto queued = enqueueJob(connection, { "deliver", statement.decisionId, *outcome.deliverAt }); !queued)
                    return queued;
            }
            if (edit)
                if (auto kept = keepEdit(connection, *edit, now); !kept)
                    return kept;
            if (outcome.recompose)
                if (auto queued = enqueueJob(connection, { "compose", statement.draftId, now }); !queued)
                    return queued;
            if (auto appended = appendEntry(connection, *entry); !appended)
                return appended;
            if (prepared->seed)
                if (auto told = recordSeedAnswer(connection, *prepared->seed, *decision, draft, found, now); !told)
                    return told;
            if (auto noted = noteChange(connection, "decision", statement.decisionId, now); !noted)
                return noted;
            return keepAnswer(connection, person.id, call.idempotencyKey, bodyHash, answer, now);
        });
        if (written) {
            if (m_jobsAdded && (outcome.deliverAt || outcome.recompose))
                m_jobsAdded(outcome.recompose ? now : *outcome.deliverAt);
            return answer;
        }
        if (!isMovedMeanwhile(written.error()) || attempt == mostAttempts)
            return refuse(written.error());
    }
}

void Review::recordRefusal(const Person& person, const Decision& decision, const std::string& draftId, const Refusal& refusal)
{
    if (refusal.requirements.empty())
        return; // malformed, unknown or a storage fault: nothing was judged
    const TimeMs now = m_context.clock.now();
    AuditEntry entry;
    entry.actorKind = "person";
    entry.actor = person.id;
    entry.action = "decision.refused";
    entry.subjectKind = "decision";
    entry.subject = isId(decision.statement.decisionId) ? decision.statement.decisionId : std::string();
    entry.draftId = draftId;
    Json ids = Json::array();
    for (const auto& requirement : refusal.requirements)
        ids.push_back(requirement.id);
    entry.data
        = Json{ { "code", errorWord(refusal.error.code) }, { "verdict", decision.statement.verdict }, { "failing", std::move(ids) } };
    // A record that cannot be written does not turn a refusal into anything else.
    m_context.writer.submit([entry = std::move(entry), now](Connection& connection) { return appendEntry(connection, entry, now); },
        [](const Result<void>&) {});
}

} // namespace countersign
