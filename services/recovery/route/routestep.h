#pragma once
// Stage "route": applies the policy's rules, assigns the customer's arm, and queues, holds, suppresses or lets go.
#include "services/recovery/jobs/draftstage.h"

#include <memory>
#include <mutex>
#include <set>
#include <string>

namespace countersign {

class RouteStep final : public DraftStep {
public:
    explicit RouteStep(const RecoveryContext& context)
        : m_context(context)
    {
    }
    [[nodiscard]] std::string_view name() const override { return "route"; }
    [[nodiscard]] Result<std::string> advance(Connection& reading, DraftWork& work) const override;

private:
    [[nodiscard]] Result<int> decidedOfPrompt(Connection& reading, const DraftWork& work) const;
    [[nodiscard]] Result<bool> segmentSeen(Connection& reading, const DraftWork& work) const;
    [[nodiscard]] Result<void> queue(DraftWork& work) const;
    [[nodiscard]] Result<void> letGo(Connection& reading, DraftWork& work) const;

    const RecoveryContext m_context;
    // Both only ever turn true, so that a true answer need not be looked up again.
    struct Known {
        std::mutex mutex;
        std::set<std::string> prompts; // "<prompt>/<N>": N of it were decided
        std::set<std::string> segments; // "<shop>/<segment>"
    };
    const std::unique_ptr<Known> m_known = std::make_unique<Known>();
};

} // namespace countersign
