#include "app/ctl/decisions.h"

#include "models/domain/digest.h"
#include "models/domain/ids.h"
#include "models/domain/text.h"
#include "services/base/clock.h"

#include <sodium.h>

namespace countersign {

namespace {

Result<Decision> signedDecision(const Draft& draft, const Signer& signer, const WantedDecision& asked)
{
    const Content* content = contentFor(draft, draft.summary.channel);
    const auto rendered
        = content ? render(*content, draft.values) : Result<Rendered>(fail(ErrorCode::NotFound, "the draft has no message"));
    const auto binding = rendered ? makeBinding(*rendered, Json(draft.offer), draft.values, draft.prompt)
                                  : Result<Binding>(tl::unexpected(rendered.error()));
    if (!binding)
        return tl::unexpected(binding.error());
    Decision decision;
    decision.note = cleanText(asked.note, 2000, true);
    if (!decision.note.empty()) {
        std::string salt(16, '\0');
        randombytes_buf(salt.data(), salt.size());
        decision.noteSalt = hex(salt);
    }
    auto& statement = decision.statement;
    statement.decidedAt = SystemClock().now();
    statement.decisionId = newId(statement.decidedAt);
    statement.draftId = draft.summary.id;
    statement.revision = draft.summary.revision;
    statement.verdict = asked.verdict;
    statement.binding = *binding;
    statement.noteDigest = noteDigest(decision.noteSalt, decision.note);
    statement.overrides = asked.overrides;
    statement.personId = signer.person.id;
    statement.keyId = signer.keyId;
    if (asked.verdict == Verdict::Reject) {
        statement.reasonCode = fromWord<RejectReason>(asked.reason);
        if (!statement.reasonCode)
            return fail(ErrorCode::InvalidInput,
                "--reason is one of wrong_tone, wrong_reason, offer_too_high, offer_too_low, factually_wrong, "
                "bad_timing, customer_issue, not_needed, other");
    }
    decision.signature = base64(sign(signer.key, signedBytes(statement)));
    return decision;
}

} // namespace

Result<Draft> draftOf(Client& client, const std::string& id)
{
    if (!isId(id))
        return fail(ErrorCode::InvalidInput, id + " is not a draft's id");
    const auto json = client.json("GET", "/v1/drafts/" + id);
    if (!json)
        return tl::unexpected(json.error());
    return decode<Draft>(*json);
}

Result<Json> decideDraft(Client& client, const Signer& signer, const Draft& draft, const WantedDecision& wanted)
{
    const auto decision = signedDecision(draft, signer, wanted);
    if (!decision)
        return tl::unexpected(decision.error());
    return client.json("POST", "/v1/drafts/" + draft.summary.id + "/decisions", Json(*decision),
        { { "if-match", "\"" + std::to_string(decision->statement.revision) + "\"" },
            { "idempotency-key", decision->statement.decisionId } });
}

} // namespace countersign
