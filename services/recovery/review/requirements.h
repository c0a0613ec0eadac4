#pragma once
// The policy's requirements for one person, one draft and one verdict, with the names of who could satisfy what fails.
#include "models/domain/draft.h"
#include "models/domain/person.h"
#include "models/domain/policy.h"

#include <vector>

namespace countersign {

struct Asking {
    const Draft& draft;
    const Person& person;
    Verdict verdict;
    const Policy& policy;
    const std::vector<Person>& people;  // all who could be named
    TimeMs now;
};
[[nodiscard]] std::vector<RequirementResult> requirementsFor(const Asking& asking, const std::vector<std::string>& overrides = {});
[[nodiscard]] bool failing(const RequirementResult& result);  // unsatisfied or error
[[nodiscard]] Permission permissionFor(Verdict verdict);

}  // namespace countersign
