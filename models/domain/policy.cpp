#include "models/domain/policy.h"

#include "models/domain/codec.h"
#include "models/domain/tlog.h"

#include <algorithm>
#include <limits>
#include <set>

namespace countersign {
namespace {

constexpr int wholeShareBp = 10000;
constexpr std::size_t mostGuidanceBytes = 8000;
constexpr std::size_t mostPolicyWitnesses = 1000;
constexpr std::uint8_t witnessKeyType = 0x04;

constexpr auto policyFields = [](auto& archive, auto& policy) {
    archive("version", policy.version);
    archive.need("phase", policy.phase);
    archive("idle_ms", policy.idleMs);
    archive("cold_after_ms", policy.coldAfterMs);
    archive("decide_within_ms", policy.decideWithinMs);
    archive("hold_ms", policy.holdMs);
    archive("review_above_value", policy.reviewAboveValue);
    archive("second_above_value", policy.secondAboveValue);
    archive("review_above_discount_bp", policy.reviewAboveDiscountBp);
    archive("confidence_floor_bp", policy.confidenceFloorBp);
    archive("first_of_prompt", policy.firstOfPrompt);
    archive("holdout_bp", policy.holdoutBp);
    archive("margin_floor_bp", policy.marginFloorBp);
    archive("discount_cap_bp", policy.discountCapBp);
    archive("quiet_from_minute", policy.quietFromMinute);
    archive("quiet_until_minute", policy.quietUntilMinute);
    archive("max_sms_segments", policy.maxSmsSegments);
    archive("offer_valid_ms", policy.offerValidMs);
    archive("currency", policy.currency);
    archive("ranks", policy.ranks);
    archive("seeded_share_bp", policy.seededShareBp);
    archive("witnesses", policy.witnesses);
    archive("survey", policy.survey);
    archive("guidance", policy.guidance);
    archive("requirements", policy.requirements);
};

// Gathers every fault, so that whoever edits a policy sees all of them at once.
class Faults {
public:
    void expect(bool ok, const std::string& sentence)
    {
        if (!ok)
            m_text += (m_text.empty() ? "" : "; ") + sentence;
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    std::string m_text;
};

void checkAmounts(Faults& faults, const std::vector<Money>& amounts, const std::string& name)
{
    std::set<std::string> seen;
    for (const Money& money : amounts) {
        faults.expect(minorDigits(money.currency).has_value(), name + ": unknown currency \"" + money.currency + "\"");
        faults.expect(money.minor >= 0, name + ": " + money.currency + " is negative");
        faults.expect(seen.insert(money.currency).second, name + ": " + money.currency + " stands twice");
    }
}

void checkRequirements(Faults& faults, const std::vector<Requirement>& requirements)
{
    faults.expect(!requirements.empty(), "requirements: there is none, so nobody could approve anything");
    std::set<std::string> seen;
    for (const Requirement& requirement : requirements) {
        const std::string name = "requirement \"" + requirement.id + "\"";
        faults.expect(!requirement.id.empty() && seen.insert(requirement.id).second, name + ": its id is empty or stands twice");
        for (const Json* condition : {&requirement.appliesIf, &requirement.satisfiedIf, &requirement.overrideIf})
            if (const auto ok = validateCondition(*condition); !ok)
                faults.expect(false, name + ": " + ok.error().detail);
    }
}

void checkWitnessKeys(Faults& faults, const std::vector<std::string>& witnesses)
{
    faults.expect(witnesses.size() <= mostPolicyWitnesses, "witnesses: more than 1,000");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < std::min(witnesses.size(), mostPolicyWitnesses); ++i) {
        const std::string name = "witnesses: number " + std::to_string(i + 1);
        const auto key = parseVerifierKey(witnesses[i]);
        if (!key)
            faults.expect(false, name + ": " + key.error().detail);
        else if (key->type != witnessKeyType)
            faults.expect(false, name + " is a key that signs records, not one that cosigns them");
        else
            faults.expect(seen.insert(key->publicKey).second, name + ": its key stands twice");
    }
}

std::string faultsOf(const Policy& policy)
{
    Faults faults;
    const auto share = [&](int value, const char* name) {
        faults.expect(value >= 0 && value <= wholeShareBp, std::string(name) + " is not within 0 and 10000");
    };
    const auto span = [&](TimeMs value, TimeMs least, const char* name) {
        faults.expect(
            value >= least && value <= 365 * dayMs, std::string(name) + " is not within " + std::to_string(least) + " ms and a year");
    };
    faults.expect(policy.version >= 1, "version is below 1");
    span(policy.idleMs, secondMs, "idle_ms");
    span(policy.coldAfterMs, minuteMs, "cold_after_ms");
    span(policy.decideWithinMs, minuteMs, "decide_within_ms");
    span(policy.offerValidMs, hourMs, "offer_valid_ms");
    for (const auto& [channel, hold] : policy.holdMs)
        span(hold, 0, ("hold_ms." + std::string(word(channel))).c_str());
    share(policy.reviewAboveDiscountBp, "review_above_discount_bp");
    share(policy.confidenceFloorBp, "confidence_floor_bp");
    share(policy.holdoutBp, "holdout_bp");
    share(policy.marginFloorBp, "margin_floor_bp");
    share(policy.discountCapBp, "discount_cap_bp");
    share(policy.seededShareBp, "seeded_share_bp");
    faults.expect(policy.guidance.size() <= mostGuidanceBytes, "guidance is longer than 8,000 bytes");
    faults.expect(policy.firstOfPrompt >= 0, "first_of_prompt is negative");
    for (const auto& [minute, name] :
        {std::pair(policy.quietFromMinute, "quiet_from_minute"), std::pair(policy.quietUntilMinute, "quiet_until_minute")})
        faults.expect(minute >= 0 && minute < 24 * 60, std::string(name) + " is no minute of a day (0 to 1439)");
    faults.expect(policy.maxSmsSegments >= 1 && policy.maxSmsSegments <= 10, "max_sms_segments is not within 1 and 10");
    checkAmounts(faults, policy.reviewAboveValue, "review_above_value");
    checkAmounts(faults, policy.secondAboveValue, "second_above_value");
    for (const Money& second : policy.secondAboveValue) {
        const auto first = std::ranges::find(policy.reviewAboveValue, second.currency, &Money::currency);
        faults.expect(first == policy.reviewAboveValue.end() || first->minor <= second.minor,
                      "second_above_value: " + second.currency + " is below review_above_value");
    }
    faults.expect(minorDigits(policy.currency).has_value(), "currency: unknown currency \"" + policy.currency + "\"");
    for (const auto& [currency, rank] : policy.ranks) {
        faults.expect(minorDigits(currency).has_value(), "ranks: unknown currency \"" + currency + "\"");
        faults.expect(rank > 0, "ranks: " + currency + " is not above zero");
    }
    checkWitnessKeys(faults, policy.witnesses);
    for (const std::string& fault : surveyFaults(policy.survey))
        faults.expect(false, fault);
    checkRequirements(faults, policy.requirements);
    return faults.text();
}

}  // namespace

void to_json(Json& json, const Policy& policy) { codec::write(json, policy, policyFields); }
void from_json(const Json& json, Policy& policy) { codec::read(json, policy, policyFields); }

Result<Policy> policyFromJson(const Json& json)
{
    auto policy = decode<Policy>(json);
    if (!policy)
        return tl::unexpected(Error{ErrorCode::InvalidInput, "policy: " + policy.error().detail, std::nullopt});
    // A misspelt limit would otherwise quietly leave the default in force.
    const Json keys(Policy{});
    for (const auto& [key, value] : json.items())
        if (!keys.contains(key))
            return fail(ErrorCode::InvalidInput, "policy: unknown key \"" + key + "\"");
    if (json.contains("survey"))
        if (const auto unknown = unknownSurveyKeys(json["survey"]); !unknown.empty())
            return fail(ErrorCode::InvalidInput, "policy: unknown key \"survey." + unknown.front() + "\"");
    if (const std::string faults = faultsOf(*policy); !faults.empty())
        return fail(ErrorCode::InvalidInput, "policy: " + faults);
    return policy;
}

Result<Policy> shippedPolicy(const Json& policyJson, const Json& requirementsJson)
{
    if (!policyJson.is_object())
        return fail(ErrorCode::InvalidInput, "policy: must be an object");
    Json whole = policyJson;
    whole["requirements"] = requirementsJson;
    return policyFromJson(whole);
}

std::int64_t stakeRank(const Policy& policy, const Money& value)
{
    const auto rank = policy.ranks.find(value.currency);
    if (rank == policy.ranks.end() || value.currency == policy.currency)
        return value.minor;
    // A share in basis points of 1,000 units is rank × 10; shareOf saturates instead of overflowing.
    constexpr std::int64_t mostRank = std::numeric_limits<std::int64_t>::max() / 10;
    return shareOf(value, std::min(rank->second, mostRank) * 10).minor;
}

const BrandRules* brandRulesFor(const Policy& policy, const std::string& shopId)
{
    const auto of = [&policy](const std::string& id) {
        const auto found = std::ranges::find(policy.brandRules, id, &BrandRules::shopId);
        return found == policy.brandRules.end() ? nullptr : &*found;
    };
    const BrandRules* own = of(shopId);
    return own != nullptr ? own : of({});
}

}  // namespace countersign
