#pragma once
// Asks the model for one message, checks the answer, has it redone once, and keeps every exchange. Knows no database and no draft's state.
#include "models/domain/brandrules.h"
#include "models/domain/modelanswer.h"
#include "models/domain/prompt.h"
#include "services/recovery/model/languagemodel.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace countersign {

// One question and its answer, as lineage keeps them: pseudonymised by construction, because facts hold no person.
struct Exchange {
    Prompting asked;
    std::string answer;      // as it came, at most 64 KiB; empty when there was none
    std::string model;
    std::string promptRef;
    int inputTokens = 0;
    int outputTokens = 0;
    std::int64_t costMicros = 0;
    TimeMs latencyMs = 0;
    std::vector<AnswerFault> faults;
    std::string trouble;     // ModelTrouble's sentence, or empty
};
void to_json(Json& json, const Exchange& exchange);
void from_json(const Json& json, Exchange& exchange);

struct ModelDraft {
    std::optional<ModelAnswer> answer;  // absent: the built-in composer writes
    std::string why;                    // then: the reason, for reviewers ("The model was too slow (30 s); written by the built-in composer")
    std::vector<Exchange> exchanges;    // one or two
    [[nodiscard]] std::int64_t costMicros() const;
};

class ModelComposer {
public:
    explicit ModelComposer(LanguageModel& model) : m_model(model) {}
    [[nodiscard]] LanguageModel& model() const { return m_model; }
    // Blocks for as long as the model takes; any thread. `check.content` is not used. A hit of the shop's brand rules is a fault too.
    [[nodiscard]] ModelDraft compose(const PromptVersion& version, const PromptFacts& facts, const CheckInput& check,
        const std::optional<BrandRules>& rules, const std::function<bool()>& cancelled = {}) const;

private:
    LanguageModel& m_model;
};

}  // namespace countersign
