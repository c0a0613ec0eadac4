#pragma once
// What shadow versions answered beside the live ones, counted from the exchanges that are kept: nobody was sent these answers.
#include "models/domain/json.h"
#include "models/domain/time.h"
#include "services/base/database.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

struct ShadowFigures {
    std::string key;                // reference of the version
    std::string name;
    std::int64_t drafts = 0;        // it was asked about; not those whose words were erased or are past their days
    std::int64_t passed = 0;        // the answer passed every check, some at the second try
    std::int64_t silent = 0;        // no answer came
    std::int64_t compared = 0;      // passed, and so did the live version's answer
    std::optional<int> distanceBp;  // mean over those: words that differ from the live version's; nothing without any
    bool cut = false;               // older answers since then are not counted
};
void to_json(Json& json, const ShadowFigures& figures);
// Of the last 2,000 answers of each version since then; most drafts first.
[[nodiscard]] Result<std::vector<ShadowFigures>> shadowFigures(Connection& connection, TimeMs since);

}  // namespace countersign
