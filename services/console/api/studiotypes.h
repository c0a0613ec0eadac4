#pragma once
// What the studio's calls answer with beside the records of models/domain/prompt.h and brandrules.h.
#include "models/domain/brandrules.h"
#include "models/domain/prompt.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace countersign {

struct ReplayEstimate {
    int drafts = 0;               // decided drafts that are there to be replayed, at most as many as asked for
    std::int64_t costMicros = 0;  // millionths of `currency`
    std::string currency;
};
struct ReplayResultPage {
    std::vector<ReplayResult> results;
    std::string next;             // empty = last page
};
// A file of what a shop knows of itself.
struct KnowledgeEntry {
    std::string id;
    std::string shopId;
    std::string kind;             // "brand_guide", "tone", "do_and_dont", "policy", "product_facts", "approved_message"
    std::string name;
    std::string language;         // empty = any
    std::int64_t passages = 0;
    TimeMs at = 0;
    std::string personName;
};
void from_json(const Json& json, KnowledgeEntry& entry);
struct KnowledgeUpload {
    std::string shopId;
    std::string kind;
    std::string name;
    std::string language;
    std::string bytes;            // at most 2 MiB
};
// The pages that a shop has on its platform.
struct PolicyImport {
    struct Skipped {
        std::string name;
        std::string why;          // the backend's sentence
    };
    int files = 0;                // imported
    std::vector<Skipped> skipped; // could not be
};
// One question to the language model about a draft, and which passages its answer rests on.
struct CitedSource {
    int block = 0;                // index into the blocks of the message as it was written
    std::string source;           // "Brand guide, Tone"
    std::string text;             // the passage as it was then
};
struct DraftExchange {
    std::int64_t revision = 1;
    bool live = true;             // false: a shadow's, which nobody is sent
    std::string model;
    std::string promptName;       // empty: the prompt is gone
    int promptNumber = 0;
    std::string trouble;          // why there was no answer, or empty
    std::vector<std::string> faults;
    std::vector<CitedSource> citations;
    [[nodiscard]] bool becameTheMessage() const { return live && trouble.empty() && faults.empty(); }
};
// What came of the carts that one version wrote for, or of those that got no message.
struct CartFigures {
    std::string key;              // reference of the version; of those without a message the id of the prompt
    std::int64_t carts = 0;       // that got their arm in this time, whether a message left or not
    std::int64_t sent = 0;
    std::int64_t bought = 0;      // orders that stand
    std::optional<int> boughtBp;  // of the carts, in 1/100 %; nothing without carts
    int lowBp = 0;                // 95 % of such intervals hold the share
    int highBp = 10000;
    // More than chance easily explains: the intervals lie apart.
    [[nodiscard]] bool above(const CartFigures& other) const { return carts > 0 && other.carts > 0 && lowBp > other.highBp; }
};
struct VersionOutcomes {
    std::vector<CartFigures> holdouts;  // per prompt the carts without a message that it would have written for, while it was in use
    std::vector<CartFigures> rows;  // of every prompt, most carts first
    [[nodiscard]] CartFigures holdoutOf(const std::string& promptId) const  // no carts where none is known
    {
        const auto found = std::ranges::find(holdouts, promptId, &CartFigures::key);
        return found == holdouts.end() ? CartFigures() : *found;
    }
};
// What a shadow version answered beside the live one; nobody was sent it.
struct ShadowAnswers {
    std::string key;               // reference of the version
    std::int64_t drafts = 0;       // it was asked about
    std::int64_t passed = 0;       // every check
    std::int64_t silent = 0;       // no answer came
    std::int64_t compared = 0;     // passed, and so did the live version's answer
    std::optional<int> distanceBp; // mean over those; nothing without any
    bool cut = false;              // older answers of this time are not counted
};
struct ModelStatus {
    bool configured = false;      // false: the built-in composer writes everything
    std::string model;
    std::int64_t spentTodayMicros = 0;
    std::int64_t dayBudgetMicros = 0;  // 0 = no limit
    std::string currency;
};
struct LabelRequest {
    std::string promptId;
    int number = 0;
    PromptLabel label = PromptLabel::Candidate;
    bool given = true;            // false: take it away
    std::string note;
    int sharePercent = 100;       // of a live version; 100 = alone
};

// Decoders of whole bodies; a body of another shape is InvalidInput naming the key.
[[nodiscard]] Result<ReplayEstimate> readReplayEstimate(const Json& json);
[[nodiscard]] Result<ReplayResultPage> readReplayResults(const Json& json);
[[nodiscard]] Result<BrandRules> readBrandRules(const Json& json);  // none stored: the shipped ones, version 0
[[nodiscard]] Result<PolicyImport> readPolicyImport(const Json& json);
[[nodiscard]] Result<VersionOutcomes> readVersionOutcomes(const Json& json);
[[nodiscard]] Result<std::vector<ShadowAnswers>> readShadowAnswers(const Json& json);
[[nodiscard]] Result<ModelStatus> readModelStatus(const Json& json);
[[nodiscard]] Result<std::vector<DraftExchange>> readExchanges(const Json& json);  // oldest first

}  // namespace countersign
