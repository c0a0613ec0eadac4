#pragma once
// Prompts, labels, replays and money of the studio in the words people read.
#include "models/domain/prompt.h"
#include "services/console/api/studiotypes.h"
#include "ui/theme/tokens.h"

#include <QString>

namespace countersign {

[[nodiscard]] QString labelWord(PromptLabel label); // "live"
[[nodiscard]] Tone labelTone(PromptLabel label);
[[nodiscard]] QString versionWord(int number); // "v12"
[[nodiscard]] QString scopeLanguageWord(const std::string& language); // "English"; empty: "every language"
[[nodiscard]] QString scopeWords(const PromptScope& scope); // "shipping cost · English", "Survey · English"
[[nodiscard]] QString replayStateWord(ReplayState state);
[[nodiscard]] Tone replayTone(const Replay& replay);
[[nodiscard]] QString replayLine(const Replay& replay, const std::string& currency); // "168 of 200 · 2 fail a check · $0.61"
[[nodiscard]] QString costWord(std::int64_t micros, const std::string& currency); // "$0.61", "under $0.01"
[[nodiscard]] QString knowledgeKindWord(const std::string& kind);
[[nodiscard]] QString editWords(const RepeatedEdit& edit); // "“soon” → “until Sunday”"
[[nodiscard]] bool underWay(ReplayState state);
[[nodiscard]] bool carries(const PromptVersion& version, PromptLabel label);
[[nodiscard]] const PromptVersion* liveVersion(const Prompt& prompt); // the newest, where two share
[[nodiscard]] QString contentWords(const Content& content); // subject, preheader and blocks as lines

[[nodiscard]] QString brandRuleWord(const std::string& rule); // "banned word"

} // namespace countersign
