#pragma once
// What a version is asked about one stored draft: the same facts that its own composing had.
#include "models/domain/brandrules.h"
#include "models/domain/draft.h"
#include "models/domain/promptfacts.h"
#include "services/base/database.h"
#include "services/base/seal.h"

#include <memory>
#include <optional>
#include <string>

namespace countersign {

struct ReplayInput {
    Draft draft;  // checks point into it
    PromptFacts facts;
    std::optional<BrandRules> rules;  // as of now, like the knowledge
    std::optional<Content> before;  // what people approved, else what was composed then
    std::string title;              // "€82.00 · shipping cost"
};
// Null when the draft's customer was erased or its cart or shop is gone. With the shop's knowledge as of now, without examples: they
// could be the very message that people approved.
[[nodiscard]] Result<std::unique_ptr<ReplayInput>> loadReplayInput(Connection& connection, const SealKey& master, const std::string& draftId);

}  // namespace countersign
