#pragma once
// Rows of the prompts' tables, for the sources of this folder.
#include "models/domain/auditentry.h"
#include "models/domain/person.h"
#include "models/domain/prompt.h"
#include "services/base/database.h"

#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace countersign {

// id, name, shop, channel, reason, language, kind
using PromptRow = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string, std::string>;
inline constexpr std::string_view promptColumns = "p.id, p.name, p.shop_id, p.channel, p.reason, p.language, p.kind";
[[nodiscard]] Result<Prompt> promptOf(PromptRow row);  // without versions

// Newest first, with labels, shares and names; figures (drafts decided, edit distance) cost a count each. `number` 0 = all of them.
enum class Figures { Left, Counted };
[[nodiscard]] Result<std::vector<PromptVersion>> versionsOf(
    Connection& connection, const std::string& promptId, int number = 0, Figures figures = Figures::Counted);

struct LabelRow {
    int number = 0;
    PromptLabel label = PromptLabel::Draft;
    int share = 100;
};
[[nodiscard]] Result<std::vector<LabelRow>> labelsOf(Connection& connection, const std::string& promptId);  // by number

// "Shipping, version 3"; the reference itself where its prompt is gone or it is the built-in composer's.
[[nodiscard]] std::string versionTitle(const std::string& ref, const std::optional<std::string>& promptName);

// An entry of a person about a prompt; `data` holds ids and numbers only.
[[nodiscard]] AuditEntry promptEntry(const Person& person, std::string action, const std::string& promptId, const std::string& shopId, Json data);
// Appends it and tells consoles that the prompt changed.
[[nodiscard]] Result<void> recordPrompt(Connection& connection, AuditEntry entry, TimeMs now);

}  // namespace countersign
