#pragma once
// What a home needs before it can serve: roles, the operator on this computer, a policy. Does nothing where they are there.
#include "services/recovery/people/people.h"

#include <string>

namespace countersign {

// Returns the person id of "operator-local".
[[nodiscard]] Result<std::string> prepareHome(const RecoveryContext& context, People& people);

}  // namespace countersign
