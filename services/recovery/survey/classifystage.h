#pragma once
// Stage "classify", entity survey draft: reads the reason out of what its customer wrote. The model is asked outside of every snapshot and
// transaction.
#include "services/recovery/context.h"
#include "services/recovery/jobs/stage.h"
#include "services/recovery/survey/surveyreader.h"

#include <atomic>

namespace countersign {

class ClassifyStage final : public Stage {
public:
    ClassifyStage(const RecoveryContext& context, LanguageModel& model) // the model must outlive the stage
        : m_context(context)
        , m_reader(model)
    {
    }
    [[nodiscard]] std::string_view name() const override { return "classify"; }
    [[nodiscard]] Result<StageOutcome> run(const Job& job) override;
    [[nodiscard]] bool slow() const override { return m_reader.model().configured(); }
    void stop() override { m_stopping = true; }

private:
    const RecoveryContext m_context;
    const SurveyReader m_reader;
    std::atomic<bool> m_stopping{ false };
};

} // namespace countersign
