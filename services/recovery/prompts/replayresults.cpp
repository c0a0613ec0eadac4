#include "services/recovery/prompts/replayresults.h"

#include "services/base/dropcount.h"
#include "services/recovery/jobs/jobqueue.h"
#include "services/recovery/prompts/promptrows.h"
#include "services/recovery/store/rowjson.h"

namespace countersign {

namespace {

Result<void> keepSkipped(Connection& connection, const std::string& replayId, const ReplayTask& task)
{
    return dropCount(connection.run(
        "UPDATE replay_results SET state = 'skipped' WHERE replay_id = :replay AND place = :place", replayId, task.place));
}

// What it came to: the customer may have been erased while the model thought, and then nothing of the answer is kept.
Result<ReplayOutcome> keepAnswer(Connection& connection, const std::string& replayId, const ReplayAnswer& answer)
{
    const auto come = [](Result<void> done, ReplayOutcome to) { return done.map([to] { return to; }); };
    if (answer.outcome == ReplayOutcome::Troubled)
        return come(dropCount(connection.run(
            "UPDATE replay_results SET attempts = attempts + 1 WHERE replay_id = :replay AND place = :place", replayId, answer.task.place)),
            answer.outcome);
    if (answer.outcome == ReplayOutcome::Skipped)
        return come(keepSkipped(connection, replayId, answer.task), answer.outcome);
    const bool different = !answer.result.after || answer.result.distanceBp > 0;
    const auto written = connection.run("UPDATE replay_results SET state = 'done', attempts = attempts + 1, different = :different, "
                                        "result = :result WHERE replay_id = :replay AND place = :place AND EXISTS (SELECT 1 FROM drafts f "
                                        "WHERE f.id = replay_results.draft_id AND f.sealed <> '')",
        different ? 1 : 0, jsonText(answer.result), replayId, answer.task.place);
    if (!written)
        return tl::unexpected(written.error());
    if (*written == 0)
        return come(keepSkipped(connection, replayId, answer.task), ReplayOutcome::Skipped);
    for (const auto& [test, passed] : answer.tests)
        if (auto kept
            = dropCount(connection.run("INSERT OR REPLACE INTO replay_tests(replay_id, test_id, passed) VALUES(:replay, :test, :passed)",
                replayId, test, passed ? 1 : 0));
            !kept)
            return tl::unexpected(std::move(kept.error()));
    return answer.outcome;
}

}  // namespace

Result<std::vector<ReplayTask>> waitingTasks(Connection& connection, const std::string& replayId, std::size_t most)
{
    const auto rows = connection.rows<std::tuple<std::int64_t, std::string, std::int64_t>>(
        "SELECT place, draft_id, attempts FROM replay_results WHERE replay_id = :replay AND state = 'waiting' ORDER BY place LIMIT :most",
        replayId, most);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<ReplayTask> tasks;
    for (const auto& [place, draftId, attempts] : *rows)
        tasks.push_back({place, draftId, static_cast<int>(attempts)});
    return tasks;
}

Result<std::int64_t> countWaiting(Connection& connection, const std::string& replayId)
{
    const auto row = connection.row<std::tuple<std::int64_t>>(
        "SELECT COUNT(*) FROM replay_results WHERE replay_id = :replay AND state = 'waiting'", replayId);
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::get<0>(**row) : 0;
}

Result<bool> keepRunning(Connection& connection, const Job& job)
{
    const auto mine = holdsJob(connection, job);
    if (!mine || !*mine)
        return mine;
    const auto running
        = connection.run("UPDATE replays SET state = 'running' WHERE id = :id AND state IN ('waiting', 'running')", job.entity);
    if (!running)
        return tl::unexpected(running.error());
    return *running > 0;
}

Result<void> keepAnswers(Connection& connection, const std::string& replayId, const std::vector<ReplayAnswer>& answers)
{
    std::int64_t answered = 0;
    std::int64_t refused = 0;
    std::int64_t skipped = 0;
    std::int64_t testsFailed = 0;
    std::int64_t cost = 0;
    for (const auto& answer : answers) {
        const auto kept = keepAnswer(connection, replayId, answer);
        if (!kept)
            return tl::unexpected(kept.error());
        cost += answer.costMicros;
        skipped += *kept == ReplayOutcome::Skipped ? 1 : 0;
        if (*kept != ReplayOutcome::Answered)
            continue;
        ++answered;
        refused += answer.refused ? 1 : 0;
        for (const auto& [test, passed] : answer.tests)
            testsFailed += passed ? 0 : 1;
    }
    return dropCount(
        connection.run("UPDATE replays SET done = done + :done, failed_checks = failed_checks + :refused, skipped = skipped + :skipped, "
                       "tests_failed = tests_failed + :tests, cost_micros = cost_micros + :cost WHERE id = :id",
            answered, refused, skipped, testsFailed, cost, replayId));
}

}  // namespace countersign
