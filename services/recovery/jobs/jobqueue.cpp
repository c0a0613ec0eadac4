#include "services/recovery/jobs/jobqueue.h"

#include "models/domain/ids.h"
#include "services/base/dropcount.h"
#include "services/recovery/record/auditlog.h"

#include <tuple>

namespace countersign {

namespace {

// " AND stage NOT IN (:s0, :s1)", and the names as further values.
std::string stageCondition(const StageFilter& filter, std::vector<Cell>& values)
{
    if (filter.stages.empty())
        return {};
    std::string names;
    for (std::size_t i = 0; i < filter.stages.size(); ++i) {
        names += (i == 0 ? ":s" : ", :s") + std::to_string(i);
        values.emplace_back(filter.stages[i]);
    }
    return (filter.others ? " AND stage NOT IN (" : " AND stage IN (") + names + ")";
}

} // namespace

Result<void> enqueueJob(Connection& connection, const NextJob& job)
{
    return dropCount(
        connection.run("INSERT INTO jobs(stage, entity, run_at) VALUES(:stage, :entity, :at) ON CONFLICT(stage, entity) DO UPDATE SET "
                       "run_at = excluded.run_at, attempts = 0, lease_until = 0, fence = fence + 1, last_error = '', failed_at = NULL",
            job.stage, job.entity, job.runAt));
}

Result<void> cancelJob(Connection& connection, std::string_view stage, std::string_view entity)
{
    return dropCount(connection.run("DELETE FROM jobs WHERE stage = :stage AND entity = :entity", stage, entity));
}

Result<std::vector<Job>> claimDueJobs(Connection& connection, std::size_t most, TimeMs now, TimeMs leaseUntil,
    const std::function<std::int64_t()>& nextFence, const StageFilter& filter)
{
    using Row = std::tuple<std::int64_t, std::string, std::string, std::int64_t, std::int64_t>;
    std::vector<Cell> values{ Cell{ now }, Cell{ now } };
    const auto condition = stageCondition(filter, values);
    values.emplace_back(static_cast<std::int64_t>(most));
    auto due = connection.rowsOf<Row>("SELECT id, stage, entity, run_at, attempts FROM jobs WHERE failed_at IS NULL AND run_at <= :now "
                                      "AND lease_until <= :free"
            + condition + " ORDER BY run_at LIMIT :most",
        values);
    if (!due)
        return tl::unexpected(std::move(due.error()));
    std::vector<Job> claimed;
    claimed.reserve(due->size());
    for (auto& [id, stage, entity, runAt, attempts] : *due) {
        const auto fence = nextFence();
        auto held = connection.run(
            "UPDATE jobs SET lease_until = :until, attempts = attempts + 1, fence = :fence WHERE id = :id", leaseUntil, fence, id);
        if (!held)
            return tl::unexpected(std::move(held.error()));
        claimed.push_back(Job{ id, std::move(stage), std::move(entity), runAt, static_cast<int>(attempts) + 1, fence });
    }
    return claimed;
}

Result<Job> enqueueHeldJob(Connection& connection, const NextJob& job, TimeMs leaseUntil, std::int64_t fence)
{
    auto put = connection.run(
        "INSERT INTO jobs(stage, entity, run_at, attempts, lease_until, fence) VALUES(:stage, :entity, :at, 1, :until, :fence) "
        "ON CONFLICT(stage, entity) DO UPDATE SET run_at = excluded.run_at, attempts = 1, lease_until = excluded.lease_until, "
        "fence = excluded.fence, last_error = '', failed_at = NULL",
        job.stage, job.entity, job.runAt, leaseUntil, fence);
    if (!put)
        return tl::unexpected(std::move(put.error()));
    auto row
        = connection.row<std::tuple<std::int64_t>>("SELECT id FROM jobs WHERE stage = :stage AND entity = :entity", job.stage, job.entity);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    if (!*row)
        return fail(ErrorCode::Internal, "a job just written is not there");
    return Job{ std::get<0>(**row), job.stage, job.entity, job.runAt, 1, fence };
}

Result<bool> finishJob(Connection& connection, const Job& job)
{
    auto gone = connection.run("DELETE FROM jobs WHERE id = :id AND fence = :fence AND stage = :stage AND entity = :entity", job.id,
        job.fence, job.stage, job.entity);
    if (!gone)
        return tl::unexpected(std::move(gone.error()));
    return *gone == 1;
}

Result<void> postponeJob(Connection& connection, const Job& job, TimeMs runAt, std::string_view error)
{
    return dropCount(connection.run("UPDATE jobs SET run_at = :at, lease_until = 0, last_error = :error WHERE id = :id AND fence = :fence "
                                    "AND stage = :stage AND entity = :entity",
        runAt, error, job.id, job.fence, job.stage, job.entity));
}

Result<void> failJob(Connection& connection, const Job& job, const Error& error, TimeMs now)
{
    auto kept = connection.run("UPDATE jobs SET failed_at = :now, lease_until = 0, last_error = :error WHERE id = :id AND fence = :fence "
                               "AND stage = :stage AND entity = :entity",
        now, std::string(errorWord(error.code)) + ": " + error.detail, job.id, job.fence, job.stage, job.entity);
    if (!kept)
        return tl::unexpected(std::move(kept.error()));
    if (*kept == 0)
        return {};
    // A draft that never came to the queue got no deadline there; without one it would be on its way for ever.
    auto ends = connection.run("INSERT INTO jobs(stage, entity, run_at) SELECT 'expire', id, cold_at FROM drafts WHERE id = :id AND state IN "
                               "('composing', 'returned') ON CONFLICT(stage, entity) DO NOTHING",
        job.entity);
    if (!ends)
        return tl::unexpected(std::move(ends.error()));
    auto draft = connection.row<std::tuple<std::string>>("SELECT id FROM drafts WHERE id = :id", job.entity);
    if (!draft)
        return tl::unexpected(std::move(draft.error()));
    AuditEntry entry;
    entry.actorKind = "service";
    entry.actor = job.stage;
    entry.action = "job.failed";
    entry.subjectKind = "job";
    entry.subject = job.entity;
    if (*draft)
        entry.draftId = job.entity;
    entry.data = Json{ { "stage", job.stage }, { "code", errorWord(error.code) }, { "attempts", job.attempts } };
    return appendEntry(connection, std::move(entry), now);
}

Result<void> releaseJob(Connection& connection, const Job& job)
{
    return dropCount(connection.run("UPDATE jobs SET lease_until = 0, attempts = MAX(0, attempts - 1) WHERE id = :id AND fence = :fence "
                                    "AND stage = :stage AND entity = :entity",
        job.id, job.fence, job.stage, job.entity));
}

Result<void> releaseAllJobs(Connection& connection)
{
    return dropCount(connection.run("UPDATE jobs SET lease_until = 0 WHERE lease_until <> 0"));
}

Result<std::optional<TimeMs>> nextDue(Connection& connection, TimeMs now, const StageFilter& filter)
{
    std::vector<Cell> values{ Cell{ now } };
    const auto condition = stageCondition(filter, values);
    auto rows = connection.rowsOf<std::tuple<std::int64_t>>(
        "SELECT run_at FROM jobs WHERE failed_at IS NULL AND lease_until <= :now" + condition + " ORDER BY run_at LIMIT 1", values);
    if (!rows)
        return tl::unexpected(std::move(rows.error()));
    if (rows->empty())
        return std::optional<TimeMs>{};
    return std::optional<TimeMs>{ std::get<0>(rows->front()) };
}

Result<std::int64_t> highestFence(Connection& connection)
{
    auto row = connection.row<std::tuple<std::int64_t>>("SELECT COALESCE(MAX(fence), 0) FROM jobs");
    if (!row)
        return tl::unexpected(std::move(row.error()));
    return *row ? std::get<0>(**row) : 0;
}

Result<bool> holdsJob(Connection& connection, const Job& job)
{
    auto row = connection.row<std::tuple<std::int64_t>>(
        "SELECT 1 FROM jobs WHERE id = :id AND fence = :fence AND stage = :stage AND entity = :entity", job.id, job.fence, job.stage,
        job.entity);
    if (!row)
        return tl::unexpected(std::move(row.error()));
    return row->has_value();
}

} // namespace countersign
