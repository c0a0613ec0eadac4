#include "services/recovery/privacy/retentionstage.h"

#include "services/recovery/privacy/retention.h"
#include "services/recovery/store/erasure.h"

namespace countersign {

namespace {

constexpr std::int64_t mostEndedAtOnce = 20;

Result<void> endLateErasures(Connection& connection, TimeMs before, TimeMs now)
{
    const auto late = connection.rows<std::tuple<std::string>>(
        "SELECT id FROM subjects WHERE erasing_at IS NOT NULL AND erased_at IS NULL AND erasing_at < :before LIMIT :most", before,
        mostEndedAtOnce);
    if (!late)
        return tl::unexpected(late.error());
    for (const auto& [id] : *late)
        if (auto ended = finishErasure(connection, id, now, true); !ended)
            return ended;
    return {};
}

}  // namespace

Result<void> RetentionStage::begin(Connection& connection, TimeMs now)
{
    for (const auto& [kind, name] : EnumWords<KeptKind>::words) {
        const auto there = connection.row<std::tuple<std::int64_t>>(
            "SELECT 1 FROM jobs WHERE stage = 'retain' AND entity = :kind AND failed_at IS NULL", name);
        if (!there)
            return tl::unexpected(there.error());
        if (!*there)
            if (auto queued = enqueueJob(connection, NextJob{ "retain", std::string(name), now + minuteMs }); !queued)
                return queued;
    }
    return {};
}

// What to do next is only known in the write, which puts its own next job in the queue.
Result<StageOutcome> RetentionStage::run(const Job& job)
{
    const auto kind = fromWord<KeptKind>(job.entity);
    if (!kind)
        return StageOutcome{};
    StageOutcome outcome;
    outcome.write = [this, kind = *kind](Connection& connection) -> Result<void> {
        const TimeMs now = m_context.clock.now();
        if (auto ended = endLateErasures(connection, now - m_timing.sendsEndWithinMs, now); !ended)
            return ended;
        const auto settings = retentionInForce(connection);
        if (!settings)
            return tl::unexpected(settings.error());
        const auto slice = applyRetention(connection, kind, settings->retention, m_timing.rowsAtOnce, now);
        if (!slice)
            return tl::unexpected(slice.error());
        const TimeMs next = now + (slice->more ? m_timing.betweenSlicesMs : m_timing.betweenPassesMs);
        return enqueueJob(connection, NextJob{ "retain", std::string(word(kind)), next });
    };
    return outcome;
}

}  // namespace countersign
