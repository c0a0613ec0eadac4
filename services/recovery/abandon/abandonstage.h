#pragma once
// The idle timer of a cart: entity = cart id. Ingest sets and resets it; when it runs out the cart is abandoned and its draft begins.
#include "services/recovery/context.h"
#include "services/recovery/jobs/stage.h"
#include "services/recovery/store/policycache.h"

namespace countersign {

class AbandonStage final : public Stage {
public:
    explicit AbandonStage(const RecoveryContext& context)
        : m_context(context)
    {
    }
    [[nodiscard]] std::string_view name() const override { return "abandon"; }
    [[nodiscard]] Result<StageOutcome> run(const Job& job) override;

private:
    const RecoveryContext m_context;
    PolicyCache m_policies;
};

} // namespace countersign
