#pragma once
// Prompts: what a language model is told, per shop, channel, reason and language. Versions never change; labels say which is used.
#include "models/domain/message.h"
#include "models/domain/reason.h"
#include "models/domain/time.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign {

// Where a prompt applies. Of several that fit a cart the narrowest is used: shop before reason before language.
struct PromptScope {
    std::string shopId;            // empty = every shop
    Channel channel = Channel::Email;
    std::optional<Reason> reason;  // absent = every reason
    std::string language;          // "en", "de"; empty = every language
    std::string kind = "recovery"; // of the drafts: "recovery" or "survey"
    friend bool operator==(const PromptScope&, const PromptScope&) = default;
};
void to_json(Json& json, const PromptScope& scope);
void from_json(const Json& json, PromptScope& scope);

struct PromptText {
    std::string system;  // standing orders: voice, do and don't
    std::string task;    // what to write; {{variables}} of promptvariables.h
    friend bool operator==(const PromptText&, const PromptText&) = default;
};
void to_json(Json& json, const PromptText& text);
void from_json(const Json& json, PromptText& text);

// draft: being written; candidate: asks for promotion; live: composes; shadow: composes beside live, is never sent.
enum class PromptLabel { Draft, Candidate, Live, Shadow };
template <>
struct EnumWords<PromptLabel> {
    static constexpr std::array<std::pair<PromptLabel, std::string_view>, 4> words{{{PromptLabel::Draft, "draft"},
        {PromptLabel::Candidate, "candidate"}, {PromptLabel::Live, "live"}, {PromptLabel::Shadow, "shadow"}}};
};

struct PromptVersion {
    std::string promptId;   // UUIDv7 of the prompt
    int number = 1;         // 1, 2, …; never reused
    PromptText text;
    std::string authorId;   // person
    std::string authorName;
    std::string note;       // why this version
    TimeMs at = 0;
    std::vector<PromptLabel> labels;
    int sharePercent = 100;            // of a live version: the other live version of an A/B has the rest
    int decided = 0;                   // drafts of it that people have decided: counts towards the policy's first N
    std::optional<int> editDistanceBp; // mean word edit distance AI → approved, 10000 = wholly other words; absent without approvals
};
void to_json(Json& json, const PromptVersion& version);
void from_json(const Json& json, PromptVersion& version);

struct Prompt {
    std::string id;
    std::string name;      // "Shipping cost, email"; unique
    PromptScope scope;
    std::vector<PromptVersion> versions;  // newest first
};
void to_json(Json& json, const Prompt& prompt);
void from_json(const Json& json, Prompt& prompt);

// One move of a label, as its history keeps it.
struct LabelMove {
    std::string promptId;
    int number = 1;
    PromptLabel label = PromptLabel::Draft;
    bool given = true;                // false: taken away
    std::string personId;
    std::string personName;
    std::string secondPersonName;     // live only: who confirmed
    std::string replayId;             // the replay it rested on
    std::string note;
    TimeMs at = 0;
};
void to_json(Json& json, const LabelMove& move);
void from_json(const Json& json, LabelMove& move);

// "shipping-cost-email@3": how a draft, a decision and the record name a version. Reads back with parsePromptRef().
[[nodiscard]] std::string promptRef(const std::string& promptId, int number);
struct PromptRef {
    std::string promptId;
    int number = 0;
};
[[nodiscard]] std::optional<PromptRef> parsePromptRef(const std::string& ref);  // nothing for "builtin/…"

// What a test case demands of a version's answer to one kept set of facts.
struct PromptTest {
    std::string id;
    std::string promptId;
    std::string name;                        // "No 'last chance'"
    std::string draftId;                     // whose facts it is run on
    std::vector<std::string> mustSay;        // words, any case
    std::vector<std::string> mustNotSay;
    std::string fromEdit;                    // the repeated edit it was made from, or empty
    std::string authorName;
    TimeMs at = 0;
    bool retired = false;                    // its draft's facts are gone: it cannot run any more and gates nothing
};
void to_json(Json& json, const PromptTest& test);
void from_json(const Json& json, PromptTest& test);

enum class ReplayState { Waiting, Running, Done, Cancelled, Failed };
template <>
struct EnumWords<ReplayState> {
    static constexpr std::array<std::pair<ReplayState, std::string_view>, 5> words{{{ReplayState::Waiting, "waiting"},
        {ReplayState::Running, "running"}, {ReplayState::Done, "done"}, {ReplayState::Cancelled, "cancelled"}, {ReplayState::Failed, "failed"}}};
};
struct Replay {
    std::string id;
    std::string promptId;
    int number = 1;            // the version replayed
    int wanted = 100;          // drafts asked for
    int total = 0;             // found
    int done = 0;
    int failedChecks = 0;      // answers that a check refused
    int testsFailed = 0;
    int skipped = 0;           // facts gone: customers erased since
    ReplayState state = ReplayState::Waiting;
    std::int64_t costMicros = 0;          // so far, millionths of the price list's currency
    std::int64_t estimatedCostMicros = 0; // of the whole
    std::string why;           // Failed, Cancelled
    std::string personName;
    TimeMs at = 0;
    std::optional<TimeMs> endedAt;
    [[nodiscard]] bool passed() const { return state == ReplayState::Done && total > 0 && failedChecks == 0 && testsFailed == 0; }
};
void to_json(Json& json, const Replay& replay);
void from_json(const Json& json, Replay& replay);

struct ReplayResult {
    std::string draftId;
    std::string title;                  // masked: "€82.00 · shipping cost"
    std::optional<Content> before;      // what people approved, else what was composed then
    bool beforeApproved = false;
    std::optional<Content> after;       // this version's; absent when it failed
    std::vector<std::string> failures;  // sentences of checks and tests
    int distanceBp = 0;                 // word distance before → after
    int readingLevel = 0;               // school grade of `after`; 0 = unknown for the language
    int words = 0;
    int predictedEditBp = 0;            // how far reviewers' words lie from it, by their edits of its nearest approved drafts
    std::string preferred;              // blind comparison: "before", "after", "tie" or empty
};
void to_json(Json& json, const ReplayResult& result);
void from_json(const Json& json, ReplayResult& result);

// Something that people keep changing: words of drafts → their words.
struct RepeatedEdit {
    std::string from;
    std::string to;
    int times = 0;
    std::string exampleDraftId;
};
void to_json(Json& json, const RepeatedEdit& edit);
void from_json(const Json& json, RepeatedEdit& edit);

struct EditDistanceRow {
    std::string key;   // of the grouping: a version, reason, channel, language or reviewer
    std::string name;
    int approved = 0;
    int edited = 0;
    int meanBp = 0;
};
void to_json(Json& json, const EditDistanceRow& row);
void from_json(const Json& json, EditDistanceRow& row);

}  // namespace countersign
