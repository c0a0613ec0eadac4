#include "services/recovery/route/routerules.h"

#include "models/domain/checks.h"

#include <algorithm>
#include <array>
#include <optional>

namespace countersign {

namespace {

std::string percent(std::int64_t basisPoints)
{
    const auto tenths = (basisPoints + 5) / 10;
    return std::to_string(tenths / 10) + (tenths % 10 != 0 ? "." + std::to_string(tenths % 10) : "") + " %";
}

std::optional<Money> limitIn(const std::vector<Money>& limits, const std::string& currency)
{
    const auto it = std::find_if(limits.begin(), limits.end(), [&currency](const Money& limit) { return limit.currency == currency; });
    return it == limits.end() ? std::nullopt : std::optional<Money>(*it);
}

std::string text(const Money& money)
{
    return formatMoney(money, "en");
}

bool needsTwo(const RouteFacts& facts)
{
    const auto limit = limitIn(facts.policy.secondAboveValue, facts.draft.summary.value.currency);
    return limit && facts.draft.summary.value.minor > limit->minor;
}

// The offer's share of what the shopper pays; a discount's nominal percentage where it is larger.
std::int64_t discountBp(const Draft& draft)
{
    const auto& chosen = draft.offer.chosen;
    if (chosen.kind == OfferKind::Reassurance)
        return 0;
    return std::max<std::int64_t>(chosen.percentBp, ratioBp(chosen.cost, draft.summary.value));
}

using Found = std::optional<std::string>; // the sentence, when the rule fits

Found unreachable(const RouteFacts& facts)
{
    if (!facts.draft.values.to.empty())
        return std::nullopt;
    return "There is no address to write to";
}

Found noConsent(const RouteFacts& facts)
{
    if (facts.consent == Consent::Subscribed || facts.consent == Consent::Unknown)
        return std::nullopt;
    return "The customer has not agreed to messages on any channel";
}

Found holdout(const RouteFacts& facts)
{
    if (!facts.holdout)
        return std::nullopt;
    return "One of the " + percent(facts.policy.holdoutBp) + " of customers who get no message, so that the effect can be measured";
}

Found shadow(const RouteFacts& facts)
{
    if (facts.policy.phase != RolloutPhase::Shadow)
        return std::nullopt;
    return "Shadow phase: drafts are made and nothing is sent";
}

Found checksFailed(const RouteFacts& facts)
{
    if (failedChecks(facts.draft.checks) == 0)
        return std::nullopt;
    const auto it = std::find_if(facts.draft.checks.begin(), facts.draft.checks.end(),
        [](const CheckResult& check) { return check.state == CheckState::Failed && !check.waits; });
    return "A check failed: " + (it == facts.draft.checks.end() ? std::string("see below") : it->sentence);
}

Found secondAbove(const RouteFacts& facts)
{
    if (!needsTwo(facts))
        return std::nullopt;
    return "Cart of " + text(facts.draft.summary.value) + " is above "
        + text(*limitIn(facts.policy.secondAboveValue, facts.draft.summary.value.currency)) + ": two people decide";
}

Found valueAbove(const RouteFacts& facts)
{
    const auto limit = limitIn(facts.policy.reviewAboveValue, facts.draft.summary.value.currency);
    if (!limit || facts.draft.summary.value.minor <= limit->minor)
        return std::nullopt;
    return "Cart of " + text(facts.draft.summary.value) + " is above " + text(*limit) + ": a person decides";
}

Found unknownCurrency(const RouteFacts& facts)
{
    const auto& currency = facts.draft.summary.value.currency;
    if (limitIn(facts.policy.reviewAboveValue, currency))
        return std::nullopt;
    return "The policy has no limit for carts in " + (currency.empty() ? std::string("an unknown currency") : currency)
        + ": a person decides";
}

Found discountAbove(const RouteFacts& facts)
{
    const auto share = discountBp(facts.draft);
    if (share <= facts.policy.reviewAboveDiscountBp)
        return std::nullopt;
    return "An offer of " + percent(share) + " is above " + percent(facts.policy.reviewAboveDiscountBp) + ": a person decides";
}

Found lowConfidence(const RouteFacts& facts)
{
    const auto confidence = facts.draft.diagnosis.confidenceBp();
    if (confidence >= facts.policy.confidenceFloorBp)
        return std::nullopt;
    return "The reason is only " + percent(confidence) + " likely, below " + percent(facts.policy.confidenceFloorBp) + ": a person decides";
}

Found sentBack(const RouteFacts& facts)
{
    return facts.sentBack ? Found("Written anew because a reviewer asked for it: a person decides") : std::nullopt;
}

Found pilot(const RouteFacts& facts)
{
    return facts.policy.phase == RolloutPhase::Pilot ? Found("Pilot phase: a person decides on every draft") : std::nullopt;
}

Found firstOfPrompt(const RouteFacts& facts)
{
    const int decided = facts.decidedOfPrompt ? facts.decidedOfPrompt() : 0;
    if (decided >= facts.policy.firstOfPrompt)
        return std::nullopt;
    return "One of the first " + std::to_string(facts.policy.firstOfPrompt) + " messages of the wording " + facts.draft.prompt + ", "
        + std::to_string(decided) + " decided so far: a person decides";
}

Found newSegment(const RouteFacts& facts)
{
    if (!facts.segmentSeen || facts.segmentSeen())
        return std::nullopt;
    return "No message was sent to this kind of customer yet: a person decides";
}

struct Rule {
    std::string_view name;
    RouteVerdict verdict;
    Found (*fits)(const RouteFacts&);
};
constexpr std::array<Rule, 14> rules{ { { "unreachable", RouteVerdict::Suppress, unreachable },
    { "no_consent", RouteVerdict::Suppress, noConsent }, { "holdout", RouteVerdict::Holdout, holdout },
    { "shadow_phase", RouteVerdict::Shadow, shadow }, { "checks_failed", RouteVerdict::Review, checksFailed },
    { "second_above_value", RouteVerdict::Review, secondAbove }, { "value_above", RouteVerdict::Review, valueAbove },
    { "discount_above", RouteVerdict::Review, discountAbove }, { "low_confidence", RouteVerdict::Review, lowConfidence },
    { "unknown_currency", RouteVerdict::Review, unknownCurrency }, { "sent_back", RouteVerdict::Review, sentBack },
    { "pilot_phase", RouteVerdict::Review, pilot }, { "first_of_prompt", RouteVerdict::Review, firstOfPrompt },
    { "new_segment", RouteVerdict::Review, newSegment } } };

} // namespace

Routing route(const RouteFacts& facts)
{
    Routing routing;
    routing.policyVersion = facts.policy.version;
    for (const auto& rule : rules) {
        auto sentence = rule.fits(facts);
        if (!sentence)
            continue;
        routing.verdict = rule.verdict;
        routing.rule = std::string(rule.name);
        routing.sentence = std::move(*sentence);
        // Whatever rule speaks first, the number of people follows from the value alone.
        if (needsTwo(facts)) {
            routing.approvalsNeeded = 2;
            routing.role = "senior_approver";
        }
        return routing;
    }
    routing.verdict = RouteVerdict::Send;
    routing.rule = "within_limits";
    routing.sentence = "Within every limit of policy " + std::to_string(facts.policy.version) + ": sent without a person";
    return routing;
}

std::vector<std::string_view> routeRules()
{
    std::vector<std::string_view> names;
    for (const auto& rule : rules)
        names.push_back(rule.name);
    names.push_back("within_limits");
    return names;
}

} // namespace countersign
