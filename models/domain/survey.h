#pragma once
// The survey after a cart that did not come back: when customers are asked why, and how their own words become one of the twelve reasons.
#include "models/domain/message.h"
#include "models/domain/reason.h"
#include "models/domain/time.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace countersign {

struct Draft;

inline constexpr const char* surveyKind = "survey";  // DraftSummary::kind
[[nodiscard]] bool isSurvey(const Draft& draft);

// Part of the policy. Off until a person switches it on.
struct SurveyRules {
    bool enabled = false;
    TimeMs waitMs = 3 * dayMs;      // from the last message, else from the abandonment, without an order
    TimeMs pauseMs = 90 * dayMs;    // no second survey to the same customer sooner
    TimeMs openMs = 30 * dayMs;     // an answer is taken for so long after the survey was drafted
    std::set<Channel> channels{Channel::Email};     // e-mail and SMS alone
    std::set<std::string> languages{"en", "de"};    // carts in other languages get none
    std::string address;            // where the backend is reached by customers: "https://answers.shop.example"; answers come to …/s/{token}
    friend bool operator==(const SurveyRules&, const SurveyRules&) = default;
};
void to_json(Json& json, const SurveyRules& rules);
void from_json(const Json& json, SurveyRules& rules);
// Every contradiction as a sentence; empty when there is none. Switched-off rules must be sound too, an address alone may be missing.
[[nodiscard]] std::vector<std::string> surveyFaults(const SurveyRules& rules);
// Keys of the JSON form that SurveyRules does not have, so that a misspelt one is not quietly left out.
[[nodiscard]] std::vector<std::string> unknownSurveyKeys(const Json& json);

[[nodiscard]] std::string surveyLink(const SurveyRules& rules, const std::string& token);
[[nodiscard]] std::string surveyHost(const SurveyRules& rules);  // what the links check allows beside the shop; empty without an address

// What a customer's words say of the reason, told from a dictionary of English and German wordings. Nothing when they say none of the
// twelve, or several equally. Any text is safe to give.
[[nodiscard]] std::optional<Reason> reasonInWords(std::string_view words);

// Whose word a label is. The first that there is counts: a person's, the customer's choice, then what was read out of the words.
enum class LabelSource { Person, Choice, Model, Words };
template <>
struct EnumWords<LabelSource> {
    static constexpr std::array<std::pair<LabelSource, std::string_view>, 4> words{{{LabelSource::Person, "person"},
        {LabelSource::Choice, "choice"}, {LabelSource::Model, "model"}, {LabelSource::Words, "words"}}};
};

// One answered survey, as people and the export see it.
struct SurveyAnswer {
    std::string draftId;
    std::string shopId;
    std::string customer;                // keyed pseudonym, the same for all answers of one customer
    Channel channel = Channel::Email;
    std::string language;
    Reason inferred = Reason::Distraction;  // what was diagnosed when the cart was left
    int inferredBp = 0;
    std::optional<Reason> choice;        // what the customer ticked
    std::string words;                   // what the customer wrote; cleaned, untrusted all the same
    std::optional<Reason> label;         // what counts
    std::optional<LabelSource> source;   // whose it is
    std::string why;                     // why a configured model did not read the words
    std::string correctedBy;             // the person's name
    TimeMs answeredAt = 0;
};
void to_json(Json& json, const SurveyAnswer& answer);
void from_json(const Json& json, SurveyAnswer& answer);

}  // namespace countersign
