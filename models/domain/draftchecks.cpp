#include "models/domain/draftchecks.h"

#include "models/domain/survey.h"

namespace countersign {

namespace {

// To be raised whenever a check of runChecks() judges differently than before.
constexpr int checksEdition = 2;

std::string rulesOfChecks(const Draft& draft, const Policy& policy)
{
    const BrandRules* brand = brandRulesFor(policy, draft.summary.shopId);
    std::string rules = std::to_string(checksEdition) + " " + std::to_string(policy.version) + " " + std::to_string(draft.summary.revision);
    if (brand)
        rules += " " + brand->shopId + "/" + std::to_string(brand->version);
    return rules;
}

}  // namespace

CheckInput checkInput(const Draft& draft, const Content* content, const Policy& policy, TimeMs now)
{
    CheckInput input;
    input.content = content;
    input.values = &draft.values;
    input.offer = &draft.offer;
    input.customer = &draft.customer;
    input.lines = &draft.lines;
    input.linkDomains = draft.linkDomains;
    input.timeZone = draft.timeZone;
    input.quietFromMinute = policy.quietFromMinute;
    input.quietUntilMinute = policy.quietUntilMinute;
    input.maxSmsSegments = policy.maxSmsSegments;
    input.policies = &draft.policyWords;
    input.policyBlocks = &draft.policyBlocks;
    input.composed = findContent(draft.drafted, draft.summary.channel);
    input.brand = brandRulesFor(policy, draft.summary.shopId);
    input.sells = !isSurvey(draft);
    input.now = now;
    return input;
}

void runChecksOf(Draft& draft, const Policy& policy, TimeMs now)
{
    const Content* content = contentFor(draft, draft.summary.channel);
    if (!content)
        return;
    draft.checks = runChecks(checkInput(draft, content, policy, now));
    draft.checkedWith = rulesOfChecks(draft, policy);
    draft.summary.checksFailed = failedChecks(draft.checks);
}

void renewChecksOf(Draft& draft, const Policy& policy, TimeMs now)
{
    if (draft.checkedWith != rulesOfChecks(draft, policy))
        return runChecksOf(draft, policy, now);
    renewTimedChecks(draft.checks, checkInput(draft, contentFor(draft, draft.summary.channel), policy, now));
    draft.summary.checksFailed = failedChecks(draft.checks);
}

}  // namespace countersign
