#pragma once
// Drafts in the backend's database. Columns are for finding, `body` for reading, `sealed` for what is personal.
#include "models/domain/draft.h"
#include "services/base/database.h"
#include "services/recovery/store/subjectstore.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

struct StoredDraft {
    Draft draft;  // complete, values unsealed
    std::string subjectId;
    std::optional<Subject> subject = std::nullopt; // set by loadDraft()
};
// The texts of a draft's row: what a list shows, where it stands, what a reader needs, what only the customer's key opens, what is searched.
struct DraftTexts {
    std::string summary;
    std::string standing;
    std::optional<std::string> body;    // absent, with `sealed`: the message and its facts stay as they are stored
    std::optional<std::string> sealed;
    std::optional<std::string> words;
};
[[nodiscard]] DraftTexts draftTexts(const Subject& subject, const Draft& draft, TimeMs now, bool withWords);
// For a change that leaves the message, its facts and its lineage alone: a decision that edits nothing.
[[nodiscard]] DraftTexts standingTexts(const Draft& draft, TimeMs now);
// A draft from its row's texts but for what is sealed. Damaged when one cannot be read.
[[nodiscard]] Result<Draft> draftFromRow(const std::string& summary, const std::string& body, const std::string& standing);
// NotFound when there is none; NotFound with "erased" when its customer was erased.
[[nodiscard]] Result<StoredDraft> loadDraft(Connection& connection, const SealKey& master, const std::string& draftId);
[[nodiscard]] Result<void> insertDraft(Connection& connection, const Subject& subject, const Draft& draft, TimeMs now);
// Writes the draft back (columns, body, sealed, and once it is composed its search words) and notes the change for consoles.
// Refused with Conflict when the stored state may not move to the new one or the stored revision is not `expectedRevision`.
// `made`, where given, comes from draftTexts() or standingTexts() of the same draft: made before the write, it does not cost the writer's
// time; without a body it leaves the stored one.
[[nodiscard]] Result<void> updateDraft(Connection& connection, const Subject& subject, const Draft& draft, std::int64_t expectedRevision, TimeMs now,
    const DraftTexts* made = nullptr);
// Moves the state alone (converted, expired, superseded, …), clears the lease, notes the change. Conflict when not allowed.
[[nodiscard]] Result<void> moveDraft(Connection& connection, const std::string& draftId, DraftState to, TimeMs now);
// Sets or clears (personId empty) the lease columns and notes the change.
[[nodiscard]] Result<void> setLease(Connection& connection, const std::string& draftId, const Lease& lease, TimeMs now);

struct DraftQuery {
    std::vector<DraftState> states{DraftState::Queued};
    std::string order = "stake";  // "stake", "recent", "cold"
    std::string words;            // full-text search, all words must match, the last as a prefix
    std::string shopId;           // empty = all
    std::string kind;             // "recovery", "survey"; empty = all
    std::size_t limit = 50;
    std::string cursor;           // opaque, from the previous page; empty = first
    std::optional<TimeMs> now;    // by which leases and holds until later are judged; absent = the system's clock
};
struct DraftPage {
    std::vector<std::string> summaries;  // JSON texts of DraftSummary with an empty masked_name, ready to be joined
    std::vector<std::string> ids;
    std::string next;                    // empty = last page
};
[[nodiscard]] Result<DraftPage> queryDrafts(Connection& connection, const DraftQuery& query);

}  // namespace countersign
