#include "services/recovery/review/seeds.h"

#include "services/recovery/record/auditlog.h"

#include <algorithm>

namespace countersign {

namespace {

bool contains(const Content& content, const std::string& words)
{
    return content.subject.find(words) != std::string::npos || content.preheader.find(words) != std::string::npos
        || std::any_of(content.blocks.begin(), content.blocks.end(), [&words](const Block& block) {
               return block.text.find(words) != std::string::npos || block.url.find(words) != std::string::npos;
           });
}

std::string faultWords(const std::string& fault)
{
    if (fault == "promise")
        return "it promised a delivery that the shop never promised";
    if (fault == "returns")
        return "it granted a right of return that the shop does not grant";
    if (fault == "link")
        return "its button did not lead back to the cart";
    return "it spoke of a thing that is not in the cart";
}

}  // namespace

Result<std::optional<Seed>> openSeed(Connection& connection, const std::string& draftId)
{
    const auto row = connection.row<std::tuple<std::string, std::string>>(
        "SELECT fault, planted FROM seeded WHERE draft_id = :id AND answered_at IS NULL", draftId);
    if (!row)
        return tl::unexpected(row.error());
    if (!row->has_value())
        return std::optional<Seed>{};
    return std::optional<Seed>{Seed{std::get<0>(**row), std::get<1>(**row)}};
}

bool answers(Verdict verdict)
{
    return verdict != Verdict::Escalate && verdict != Verdict::HoldUntil;
}

bool foundFault(const Seed& seed, const Decision& decision)
{
    switch (decision.statement.verdict) {
    case Verdict::Reject:
    case Verdict::SendBack:
        return true;
    case Verdict::ApproveWithEdits:
        return decision.content && !contains(*decision.content, seed.planted);
    case Verdict::Approve:
    case Verdict::Escalate:
    case Verdict::HoldUntil:
        break;
    }
    return false;
}

void endSeed(VerdictOutcome& outcome)
{
    const auto& approvals = outcome.draft.approvals;
    outcome.decisionState = approvals.empty() ? DecisionState::Accepted : DecisionState::Voided;
    outcome.deliverAt.reset();
    outcome.recompose = false;
    Draft& draft = outcome.draft;
    draft.summary.state = DraftState::Suppressed;
    draft.approvals.clear();
    draft.summary.approvalsHave = 0;
    draft.decisionId.clear();  // so that the prompt's first drafts are not counted by what was planted
    draft.holdUntil.reset();
}

std::string seedSentence(const std::string& fault, bool found)
{
    return (found ? "This was a known-answer draft, and you found what was wrong: " : "This was a known-answer draft with a fault: ")
        + faultWords(fault) + ". It is never sent.";
}

Result<void> recordSeedAnswer(
    Connection& connection, const Seed& seed, const Decision& decision, const Draft& draft, bool found, TimeMs now)
{
    const auto& statement = decision.statement;
    const auto saved = connection.run(
        "UPDATE seeded SET answered_at = :at, person_id = :person, decision_id = :decision, found = :found "
        "WHERE draft_id = :draft AND answered_at IS NULL",
        now, statement.personId, statement.decisionId, found ? 1 : 0, statement.draftId);
    if (!saved)
        return tl::unexpected(saved.error());
    AuditEntry entry;
    entry.actorKind = "service";
    entry.actor = "review";
    entry.action = "seeded.answered";
    entry.shopId = draft.summary.shopId;
    entry.subjectKind = "draft";
    entry.subject = statement.draftId;
    entry.draftId = statement.draftId;
    entry.data = Json{{"fault", seed.fault}, {"found", found}, {"decision_id", statement.decisionId}};
    return appendEntry(connection, std::move(entry), now);
}

}  // namespace countersign
