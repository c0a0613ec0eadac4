#pragma once
// Answers as a CRM takes them in: one line each, CSV or JSON. Customers stand under a keyed pseudonym. Pure.
#include "models/domain/survey.h"

#include <string>

namespace countersign {

[[nodiscard]] std::string surveyCsvHead();
// A cell that a spreadsheet would take for a formula is given a leading apostrophe.
[[nodiscard]] std::string surveyCsvLine(const SurveyAnswer& answer);
[[nodiscard]] std::string surveyJsonLine(const SurveyAnswer& answer);

} // namespace countersign
