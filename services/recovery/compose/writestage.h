#pragma once
// Stage "write": has a language model write the message of a draft that the built-in composer has already written. The model is asked
// outside of every snapshot and transaction. Whatever goes wrong, the built-in text stands and the lineage says why.
#include "services/recovery/compose/modelcomposer.h"
#include "services/recovery/context.h"
#include "services/recovery/jobs/stage.h"

#include <atomic>
#include <memory>

namespace countersign {

class PolicyCache;

class WriteStage final : public Stage {
public:
    WriteStage(const RecoveryContext& context, LanguageModel& model); // the model must outlive the stage
    ~WriteStage() override;

    [[nodiscard]] std::string_view name() const override { return "write"; }
    [[nodiscard]] Result<StageOutcome> run(const Job& job) override;
    // Without a model it only passes drafts on that were to be written by one before it was taken away.
    [[nodiscard]] bool slow() const override { return m_composer.model().configured(); }
    void stop() override { m_stopping = true; }

private:
    struct Task;
    struct Composed;
    [[nodiscard]] Result<std::unique_ptr<Task>> load(const std::string& draftId) const;
    [[nodiscard]] Result<void> addPassages(Task& task) const;
    [[nodiscard]] std::unique_ptr<Composed> ask(const Task& task) const;
    [[nodiscard]] Result<StageOutcome> land(Task& task, const Composed& composed) const;

    const RecoveryContext m_context;
    const ModelComposer m_composer;
    const std::unique_ptr<PolicyCache> m_policies;
    std::atomic<bool> m_stopping{ false };
};

} // namespace countersign
