#pragma once
// What deciding changes about a draft while its message stays as it is: approvals, routing, checks, the decision in force, the hold.
// A column of its own beside the body, so that a decision does not write the whole message anew. Nothing personal.
#include "models/domain/draft.h"

#include <string>

namespace countersign {

[[nodiscard]] std::string standingText(const Draft& draft);
// Puts it over what the body says; an empty text (rows from before the column) changes nothing. Damaged when it cannot be read.
[[nodiscard]] Result<void> takeStanding(Draft& draft, const std::string& text);

}  // namespace countersign
