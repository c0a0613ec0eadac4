#pragma once
// Which prompt's version composes a draft, and what the model is told of it beside the draft's own facts.
#include "services/recovery/jobs/draftstage.h"
#include "services/recovery/knowledge/knowledge.h"
#include "services/recovery/prompts/promptstore.h"

#include <optional>
#include <string>

namespace countersign {

// 0–99: which side of an A/B a customer is on; steady per prompt, and of no meaning for another prompt or for the holdout.
[[nodiscard]] int promptBucket(const SealKey& master, const std::string& subjectId, const std::string& promptId);
// Nothing: the built-in composer writes.
[[nodiscard]] Result<std::optional<PromptChoice>> promptForDraft(Connection& reading, const SealKey& master, const DraftWork& work);
// What is looked for in the shop's knowledge: the reason in the draft's language, the goods, the segment.
[[nodiscard]] std::string knowledgeWords(const Draft& draft);
// Two passages of the shop's voice, three of its facts (ids "K1"…), and examples; into `facts`.
[[nodiscard]] Result<void> addKnowledge(
    Connection& reading, const SealKey& master, const Draft& draft, const std::vector<float>& vector, PromptFacts& facts);

} // namespace countersign
