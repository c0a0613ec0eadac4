#pragma once
// Stage "expire", entity draft: a draft that nobody decided on goes cold. A deadline never decides to send.
#include "services/recovery/context.h"
#include "services/recovery/jobs/stage.h"

namespace countersign {

class ExpireStage final : public Stage {
public:
    explicit ExpireStage(const RecoveryContext& context)
        : m_context(context)
    {
    }
    [[nodiscard]] std::string_view name() const override { return "expire"; }
    [[nodiscard]] Result<StageOutcome> run(const Job& job) override;

private:
    const RecoveryContext m_context;
};

} // namespace countersign
