#pragma once
// A shop's voice as rules of plain code: tried live in the studio, run over every draft.
#include "models/domain/message.h"
#include "models/domain/time.h"

#include <string>
#include <vector>

namespace countersign {

struct BrandRules {
    std::string shopId;                     // empty = every shop
    std::vector<std::string> banned;        // words or phrases, any case, whole words
    std::vector<std::string> required;      // at least once in a message
    int maxExclamationMarks = 1;            // in the whole message
    bool allowEmoji = false;
    bool allowShouting = false;             // words of four and more capitals
    std::string address;                    // "", "formal" or "informal": German Sie or du
    int maxSentenceWords = 0;               // 0 = no limit
    std::vector<std::string> must;          // rules (BrandHit::rule) that a message must keep; the others warn
    std::int64_t version = 0;
    TimeMs at = 0;
    std::string personName;
};
void to_json(Json& json, const BrandRules& rules);
void from_json(const Json& json, BrandRules& rules);
[[nodiscard]] Result<BrandRules> brandRulesFromJson(const Json& json);  // refuses contradictions and over 500 words, naming each

struct BrandHit {
    std::string rule;      // "banned", "required", "exclamation", "emoji", "shouting", "address", "sentence"
    std::string sentence;  // "“cheap” is a banned word"
    int block = -1;        // index into blocks; -1 = subject, -2 = preheader, -3 = the whole
    int from = 0;          // code units of UTF-8 in that text
    int length = 0;
};
void to_json(Json& json, const BrandHit& hit);
void from_json(const Json& json, BrandHit& hit);
// With `values` a required word may also stand in what a placeholder is filled with.
[[nodiscard]] std::vector<BrandHit> brandHits(const BrandRules& rules, const Content& content, const Values* values = nullptr);
[[nodiscard]] const std::vector<std::string>& brandRuleIds();
[[nodiscard]] bool mustBeKept(const BrandRules& rules, const std::string& rule);

}  // namespace countersign
