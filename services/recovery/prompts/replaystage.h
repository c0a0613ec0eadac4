#pragma once
// Stage "replay": works off a replay's drafts with many questions under way at once. What is found is kept as it comes, so that a crash
// costs no more than the questions under way; a cancel ends those within a second. Nothing is held while the model is waited for.
#include "services/recovery/compose/modelcomposer.h"
#include "services/recovery/context.h"
#include "services/recovery/jobs/stage.h"

#include <atomic>
#include <memory>
#include <mutex>

namespace countersign {

struct ReplayLimits {
    // Questions at once; 0 = four fifths of the model's, so that drafts for customers find a place.
    std::size_t concurrency = 0;
    TimeMs stepMs = minuteMs;  // after so long no new question begins; the next job goes on. Well below the job's lease.
};

class ReplayStage final : public Stage {
public:
    ReplayStage(const RecoveryContext& context, LanguageModel& model, ReplayLimits limits = {});  // the model must outlive the stage
    [[nodiscard]] std::string_view name() const override;
    [[nodiscard]] Result<StageOutcome> run(const Job& job) override;
    [[nodiscard]] bool slow() const override { return true; }
    void stop() override { m_stopping = true; }

private:
    class Step;
    [[nodiscard]] Result<StageOutcome> after(const Job& job, const Step& step) const;
    [[nodiscard]] std::size_t concurrency() const;

    const RecoveryContext m_context;
    const ModelComposer m_composer;
    const ReplayLimits m_limits;
    std::atomic<bool> m_stopping{false};
    std::mutex m_one;  // one replay at a time: more would only share the model
};

}  // namespace countersign
