#pragma once
// Prompts, edits and results that look like a shop's, for tests and pictures of the studio.
#include "models/domain/prompt.h"

namespace countersign {

[[nodiscard]] std::vector<Prompt> samplePrompts(TimeMs now);      // the first has a live version with 63 decided of its first 100
[[nodiscard]] std::vector<RepeatedEdit> sampleEdits();
[[nodiscard]] ReplayResult sampleResult(int number);              // every fourth does not differ

}  // namespace countersign
