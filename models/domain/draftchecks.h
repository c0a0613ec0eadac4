#pragma once
// The checks of a draft's message under a policy: the one place that says which facts they are given.
#include "models/domain/checks.h"
#include "models/domain/policy.h"

namespace countersign {

// The input points into `draft`, `content` and `policy`, which must outlive it.
[[nodiscard]] CheckInput checkInput(const Draft& draft, const Content* content, const Policy& policy, TimeMs now);
// Runs them over the content of the draft's channel and keeps the results in the draft; without such content nothing changes.
void runChecksOf(Draft& draft, const Policy& policy, TimeMs now);
// The same results, for a draft whose message and facts are as they were stored: what was judged by the same rules is judged anew only where
// the time decides. Whoever changes message or facts calls runChecksOf.
void renewChecksOf(Draft& draft, const Policy& policy, TimeMs now);

}  // namespace countersign
