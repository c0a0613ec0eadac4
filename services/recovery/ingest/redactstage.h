#pragma once
// A shop's erasure that the shop's platform asked for, where it is too large for one write. entity = the shop. It may be killed at any
// moment: what is left is looked up anew.
#include "services/recovery/context.h"
#include "services/recovery/ingest/customerkeeper.h"
#include "services/recovery/jobs/stage.h"

#include <memory>

namespace countersign {

class RedactStage final : public Stage {
public:
    explicit RedactStage(const RecoveryContext& context);
    [[nodiscard]] std::string_view name() const override { return redactStage; }
    [[nodiscard]] Result<StageOutcome> run(const Job& job) override;

private:
    const RecoveryContext m_context;
    const std::shared_ptr<const CustomerKeeper> m_keeper; // outcomes may outlive the stage
};

} // namespace countersign
