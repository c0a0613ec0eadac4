#pragma once
// A decision as this console knows it: its own outbox joined with what the backend said.
#include "models/domain/decision.h"
#include "models/domain/requirement.h"

#include <QString>
#include <optional>
#include <vector>

namespace countersign {

struct DecisionRecord {
    enum class Place { Kept, Accepted, Held, Sent, Undone, Refused, Voided, Unknown };  // where it is, in the status line's words
    QString decisionId;
    QString draftId;
    QString title;              // "€720.00 · Ana P•••••"; empty when it is known here no more
    Verdict verdict = Verdict::Approve;
    Place place = Place::Kept;
    QString why;                // Refused, Voided, Unknown: the backend's sentence(s)
    std::vector<RequirementResult> failing;  // Refused
    TimeMs decidedAt = 0;
    std::optional<TimeMs> holdUntil;  // Held: when it leaves; Accepted: until when the backend still takes it back
    bool undoAsked = false;     // an undo waits in the outbox
    [[nodiscard]] bool undoable(TimeMs now) const
    {
        const bool waits = place == Place::Held || place == Place::Accepted;
        return !undoAsked && (place == Place::Kept || (waits && holdUntil && *holdUntil > now));
    }
};

}  // namespace countersign
