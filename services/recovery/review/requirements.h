#pragma once
// The policy's requirements for one person, one draft and one verdict, with the names of who could satisfy what fails.
#include "models/domain/draft.h"
#include "models/domain/person.h"
#include "models/domain/policy.h"
#include "models/domain/reach.h"

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
// Into what beyondReach() said of `person`: who of `people` has the right there, else the right itself.
void nameWhoReaches(std::vector<RequirementResult>& beyond, const Person& person, const DraftPlace& place, Permission right,
    const std::vector<Person>& people);

}  // namespace countersign
