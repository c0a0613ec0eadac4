#pragma once
// What colleagues add to a draft beside its content: who it was given to, and how many comments and open objections it has.
#include "models/domain/draft.h"
#include "services/base/database.h"

#include <optional>
#include <string>

namespace countersign {

// Overwrites assignee, comments and objections by what the tables say.
[[nodiscard]] Result<void> fillTeam(Connection& connection, DraftSummary& summary);
// Nobody in particular when absent. Inside the caller's write, like the two below; each notes the change for consoles.
[[nodiscard]] Result<void> setAssignee(
    Connection& connection, const std::string& draftId, const std::optional<Assignee>& to, TimeMs now);
// Counts the draft's comments anew, after one was added or resolved.
[[nodiscard]] Result<void> recountComments(Connection& connection, const std::string& draftId, TimeMs now);

}  // namespace countersign
