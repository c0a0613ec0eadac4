#pragma once
// Answers counted: what customers state beside what was diagnosed for them.
#include "models/domain/json.h"
#include "models/domain/time.h"
#include "services/base/database.h"

#include <string>

namespace countersign {

// {"sent","answered","labelled","agreed","agreement_bp":null|n,"stated":{reason:n},"inferred":{reason:n},
//  "confusion":[{"inferred","stated","count"}],"sources":{source:n}}: surveys made since then; agreement of the labelled ones.
[[nodiscard]] Result<Json> surveyReport(Connection& connection, TimeMs since, const std::string& shopId);

} // namespace countersign
