#pragma once
// From what other systems call a message, an order, a discount code, or from a decision, back to the draft behind it.
#include "services/base/database.h"

#include <string>

namespace countersign {

enum class FindBy { Order, Provider, Decision, Code };
// The newest draft where several fit. NotFound when there is none.
[[nodiscard]] Result<std::string> findDraft(Connection& connection, FindBy by, const std::string& value);

} // namespace countersign
