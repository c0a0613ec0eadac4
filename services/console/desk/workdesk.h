#pragma once
// The reviewer's own work on this computer: unfinished edits that survive a crash, skipped drafts, conflicts with both sides, and how the
// work goes, shown to its maker first. GUI thread; nothing blocks; every future resolves. All of it works offline.
#include "models/domain/decision.h"
#include "models/domain/draft.h"
#include "models/view/decisionrecord.h"

#include <QFuture>
#include <QObject>
#include <map>
#include <optional>

namespace countersign {

struct UnfinishedEdit {
    std::int64_t revision = 0;  // that it started from; may be older than the draft's now
    Content content;
    TimeMs at = 0;
};
struct Conflict {               // a decision that was refused or voided because something changed meanwhile
    DecisionRecord record;
    std::optional<Decision> yours;  // as it was signed; absent once dismissed or erased
    std::optional<Draft> then;      // as it stood here when decided, if still known
    std::optional<Draft> now;       // as the backend has it; absent when it left the queue
};
struct EffortFigures {          // of one's own decisions since a moment
    int decided = 0;
    int edited = 0;             // approved with edits
    int unchanged = 0;          // approved exactly as composed
    int readToEnd = 0;          // the whole message was on the screen
    TimeMs activeMs = 0;        // in total
    TimeMs medianMs = 0;        // active, per decision
    int seededSeen = 0;         // known-answer drafts answered, and answered right; both 0 where the policy has none
    int seededRight = 0;
};

class WorkDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    // Durable when resolved. Sealed like the draft; gone once it is decided.
    [[nodiscard]] virtual QFuture<Result<void>> keepUnfinished(const QString& draftId, const UnfinishedEdit& edit) = 0;
    [[nodiscard]] virtual QFuture<Result<std::optional<UnfinishedEdit>>> unfinished(const QString& draftId) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> dropUnfinished(const QString& draftId) = 0;

    // Out of "yours" until the draft changes, is assigned to one, or the skip is taken back; survives a restart.
    [[nodiscard]] virtual QFuture<Result<void>> skip(const QString& draftId) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> unskip(const QString& draftId) = 0;

    [[nodiscard]] virtual QFuture<Result<Conflict>> conflict(const QString& decisionId) = 0;

    [[nodiscard]] virtual QFuture<Result<EffortFigures>> effort(TimeMs since) = 0;
    // How often each reason was used: by everyone where the backend told, else by this person here.
    [[nodiscard]] virtual std::map<RejectReason, int> rejectReasonCounts() const = 0;

Q_SIGNALS:
    void rejectReasonCountsChanged();
};

}  // namespace countersign
