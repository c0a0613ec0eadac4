#pragma once
// One value of the record as people read it, after what its name says it is: _ms a span, _bp a share, _minor money, _at a time.
#include "models/domain/json.h"
#include "models/domain/money.h"

#include <QString>
#include <optional>

namespace countersign {

[[nodiscard]] bool isPlain(const Json& value); // one line says it: no object but money, no list but of such
[[nodiscard]] std::string fieldName(const std::string& key); // without the unit: "wait" of "wait_ms"
[[nodiscard]] QString factValue(const std::string& key, const Json& value);
// An amount whose currency stands beside it: "order_minor" with "order_currency" or "currency".
[[nodiscard]] std::optional<Money> moneyBeside(const std::string& key, const Json& value, const Json& object);

} // namespace countersign
