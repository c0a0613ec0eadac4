#pragma once
// Patterns of the sentences around language models: what a draft's text came to, faults of an answer, brand rules, prompts and replays.
#include <span>

namespace countersign {

[[nodiscard]] std::span<const char* const> modelSentences();

} // namespace countersign
