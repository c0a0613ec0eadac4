#pragma once
// A draft's way as sentences, from its entries in the record.
#include "models/domain/draft.h"
#include "models/domain/person.h"
#include "services/base/database.h"

#include <vector>

namespace countersign {

[[nodiscard]] Result<std::vector<LineageStep>> lineageOf(
    Connection& connection, const std::string& draftId, const std::vector<Person>& people);
// Adds what the record knows beyond the stages' own, better worded steps; in order of time.
void mergeLineage(std::vector<LineageStep>& told, std::vector<LineageStep> recorded);

} // namespace countersign
