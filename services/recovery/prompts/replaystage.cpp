#include "services/recovery/prompts/replaystage.h"

#include "services/base/threadpool.h"
#include "services/recovery/prompts/promptrows.h"
#include "services/recovery/prompts/prompttests.h"
#include "services/recovery/prompts/replayresults.h"
#include "services/recovery/store/policystore.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>

namespace countersign {

namespace {

constexpr std::size_t mostPerStep = 2000;
constexpr std::size_t mostUnkept = 64;     // answers before they are written
constexpr int mostTroublesInRow = 20;      // then the model is not there
constexpr TimeMs troubleWaitMs = 5 * secondMs;
constexpr TimeMs otherWaitMs = 2 * secondMs;  // while another replay is under way
constexpr auto lookEvery = std::chrono::milliseconds(250);  // for a cancel, and for answers that wait to be written

using SteadyTime = std::chrono::steady_clock::time_point;

struct Begun {
    ReplayMaterial material;
    std::vector<ReplayTask> tasks;
};

Result<std::optional<Begun>> begin(Connection& connection, const std::string& replayId)
{
    const auto replay = loadReplay(connection, replayId);
    if (!replay)
        return tl::unexpected(replay.error());
    if (!replay->has_value() || ((*replay)->state != ReplayState::Waiting && (*replay)->state != ReplayState::Running))
        return std::optional<Begun>{};
    const std::string& promptId = (*replay)->promptId;
    auto row = connection.row<PromptRow>("SELECT " + std::string(promptColumns) + " FROM prompts p WHERE p.id = :id", promptId);
    if (!row)
        return tl::unexpected(row.error());
    auto versions = versionsOf(connection, promptId, (*replay)->number, Figures::Left);
    if (!versions)
        return tl::unexpected(versions.error());
    if (!row->has_value() || versions->empty())
        return fail(ErrorCode::NotFound, "the replay's prompt or version is not there");
    const auto prompt = promptOf(std::move(**row));
    if (!prompt)
        return tl::unexpected(prompt.error());
    auto tests = listPromptTests(connection, promptId);
    if (!tests)
        return tl::unexpected(tests.error());
    auto policy = currentPolicy(connection);
    if (!policy)
        return tl::unexpected(policy.error());
    auto prediction = EditPrediction::load(connection, prompt->scope.channel);
    if (!prediction)
        return tl::unexpected(prediction.error());
    auto tasks = waitingTasks(connection, replayId, mostPerStep);
    if (!tasks)
        return tl::unexpected(tasks.error());
    return std::optional<Begun>{
        Begun{{std::move(versions->front()), std::move(*tests), std::move(*policy), std::move(*prediction)}, std::move(*tasks)}};
}

}  // namespace

// The drafts of one step: threads take and ask, the job's own thread writes what they found and looks for a reason to end.
class ReplayStage::Step {
public:
    Step(const RecoveryContext& context, const ModelComposer& composer, const Job& job, Begun begun, const std::atomic<bool>& stopping)
        : m_context(context)
        , m_composer(composer)
        , m_job(job)
        , m_material(std::move(begun.material))
        , m_todo(begun.tasks.begin(), begun.tasks.end())
        , m_stopping(stopping)
    {
    }

    // False when the replay is no longer this worker's: cancelled, or taken over.
    Result<bool> work(std::size_t threads, TimeMs stepMs)
    {
        if (auto mine = keep({}); !mine || !*mine || m_todo.empty())
            return mine;
        m_asking = std::min(threads, m_todo.size());
        const SteadyTime until = std::chrono::steady_clock::now() + std::chrono::milliseconds(stepMs);
        Result<bool> mine = true;
        ThreadPool pool(m_asking, "replay");  // gone before what its tasks use
        for (std::size_t i = m_asking; i > 0; --i)
            pool.post([this] { ask(); });
        for (bool more = true; more;) {
            std::vector<ReplayAnswer> answers;
            more = collect(answers, until);
            if (!mine || !*mine)
                continue;
            mine = keep(answers);
            if (!mine || !*mine)
                halt(true);
        }
        return mine;
    }

    [[nodiscard]] int usable() const { return m_usable; }
    [[nodiscard]] const std::string& trouble() const { return m_trouble; }
    [[nodiscard]] bool modelIsGone() const { return m_troublesInRow >= mostTroublesInRow; }

private:
    [[nodiscard]] bool cancelled() const { return m_cancelled || m_stopping; }

    // A pool thread: one draft after the other.
    void ask()
    {
        std::unique_lock lock(m_mutex);
        while (!m_halted && !m_todo.empty()) {
            const ReplayTask task = std::move(m_todo.front());
            m_todo.pop_front();
            lock.unlock();
            ReplayAnswer answer;
            try {
                answer = replayDraft(m_context, m_composer, m_material, task, [this] { return cancelled(); });
            } catch (const std::exception& fault) {
                answer.task = task;
                answer.trouble = std::string("something went wrong inside: ") + fault.what();
            }
            lock.lock();
            take(std::move(answer));
        }
        --m_asking;
        m_found.notify_one();
    }

    void take(ReplayAnswer answer)  // m_mutex is held
    {
        if (answer.outcome == ReplayOutcome::Troubled) {
            if (cancelled())
                return;  // given up by us: not the draft's doing
            m_trouble = answer.trouble;
            ++m_troublesInRow;
        } else {
            m_troublesInRow = 0;
            ++m_usable;
        }
        m_halted = m_halted || modelIsGone();
        m_ready.push_back(std::move(answer));
        if (m_ready.size() >= mostUnkept)
            m_found.notify_one();
    }

    // Waits for enough answers, the end, or a moment; true while threads are asking or answers are left.
    bool collect(std::vector<ReplayAnswer>& answers, SteadyTime until)
    {
        std::unique_lock lock(m_mutex);
        m_found.wait_for(lock, lookEvery, [this] { return m_asking == 0 || m_ready.size() >= mostUnkept; });
        if (m_stopping || std::chrono::steady_clock::now() >= until)
            m_halted = true;
        answers.swap(m_ready);
        return m_asking > 0;
    }

    void halt(bool cancel)
    {
        const std::lock_guard guard(m_mutex);
        m_halted = true;
        m_cancelled = m_cancelled || cancel;
    }

    // Writes, and looks in the same write whether the replay still goes on.
    Result<bool> keep(const std::vector<ReplayAnswer>& answers)
    {
        bool mine = false;
        const auto written = m_context.writer.run([&](Connection& connection) -> Result<void> {
            const auto running = keepRunning(connection, m_job);
            if (!running)
                return tl::unexpected(running.error());
            mine = *running;
            return mine && !answers.empty() ? keepAnswers(connection, m_job.entity, answers) : Result<void>{};
        });
        if (!written)
            return tl::unexpected(written.error());
        return mine;
    }

    const RecoveryContext& m_context;
    const ModelComposer& m_composer;
    const Job& m_job;
    const ReplayMaterial m_material;
    std::mutex m_mutex;
    std::condition_variable m_found;
    std::deque<ReplayTask> m_todo;
    std::vector<ReplayAnswer> m_ready;
    std::size_t m_asking = 0;  // threads
    int m_troublesInRow = 0;
    int m_usable = 0;
    std::string m_trouble;
    bool m_halted = false;  // no new question begins
    std::atomic<bool> m_cancelled{false};
    const std::atomic<bool>& m_stopping;
};

ReplayStage::ReplayStage(const RecoveryContext& context, LanguageModel& model, ReplayLimits limits)
    : m_context(context)
    , m_composer(model)
    , m_limits(limits)
{
}

std::string_view ReplayStage::name() const { return replayStage; }

std::size_t ReplayStage::concurrency() const
{
    if (m_limits.concurrency > 0)
        return m_limits.concurrency;
    const int most = std::max(1, m_composer.model().settings().concurrency);
    return static_cast<std::size_t>(std::max(1, most - std::max(1, most / 5)));
}

Result<StageOutcome> ReplayStage::run(const Job& job)
{
    const std::unique_lock one(m_one, std::try_to_lock);
    if (!one.owns_lock()) {
        StageOutcome later;
        later.next.push_back({job.stage, job.entity, m_context.clock.now() + otherWaitMs});
        return later;
    }
    auto begun = m_context.reads.read<std::optional<Begun>>([&](Connection& connection) { return begin(connection, job.entity); });
    if (!begun)
        return tl::unexpected(begun.error());
    if (!begun->has_value())
        return StageOutcome{};
    Step step(m_context, m_composer, job, std::move(**begun), m_stopping);
    const auto mine = step.work(concurrency(), m_limits.stepMs);
    if (!mine)
        return tl::unexpected(mine.error());
    if (!*mine)
        return StageOutcome{};
    return after(job, step);
}

// Goes on, or ends: with everything worked off, or with a model that is not there.
Result<StageOutcome> ReplayStage::after(const Job& job, const Step& step) const
{
    struct Standing {
        std::int64_t waiting = 0;
        int done = 0;
    };
    const auto standing = m_context.reads.read<Standing>([&](Connection& connection) -> Result<Standing> {
        const auto waiting = countWaiting(connection, job.entity);
        if (!waiting)
            return tl::unexpected(waiting.error());
        const auto replay = loadReplay(connection, job.entity);
        if (!replay)
            return tl::unexpected(replay.error());
        return Standing{*waiting, *replay ? (*replay)->done : 0};
    });
    if (!standing)
        return tl::unexpected(standing.error());
    const TimeMs now = m_context.clock.now();
    const auto ending = [&job, now](ReplayState state, std::string why) {
        StageOutcome outcome;
        outcome.write = [id = job.entity, state, why = std::move(why), now](
                            Connection& connection) { return endReplay(connection, id, state, why, now); };
        return outcome;
    };
    if (m_stopping || (standing->waiting > 0 && !step.modelIsGone())) {
        StageOutcome more;
        more.next.push_back({job.stage, job.entity, m_stopping || step.usable() > 0 ? now : now + troubleWaitMs});
        return more;
    }
    if (step.modelIsGone())
        return ending(ReplayState::Failed, "The model does not answer: " + step.trouble());
    if (standing->done == 0)
        return ending(ReplayState::Failed, "None of the drafts can be replayed any more: their customers were erased");
    return ending(ReplayState::Done, {});
}

}  // namespace countersign
