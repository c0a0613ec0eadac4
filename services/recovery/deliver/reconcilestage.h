#pragma once
// Stage "reconcile", entity decision: asks the provider what became of a send whose answer was lost. It never sends.
#include "services/recovery/context.h"
#include "services/recovery/deliver/webhookconnector.h"
#include "services/recovery/jobs/stage.h"

namespace countersign {

class ReconcileStage final : public Stage {
public:
    ReconcileStage(const RecoveryContext& context, ConnectorFor connectors)
        : m_context(context)
        , m_connectors(std::move(connectors))
    {
    }
    [[nodiscard]] std::string_view name() const override { return "reconcile"; }
    [[nodiscard]] Result<StageOutcome> run(const Job& job) override;

private:
    const RecoveryContext m_context;
    const ConnectorFor m_connectors;
};

} // namespace countersign
