#pragma once
// Stage "clean", entity "files": takes what was erased, by whomever, out of the files (store/cleaning.h); comes back every hour, and soon
// when it was asked for or could not be done because a reader still held the log.
#include "services/recovery/context.h"
#include "services/recovery/jobs/stage.h"

namespace countersign {

class CleanStage final : public Stage {
public:
    explicit CleanStage(const RecoveryContext& context)
        : m_context(context)
    {
    }
    [[nodiscard]] std::string_view name() const override;
    [[nodiscard]] Result<StageOutcome> run(const Job& job) override;
    [[nodiscard]] bool slow() const override { return true; } // writes whole files anew

    // Inside a write, at start: its job, where there is none yet. What was erased before this stage was known is cleaned once.
    [[nodiscard]] static Result<void> begin(Connection& connection, TimeMs now);

private:
    const RecoveryContext m_context;
};

}  // namespace countersign
