#pragma once
// parseJson() for readers of a few members of large texts.
#include "models/domain/json.h"

#include <string_view>
#include <unordered_set>

namespace countersign {

using MemberNames = std::unordered_set<std::string_view>;

// All bytes are checked as parseJson() checks them; members whose name is not wanted are not kept, at whatever depth they stand.
[[nodiscard]] Result<Json> parseJsonMembers(std::string_view bytes, const JsonLimits& limits, const MemberNames& wanted);

} // namespace countersign
