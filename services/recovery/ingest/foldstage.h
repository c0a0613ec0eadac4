#pragma once
// An event that could not be folded in its turn, tried again. entity = its seq.
#include "services/recovery/context.h"
#include "services/recovery/ingest/eventfold.h"
#include "services/recovery/jobs/stage.h"

#include <memory>

namespace countersign {

class FoldStage final : public Stage {
public:
    explicit FoldStage(const RecoveryContext& context);
    [[nodiscard]] std::string_view name() const override { return "fold"; }
    [[nodiscard]] Result<StageOutcome> run(const Job& job) override;

private:
    const RecoveryContext m_context;
    const std::shared_ptr<EventFold> m_fold; // outcomes may outlive the stage
};

} // namespace countersign
