#pragma once
// Conditions of requirements, in three-valued logic: what rests on an unknown fact is unknown, and only a known outcome counts.
#include "models/domain/requirement.h"

#include <string>

namespace countersign {

enum class Truth { False, True, Unknown, Malformed };
struct Finding {
    Truth truth = Truth::Malformed;
    std::string fact;  // the deciding comparison, "cart.value = 124000, not <= limit.cart_value = 100000"
};
[[nodiscard]] Finding findTruth(const Json& condition, const Facts& facts);

}  // namespace countersign
