#include "services/recovery/route/routestep.h"

#include "services/recovery/check/audience.h"
#include "services/recovery/check/checkstep.h"
#include "services/recovery/measure/outcomes.h"
#include "services/recovery/record/auditlog.h"
#include "services/recovery/route/routerules.h"
#include "services/recovery/route/seedmaker.h"
#include "services/recovery/route/servicekey.h"
#include "services/recovery/store/policystore.h"

#include <algorithm>

namespace countersign {

namespace {

// A queue deadline never so near that nobody could meet it; only drafts that come back later than planned are near theirs.
constexpr TimeMs leastTimeToDecide = hourMs;
// A known-answer draft comes at any moment within so long: not right after the one it follows.
constexpr TimeMs longestSeedWait = 10 * minuteMs;

DraftState endStateOf(RouteVerdict verdict)
{
    switch (verdict) {
    case RouteVerdict::Suppress:
        return DraftState::Suppressed;
    case RouteVerdict::Holdout:
        return DraftState::Holdout;
    case RouteVerdict::Shadow:
        return DraftState::Shadow;
    case RouteVerdict::Send:
        return DraftState::Held;
    case RouteVerdict::Review:
    case RouteVerdict::Hold:
        break;
    }
    return DraftState::Queued;
}

Json routingData(const Routing& routing)
{
    return Json{ { "rule", routing.rule }, { "policy_version", routing.policyVersion }, { "approvals_needed", routing.approvalsNeeded } };
}

// The arm is the customer's and stands from the first time on; a shadow draft does not spend it.
void assign(DraftWork& work, RouteVerdict verdict)
{
    if (verdict == RouteVerdict::Suppress || isSurvey(work.draft)) // asking is no recovery: its cart's arm and outcome stay as they are
        return;
    const auto arm = verdict == RouteVerdict::Holdout ? Arm::Holdout : verdict == RouteVerdict::Shadow ? Arm::Shadow : Arm::Treated;
    work.writes.push_back(
        [arm, cartId = work.draft.cartId, draftId = work.draft.summary.id, subjectId = work.subject.id,
            mark = work.subject.arm.empty() && arm != Arm::Shadow, now = work.now](Connection& connection) -> Result<void> {
            if (mark)
                if (auto set = setArm(connection, subjectId, std::string(word(arm))); !set)
                    return set;
            return assignArm(connection, cartId, draftId, subjectId, arm, now);
        });
}

} // namespace

Result<int> RouteStep::decidedOfPrompt(Connection& reading, const DraftWork& work) const
{
    const int wanted = std::max(0, work.policy.firstOfPrompt);
    const auto key = work.draft.prompt + "/" + std::to_string(wanted);
    {
        const std::lock_guard guard(m_known->mutex);
        if (m_known->prompts.contains(key))
            return wanted;
    }
    auto row = reading.row<std::tuple<std::int64_t>>(
        "SELECT COUNT(*) FROM (SELECT 1 FROM drafts WHERE prompt = :prompt AND decision_id IS NOT NULL AND decision_id <> '' LIMIT :most)",
        work.draft.prompt, wanted);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    const auto found = *row ? static_cast<int>(std::get<0>(**row)) : 0;
    if (found >= wanted) {
        const std::lock_guard guard(m_known->mutex);
        m_known->prompts.insert(key);
    }
    return found;
}

Result<bool> RouteStep::segmentSeen(Connection& reading, const DraftWork& work) const
{
    const auto& shop = work.draft.summary.shopId;
    const auto& segment = work.draft.diagnosis.segment;
    const auto key = shop + "/" + segment;
    {
        const std::lock_guard guard(m_known->mutex);
        if (m_known->segments.contains(key))
            return true;
    }
    auto row = reading.row<std::tuple<std::int64_t>>(
        "SELECT 1 FROM drafts WHERE state = 'sent' AND shop_id = :shop AND segment = :segment LIMIT 1", shop, segment);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (*row) {
        const std::lock_guard guard(m_known->mutex);
        m_known->segments.insert(key);
    }
    return row->has_value();
}

Result<std::string> RouteStep::advance(Connection& reading, DraftWork& work) const
{
    auto& draft = work.draft;
    std::optional<Error> unreadable;
    RouteFacts facts{ draft, work.policy, consentFor(draft.summary.channel, draft.customer), inHoldout(m_context.keys.master, work),
        work.cameAs == DraftState::Returned,
        [&]() -> int {
            auto decided = decidedOfPrompt(reading, work);
            if (!decided)
                unreadable = decided.error();
            return decided.value_or(0);
        },
        [&]() -> bool {
            auto seen = segmentSeen(reading, work);
            if (!seen)
                unreadable = seen.error();
            return seen.value_or(false);
        } };
    draft.routing = route(facts);
    if (unreadable)
        return tl::unexpected(*unreadable);
    draft.summary.state = endStateOf(draft.routing.verdict);
    draft.summary.whyYours = draft.routing.sentence;
    draft.summary.approvalsNeeded = draft.routing.approvalsNeeded;
    draft.summary.lease.reset();
    assign(work, draft.routing.verdict);
    // Other wordings are for people to choose from.
    if (draft.summary.state != DraftState::Queued)
        draft.alternatives.clear();
    switch (draft.routing.verdict) {
    case RouteVerdict::Suppress:
    case RouteVerdict::Holdout:
    case RouteVerdict::Shadow:
        work.record(name(), "draft." + std::string(word(draft.summary.state)), routingData(draft.routing), draft.routing.sentence);
        return std::string();
    case RouteVerdict::Send:
        if (auto gone = letGo(reading, work); !gone)
            return tl::unexpected(std::move(gone.error()));
        return std::string();
    case RouteVerdict::Review:
    case RouteVerdict::Hold:
        break;
    }
    if (auto queued = queue(work); !queued)
        return tl::unexpected(std::move(queued.error()));
    return std::string();
}

Result<void> RouteStep::queue(DraftWork& work) const
{
    auto& draft = work.draft;
    if (work.cameAs == DraftState::Returned)
        draft.summary.coldAt = std::max(draft.summary.coldAt, work.now + leastTimeToDecide);
    work.record(name(), "draft.queued", routingData(draft.routing), draft.routing.sentence);
    work.next.push_back(NextJob{ "expire", draft.summary.id, draft.summary.coldAt });
    if (isSurvey(draft))
        return {};
    if (const auto secret = m_context.keys.master.derive("seeds");
        work.cameAs != DraftState::Returned && isFollowedBySeed(secret, draft.summary.id, work.policy.seededShareBp))
        work.next.push_back(
            NextJob{ "seed", draft.summary.id, work.now + drawn(secret, "when" + draft.summary.id, static_cast<std::uint32_t>(longestSeedWait)) });
    return {};
}

Result<void> RouteStep::letGo(Connection& reading, DraftWork& work) const
{
    auto& draft = work.draft;
    const auto* content = contentFor(draft, draft.summary.channel);
    if (content == nullptr)
        return fail(ErrorCode::Internal, "the draft has no message for its channel");
    auto rendered = render(*content, draft.values);
    if (!rendered)
        return tl::unexpected(std::move(rendered.error()));
    auto binding = makeBinding(*rendered, Json(draft.offer), draft.values, draft.prompt);
    if (!binding)
        return tl::unexpected(std::move(binding.error()));
    auto author = policyAuthor(reading, work.policy.version);
    if (!author)
        return tl::unexpected(std::move(author.error()));
    const auto decision = signForPolicy(m_context.keys, draft.summary.id, draft.summary.revision, std::move(*binding), work.now);
    const auto holdUntil = work.now + draft.holdMs;
    draft.decisionId = decision.statement.decisionId;
    draft.holdUntil = holdUntil;

    AuditEntry entry;
    entry.actorKind = "rule";
    entry.actor = draft.routing.rule;
    entry.action = "decision.accepted";
    entry.shopId = draft.summary.shopId;
    entry.subjectKind = "decision";
    entry.subject = decision.statement.decisionId;
    entry.draftId = draft.summary.id;
    entry.data = Json{ { "statement", decision.statement }, { "signature", decision.signature }, { "key_id", decision.statement.keyId },
        { "rule", draft.routing.rule }, { "policy_version", work.policy.version }, { "policy_person", *author } };
    draft.lineage.push_back(LineageStep{ work.now, entry.action, draft.routing.sentence });
    work.writes.push_back([decision, holdUntil, entry = std::move(entry), now = work.now, &keys = m_context.keys](
                              Connection& connection) -> Result<void> {
        if (auto enrolled = enrollServiceKey(connection, keys, now); !enrolled)
            return enrolled;
        const auto& statement = decision.statement;
        auto put = connection.run("INSERT INTO decisions(id, draft_id, revision, person_id, key_id, verdict, statement, signature, state, "
                                  "hold_until, created_at) "
                                  "VALUES(:id, :draft, :revision, :person, :key, :verdict, :statement, :signature, 'held', :hold, :now)",
            statement.decisionId, statement.draftId, statement.revision, statement.personId, statement.keyId, word(statement.verdict),
            signedBytes(statement), decision.signature, holdUntil, now);
        if (!put)
            return tl::unexpected(std::move(put.error()));
        if (auto appended = appendEntry(connection, entry, now); !appended)
            return appended;
        return noteChange(connection, "decision", statement.decisionId, now);
    });
    work.next.push_back(NextJob{ "deliver", decision.statement.decisionId, holdUntil });
    return {};
}

} // namespace countersign
