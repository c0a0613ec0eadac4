#pragma once
// Whether what would be sent is what was approved, by enough people, under signatures that verify. Pure.
#include "services/recovery/deliver/delivery.h"

#include <optional>
#include <string>

namespace countersign {

// Why the approval is ended: `rule` for the record, `sentence` for people.
struct Objection {
    std::string rule;
    std::string sentence;
};

[[nodiscard]] std::optional<Objection> proofObjection(const Delivery& delivery, const Binding& binding);
// Whether any approval in force overrode a requirement.
[[nodiscard]] bool anythingOverridden(const Delivery& delivery);

} // namespace countersign
