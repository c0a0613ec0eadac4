#pragma once
// Comments on a draft as they are stored: the text sealed under the customer's key, names looked up when read.
#include "models/domain/draft.h"
#include "services/recovery/store/subjectstore.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

// Texts unsealed; resolvedBy is the name.
[[nodiscard]] Result<std::vector<Comment>> commentsOf(Connection& connection, const Subject& subject, const std::string& draftId);  // oldest first
[[nodiscard]] Result<std::optional<Comment>> commentWith(
    Connection& connection, const Subject& subject, const std::string& draftId, const std::string& commentId);
[[nodiscard]] Result<void> insertComment(
    Connection& connection, const Subject& subject, const std::string& draftId, const Comment& comment);

}  // namespace countersign
