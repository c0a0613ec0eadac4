#include "services/recovery/deliver/proofcheck.h"

#include "models/domain/digest.h"
#include "models/domain/signature.h"

#include <algorithm>
#include <set>

namespace countersign {

namespace {

std::optional<DecisionStatement> statementOf(const StoredApproval& approval)
{
    const auto json = parseJson(approval.statement);
    if (!json)
        return std::nullopt;
    auto statement = decode<DecisionStatement>(*json);
    if (!statement || signedBytes(*statement) != approval.statement)
        return std::nullopt;
    return *statement;
}

std::optional<Objection> objectionTo(const StoredApproval& approval, const std::string& draftId, const Binding& binding)
{
    const auto statement = statementOf(approval);
    if (!statement || statement->decisionId != approval.id || statement->draftId != draftId || statement->personId != approval.personId
        || statement->keyId != approval.keyId
        || (statement->verdict != Verdict::Approve && statement->verdict != Verdict::ApproveWithEdits))
        return Objection{ "statement", "The stored approval is not the one that was signed" };
    if (approval.publicKey.empty() || approval.keyPerson != approval.personId || keyId(approval.publicKey) != approval.keyId)
        return Objection{ "key", "The key that signed the approval is not enrolled for that person" };
    if (approval.keyRevoked)
        return Objection{ "key_revoked", "The key that signed the approval was revoked" };
    const auto signature = fromBase64(approval.signature);
    if (!signature || !verify(approval.publicKey, approval.statement, *signature))
        return Objection{ "signature", "The signature under the approval does not verify" };
    if (!equalConstantTime(statement->binding.payload, binding.payload))
        return Objection{ "payload", "The message is not the one that was approved" };
    if (!equalConstantTime(statement->binding.offer, binding.offer))
        return Objection{ "offer", "The offer is not the one that was approved" };
    if (!equalConstantTime(statement->binding.recipient, binding.recipient))
        return Objection{ "recipient", "The recipient is not the one that was approved" };
    if (statement->binding.prompt != binding.prompt)
        return Objection{ "prompt", "The wording is not of the version that was approved" };
    return std::nullopt;
}

} // namespace

std::optional<Objection> proofObjection(const Delivery& delivery, const Binding& binding)
{
    const auto& draft = delivery.stored.draft;
    const auto own = std::find_if(delivery.approvals.begin(), delivery.approvals.end(),
        [&](const StoredApproval& approval) { return approval.id == delivery.decisionId; });
    if (own == delivery.approvals.end())
        return Objection{ "decision", "The approval is not in force any more" };
    if (auto objection = objectionTo(*own, draft.summary.id, binding))
        return objection;
    std::set<std::string> people;
    for (const auto& approval : delivery.approvals)
        if (!objectionTo(approval, draft.summary.id, binding))
            people.insert(approval.personId);
    if (static_cast<int>(people.size()) < draft.summary.approvalsNeeded)
        return Objection{ "approvals",
            std::to_string(people.size()) + " of " + std::to_string(draft.summary.approvalsNeeded)
                + " people approved exactly this message" };
    return std::nullopt;
}

bool anythingOverridden(const Delivery& delivery)
{
    return std::any_of(delivery.approvals.begin(), delivery.approvals.end(), [](const StoredApproval& approval) {
        const auto statement = statementOf(approval);
        return statement && !statement->overrides.empty();
    });
}

} // namespace countersign
