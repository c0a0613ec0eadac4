#pragma once
// The draft on the screen and what the person has changed in it, without a widget: checks, requirements and words follow the edit at once.
#include "models/domain/checks.h"
#include "models/domain/person.h"
#include "models/domain/policy.h"

#include <QString>
#include <functional>

namespace countersign {

class OpenDraft {
public:
    OpenDraft(Draft draft, Person person, Policy policy);

    [[nodiscard]] const Draft& draft() const { return m_draft; }
    [[nodiscard]] const Person& person() const { return m_person; }
    [[nodiscard]] const Policy& policy() const { return m_policy; }
    [[nodiscard]] QString id() const { return QString::fromStdString(m_draft.summary.id); }
    [[nodiscard]] Channel channel() const { return m_draft.summary.channel; } // the one that will be sent, the only one to edit
    [[nodiscard]] const Content* drafted(Channel channel) const; // as composed
    [[nodiscard]] const Content* current(Channel channel) const; // with this person's edits

    void edit(Content content); // of channel(); equal to the revision again = not edited
    void discardEdits();
    [[nodiscard]] bool edited() const { return m_edited.has_value(); }
    [[nodiscard]] const std::optional<Content>& edits() const { return m_edited; }

    [[nodiscard]] Verdict approval() const { return edited() ? Verdict::ApproveWithEdits : Verdict::Approve; }
    // Of the words as they stand; kept until they change or time could matter. An oversized message keeps the backend's results.
    [[nodiscard]] std::vector<CheckResult> checks(TimeMs now) const;
    [[nodiscard]] std::function<std::vector<CheckResult>()> checksLater(TimeMs now) const; // the same for another thread; owns all it reads
    void takeChecks(std::vector<CheckResult> results, TimeMs now) const; // what came of it, when the words are still those
    // For this person and verdict; names of those who could are the backend's.
    [[nodiscard]] std::vector<RequirementResult> requirements(
        Verdict verdict, TimeMs now, const std::vector<std::string>& overrides = {}) const;
    [[nodiscard]] TimeMs earliest(TimeMs now) const; // after hold and quiet hours

private:
    Draft m_draft;
    Person m_person;
    Policy m_policy;
    std::optional<Content> m_edited;
    struct Known {
        std::vector<CheckResult> results;
        TimeMs at = 0;
    };
    mutable std::optional<Known> m_known;
};

[[nodiscard]] bool unmet(const RequirementResult& result);

} // namespace countersign
