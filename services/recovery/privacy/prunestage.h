#pragma once
// Stage "prune", entity "backups": deletes the backups whose day has come, so that what was erased does not live on in them because nobody
// happened to make another one; comes back every hour. What is not there, or is another file than the list says, is left and logged.
#include "services/recovery/context.h"
#include "services/recovery/jobs/stage.h"

namespace countersign {

class PruneStage final : public Stage {
public:
    explicit PruneStage(const RecoveryContext& context)
        : m_context(context)
    {
    }
    [[nodiscard]] std::string_view name() const override { return "prune"; }
    [[nodiscard]] Result<StageOutcome> run(const Job& job) override;
    [[nodiscard]] bool slow() const override { return true; } // reads whole files

    // Inside a write, at start: its job, where there is none yet.
    [[nodiscard]] static Result<void> begin(Connection& connection, TimeMs now);

private:
    const RecoveryContext m_context;
};

}  // namespace countersign
