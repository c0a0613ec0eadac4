// The replays of the studio in memory: they move when a test says so.
#include "models/domain/ids.h"
#include "tests/support/console/fakedesk.h"
#include "tests/support/console/fakestudioanswer.h"
#include "tests/support/console/sampleprompts.h"

#include <algorithm>
#include <string>
#include <utility>

namespace countersign {

namespace {

constexpr std::int64_t microsPerDraft = 3000;
constexpr int decidedDrafts = 180;  // that there are to be replayed

}  // namespace

QFuture<Result<std::vector<Replay>>> FakeStudio::replays(const std::string& promptId)
{
    return answer<std::vector<Replay>>([&]() -> Result<std::vector<Replay>> {
        auto mine = m_replays;
        std::erase_if(mine, [&](const Replay& one) { return one.promptId != promptId; });
        return mine;
    });
}

QFuture<Result<ReplayEstimate>> FakeStudio::estimate(const std::string&, int, int wanted)
{
    const int drafts = std::min(wanted, decidedDrafts);
    return answer<ReplayEstimate>([=]() -> Result<ReplayEstimate> { return ReplayEstimate{drafts, drafts * microsPerDraft, "USD"}; });
}

QFuture<Result<Replay>> FakeStudio::startReplay(const std::string& promptId, int number, int wanted)
{
    return answer<Replay>([&]() -> Result<Replay> {
        Replay made;
        made.id = newId(m_desk.now() + static_cast<TimeMs>(m_replays.size()));
        made.promptId = promptId;
        made.number = number;
        made.wanted = wanted;
        made.total = std::min(wanted, decidedDrafts);
        made.state = ReplayState::Running;
        made.estimatedCostMicros = made.total * microsPerDraft;
        made.personName = m_desk.person().name;
        made.at = m_desk.now();
        m_replays.insert(m_replays.begin(), made);
        return made;
    });
}

void FakeStudio::advanceReplay(int done)
{
    for (Replay& replay : m_replays) {
        if (replay.state != ReplayState::Running)
            continue;
        replay.done = std::min(done, replay.total);
        replay.costMicros = replay.done * microsPerDraft;
        replay.failedChecks = m_failures.empty() ? 0 : replay.done / 2;
        if (replay.done == replay.total) {
            replay.state = ReplayState::Done;
            replay.endedAt = m_desk.now();
        }
        if (replay.id == m_watched)
            Q_EMIT replayMoved(replay);
        return;
    }
}

QFuture<Result<void>> FakeStudio::cancelReplay(const std::string& replayId)
{
    return answer<void>([&]() -> Result<void> {
        for (Replay& replay : m_replays)
            if (replay.id == replayId && replay.state == ReplayState::Running) {
                replay.state = ReplayState::Cancelled;
                replay.why = "stopped by " + m_desk.person().name;
                return {};
            }
        return fail(ErrorCode::Conflict, "it ended already");
    });
}

QFuture<Result<ReplayResultPage>> FakeStudio::results(const std::string& replayId, const std::string& after, int limit, bool differentOnly)
{
    return answer<ReplayResultPage>([&]() -> Result<ReplayResultPage> {
        const auto replay = std::find_if(m_replays.begin(), m_replays.end(), [&](const Replay& one) { return one.id == replayId; });
        if (replay == m_replays.end())
            return fail(ErrorCode::NotFound, "there is no such replay");
        ReplayResultPage page;
        int at = after.empty() ? 0 : std::stoi(after);
        for (; at < replay->done && static_cast<int>(page.results.size()) < limit; ++at) {
            ReplayResult one = sampleResult(at);
            if (at % 2 == 0)
                one.failures = m_failures;
            if (const auto said = m_preferences.find(one.draftId); said != m_preferences.end())
                one.preferred = said->second;
            if (!differentOnly || one.distanceBp > 0)
                page.results.push_back(std::move(one));
        }
        page.next = at < replay->done ? std::to_string(at) : std::string();
        return page;
    });
}

QFuture<Result<void>> FakeStudio::prefer(const std::string&, const std::string& draftId, const std::string& preferred)
{
    return answer<void>([&]() -> Result<void> {
        m_preferences[draftId] = preferred;
        return {};
    });
}

}  // namespace countersign
