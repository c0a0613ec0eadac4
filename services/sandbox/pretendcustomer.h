#pragma once
// The pretend customers: most of those whom a survey asks open its link and answer, as the demonstration's stand-in for people.
#include <optional>
#include <string>
#include <string_view>

namespace countersign {

// The survey link within what a provider was handed; nothing when there is none, or it leads anywhere but this computer.
[[nodiscard]] std::optional<std::string> surveyLinkIn(const std::string& message);
// The form this customer sends, always the same for the same link; nothing: one of the quarter that does not answer.
[[nodiscard]] std::optional<std::string> pretendSurveyForm(std::string_view link, bool german);

} // namespace countersign
