#include "services/recovery/review/review.h"

#include "models/domain/customersight.h"
#include "services/recovery/review/comments.h"
#include "services/recovery/review/edits.h"
#include "services/recovery/review/history.h"
#include "services/recovery/review/lineage.h"
#include "services/recovery/review/requirements.h"
#include "services/recovery/review/verdicts.h"
#include "services/recovery/store/draftstore.h"

namespace countersign {

Review::Review(const RecoveryContext& context, People& people, std::function<void(TimeMs)> jobsAdded)
    : m_context(context)
    , m_people(people)
    , m_jobsAdded(std::move(jobsAdded))
{
}

Result<Draft> Review::draftFor(Connection& connection, const Person& person, const std::string& draftId)
{
    auto stored = loadDraft(connection, m_context.keys.master, draftId);
    if (!stored)
        return tl::unexpected(stored.error());
    auto policy = m_policies.current(connection);
    if (!policy)
        return tl::unexpected(policy.error());
    const auto people = m_people.all();
    if (!people)
        return tl::unexpected(people.error());
    const TimeMs now = m_context.clock.now();
    Draft draft = std::move(stored->draft);
    if (draft.summary.lease && draft.summary.lease->until <= now)
        draft.summary.lease.reset();
    draft.holdMs = holdFor(**policy, draft.summary.channel);
    if (draft.summary.state == DraftState::Queued)
        renewChecksOf(draft, **policy, now);
    draft.requirements = requirementsFor({draft, person, Verdict::Approve, **policy, **people, now});
    if (draft.summary.comments > 0 || draft.summary.revision > 1) {
        const auto subject = loadSubject(connection, m_context.keys.master, stored->subjectId);
        auto comments = subject ? commentsOf(connection, *subject, draftId) : Result<std::vector<Comment>>(tl::unexpected(subject.error()));
        if (!comments)
            return tl::unexpected(comments.error());
        auto history = historyOf(connection, *subject, draft);
        if (!history)
            return tl::unexpected(history.error());
        draft.comments = std::move(*comments);
        draft.history = std::move(*history);
    }
    auto lineage = lineageOf(connection, draftId, **people);
    if (!lineage)
        return tl::unexpected(lineage.error());
    mergeLineage(draft.lineage, std::move(*lineage));
    if (!holdsExactBytes(person))
        hideCustomer(draft);
    return draft;
}

}  // namespace countersign
