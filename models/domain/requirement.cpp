#include "models/domain/requirement.h"

#include "models/domain/codec.h"
#include "models/domain/condition.h"

#include <algorithm>

namespace countersign {
namespace {

constexpr auto requirementFields = [](auto& archive, auto& requirement) {
    archive.need("id", requirement.id);
    archive.need("sentence", requirement.sentence);
    archive("failing", requirement.failing);
    archive("who", requirement.who);
    archive("applies_if", requirement.appliesIf);
    archive.need("satisfied_if", requirement.satisfiedIf);
    archive("override_if", requirement.overrideIf);
};

constexpr auto requirementResultFields = [](auto& archive, auto& result) {
    archive.need("id", result.id);
    archive.need("state", result.state);
    archive("sentence", result.sentence);
    archive("fact", result.fact);
    archive("who", result.who);
    archive("overridable", result.overridable);
};

std::string factWords(const Json& fact)
{
    if (fact.is_null())
        return "unknown";
    if (fact.is_string())
        return fact.get<std::string>();
    if (!fact.is_array())
        return fact.dump(-1, ' ', false, Json::error_handler_t::replace);
    std::string text;
    for (const Json& element : fact)
        text += (text.empty() ? "" : ", ") + factWords(element);
    return text.empty() ? "none" : text;
}

// Facts are put in once: braces inside a fact stay as they are.
std::string fill(std::string_view sentence, const Facts& facts)
{
    std::string out;
    while (!sentence.empty()) {
        const std::size_t open = sentence.find('{');
        const std::size_t close = open == std::string_view::npos ? open : sentence.find('}', open);
        out += sentence.substr(0, close == std::string_view::npos ? sentence.size() : open);
        if (close == std::string_view::npos)
            return out;
        const auto fact = facts.find(std::string(sentence.substr(open + 1, close - open - 1)));
        out += fact == facts.end() ? "unknown" : factWords(fact->second);
        sentence.remove_prefix(close + 1);
    }
    return out;
}

RequirementResult judge(const Requirement& requirement, const Facts& facts, const std::vector<std::string>& overrides)
{
    RequirementResult result;
    result.id = requirement.id;
    const auto settle = [&](RequirementState state, const Finding& finding) {
        const bool good = state == RequirementState::Satisfied || state == RequirementState::NotApplicable;
        result.state = state;
        result.fact = finding.fact;
        result.sentence = fill(good || requirement.failing.empty() ? requirement.sentence : requirement.failing, facts);
        if (!good && !requirement.who.empty())
            result.who = {requirement.who};
        return result;
    };
    const Finding applies = findTruth(requirement.appliesIf, facts);
    if (applies.truth == Truth::False)
        return settle(RequirementState::NotApplicable, applies);
    if (applies.truth != Truth::True)
        return settle(RequirementState::Error, applies);
    const Finding satisfied = findTruth(requirement.satisfiedIf, facts);
    if (satisfied.truth == Truth::True)
        return settle(RequirementState::Satisfied, satisfied);
    // An error is not a judgement that a person could weigh: it cannot be overridden.
    if (satisfied.truth != Truth::False)
        return settle(RequirementState::Error, satisfied);
    result.overridable = findTruth(requirement.overrideIf, facts).truth == Truth::True;
    const bool chosen = std::ranges::find(overrides, requirement.id) != overrides.end();
    return settle(chosen && result.overridable ? RequirementState::Overridden : RequirementState::Unsatisfied, satisfied);
}

}  // namespace

void to_json(Json& json, const Requirement& requirement) { codec::write(json, requirement, requirementFields); }
void from_json(const Json& json, Requirement& requirement) { codec::read(json, requirement, requirementFields); }
void to_json(Json& json, const RequirementResult& result) { codec::write(json, result, requirementResultFields); }
void from_json(const Json& json, RequirementResult& result) { codec::read(json, result, requirementResultFields); }

std::vector<RequirementResult> evaluate(
    const std::vector<Requirement>& table, const Facts& facts, const std::vector<std::string>& overrides)
{
    std::vector<RequirementResult> results;
    results.reserve(table.size());
    for (const Requirement& requirement : table)
        results.push_back(judge(requirement, facts, overrides));
    return results;
}

bool allMet(const std::vector<RequirementResult>& results)
{
    return !results.empty() && std::ranges::all_of(results, [](const RequirementResult& result) {
        switch (result.state) {
        case RequirementState::Satisfied:
        case RequirementState::Overridden:
        case RequirementState::NotApplicable: return true;
        case RequirementState::Unsatisfied:
        case RequirementState::Error: return false;
        }
        return false;
    });
}

std::string whoWords(std::string_view who)
{
    const std::size_t colon = who.find(':');
    std::string name(colon == std::string_view::npos ? who : who.substr(colon + 1));
    std::ranges::replace(name, '_', ' ');
    if (who.starts_with("permission:"))
        return "anyone with the right to " + name;
    if (who.starts_with("role:"))
        return "a person in the role " + name;
    return name;
}

}  // namespace countersign
