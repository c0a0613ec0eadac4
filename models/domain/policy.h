#pragma once
// What goes where without a person, and every limit of the machine. Data: versioned, put in force by a person.
#include "models/domain/brandrules.h"
#include "models/domain/message.h"
#include "models/domain/money.h"
#include "models/domain/requirement.h"
#include "models/domain/survey.h"
#include "models/domain/time.h"

#include <map>
#include <string>
#include <vector>

namespace countersign {

enum class RolloutPhase { Shadow, Pilot, Scaling, Optimisation };
template <>
struct EnumWords<RolloutPhase> {
    static constexpr std::array<std::pair<RolloutPhase, std::string_view>, 4> words{{{RolloutPhase::Shadow, "shadow"},
        {RolloutPhase::Pilot, "pilot"}, {RolloutPhase::Scaling, "scaling"}, {RolloutPhase::Optimisation, "optimisation"}}};
};

struct Policy {
    std::int64_t version = 1;
    RolloutPhase phase = RolloutPhase::Pilot;  // shadow: nothing sent; pilot: all to people; scaling: high stakes to people; optimisation: the same, with fewer
    TimeMs idleMs = 30 * minuteMs;             // until an untouched cart counts as abandoned
    TimeMs coldAfterMs = 6 * hourMs;           // from abandonment; then the draft expires
    TimeMs decideWithinMs = hourMs;            // from queued; colours the queue, decides nothing
    std::map<Channel, TimeMs> holdMs;          // pause before delivery
    std::vector<Money> reviewAboveValue;       // carts above go to people (per currency; a currency not listed goes to people)
    std::vector<Money> secondAboveValue;       // two people
    int reviewAboveDiscountBp = 500;           // offers above this share go to people
    int confidenceFloorBp = 4500;              // below: people
    int firstOfPrompt = 100;                   // the first N drafts of a prompt version
    int holdoutBp = 500;                       // share of customers who get nothing, for measurement
    int marginFloorBp = 2000;
    int discountCapBp = 1500;
    int quietFromMinute = 21 * 60;             // shopper's local time
    int quietUntilMinute = 8 * 60;
    int maxSmsSegments = 3;
    TimeMs offerValidMs = 3 * dayMs;
    std::string currency = "EUR";              // ranks carts of different currencies by stake:
    std::map<std::string, std::int64_t> ranks; // minor units of `currency` per 1,000 minor units of the key; ordering only
    int seededShareBp = 0;                     // share of the queue that is known-answer drafts; 0 = off
    std::vector<std::string> witnesses;        // vkeys of the consoles whose cosignatures count; none named: every enrolled one
    SurveyRules survey;                        // of carts that did not come back
    std::string guidance;                      // what reviewers are to keep in mind, shown beside every draft; plain text
    std::vector<Requirement> requirements;
    // In force beside the policy, each with versions of its own: newest of each shop and of every shop (""). No part of the policy's JSON.
    std::vector<BrandRules> brandRules;
};
void to_json(Json& json, const Policy& policy);
void from_json(const Json& json, Policy& policy);
// Refuses contradictions (floor above 100 %, negative times, unknown ops) naming each.
[[nodiscard]] Result<Policy> policyFromJson(const Json& json);
// The policy that ships: policy.json without requirements, requirements.json as their table.
[[nodiscard]] Result<Policy> shippedPolicy(const Json& policyJson, const Json& requirementsJson);
// Those that count for a shop: its own, else those for every shop, else none. Points into `policy`.
[[nodiscard]] const BrandRules* brandRulesFor(const Policy& policy, const std::string& shopId);
// Comparable stake of a value; an unlisted currency ranks by its own minor units.
[[nodiscard]] std::int64_t stakeRank(const Policy& policy, const Money& value);

}  // namespace countersign
