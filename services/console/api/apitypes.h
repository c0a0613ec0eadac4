#pragma once
// What the wire's calls answer with, and a refusal with everything that the backend said about it.
#include "models/domain/breakglass.h"
#include "models/domain/digest.h"
#include "models/domain/draft.h"
#include "models/domain/person.h"
#include "models/domain/policy.h"
#include "models/domain/shop.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace countersign {

struct Refusal {
    Error error;
    std::vector<RequirementResult> requirements;  // of a 403: every failing one
    std::optional<Lease> holder;                  // of a 409 on a lease
    bool judged = false;  // the backend's own word; anything else (a proxy's page, a redirect, a garbled body) says nothing of what was asked
    Refusal() = default;
    Refusal(Error e) : error(std::move(e)) {}  // NOLINT: an Error is a refusal without more to say
};
template <class T>
using Answer = tl::expected<T, Refusal>;

struct SessionGrant {
    std::string token;
    TimeMs expiresAt = 0;
    Person person;
};
struct DraftQueryText {
    std::string states = "queued";  // comma-separated words of DraftState
    std::string order = "stake";    // "stake", "recent", "cold"
    std::string words;
    std::string shopId;
    int limit = 50;
    std::string cursor;
};
struct FullDrafts {
    std::shared_ptr<const std::vector<Draft>> drafts;
    std::string next;         // empty = last page
    std::int64_t asOf = 0;    // the change that this page already holds
};
struct SummaryPage {
    std::vector<DraftSummary> drafts;
    std::string next;
    std::int64_t asOf = 0;
};
struct DecisionStatus {
    std::string decisionId;
    std::string draftId;
    DecisionState state = DecisionState::Accepted;
    DraftState draftState = DraftState::Queued;
    std::int64_t revision = 0;
    std::optional<TimeMs> holdUntil;
    int approvalsHave = 0;
    int approvalsNeeded = 0;
    std::string detail;
};
void from_json(const Json& json, DecisionStatus& status);

struct Change {
    std::int64_t seq = 0;
    std::string kind;  // "draft", "decision", "policy", "person", "view"; others are of a newer backend
    std::string entity;
    std::optional<Draft> draft;
    std::optional<DecisionStatus> decision;
};
struct ChangePage {
    std::shared_ptr<const std::vector<Change>> changes;
    std::int64_t next = 0;
    bool more = false;
};
struct Inclusion {
    std::int64_t index = 0;
    std::string entry;  // the canonical bytes
    std::vector<Hash> hashes;
    std::string note;   // the checkpoint that the proof leads to
};
// What the record says of backups that were put back, and of who accepted that; newest first.
struct RestoreActs {
    std::vector<Inclusion> restored;
    std::vector<Inclusion> accepted;
};
struct RecordedEntry {
    std::int64_t index = 0;
    std::string entry;
};
struct RecordedEntries {
    std::vector<RecordedEntry> events;
    std::string next;
};
struct PolicyInForce {
    std::int64_t version = 0;
    Policy policy;  // with the brand rules
};
void to_json(Json& json, const PolicyInForce& policy);  // as the backend says it: how this console keeps it

struct NamedRole {
    std::string id;
    std::string name;
};
struct NamedColleague {
    std::string personId;
    std::string name;
    std::vector<std::string> roles;  // ids
};
struct Colleagues {
    std::vector<NamedColleague> people;
    std::vector<NamedRole> roles;
};
void to_json(Json& json, const Colleagues& colleagues);
void from_json(const Json& json, Colleagues& colleagues);
struct NewComment {
    std::string id;  // UUIDv7; the same again changes nothing
    std::string text;
    bool objection = false;
    std::vector<std::string> mentions;
};
using PresenceBoard = std::map<std::string, std::map<std::string, std::string>>;  // draft → person → name
struct EffortTotals {           // of the asking person's decisions, worked out by the backend
    int decided = 0;
    int edited = 0;
    int unchanged = 0;          // approved exactly as composed
    int readToEnd = 0;
    TimeMs activeMs = 0;
    TimeMs medianMs = 0;
    int seededSeen = 0;
    int seededRight = 0;
};
struct BatchUndone {
    struct One {
        std::string decisionId;
        std::string draftId;
        bool undone = false;
        std::string detail;     // why not
    };
    std::string batch;
    int undone = 0;
    std::vector<One> decisions;
};

// Decoders of whole bodies; a body of another shape is InvalidInput naming the key.
[[nodiscard]] Result<SessionGrant> readSessionGrant(const Json& json);
[[nodiscard]] Result<FullDrafts> readFullDrafts(const Json& json);
[[nodiscard]] Result<SummaryPage> readSummaryPage(const Json& json);
[[nodiscard]] Result<ChangePage> readChangePage(const Json& json);
[[nodiscard]] Result<Inclusion> readInclusion(const Json& json);
// Rights taken in an emergency: whether that is allowed, and whose are in force.
struct GlassHeard {
    bool allowed = false;
    std::vector<BrokenGlass> open;
};
[[nodiscard]] Result<RestoreActs> readRestores(const Json& json);
[[nodiscard]] Result<std::vector<Hash>> readHashes(const Json& json);
[[nodiscard]] Result<RecordedEntries> readRecordedEntries(const Json& json);
[[nodiscard]] Result<PolicyInForce> readPolicyInForce(const Json& json);
[[nodiscard]] Result<PresenceBoard> readPresence(const Json& json);
[[nodiscard]] Result<std::map<RejectReason, int>> readReasonCounts(const Json& json);
[[nodiscard]] Result<EffortTotals> readEffort(const Json& json);
[[nodiscard]] Result<BatchUndone> readBatchUndone(const Json& json);

}  // namespace countersign
