#pragma once
// Rules of approval as data. The same table is read by the console (advice) and the backend (authority).
#include "models/domain/json.h"
#include "models/domain/result.h"

#include <map>
#include <string>
#include <vector>

namespace countersign {

// Facts by name: "cart.value" (minor units, int), "person.permissions" (list of words), "draft.channel" (word), … A JSON null or an
// absent name is unknown; a condition on an unknown fact is an error, and an error denies.
using Facts = std::map<std::string, Json>;

// A condition is JSON: {"fact":"cart.value","op":"<=","to":"limit.cart_value"} ("to" names a fact) or "value": literal;
// op: == != < <= > >= in contains; {"all":[…]}, {"any":[…]}, {"not":…}, true, false. "all" with one false part is false and "any" with
// one true part is true, whatever is unknown beside it; in every other case an unknown part makes the whole an error.
[[nodiscard]] Result<void> validateCondition(const Json& condition);

// A requirement judges whether THIS person's verdict may be recorded now ("may approve now"), not whether the draft is then approved:
// that needs approvalsNeededFor() distinct people and is completesApproval() in approvalfacts.h.
struct Requirement {
    std::string id;          // "within_cart_limit"
    std::string sentence;    // "Within your limit for cart value: {cart.value_text} of {limit.cart_value_text}" – {fact} is filled in
    std::string failing;     // the same when it is not satisfied
    std::string who;         // permission or role that could satisfy it, for "who could": "permission:approve" or "role:senior_approver"
    Json appliesIf = true;
    Json satisfiedIf = false;
    Json overrideIf = false;  // who may override; false = nobody
};
void to_json(Json& json, const Requirement& requirement);
void from_json(const Json& json, Requirement& requirement);

enum class RequirementState { Satisfied, Unsatisfied, Overridden, NotApplicable, Error };
template <>
struct EnumWords<RequirementState> {
    static constexpr std::array<std::pair<RequirementState, std::string_view>, 5> words{{{RequirementState::Satisfied, "satisfied"},
        {RequirementState::Unsatisfied, "unsatisfied"}, {RequirementState::Overridden, "overridden"},
        {RequirementState::NotApplicable, "not_applicable"}, {RequirementState::Error, "error"}}};
};

struct RequirementResult {
    std::string id;
    RequirementState state = RequirementState::Error;
    std::string sentence;             // facts filled in
    std::string fact;                 // the deciding fact and its value, for "why"
    std::vector<std::string> who;     // names of people who could satisfy it (filled by the backend), else the role
    bool overridable = false;         // by this person
};
void to_json(Json& json, const RequirementResult& result);
void from_json(const Json& json, RequirementResult& result);

// One result per requirement, in table order. `overrides` are the ids the person chose to override.
[[nodiscard]] std::vector<RequirementResult> evaluate(const std::vector<Requirement>& table, const Facts& facts,
                                                      const std::vector<std::string>& overrides = {});
[[nodiscard]] bool allMet(const std::vector<RequirementResult>& results);  // no results at all: false, deny by default
// "permission:approve_second" → "anyone with the right to approve second", for where no names are known.
[[nodiscard]] std::string whoWords(std::string_view who);

}  // namespace countersign
