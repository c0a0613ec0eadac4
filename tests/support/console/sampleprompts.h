#pragma once
// Prompts, edits and results that look like a shop's, for tests and pictures of the studio.
#include "services/console/api/studiotypes.h"

namespace countersign {

[[nodiscard]] std::vector<Prompt> samplePrompts(TimeMs now);      // the first has a live version with 63 decided of its first 100
[[nodiscard]] std::vector<RepeatedEdit> sampleEdits();
[[nodiscard]] VersionOutcomes sampleOutcomes();                   // of the first prompt: its live version lies above the holdout, the one before does not
[[nodiscard]] std::vector<ShadowAnswers> sampleShadows();         // of the last prompt's shadow
[[nodiscard]] ReplayResult sampleResult(int number);              // every fourth does not differ

}  // namespace countersign
