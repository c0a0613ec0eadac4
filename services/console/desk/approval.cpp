#include "services/console/desk/approval.h"

#include "models/domain/approvalfacts.h"
#include "models/domain/digest.h"
#include "models/domain/draftchecks.h"
#include "models/domain/ids.h"
#include "models/domain/reach.h"
#include "models/domain/text.h"
#include "services/base/seal.h"
#include "services/console/api/newerdraft.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::size_t longestNote = 2000;

bool approves(Verdict verdict)
{
    return verdict == Verdict::Approve || verdict == Verdict::ApproveWithEdits;
}

bool fails(const RequirementResult& result)
{
    return result.state == RequirementState::Unsatisfied || result.state == RequirementState::Error;
}

}  // namespace

std::optional<Error> undecidable(const Draft& draft)
{
    if (needsNewerProgram(draft.summary))
        return Error{ErrorCode::TooNew, "This draft needs a newer Countersign: it holds something that this one does not know.", std::nullopt};
    if (draft.summary.state != DraftState::Queued)
        return Error{ErrorCode::Conflict, "The draft is no longer in the queue: it is " + std::string(word(draft.summary.state)) + ".",
            std::nullopt};
    return std::nullopt;
}

Draft withEdits(const Draft& draft, const DecisionRequest& request, const Policy& policy, TimeMs now)
{
    Draft edited = draft;
    if (!request.content)
        return edited;
    const auto same = std::find_if(edited.contents.begin(), edited.contents.end(),
        [&](const Content& content) { return content.channel == request.content->channel; });
    if (same == edited.contents.end())
        edited.contents.push_back(*request.content);
    else
        *same = *request.content;
    edited.checks = runChecks(checkInput(edited, &*request.content, policy, now));
    edited.summary.checksFailed = failedChecks(edited.checks);
    return edited;
}

std::vector<RequirementResult> unmet(
    const Draft& draft, const DecisionRequest& request, const Person& person, const Policy& policy, TimeMs now)
{
    const Draft judged = withEdits(draft, request, policy, now);
    std::vector<RequirementResult> results;
    if (!policy.requirements.empty()) {
        results = evaluate(policy.requirements, approvalFacts(judged, person, request.verdict, now), request.overrides);
    } else if (approves(request.verdict)) {
        // A person who may not read the policy: what the backend said with the draft stands.
        results = draft.requirements;
        for (RequirementResult& result : results)
            if (result.overridable && std::find(request.overrides.begin(), request.overrides.end(), result.id) != request.overrides.end())
                result.state = RequirementState::Overridden;
    }
    addReach(results, person, draft, request.verdict);
    std::erase_if(results, [](const RequirementResult& result) { return !fails(result); });
    // Only the backend knows everyone's rights: its names of who could, where it gave them.
    for (RequirementResult& result : results)
        for (const RequirementResult& told : draft.requirements)
            if (told.id == result.id && !told.who.empty())
                result.who = told.who;
    return results;
}

Result<Decision> makeDecision(const Draft& draft, const DecisionRequest& request, const Person& person, const SigningKey& key, TimeMs now)
{
    if (request.revision != draft.summary.revision)
        return fail(ErrorCode::PreconditionFailed, "The draft changed while it was on the screen; look at it again.");
    if (request.verdict == Verdict::ApproveWithEdits && !request.content)
        return fail(ErrorCode::InvalidInput, "An approval with edits needs the edited text.");
    if (request.verdict == Verdict::Reject && !request.reasonCode)
        return fail(ErrorCode::InvalidInput, "A rejection needs its reason.");
    if (request.verdict == Verdict::HoldUntil && !request.until)
        return fail(ErrorCode::InvalidInput, "Putting off needs a time.");
    const Content* shown
        = request.content && request.verdict == Verdict::ApproveWithEdits ? &*request.content : contentFor(draft, draft.summary.channel);
    Decision decision;
    DecisionStatement& statement = decision.statement;
    Result<Rendered> rendered
        = shown ? render(*shown, draft.values) : Result<Rendered>(fail(ErrorCode::InvalidInput, "The draft has no text for its channel."));
    auto binding = rendered ? makeBinding(*rendered, Json(draft.offer), draft.values, draft.prompt)
                            : Result<Binding>(tl::unexpected(rendered.error()));
    if (binding)
        statement.binding = std::move(*binding);
    else if (approves(request.verdict))
        return tl::unexpected(std::move(binding.error()));  // a draft that cannot be rendered can still be rejected or sent back
    statement.decisionId = newId(now);
    statement.draftId = draft.summary.id;
    statement.revision = request.revision;
    statement.verdict = request.verdict;
    statement.reasonCode = request.verdict == Verdict::Reject ? request.reasonCode : std::nullopt;
    statement.until = request.verdict == Verdict::HoldUntil ? request.until : std::nullopt;
    statement.overrides = request.overrides;
    statement.decidedAt = now;
    statement.personId = person.id;
    statement.keyId = keyId(key.publicKey);
    decision.note = cleanText(request.note.toStdString(), longestNote, true);
    if (!decision.note.empty())
        decision.noteSalt = hex(SealKey::random().bytes().substr(0, 16));
    statement.noteDigest = noteDigest(decision.noteSalt, decision.note);
    if (request.verdict == Verdict::ApproveWithEdits)
        decision.content = request.content;
    decision.effort = request.effort;
    decision.batch = request.batch;
    decision.signature = base64(sign(key, signedBytes(statement)));
    return decision;
}

}  // namespace countersign
