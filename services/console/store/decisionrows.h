#pragma once
// SQL over decisions made here and what waits to leave. Called on the store's threads only.
#include "models/domain/draft.h"
#include "models/view/decisionrecord.h"
#include "services/base/database.h"
#include "services/base/seal.h"

#include <map>
#include <string>
#include <vector>

namespace countersign {

template <>
struct EnumWords<DecisionRecord::Place> {
    using Place = DecisionRecord::Place;
    static constexpr std::array<std::pair<Place, std::string_view>, 8> words{ { { Place::Kept, "kept" }, { Place::Accepted, "accepted" },
        { Place::Held, "held" }, { Place::Sent, "sent" }, { Place::Undone, "undone" }, { Place::Refused, "refused" },
        { Place::Voided, "voided" }, { Place::Unknown, "unknown" } } };
};

struct OutboxEntry {
    enum class Kind { Decide, Undo };
    std::int64_t seq = 0;
    Kind kind = Kind::Decide;
    std::string decisionId;
    std::string draftId;
    int attempts = 0;
    TimeMs nextAt = 0;
    Decision decision;  // Decide only
    bool readable = true;  // false: what was kept of the decision is damaged, nothing of it can be sent
    bool undoAsked = false;  // Decide only: taken back since, and an undo waits behind it
};
struct Settled {  // what an answer or a change says of one decision
    std::string decisionId;
    DecisionRecord::Place place = DecisionRecord::Place::Accepted;
    std::optional<TimeMs> holdUntil;
    std::string why;
    std::vector<RequirementResult> failing;
    std::string draftId;  // whose row may come back
};
struct StoreCounts {
    int kept = 0;
    int accepted = 0;
    int held = 0;
    int sent = 0;
    int refused = 0;
};
struct Overview {
    std::vector<DecisionRecord> recent;  // newest first: ten, and the newest 500 refused and 500 voided ones not dismissed
    StoreCounts counts;                  // accepted and sent: since the given moment
};

struct KeptDecision {
    Decision decision;
    std::string title;        // sealed
    bool asComposed = false;  // nobody had edited the draft
};
struct KeptEdit {
    std::int64_t revision = 0;
    Content content;
    TimeMs at = 0;
};
struct DecidedSides {  // of one decision: what was signed, the draft then and now, as far as still known
    DecisionRecord record;
    std::optional<Decision> yours;
    std::optional<Draft> then;
    std::optional<Draft> now;
};
struct BatchLeft {
    std::string batch;
    int undoable = 0;
    Verdict verdict = Verdict::Approve;
    TimeMs decidedAt = 0;         // the newest of them
    std::optional<TimeMs> until;  // the first of them can be undone no more; absent while none has left this computer
    friend bool operator==(const BatchLeft&, const BatchLeft&) = default;
};
struct OwnDecision {
    Verdict verdict = Verdict::Approve;
    TimeMs activeMs = -1;  // -1: unknown
    bool readToEnd = false;
    bool asComposed = false;
};

[[nodiscard]] Result<void> keepDecision(Connection& connection, const SealKey& key, bool keyOutlives, const KeptDecision& kept, TimeMs now);
// The oldest entry of each draft that is due, at most `limit`.
[[nodiscard]] Result<std::vector<OutboxEntry>> dueEntries(Connection& connection, const SealKey& key, TimeMs now, int limit);
[[nodiscard]] Result<std::optional<TimeMs>> nextDue(Connection& connection);
[[nodiscard]] Result<void> postponeEntry(Connection& connection, std::int64_t seq, int attempts, TimeMs nextAt);
[[nodiscard]] Result<void> departEntry(Connection& connection, std::int64_t seq, int attempts);  // NotFound when it was withdrawn
[[nodiscard]] Result<void> makeAllDue(Connection& connection);
[[nodiscard]] Result<void> removeEntry(Connection& connection, std::int64_t seq);
[[nodiscard]] Result<void> removeEntries(Connection& connection, const std::string& decisionId);
// Conflict when it left this computer, or may have: from the first attempt on only the backend can take it back.
[[nodiscard]] Result<void> dropKept(Connection& connection, const SealKey& key, const std::string& decisionId, TimeMs now);
[[nodiscard]] Result<void> keepUndo(Connection& connection, const std::string& decisionId, TimeMs now);
[[nodiscard]] Result<void> refuseUndo(Connection& connection, const std::string& decisionId, const std::string& why, TimeMs now);
// Also shows or hides the decision's draft. Unknown ids are passed over: the decision was made on another device.
[[nodiscard]] Result<void> settle(Connection& connection, const SealKey& key, const Settled& settled, TimeMs now);
[[nodiscard]] Result<void> dismiss(Connection& connection, const std::string& decisionId);
[[nodiscard]] Result<Overview> overview(Connection& connection, const SealKey& key, TimeMs since);
[[nodiscard]] Result<std::vector<std::string>> sentDecisions(
    Connection& connection, int limit); // ids that the record should hold, newest first

[[nodiscard]] Result<DecidedSides> decidedSides(Connection& connection, const SealKey& key, const std::string& decisionId);
// Of a batch: what can still be undone, as far as known here.
[[nodiscard]] Result<std::vector<DecisionRecord>> batchRecords(Connection& connection, const SealKey& key, const std::string& batch);
[[nodiscard]] Result<std::optional<BatchLeft>> lastBatch(Connection& connection, TimeMs now);
[[nodiscard]] Result<std::vector<OwnDecision>> ownDecisions(Connection& connection, TimeMs since);  // not undone
[[nodiscard]] Result<std::map<RejectReason, int>> reasonCounts(Connection& connection);
[[nodiscard]] Result<void> keepUnfinished(Connection& connection, const SealKey& key, const std::string& draftId, const KeptEdit& edit);
[[nodiscard]] Result<std::optional<KeptEdit>> unfinishedOf(Connection& connection, const SealKey& key, const std::string& draftId);
[[nodiscard]] Result<void> dropUnfinished(Connection& connection, const std::string& draftId);

[[nodiscard]] DecisionRecord::Place placeOf(DecisionState state);
// "€720.00 · Ana P•••••": what a decision on it is called afterwards. Any thread.
[[nodiscard]] std::string decisionTitle(const DraftSummary& draft, const std::string& locale);

}  // namespace countersign
