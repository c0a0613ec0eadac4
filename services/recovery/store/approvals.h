#pragma once
// Ends the approvals that stand on a draft, when what they approved is not what would be sent, or will not be sent any more.
#include "models/domain/time.h"
#include "services/base/database.h"

#include <string>
#include <string_view>

namespace countersign {

// Every accepted or held approval of the draft is voided, with an audit entry "decision.voided" that names
// the stage and the rule, and a change for consoles. Inside the caller's write.
[[nodiscard]] Result<void> voidApprovals(Connection& connection, const std::string& shopId, const std::string& draftId,
    std::string_view stage, std::string_view rule, TimeMs now);

} // namespace countersign
