#pragma once
// Stage "survey", entity cart: begun when a cart is abandoned under a policy that asks, due when the wait after its last message ran out.
// Makes a draft of the kind "survey" that passes composer, checks, route and people as any other does.
#include "services/recovery/context.h"
#include "services/recovery/jobs/stage.h"
#include "services/recovery/store/policycache.h"

namespace countersign {

class SurveyStage final : public Stage {
public:
    explicit SurveyStage(const RecoveryContext& context)
        : m_context(context)
    {
    }
    [[nodiscard]] std::string_view name() const override { return "survey"; }
    [[nodiscard]] Result<StageOutcome> run(const Job& job) override;

private:
    struct Found;
    [[nodiscard]] Result<Found> look(Connection& reading, const std::string& cartId, TimeMs now);

    const RecoveryContext m_context;
    PolicyCache m_policies;
};

} // namespace countersign
