#pragma once
// What stands in every request whatever the prompt says: our standing orders and the marks around the facts.
#include "models/domain/message.h"

#include <string>
#include <string_view>

namespace countersign {

inline constexpr std::string_view factsOpen = "<<<FACTS";
inline constexpr std::string_view factsClose = "FACTS>>>";

// The same for every shop; an answer that repeats them is refused.
[[nodiscard]] const std::string& standingOrders(Channel channel);

}  // namespace countersign
