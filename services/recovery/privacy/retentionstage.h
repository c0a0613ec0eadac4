#pragma once
// Stage "retain", entity a kind of data: empties what is older than its days, a slice in each run, and comes back every hour. It also ends
// erasures that waited for a message nobody works on any more.
#include "services/recovery/context.h"
#include "services/recovery/jobs/stage.h"

namespace countersign {

struct RetentionTiming {
    std::int64_t rowsAtOnce = 100;         // in one write: a few milliseconds
    TimeMs betweenSlicesMs = 100;
    TimeMs betweenPassesMs = hourMs;
    TimeMs sendsEndWithinMs = 6 * hourMs;  // then an erasure no longer waits for them
};

class RetentionStage final : public Stage {
public:
    explicit RetentionStage(const RecoveryContext& context, RetentionTiming timing = {})
        : m_context(context)
        , m_timing(timing)
    {
    }
    [[nodiscard]] std::string_view name() const override { return "retain"; }
    [[nodiscard]] Result<StageOutcome> run(const Job& job) override;

    // Inside a write, at start: one job for each kind, where there is none yet.
    [[nodiscard]] static Result<void> begin(Connection& connection, TimeMs now);

private:
    const RecoveryContext m_context;
    const RetentionTiming m_timing;
};

}  // namespace countersign
