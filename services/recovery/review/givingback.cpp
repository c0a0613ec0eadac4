#include "services/recovery/review/assigning.h"
#include "services/recovery/review/teamwork.h"
#include "services/recovery/store/draftstore.h"

#include "models/domain/ids.h"
#include "models/domain/undowindow.h"

#include <set>

namespace countersign {

namespace {

// Why what the record says of a draft cannot be taken back; empty when it can.
std::string whyNot(const std::optional<RecordedGiving>& last, const std::string& batch, const Person& person, TimeMs now)
{
    if (!last)
        return "it was not given in this act";
    if (last->giving.batch != batch)
        return "it was given to someone else since";
    if (last->actor != person.id && !person.may(Permission::Undo))
        return "another person gave it, and your roles do not include the right to undo that";
    if (now >= last->at + undoWindowMs)
        return "a giving can be undone for ten minutes";
    return {};
}

}  // namespace

Reviewed<GivenBack> Teamwork::giveBack(const Person& person, const std::vector<std::string>& draftIds, const std::string& batch)
{
    const std::set<std::string> ids(draftIds.begin(), draftIds.end());
    if (ids.empty() || ids.size() > mostAssigned)
        return refuse(ErrorCode::InvalidInput, "name 1 to 500 drafts");
    if (!isId(batch))
        return refuse(ErrorCode::InvalidInput, "batch is no UUIDv7");
    const auto people = m_people.all();
    if (!people)
        return refuse(people.error());
    const TimeMs now = m_context.clock.now();
    GivenBack before;
    const auto backs = m_context.reads.read<std::vector<Giving>>([&](Connection& connection) -> Result<std::vector<Giving>> {
        const auto policy = m_policies.current(connection);
        if (!policy)
            return tl::unexpected(policy.error());
        std::vector<Giving> found;
        before = {};
        for (const auto& id : ids) {
            const auto last = lastGiving(connection, id);
            if (!last)
                return tl::unexpected(last.error());
            if (*last && (*last)->giving.undoes == batch) {
                ++before.undone;  // asked again: the first answer was lost
                continue;
            }
            if (const auto why = whyNot(*last, batch, person, now); !why.empty()) {
                before.left.push_back({id, why});
                continue;
            }
            const auto stored = loadDraft(connection, m_context.keys.master, id);
            if (!stored)
                return tl::unexpected(stored.error());
            const DraftSummary& summary = stored->draft.summary;
            Giving back{id, summary.shopId, summary.revision, {}, (*last)->giving.from, {}, batch};
            std::string why;
            if (summary.state != DraftState::Queued)
                why = "it is not in the queue any more: it is " + std::string(word(summary.state));
            else if (back.to) {
                const auto candidate = candidateFor(connection, *back.to, **people);
                why = candidate ? hindrance(stored->draft, candidate->person, **policy, now) : candidate.error().detail;
                if (candidate && !why.empty())
                    why = candidate->assignee.name + " may not decide about it any more: " + why;
            }
            if (why.empty())
                found.push_back(std::move(back));
            else
                before.left.push_back({id, why});
        }
        return found;
    });
    if (!backs)
        return refuse(backs.error());
    GivenBack outcome = before;
    const auto written = m_context.writer.run([&](Connection& connection) -> Result<void> {
        outcome = before;  // a write may run again
        for (const Giving& back : *backs) {
            const auto last = lastGiving(connection, back.draftId);
            if (!last)
                return tl::unexpected(last.error());
            const auto state = connection.row<std::tuple<std::string>>("SELECT state FROM drafts WHERE id = :id", back.draftId);
            if (!state)
                return tl::unexpected(state.error());
            if (!*last || (*last)->giving.batch != batch || !state->has_value() || std::get<0>(**state) != word(DraftState::Queued)) {
                outcome.left.push_back({back.draftId, "it moved meanwhile"});
                continue;
            }
            if (auto given = give(connection, person, back, now); !given)
                return given;
            ++outcome.undone;
        }
        return {};
    });
    if (!written)
        return refuse(written.error());
    return outcome;
}

}  // namespace countersign
