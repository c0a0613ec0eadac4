#pragma once
// A person's edit of a draft: what may change, and the checks run again on it.
#include "models/domain/draftchecks.h"

namespace countersign {

// The content's channel and language stay, locked blocks stay as they are and in order, sizes are bounded, and it renders.
[[nodiscard]] Result<void> acceptableEdit(const Draft& draft, const Content& content);
// Puts the content in as the next revision: approvals start again, the author is kept.
void applyEdit(Draft& draft, const Content& content, const std::string& personId);
// Counts the approvals of the current revision and how many it needs: two people at least once a person edited it.
void recountApprovals(Draft& draft);
[[nodiscard]] bool approvedByEnough(const Draft& draft);

}  // namespace countersign
