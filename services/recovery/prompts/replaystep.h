#pragma once
// One draft of a replay: the version is asked, its answer is checked, tested and measured.
#include "models/domain/policy.h"
#include "models/domain/prompt.h"
#include "services/recovery/compose/modelcomposer.h"
#include "services/recovery/context.h"
#include "services/recovery/prompts/prediction.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace countersign {

struct ReplayTask {
    std::int64_t place = 0;
    std::string draftId;
    int attempts = 0;  // made before
};

enum class ReplayOutcome {
    Answered,  // usable or refused by a check: `result` says
    Skipped,   // facts gone
    Troubled,  // no answer came; may come later
};
struct ReplayAnswer {
    ReplayTask task;
    ReplayOutcome outcome = ReplayOutcome::Troubled;
    ReplayResult result;
    bool refused = false;                             // no usable answer
    std::vector<std::pair<std::string, bool>> tests;  // id → passed
    std::int64_t costMicros = 0;
    std::string trouble;
};

// What a step of a replay knows; read once, used by all its threads.
struct ReplayMaterial {
    PromptVersion version;
    std::vector<PromptTest> tests;
    Policy policy;
    EditPrediction prediction;
};

// Any thread; blocks for as long as the model takes, holding no snapshot meanwhile.
[[nodiscard]] ReplayAnswer replayDraft(const RecoveryContext& context, const ModelComposer& composer, const ReplayMaterial& material,
    const ReplayTask& task, const std::function<bool()>& cancelled);

}  // namespace countersign
