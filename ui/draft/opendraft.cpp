#include "ui/draft/opendraft.h"

#include "models/domain/approvalfacts.h"
#include "models/domain/draftchecks.h"

#include <algorithm>

namespace countersign {

namespace {

const Content* find(const std::vector<Content>& contents, Channel channel)
{
    const auto it = std::find_if(contents.begin(), contents.end(), [channel](const Content& c) { return c.channel == channel; });
    return it == contents.end() ? nullptr : &*it;
}

} // namespace

OpenDraft::OpenDraft(Draft draft, Person person, Policy policy)
    : m_draft(std::move(draft))
    , m_person(std::move(person))
    , m_policy(std::move(policy))
{
}

const Content* OpenDraft::drafted(Channel channel) const
{
    return find(m_draft.drafted, channel);
}

const Content* OpenDraft::current(Channel channel) const
{
    return m_edited && m_edited->channel == channel ? &*m_edited : find(m_draft.contents, channel);
}

void OpenDraft::edit(Content content)
{
    const Content* revision = find(m_draft.contents, channel());
    if (content.channel != channel() || (revision != nullptr && *revision == content))
        m_edited.reset();
    else
        m_edited = std::move(content);
}

void OpenDraft::discardEdits()
{
    m_edited.reset();
}

std::vector<CheckResult> OpenDraft::checks(TimeMs now) const
{
    return current(channel()) == nullptr ? m_draft.checks : runChecks(checkInput(m_draft, current(channel()), m_policy, now));
}

TimeMs OpenDraft::earliest(TimeMs now) const
{
    return current(channel()) == nullptr ? now + m_draft.holdMs : earliestSend(checkInput(m_draft, current(channel()), m_policy, now + m_draft.holdMs));
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
