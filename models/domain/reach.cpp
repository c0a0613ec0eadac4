#include "models/domain/reach.h"

#include <algorithm>

namespace countersign {

namespace {

template <class Names>
std::string allowedWords(const Names& names)
{
    std::string words;
    for (const auto& name : names) {
        words += words.empty() ? "" : ", ";
        if constexpr (WordedEnum<std::decay_t<decltype(name)>>)
            words += word(name);
        else
            words += name;
    }
    return words.empty() ? "none" : words;
}

bool takesIn(const std::set<std::string>& names, const std::string& name)
{
    return names.contains("*") || (!name.empty() && names.contains(name));
}

RequirementResult outside(const char* id, const char* what, const std::string& name, const std::string& allowed)
{
    RequirementResult result;
    result.id = id;
    result.state = RequirementState::Unsatisfied;
    result.sentence = std::string("Your roles do not reach the ") + what + " " + (name.empty() ? "unknown" : name) + " (allowed: " + allowed + ")";
    result.fact = std::string("draft.") + what + " = " + (name.empty() ? "unknown" : name);
    return result;
}

}  // namespace

DraftPlace placeOf(const Draft& draft)
{
    return {draft.summary.shopId, draft.summary.channel, draft.diagnosis.segment};
}

std::vector<RequirementResult> beyondReach(const Person& person, const DraftPlace& place)
{
    const Limits& limits = person.limits;
    std::vector<RequirementResult> results;
    if (!takesIn(limits.shops, place.shopId))
        results.push_back(outside("shop_allowed", "shop", place.shopId, allowedWords(limits.shops)));
    if (!limits.channels.contains(place.channel))
        results.push_back(outside("channel_allowed", "channel", std::string(word(place.channel)), allowedWords(limits.channels)));
    if (!takesIn(limits.segments, place.segment))
        results.push_back(outside("segment_allowed", "segment", place.segment, allowedWords(limits.segments)));
    return results;
}

void addReach(std::vector<RequirementResult>& results, const Person& person, const Draft& draft, Verdict verdict)
{
    if (verdict != Verdict::Approve && verdict != Verdict::ApproveWithEdits)
        addMissing(results, beyondReach(person, placeOf(draft)));
}

void addMissing(std::vector<RequirementResult>& results, std::vector<RequirementResult> more)
{
    for (RequirementResult& result : more)
        if (std::ranges::none_of(results, [&result](const RequirementResult& known) {
                return known.id == result.id
                    && (known.state == RequirementState::Unsatisfied || known.state == RequirementState::Error);
            }))
            results.push_back(std::move(result));
}

}  // namespace countersign
