#pragma once
// The page on which a customer answers: plain HTML, no script, nothing from elsewhere, in the customer's language. Pure.
#include "services/base/httpserver.h"
#include "services/recovery/survey/surveystore.h"

#include <string>

namespace countersign {

enum class SurveyPage { Question, Thanks, Closed, Unknown };
inline constexpr std::size_t mostSurveyBody = 16 * 1024; // bytes of a posted form

// With the headers that keep it so: a strict Content-Security-Policy, no referrer, no caching, no frame around it.
// `hint` (Question): shown above the form when an answer held nothing.
[[nodiscard]] HttpResponse surveyPage(SurveyPage page, const std::string& language, const std::string& shopName, bool hint = false);
// Language for someone we do not know, from Accept-Language.
[[nodiscard]] std::string guessedLanguage(std::string_view acceptLanguage);

// What a posted form says; any bytes are safe. Unknown fields and choices count as not given.
[[nodiscard]] GivenAnswer readSurveyForm(const std::string& body);

} // namespace countersign
