#pragma once
// The brand rules in force, versioned per shop.
#include "models/domain/brandrules.h"
#include "models/domain/person.h"
#include "services/base/database.h"

#include <optional>
#include <string>

namespace countersign {

// The newest of this very shop ("" = those for every shop); nothing when none was ever put in force.
[[nodiscard]] Result<std::optional<BrandRules>> storedBrandRules(Connection& connection, const std::string& shopId);
// Those that count for a shop: its own, else those for every shop, else none.
[[nodiscard]] Result<std::optional<BrandRules>> brandRulesFor(Connection& connection, const std::string& shopId);
// Inside a write; numbers them, records them, tells consoles; returns the version. InvalidInput: no such shop.
[[nodiscard]] Result<std::int64_t> putBrandRulesInForce(Connection& connection, BrandRules rules, const Person& person, TimeMs now);

}  // namespace countersign
