#pragma once
// The free text beside a decision: sealed under the customer's key, because it may name people.
#include "services/recovery/store/subjectstore.h"

#include <optional>
#include <string>

namespace countersign {

[[nodiscard]] std::string sealedNote(const Subject& subject, const std::string& decisionId, const std::string& note);  // "" for ""
// What the composer was asked for when this draft was last sent back; nothing when it never was, or its customer was erased.
[[nodiscard]] Result<std::optional<std::string>> lastInstruction(Connection& connection, const SealKey& master, const std::string& draftId);

}  // namespace countersign
