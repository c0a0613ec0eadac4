#include "services/recovery/review/proof.h"

#include "models/domain/digest.h"
#include "models/domain/ids.h"
#include "models/domain/signature.h"

namespace countersign {

namespace {

constexpr TimeMs clockSkewMs = 10 * minuteMs; // how far ahead of ours a console's clock may be

void examineState(const Presented& presented, const Draft& draft, Findings& findings)
{
    const auto& summary = draft.summary;
    if (summary.state != DraftState::Queued)
        findings.state.push_back(
            finding("draft_queued", "The draft is not in the queue any more: it is " + std::string(word(summary.state)),
                "draft.state = " + std::string(word(summary.state))));
    if (summary.lease && summary.lease->until > presented.now && summary.lease->personId != presented.person.id) {
        auto held = finding("not_leased_by_another",
            summary.lease->personName + " is looking at this draft until " + formatTime(summary.lease->until),
            "draft.leased_by_other = true");
        held.who = { summary.lease->personName };
        findings.state.push_back(std::move(held));
    }
    if (summary.revision != presented.ifMatch)
        findings.revision.push_back(finding("revision",
            "Revision " + std::to_string(presented.ifMatch) + " was decided on, but the draft is at revision "
                + std::to_string(summary.revision),
            "draft.revision = " + std::to_string(summary.revision)));
}

void examineStatement(const Presented& presented, Findings& findings)
{
    const auto& decision = presented.decision;
    const auto& statement = decision.statement;
    const auto wrong
        = [&findings](std::string id, std::string sentence) { findings.proof.push_back(finding(std::move(id), std::move(sentence))); };
    if (statement.draftId != presented.draftId)
        wrong("statement.draft", "The statement speaks of another draft than the address");
    if (statement.decisionId != presented.idempotencyKey || !isId(statement.decisionId))
        wrong("statement.decision", "The statement's decision id is not the Idempotency-Key, or is no UUIDv7");
    if (statement.revision != presented.ifMatch)
        wrong("statement.revision",
            "The statement speaks of revision " + std::to_string(statement.revision) + ", If-Match of "
                + std::to_string(presented.ifMatch));
    if (statement.personId != presented.person.id)
        wrong("statement.person", "The statement names another person than the session");
    if (statement.decidedAt > presented.now + clockSkewMs || statement.decidedAt <= 0)
        wrong("statement.time", "The statement's time is in the future: set the clock of this device");
    if (decision.note.size() > 8000 || statement.noteDigest != noteDigest(decision.noteSalt, decision.note)
        || (!decision.note.empty() && decision.noteSalt.size() != 32))
        wrong("note", "The note is not the one that was signed, or is longer than 2,000 characters");
    if ((statement.verdict == Verdict::ApproveWithEdits) != decision.content.has_value())
        wrong("content", "Edited content goes with approve_with_edits, and with nothing else");
    if ((statement.verdict == Verdict::Reject) != statement.reasonCode.has_value())
        wrong("reason_code", "A rejection needs a coded reason, and nothing else has one");
    if (statement.verdict == Verdict::SendBack && decision.note.empty())
        wrong("instruction", "Sending back needs an instruction");
    if (!statement.overrides.empty() && decision.note.empty())
        wrong("override_note", "Overriding a requirement needs an explanation");
    if (statement.verdict == Verdict::HoldUntil ? !statement.until || *statement.until <= presented.now : statement.until.has_value())
        wrong("until", "Holding needs a time in the future, and nothing else has one");
}

void examineSignature(const Presented& presented, Findings& findings)
{
    const auto& statement = presented.decision.statement;
    if (!presented.key || presented.key->personId != presented.person.id) {
        findings.proof.push_back(finding("key", "The device key is not enrolled for this person: sign in again on this device"));
        return;
    }
    if (presented.key->revoked)
        findings.proof.push_back(finding("key", "The device key was revoked: sign in again on this device"));
    const auto signature = fromBase64(presented.decision.signature);
    if (!signature || signature->size() != 64 || !verify(presented.key->publicKey, signedBytes(statement), *signature))
        findings.proof.push_back(finding("signature", "The signature does not match the statement"));
}

void examineBinding(const Presented& presented, const Draft& draft, Findings& findings)
{
    const auto& statement = presented.decision.statement;
    const Content* content = presented.decision.content ? &*presented.decision.content : contentFor(draft, draft.summary.channel);
    const auto rendered
        = content ? render(*content, draft.values) : Result<Rendered>(fail(ErrorCode::NotFound, "no content for the channel"));
    const auto expected = rendered ? makeBinding(*rendered, Json(draft.offer), draft.values, draft.prompt)
                                   : Result<Binding>(tl::unexpected(rendered.error()));
    if (!expected) {
        const bool sends = statement.verdict == Verdict::Approve || statement.verdict == Verdict::ApproveWithEdits;
        if (sends || statement.binding != Binding{})
            findings.proof.push_back(finding("digest", "The message cannot be rendered: " + expected.error().detail));
        return;
    }
    const auto differs = [&findings](const std::string& signedValue, const std::string& ours, const char* what) {
        if (!equalConstantTime(signedValue, ours))
            findings.proof.push_back(
                finding(std::string("digest.") + what, std::string("What was signed is not what would be sent: the ") + what + " differs"));
    };
    differs(statement.binding.payload, expected->payload, "payload");
    differs(statement.binding.offer, expected->offer, "offer");
    differs(statement.binding.recipient, expected->recipient, "recipient");
    differs(statement.binding.prompt, expected->prompt, "prompt");
}

} // namespace

RequirementResult finding(std::string id, std::string sentence, std::string fact)
{
    RequirementResult result;
    result.id = std::move(id);
    result.state = RequirementState::Unsatisfied;
    result.sentence = std::move(sentence);
    result.fact = std::move(fact);
    return result;
}

Findings examine(const Presented& presented, const Draft& draft)
{
    Findings findings;
    examineState(presented, draft, findings);
    examineStatement(presented, findings);
    const auto& statement = presented.decision.statement;
    if (statement.verdict == Verdict::HoldUntil && statement.until && *statement.until >= draft.summary.coldAt)
        findings.proof.push_back(finding("until", "The cart goes cold before then: hold the draft for less"));
    examineSignature(presented, findings);
    if (findings.revision.empty()) // bytes of another revision differ anyway
        examineBinding(presented, draft, findings);
    return findings;
}

} // namespace countersign
