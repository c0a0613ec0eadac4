#pragma once
// Stage "seed", entity draft: puts a known-answer draft of the same shop beside it into the queue. Only where the policy has a share of them.
#include "services/recovery/context.h"
#include "services/recovery/jobs/stage.h"

namespace countersign {

class SeedStage final : public Stage {
public:
    explicit SeedStage(const RecoveryContext& context) : m_context(context) {}
    [[nodiscard]] std::string_view name() const override { return "seed"; }
    [[nodiscard]] Result<StageOutcome> run(const Job& job) override;

private:
    const RecoveryContext m_context;
};

}  // namespace countersign
