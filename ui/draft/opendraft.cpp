#include "ui/draft/opendraft.h"

#include "models/domain/approvalfacts.h"
#include "models/domain/draftchecks.h"
#include "ui/draft/shorttext.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr TimeMs checksStayTrue = 20 * secondMs; // quiet hours begin and end on the minute

} // namespace

OpenDraft::OpenDraft(Draft draft, Person person, Policy policy)
    : m_draft(std::move(draft))
    , m_person(std::move(person))
    , m_policy(std::move(policy))
{
}

const Content* OpenDraft::drafted(Channel channel) const
{
    return findContent(m_draft.drafted, channel);
}

const Content* OpenDraft::current(Channel channel) const
{
    return m_edited && m_edited->channel == channel ? &*m_edited : findContent(m_draft.contents, channel);
}

void OpenDraft::edit(Content content)
{
    const Content* revision = findContent(m_draft.contents, channel());
    if (const Content* now = current(channel()); now == nullptr || *now != content)
        m_known.reset();
    if (content.channel != channel() || (revision != nullptr && *revision == content))
        m_edited.reset();
    else
        m_edited = std::move(content);
}

void OpenDraft::discardEdits()
{
    m_edited.reset();
    m_known.reset();
}

std::vector<CheckResult> OpenDraft::checks(TimeMs now) const
{
    const Content* shown = current(channel());
    if (shown == nullptr || oversized(*shown))
        return m_draft.checks;
    if (!m_known || std::abs(now - m_known->at) >= checksStayTrue)
        m_known = Known{ runChecks(checkInput(m_draft, shown, m_policy, now)), now };
    return m_known->results;
}

std::function<std::vector<CheckResult>()> OpenDraft::checksLater(TimeMs now) const
{
    const Content* shown = current(channel());
    if (shown == nullptr || oversized(*shown))
        return [known = m_draft.checks] { return known; };
    Draft facts;
    facts.summary = m_draft.summary;
    facts.drafted = m_draft.drafted;
    facts.policyWords = m_draft.policyWords;
    facts.policyBlocks = m_draft.policyBlocks;
    facts.values = m_draft.values;
    facts.offer = m_draft.offer;
    facts.customer = m_draft.customer;
    facts.lines = m_draft.lines;
    facts.linkDomains = m_draft.linkDomains;
    facts.timeZone = m_draft.timeZone;
    Policy limits;
    limits.quietFromMinute = m_policy.quietFromMinute;
    limits.quietUntilMinute = m_policy.quietUntilMinute;
    limits.maxSmsSegments = m_policy.maxSmsSegments;
    limits.brandRules = m_policy.brandRules;
    return [facts = std::move(facts), limits = std::move(limits), words = *shown, now] {
        return runChecks(checkInput(facts, &words, limits, now));
    };
}

void OpenDraft::takeChecks(std::vector<CheckResult> results, TimeMs now) const
{
    m_known = Known{ std::move(results), now };
}

TimeMs OpenDraft::earliest(TimeMs now) const
{
    return current(channel()) == nullptr ? now + m_draft.holdMs
                                         : earliestSend(checkInput(m_draft, current(channel()), m_policy, now + m_draft.holdMs));
}

std::vector<RequirementResult> OpenDraft::requirements(Verdict verdict, TimeMs now, const std::vector<std::string>& overrides) const
{
    if (m_policy.requirements.empty())
        return m_draft.requirements;
    Draft asShown = m_draft;
    asShown.checks = checks(now);
    asShown.summary.checksFailed = failedChecks(asShown.checks);
    std::vector<RequirementResult> results = evaluate(m_policy.requirements, approvalFacts(asShown, m_person, verdict, now), overrides);
    for (RequirementResult& result : results) {
        const auto known = std::find_if(
            m_draft.requirements.begin(), m_draft.requirements.end(), [&result](const RequirementResult& r) { return r.id == result.id; });
        if (known != m_draft.requirements.end() && !known->who.empty())
            result.who = known->who;
    }
    return results;
}

bool unmet(const RequirementResult& result)
{
    return result.state == RequirementState::Unsatisfied || result.state == RequirementState::Error;
}

} // namespace countersign
