#include "services/recovery/jobs/draftstage.h"

#include "services/recovery/record/auditlog.h"
#include "services/recovery/store/draftstore.h"
#include "services/recovery/store/policycache.h"
#include "services/recovery/store/shopstore.h"

#include <algorithm>
#include <optional>

namespace countersign {

namespace {

using Steps = std::vector<std::unique_ptr<DraftStep>>;

bool isOnItsWay(DraftState state)
{
    return state == DraftState::Composing || state == DraftState::Returned;
}

// What a result writes, made before the write.
struct Landing {
    DraftTexts texts;
    std::vector<MadeEntry> entries;
};

Result<void> land(
    Connection& connection, const DraftWork& work, const Landing& landing, std::int64_t revision, TimeMs now)
{
    auto state = connection.row<std::tuple<std::string>>("SELECT state FROM carts WHERE id = :id", work.draft.cartId);
    if (!state)
        return tl::unexpected(std::move(state.error()));
    if (!*state || std::get<0>(**state) != word(CartState::Abandoned))
        return fail(ErrorCode::Conflict, "the cart changed meanwhile");
    if (auto written = updateDraft(connection, work.subject, work.draft, revision, now, &landing.texts); !written)
        return written;
    for (const auto& entry : landing.entries)
        if (auto appended = appendEntry(connection, entry); !appended)
            return appended;
    for (const auto& write : work.writes)
        if (auto written = write(connection); !written)
            return written;
    return {};
}

class DraftStage final : public Stage {
public:
    DraftStage(
        const RecoveryContext& context, std::shared_ptr<PolicyCache> policies, std::shared_ptr<const Steps> steps, std::size_t first)
        : m_context(context)
        , m_policies(std::move(policies))
        , m_steps(std::move(steps))
        , m_first(first)
    {
    }

    std::string_view name() const override { return (*m_steps)[m_first]->name(); }

    Result<StageOutcome> run(const Job& job) override
    {
        const auto now = m_context.clock.now();
        return m_context.reads.read<StageOutcome>([&](Connection& reading) -> Result<StageOutcome> {
            auto loaded = loadDraftWork(reading, m_context.keys.master, *m_policies, job.entity, now);
            if (!loaded)
                return tl::unexpected(std::move(loaded.error()));
            if (!*loaded)
                return StageOutcome{};
            auto work = std::make_shared<DraftWork>(std::move(**loaded));
            const auto revision = work->draft.summary.revision;
            if (auto passed = pass(reading, *work); !passed)
                return tl::unexpected(std::move(passed.error()));
            return landDraftWork(work, revision);
        });
    }

private:
    Result<void> pass(Connection& reading, DraftWork& work) const
    {
        const DraftStep* step = (*m_steps)[m_first].get();
        // Each step at most once: a table that leads in a circle is a bug, not an endless job.
        for (std::size_t taken = 0; step != nullptr && taken < m_steps->size(); ++taken) {
            auto following = step->advance(reading, work);
            if (!following) {
                auto error = std::move(following.error());
                error.detail = std::string(step->name()) + ": " + error.detail;
                return tl::unexpected(std::move(error));
            }
            const auto it
                = std::find_if(m_steps->begin(), m_steps->end(), [&](const auto& candidate) { return candidate->name() == *following; });
            if (it == m_steps->end() && !following->empty())
                work.next.push_back(NextJob{ *following, work.draft.summary.id, work.now });
            step = it == m_steps->end() ? nullptr : it->get();
        }
        return {};
    }

    const RecoveryContext m_context;
    const std::shared_ptr<PolicyCache> m_policies;
    const std::shared_ptr<const Steps> m_steps;
    const std::size_t m_first;
};

} // namespace

Result<std::optional<DraftWork>> loadDraftWork(
    Connection& reading, const SealKey& master, PolicyCache& policies, const std::string& draftId, TimeMs now)
{
    auto stored = loadDraft(reading, master, draftId);
    if (!stored) {
        if (stored.error().code == ErrorCode::NotFound)
            return std::optional<DraftWork>{};
        return tl::unexpected(std::move(stored.error()));
    }
    if (!isOnItsWay(stored->draft.summary.state))
        return std::optional<DraftWork>{};
    auto cart = loadCart(reading, master, stored->draft.cartId);
    if (!cart)
        return tl::unexpected(std::move(cart.error()));
    if (!*cart || (*cart)->state != CartState::Abandoned)
        return std::optional<DraftWork>{};
    auto shop = loadShop(reading, stored->draft.summary.shopId);
    if (!shop)
        return tl::unexpected(std::move(shop.error()));
    if (!*shop)
        return fail(ErrorCode::NotFound, "the draft's shop is not connected any more");
    const auto policy = policies.current(reading);
    if (!policy)
        return tl::unexpected(policy.error());
    DraftWork work{ std::move(stored->draft), std::move(**cart), std::move(*stored->subject), std::move(**shop), **policy, now, {},
        {}, {}, {} };
    work.cameAs = work.draft.summary.state;
    return std::optional<DraftWork>{ std::move(work) };
}

Result<StageOutcome> landDraftWork(const std::shared_ptr<DraftWork>& work, std::int64_t revision)
{
    const auto now = work->now;
    work->draft.summary.updatedAt = now;
    auto landing = std::make_shared<Landing>();
    landing->texts = draftTexts(work->subject, work->draft, now, work->draft.summary.state != DraftState::Composing);
    for (auto& entry : work->entries) {
        auto made = makeEntry(std::move(entry), now);
        if (!made)
            return tl::unexpected(std::move(made.error()));
        landing->entries.push_back(std::move(*made));
    }
    StageOutcome outcome;
    outcome.next = std::move(work->next);
    outcome.write = [work, landing, revision, now](Connection& connection) { return land(connection, *work, *landing, revision, now); };
    return outcome;
}

void DraftWork::record(std::string_view stage, std::string_view action, Json data, std::string sentence)
{
    AuditEntry entry;
    entry.actorKind = "service";
    entry.actor = std::string(stage);
    entry.action = std::string(action);
    entry.shopId = draft.summary.shopId;
    entry.subjectKind = "draft";
    entry.subject = draft.summary.id;
    entry.draftId = draft.summary.id;
    entry.data = std::move(data);
    entries.push_back(std::move(entry));
    if (!sentence.empty())
        draft.lineage.push_back(LineageStep{ now, std::string(action), std::move(sentence) });
}

std::vector<std::unique_ptr<Stage>> draftStages(const RecoveryContext& context, std::vector<std::unique_ptr<DraftStep>> steps)
{
    const auto shared = std::make_shared<const Steps>(std::move(steps));
    const auto policies = std::make_shared<PolicyCache>();
    std::vector<std::unique_ptr<Stage>> stages;
    for (std::size_t i = 0; i < shared->size(); ++i)
        stages.push_back(std::make_unique<DraftStage>(context, policies, shared, i));
    return stages;
}

} // namespace countersign
