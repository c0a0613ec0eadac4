#pragma once
// What is reviewed: an intervention, of which the recovery message is the first kind.
#include "models/domain/cart.h"
#include "models/domain/decision.h"
#include "models/domain/offer.h"
#include "models/domain/reason.h"
#include "models/domain/requirement.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

enum class DraftState { Composing, Queued, Approved, Held, Sending, Sent, Unknown, Rejected, Returned, Expired, Superseded, Converted,
                        Suppressed, Holdout, Shadow };
template <>
struct EnumWords<DraftState> {
    static constexpr std::array<std::pair<DraftState, std::string_view>, 15> words{{{DraftState::Composing, "composing"},
        {DraftState::Queued, "queued"}, {DraftState::Approved, "approved"}, {DraftState::Held, "held"}, {DraftState::Sending, "sending"},
        {DraftState::Sent, "sent"}, {DraftState::Unknown, "unknown"}, {DraftState::Rejected, "rejected"}, {DraftState::Returned, "returned"},
        {DraftState::Expired, "expired"}, {DraftState::Superseded, "superseded"}, {DraftState::Converted, "converted"},
        {DraftState::Suppressed, "suppressed"}, {DraftState::Holdout, "holdout"}, {DraftState::Shadow, "shadow"}}};
};
// The only moves there are; everything else is a bug or an attack.
[[nodiscard]] bool mayMove(DraftState from, DraftState to);

enum class CheckState { Passed, Warned, Failed };  // warned: shown, blocks nothing
template <>
struct EnumWords<CheckState> {
    static constexpr std::array<std::pair<CheckState, std::string_view>, 3> words{
        {{CheckState::Passed, "passed"}, {CheckState::Warned, "warned"}, {CheckState::Failed, "failed"}}};
};
struct CheckResult {
    std::string id;        // "links", "offer_text", "placeholders", "claims", "length", "sms_segments", "consent", "quiet_hours", "stock", "price", "brand" (once per hit)
    CheckState state = CheckState::Failed;
    std::string sentence;  // the fact beside the claim
    bool waits = false;    // delays the send instead of blocking approval (quiet hours)
};
void to_json(Json& json, const CheckResult& check);
void append_json(std::string& text, const CheckResult& check);
void from_json(const Json& json, CheckResult& check);

enum class RouteVerdict { Send, Review, Hold, Suppress, Holdout, Shadow };
template <>
struct EnumWords<RouteVerdict> {
    static constexpr std::array<std::pair<RouteVerdict, std::string_view>, 6> words{{{RouteVerdict::Send, "send"}, {RouteVerdict::Review, "review"},
        {RouteVerdict::Hold, "hold"}, {RouteVerdict::Suppress, "suppress"}, {RouteVerdict::Holdout, "holdout"}, {RouteVerdict::Shadow, "shadow"}}};
};
struct Routing {
    RouteVerdict verdict = RouteVerdict::Review;
    std::string rule;       // "value_above"
    std::string sentence;   // "Cart of €1,240.00 is above €1,000.00: two people decide"
    int approvalsNeeded = 1;
    std::string role;       // who should look first; empty = anyone with the right
    std::int64_t policyVersion = 0;
};
void to_json(Json& json, const Routing& routing);
void append_json(std::string& text, const Routing& routing);
void from_json(const Json& json, Routing& routing);

struct Approval {
    std::string personId;
    std::string personName;
    std::int64_t revision = 0;
    TimeMs at = 0;
};
void to_json(Json& json, const Approval& approval);
void append_json(std::string& text, const Approval& approval);
void from_json(const Json& json, Approval& approval);

struct Lease {
    std::string personId;
    std::string personName;
    TimeMs until = 0;
};
void to_json(Json& json, const Lease& lease);
void append_json(std::string& text, const Lease& lease);
void from_json(const Json& json, Lease& lease);

// Who a draft was given to: one person, or everyone of a role. Exactly one of the two ids is set.
struct Assignee {
    std::string personId;
    std::string roleId;
    std::string name;  // the person's or the role's
    friend bool operator==(const Assignee&, const Assignee&) = default;
};
void to_json(Json& json, const Assignee& assignee);
void append_json(std::string& text, const Assignee& assignee);
void from_json(const Json& json, Assignee& assignee);

// What a person said about a draft. An objection blocks every approval until it is resolved.
struct Comment {
    std::string id;
    std::string personId;
    std::string personName;
    std::string text;                   // cleaned, ≤ 2,000 characters; sealed wherever it is stored
    std::vector<std::string> mentions;  // person ids
    bool objection = false;
    TimeMs at = 0;
    std::optional<TimeMs> resolvedAt;   // objections only
    std::string resolvedBy;             // the person's name
};
void to_json(Json& json, const Comment& comment);
void append_json(std::string& text, const Comment& comment);
void from_json(const Json& json, Comment& comment);

// An earlier version of a draft's content: as composed, as edited, or as composed anew from an instruction.
struct Revision {
    std::int64_t number = 1;
    std::string authorKind;      // "composer" or "person"
    std::string authorName;
    std::string note;            // the instruction it was made from, or the editor's words
    std::vector<Content> contents;
    TimeMs at = 0;
};
void to_json(Json& json, const Revision& revision);
void append_json(std::string& text, const Revision& revision);
void from_json(const Json& json, Revision& revision);

// Another wording that the composer could have chosen, with the same offer and facts.
struct Alternative {
    std::string id;     // stable per composer, "plain"
    std::string label;  // in the draft's words: "Shorter", "Without the offer in the subject"
    Content content;    // of the summary's channel
};
void to_json(Json& json, const Alternative& alternative);
void append_json(std::string& text, const Alternative& alternative);
void from_json(const Json& json, Alternative& alternative);

struct LineageStep {
    TimeMs at = 0;
    std::string what;  // "cart.abandoned", "draft.composed", …: the audit entry's action
    std::string text;  // sentence for people
};
void to_json(Json& json, const LineageStep& step);
void append_json(std::string& text, const LineageStep& step);
void from_json(const Json& json, LineageStep& step);

// One row of the queue. No personal data but the masked name, which travels and is stored sealed with the rest.
struct DraftSummary {
    std::string id;
    std::string kind = "recovery";
    std::string shopId;
    DraftState state = DraftState::Queued;
    std::int64_t revision = 1;
    Money value;
    std::int64_t stake = 0;          // stakeRank, for order only
    std::string maskedName;
    Reason reason = Reason::Distraction;
    int confidenceBp = 0;
    Channel channel = Channel::Email;
    std::string language;
    std::string offer;               // "free shipping"
    std::string whyYours;            // the route's sentence
    int approvalsNeeded = 1;
    int approvalsHave = 0;
    int checksFailed = 0;
    std::optional<Lease> lease;
    std::optional<Assignee> assignee;
    int comments = 0;
    int objections = 0;              // open ones
    TimeMs queuedAt = 0;             // since when people can decide it; 0 = never queued
    TimeMs createdAt = 0;
    TimeMs coldAt = 0;
    TimeMs updatedAt = 0;
};
void to_json(Json& json, const DraftSummary& summary);
void append_json(std::string& text, const DraftSummary& summary);
void from_json(const Json& json, DraftSummary& summary);

// Everything one reviewer needs for one decision: GET /v1/drafts/{id}.
struct Draft {
    DraftSummary summary;
    std::string cartId;
    std::string title;                    // "Email to a returning customer"
    std::string subtitle;                 // "€1,240 cart · 3 items · stopped at the shipping step"
    TimeMs abandonedAt = 0;
    std::string timeZone;                 // the shop's
    Diagnosis diagnosis;
    Offer offer;
    std::vector<Content> drafted;         // as composed, one per channel
    std::vector<Content> contents;        // the current revision, one per channel; summary.channel is the one to be sent
    std::string editedBy;                 // person who made the current revision; empty while as composed
    Values values;                        // personal: sealed wherever it is stored
    std::string maskedTo;
    std::string prompt;                   // "builtin/shipping_cost@1"
    std::string composer;                 // "built-in" or the model's name
    std::vector<std::string> policyWords; // passages of the shop's policies that the composed message cites
    std::vector<std::vector<int>> policyBlocks; // per passage: indices of the blocks of `drafted` that cite it. Empty: not known
    std::vector<CheckResult> checks;      // of summary.channel's content
    std::string checkedWith;              // by which rules (draftchecks.h); empty: not known. The backend's own, not in the JSON
    Routing routing;
    std::vector<RequirementResult> requirements;  // for the asking person, by the backend
    std::vector<Approval> approvals;
    std::vector<Revision> history;        // earlier revisions, oldest first; the current one is `contents`
    std::vector<Alternative> alternatives;
    std::vector<Comment> comments;        // oldest first
    std::vector<CartLine> lines;
    CustomerFacts customer;
    std::vector<LineageStep> lineage;
    std::vector<std::string> linkDomains;  // what the links check allows
    TimeMs holdMs = 0;                     // pause after approval on this channel
    std::string decisionId;                // the one in force, when approved, held or later
    std::optional<TimeMs> holdUntil;
};
void to_json(Json& json, const Draft& draft);
void append_json(std::string& text, const Draft& draft, std::span<const std::string_view> without = {});  // `without`: keys left out
void from_json(const Json& json, Draft& draft);

[[nodiscard]] const Content* contentFor(const Draft& draft, Channel channel);

}  // namespace countersign
