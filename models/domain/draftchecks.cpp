#include "models/domain/draftchecks.h"

#include "models/domain/survey.h"

namespace countersign {

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
    draft.summary.checksFailed = failedChecks(draft.checks);
}

}  // namespace countersign
