#pragma once
// The single judgements that answerFaults() puts together, and the texts they read. Pure; for this folder only.
#include "models/domain/checkparts.h"
#include "models/domain/foldedtext.h"
#include "models/domain/modelanswer.h"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace countersign {

// What the model wrote; frame of ours (items, footer, links) left out.
struct AnswerPiece {
    std::string name;      // "subject", "paragraph 2": for sentences
    std::string text;      // as written
    std::string literal;   // the same with " … " for each placeholder
    std::vector<Token> tokens;
};
struct AnswerText {
    std::vector<AnswerPiece> pieces;
};
[[nodiscard]] AnswerText readAnswerText(const Content& content);

enum class TimeUnit { Minute, Hour, Day, Week, Month, Year };

// What a model may say because the facts hold it. Numbers are thousandths.
struct FactTexts {
    std::set<std::int64_t> numbers;                              // anywhere in the facts
    std::set<std::int64_t> amounts;                              // of money, in prices, totals, evidence and the shop's own sentences
    std::set<std::string, std::less<>> currencies;               // ISO 4217, of this cart
    std::set<std::int64_t> percents;                             // in titles and the shop's own sentences
    std::set<std::pair<std::int64_t, TimeUnit>> durations;
    std::set<std::string, std::less<>> words;                    // folded, of titles, shop name and the shop's own sentences
    std::set<std::pair<std::string, std::string>> pairs;         // neighbours among those
    std::set<std::pair<std::string, std::string>> policyPairs;   // neighbours in the policies that the answer cites
    std::set<std::string, std::less<>> passageNames;             // folded: words with a capital in what the shop knows of itself
    std::vector<std::string> titles;                             // as they stand in the facts
    std::string publicText;                                      // folded: titles, shop name, the shop's own sentences
};
[[nodiscard]] FactTexts readFactTexts(const PromptFacts& facts, const CheckInput& check);

// A number at a place, in digits or spelled (English, German), with its last token there; `first` is where it begins.
struct SpokenNumber {
    std::int64_t value = 0;  // thousandths
    std::size_t first = 0;
};
[[nodiscard]] std::optional<SpokenNumber> numberEndingAt(const std::vector<Token>& tokens, std::size_t last, bool oneCounts);
// ISO codes that a sign or word of money may mean, blank-separated; empty when it is none.
[[nodiscard]] std::string_view currencyCodes(const Token& token);
[[nodiscard]] std::optional<TimeUnit> timeUnit(const Token& token);
[[nodiscard]] bool isPercent(const std::vector<Token>& tokens, std::size_t at);
[[nodiscard]] std::string shownRange(const std::vector<Token>& tokens, std::size_t first, std::size_t count);

void addFault(std::vector<AnswerFault>& faults, const char* id, std::string sentence);

void findShapeFaults(const ModelAnswer& answer, const PromptFacts& facts, const AnswerText& text, std::vector<AnswerFault>& faults);
void findRepeatFaults(const AnswerText& text, std::vector<AnswerFault>& faults);
void findMarkupFaults(const AnswerText& text, std::vector<AnswerFault>& faults);
void findLeakFaults(const AnswerText& text, std::vector<AnswerFault>& faults);
void findLinkFaults(const AnswerText& text, const FactTexts& known, std::vector<AnswerFault>& faults);
void findNumberFaults(const AnswerText& text, const FactTexts& known, std::vector<AnswerFault>& faults);
void findMoneyFaults(const AnswerText& text, const FactTexts& known, std::vector<AnswerFault>& faults);
void findOfferFaults(const AnswerText& text, const FactTexts& known, const CheckInput& check, std::vector<AnswerFault>& faults);
void findDateFaults(const AnswerText& text, const FactTexts& known, std::vector<AnswerFault>& faults);
void findNameFaults(const AnswerText& text, const FactTexts& known, const std::string& language, std::vector<AnswerFault>& faults);
void findLanguageFaults(const AnswerText& text, const FactTexts& known, const std::string& language, std::vector<AnswerFault>& faults);

}  // namespace countersign
