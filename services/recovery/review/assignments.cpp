#include "services/recovery/record/auditlog.h"
#include "services/recovery/review/assigning.h"
#include "services/recovery/review/material.h"
#include "services/recovery/review/teamwork.h"
#include "services/recovery/store/draftstore.h"
#include "services/recovery/store/teamstore.h"

#include "models/domain/ids.h"

#include <algorithm>
#include <set>

namespace countersign {

namespace {

struct Given {
    std::string id;
    std::string shopId;
    std::int64_t revision = 0;
};

}  // namespace

Reviewed<std::size_t> Teamwork::assign(const Person& person, const std::vector<std::string>& draftIds,
    const std::optional<Assignee>& to, const std::string& batch)
{
    const std::set<std::string> ids(draftIds.begin(), draftIds.end());
    if (ids.empty() || ids.size() > mostAssigned)
        return refuse(ErrorCode::InvalidInput, "name 1 to 500 drafts");
    if (!batch.empty() && !isId(batch))
        return refuse(ErrorCode::InvalidInput, "batch is no UUIDv7");
    const auto people = m_people.all();
    if (!people)
        return refuse(people.error());
    for (int attempt = 1;; ++attempt) {
        const TimeMs now = m_context.clock.now();
        std::optional<Assignee> assignee;
        const auto given = m_context.reads.read<std::vector<Given>>([&](Connection& connection) -> Result<std::vector<Given>> {
            std::optional<Candidate> candidate;
            if (to) {
                auto found = candidateFor(connection, *to, **people);
                if (!found)
                    return tl::unexpected(found.error());
                candidate = std::move(*found);
                assignee = candidate->assignee;
            }
            const auto policy = m_policies.current(connection);
            if (!policy)
                return tl::unexpected(policy.error());
            std::vector<Given> drafts;
            for (const auto& id : ids) {
                const auto stored = loadDraft(connection, m_context.keys.master, id);
                if (!stored)
                    return tl::unexpected(stored.error());
                const auto& summary = stored->draft.summary;
                if (summary.state != DraftState::Queued)
                    return fail(ErrorCode::Conflict,
                        "draft " + shortId(id) + " is not in the queue any more: it is " + std::string(word(summary.state)));
                if (candidate)
                    if (const auto why = hindrance(stored->draft, candidate->person, **policy, now); !why.empty())
                        return fail(ErrorCode::Unprocessable,
                            candidate->assignee.name + " may not decide about draft " + shortId(id) + ": " + why);
                drafts.push_back({id, summary.shopId, summary.revision});
            }
            return drafts;
        });
        if (!given)
            return refuse(given.error());
        bool moved = false;
        const auto written = m_context.writer.run([&](Connection& connection) -> Result<void> {
            for (const auto& draft : *given) {
                const auto row = connection.row<std::tuple<std::string, std::int64_t>>(
                    "SELECT state, revision FROM drafts WHERE id = :id", draft.id);
                if (!row)
                    return tl::unexpected(row.error());
                moved = !row->has_value() || std::get<0>(**row) != word(DraftState::Queued) || std::get<1>(**row) != draft.revision;
                if (moved)
                    return fail(ErrorCode::Conflict, "the drafts moved while they were being assigned; try again", 50);
                if (auto done = give(connection, person, {draft.id, draft.shopId, draft.revision, {}, assignee, batch, {}}, now); !done)
                    return done;
            }
            return {};
        });
        if (written)
            return given->size();
        if (!moved || attempt == mostAttempts)
            return refuse(written.error());
    }
}

}  // namespace countersign
