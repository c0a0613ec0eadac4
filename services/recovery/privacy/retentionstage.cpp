#include "services/recovery/privacy/retentionstage.h"

#include "services/base/log.h"
#include "services/recovery/privacy/eraser.h"
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
    if (*kind == KeptKind::Webhooks)
        cleanAfterErasures();
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

// Whoever erased, a webhook too: the next pass takes it out of the search's segments and the log. Not clean yet: the pass after that.
void RetentionStage::cleanAfterErasures()
{
    const TimeMs since = m_context.clock.now() - 2 * m_timing.betweenPassesMs;
    const auto recent = m_context.reads.read<std::optional<std::tuple<std::int64_t>>>([since](Connection& connection) {
        return connection.row<std::tuple<std::int64_t>>("SELECT 1 FROM subjects WHERE erased_at > :since LIMIT 1", since);
    });
    if (!recent || !*recent)
        return;
    if (const auto clean = cleanFiles(m_context); !clean)
        log(LogLevel::Warning, "privacy", "what was erased could not be taken out of the files yet", { { "why", clean.error().detail } });
}

}  // namespace countersign
