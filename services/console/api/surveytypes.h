#pragma once
// What customers said of the carts that did not come back, as the backend counts and lists it.
#include "models/domain/survey.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace countersign {

struct SurveyWish {
    TimeMs since = 0;
    std::string shopId;                         // empty: every shop
};
struct SurveyReport {
    std::int64_t sent = 0;
    std::int64_t answered = 0;
    std::int64_t labelled = 0;                  // answers that name a reason
    std::int64_t agreed = 0;                    // of those the ones that name what was diagnosed
    std::optional<int> agreementBp;             // nothing while none names a reason
    std::map<Reason, std::int64_t> stated;      // all twelve
    std::map<Reason, std::int64_t> inferred;    // all twelve, of the answers that name a reason
    std::map<std::pair<Reason, Reason>, std::int64_t> cells;  // diagnosed, said → how often; none of zero
    std::map<LabelSource, std::int64_t> sources;
};
struct SurveyAnswers {
    std::vector<SurveyAnswer> answers;          // newest first
    std::string next;                           // empty = last page
};
struct SurveyLines {
    std::string csv;                            // the first page begins with its columns' names
    std::string next;                           // empty = last page
};

// A body of another shape, or a reason that there is not, is InvalidInput.
[[nodiscard]] Result<SurveyReport> readSurveyReport(const Json& json);
[[nodiscard]] Result<SurveyAnswers> readSurveyAnswers(const Json& json);

}  // namespace countersign
