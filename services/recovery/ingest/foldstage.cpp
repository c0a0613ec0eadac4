#include "services/recovery/ingest/foldstage.h"

#include <charconv>

namespace countersign {

FoldStage::FoldStage(const RecoveryContext& context)
    : m_context(context)
    , m_fold(std::make_shared<EventFold>(context.keys.master))
{
}

Result<StageOutcome> FoldStage::run(const Job& job)
{
    std::int64_t seq = 0;
    const char* end = job.entity.data() + job.entity.size();
    if (const auto parsed = std::from_chars(job.entity.data(), end, seq); parsed.ec != std::errc() || parsed.ptr != end)
        return fail(ErrorCode::InvalidInput, "not an event's number: " + job.entity);
    return m_context.reads.read<StageOutcome>([&](Connection& reading) -> Result<StageOutcome> {
        auto kept = keptEvent(reading, seq);
        if (!kept)
            return tl::unexpected(std::move(kept.error()));
        if (!*kept || (*kept)->body.empty()) // erased meanwhile
            return StageOutcome{};
        auto read = m_fold->read(reading, std::move(**kept));
        if (!read)
            return tl::unexpected(std::move(read.error()));
        StageOutcome outcome;
        outcome.write = [fold = m_fold, event = std::make_shared<const ReadEvent>(std::move(*read))](Connection& connection) -> Result<void> {
            auto effect = fold->apply(connection, *event);
            return effect ? Result<void>{} : Result<void>(tl::unexpected(std::move(effect.error())));
        };
        return outcome;
    });
}

} // namespace countersign
