#pragma once
// Surveys in the database. A token is known to the customer alone; what they wrote is sealed under their key.
#include "models/domain/draft.h"
#include "models/domain/person.h"
#include "models/domain/survey.h"
#include "services/base/database.h"
#include "services/base/seal.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

inline constexpr std::size_t mostSurveyCharacters = 2000; // of a customer's own words

[[nodiscard]] std::string surveyTokenHash(std::string_view token);
[[nodiscard]] Result<void> insertSurvey(
    Connection& connection, const Draft& draft, const std::string& subjectId, const std::string& tokenHash, TimeMs expiresAt, TimeMs now);

// What a link leads to.
struct SurveyByLink {
    std::string draftId;
    std::string language;
    std::string shopName;
    bool answered = false;
    bool closed = false; // too late
};
// Nothing for a token that nobody was sent: unknown, malformed, not sent yet, or of an erased customer.
[[nodiscard]] Result<std::optional<SurveyByLink>> surveyByLink(Connection& connection, std::string_view token, TimeMs now);

struct GivenAnswer {
    std::optional<Reason> choice;
    std::string words; // cleaned
};
// Keeps the first answer, appends "survey.answered" and begins "classify", or "crm" when there are no words; false: there was one already, or the
// survey closed meanwhile. Inside a write.
[[nodiscard]] Result<bool> keepAnswer(
    Connection& connection, const SealKey& master, const std::string& draftId, const GivenAnswer& answer, TimeMs now);

// What was read out of the words and by whom.
struct ReadReason {
    std::optional<Reason> reason;
    LabelSource by = LabelSource::Words; // or Model
    std::string why; // why not by the model
};
[[nodiscard]] Result<void> keepReadReason(Connection& connection, const std::string& draftId, const ReadReason& read, TimeMs now);
// A person says what the answer means. NotFound: no answered survey of this draft. Appends "survey.corrected", begins
// "crm". Inside a write.
[[nodiscard]] Result<void> correctReason(
    Connection& connection, const std::string& draftId, Reason reason, const Person& person, TimeMs now);

struct SurveyAnswerQuery {
    TimeMs since = 0;
    std::string shopId;     // empty = all
    std::string cursor;     // of the last answer of the page before; empty = first
    std::size_t limit = 100;
    std::string draftId;    // this one alone; empty = all
    bool newestFirst = false;
};
struct SurveyAnswerPage {
    std::vector<SurveyAnswer> answers; // oldest first unless asked otherwise
    std::string next;                  // empty = last page
};
// Errors: InvalidInput (no cursor of ours).
[[nodiscard]] Result<SurveyAnswerPage> surveyAnswers(Connection& connection, const SealKey& master, const SurveyAnswerQuery& query);

} // namespace countersign
