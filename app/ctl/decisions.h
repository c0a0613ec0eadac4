#pragma once
// Decisions that are signed on the command line.
#include "app/ctl/devicekey.h"
#include "models/domain/decision.h"
#include "models/domain/draft.h"

#include <string>
#include <vector>

namespace countersign {

struct WantedDecision {
    Verdict verdict = Verdict::Approve;
    std::string reason; // of a rejection: the coded reason
    std::string note;
    std::vector<std::string> overrides;
};

[[nodiscard]] Result<Draft> draftOf(Client& client, const std::string& id); // InvalidInput: no id of a draft
// Signs for the draft as it was read and sends it; the backend's answer. Conflict: it changed meanwhile.
[[nodiscard]] Result<Json> decideDraft(Client& client, const Signer& signer, const Draft& draft, const WantedDecision& wanted);

} // namespace countersign
