#pragma once
// The policy as an ordered table of rules; the first that fits decides. Pure.
#include "models/domain/draft.h"
#include "models/domain/policy.h"

#include <functional>
#include <string_view>
#include <vector>

namespace countersign {

struct RouteFacts {
    const Draft& draft;
    const Policy& policy;
    Consent consent = Consent::Unknown; // of the draft's channel
    bool holdout = false; // this customer is in the share that gets nothing
    bool sentBack = false; // a person asked for this revision
    std::function<int()> decidedOfPrompt; // asked only when nothing else decided; never more than policy.firstOfPrompt
    std::function<bool()> segmentSeen; // whether a message to this segment was ever sent by this shop
};

[[nodiscard]] Routing route(const RouteFacts& facts);
// The rules' names in order, for documentation and tests.
[[nodiscard]] std::vector<std::string_view> routeRules();

} // namespace countersign
