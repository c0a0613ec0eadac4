#pragma once
// Prompts in the database. Reads take a snapshot; writes run inside a write and append their audit entries.
#include "models/domain/person.h"
#include "models/domain/prompt.h"
#include "services/base/database.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

[[nodiscard]] Result<std::vector<Prompt>> listPrompts(Connection& connection);       // all versions, without texts' history moves
[[nodiscard]] Result<std::optional<Prompt>> loadPrompt(Connection& connection, const std::string& id);
// Conflict: the name is taken. InvalidInput: unknown variables, empty or over-long texts; each named.
[[nodiscard]] Result<Prompt> createPrompt(Connection& connection, const std::string& name, const PromptScope& scope, const PromptText& text,
    const std::string& note, const Person& author, TimeMs now);
[[nodiscard]] Result<PromptVersion> addPromptVersion(
    Connection& connection, const std::string& promptId, const PromptText& text, const std::string& note, const Person& author, TimeMs now);

// Which version composes for a draft of this kind: the narrowest prompt with a live version; of two live ones by `bucket` (0–99, steady per customer).
struct PromptChoice {
    Prompt prompt;             // without its versions
    PromptVersion version;
    std::vector<PromptVersion> shadows;  // to be composed beside it
};
[[nodiscard]] Result<std::optional<PromptChoice>> choosePrompt(Connection& connection, const std::string& shopId, Channel channel, Reason reason,
    const std::string& language, int bucket, std::string_view kind = "recovery");

}  // namespace countersign
