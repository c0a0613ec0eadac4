#pragma once
// The versions a draft's content went through before the current one.
#include "models/domain/draft.h"
#include "services/recovery/store/subjectstore.h"

#include <string>
#include <vector>

namespace countersign {

// Oldest first. The note of a version composed anew is the instruction it was made from; an editor's, what they wrote with it.
[[nodiscard]] Result<std::vector<Revision>> historyOf(Connection& connection, const Subject& subject, const Draft& draft);
// For the revisions table; "" stays "".
[[nodiscard]] std::string sealedRevisionNote(
    const Subject& subject, const std::string& draftId, std::int64_t revision, const std::string& note);

}  // namespace countersign
