#include "services/recovery/privacy/cleanstage.h"

#include "services/base/log.h"
#include "services/recovery/privacy/eraser.h"
#include "services/recovery/store/cleaning.h"

namespace countersign {

namespace {

constexpr TimeMs betweenCleaningsMs = hourMs;
constexpr TimeMs triedAgainMs = 5 * minuteMs;

}  // namespace

std::string_view CleanStage::name() const
{
    return cleanStage;
}

Result<void> CleanStage::begin(Connection& connection, TimeMs now)
{
    const auto there = connection.row<std::tuple<std::int64_t>>(
        "SELECT 1 FROM jobs WHERE stage = :stage AND entity = :entity AND failed_at IS NULL", cleanStage, cleanEntity);
    if (!there)
        return tl::unexpected(there.error());
    if (*there)
        return {};
    const auto erased = connection.row<std::tuple<std::int64_t>>("SELECT 1 FROM subjects WHERE erased_at IS NOT NULL LIMIT 1");
    if (!erased)
        return tl::unexpected(erased.error());
    auto noted = *erased ? noteErased(connection, now) : Result<void>();
    return noted.and_then([&] { return enqueueJob(connection, NextJob{ cleanStage, cleanEntity, now + minuteMs }); });
}

Result<StageOutcome> CleanStage::run(const Job&)
{
    const auto until = m_context.reads.read<std::optional<std::string>>([](Connection& reading) { return uncleanUntil(reading); });
    if (!until)
        return tl::unexpected(until.error());
    bool clean = false;
    if (*until) {
        const auto cleaned = cleanFiles(m_context);
        clean = cleaned && cleaned->logEmpty;
        if (!clean)
            log(LogLevel::Warning, "privacy", "what was erased could not be taken out of the files yet",
                { { "why", cleaned ? std::string("a reader still holds the log") : cleaned.error().detail } });
    }
    StageOutcome outcome;
    outcome.write = [this, until = *until, clean](Connection& connection) -> Result<void> {
        if (clean)
            if (auto noted = noteCleaned(connection, *until); !noted)
                return noted;
        const auto left = uncleanUntil(connection);
        if (!left)
            return tl::unexpected(left.error());
        const TimeMs wait = !*left ? betweenCleaningsMs : clean ? cleanedWithinMs : triedAgainMs;
        return enqueueJob(connection, NextJob{ cleanStage, cleanEntity, m_context.clock.now() + wait });
    };
    return outcome;
}

}  // namespace countersign
