#pragma once
// The single checks that runChecks() puts together, and the text they read. Pure; for this folder only.
#include "models/domain/checks.h"
#include "models/domain/wordsearch.h"

#include <string>
#include <vector>

namespace countersign {

// A message as a reader gets it, with everything that could be missing left out instead of refused.
struct CheckedText {
    std::string all;       // subject, preheader and blocks filled in, one per line; holds every value
    std::string promises;  // the same without values that are facts of the cart or the shop's own true sentences
    Words words;           // of `promises`
    std::vector<std::size_t> blockStarts;  // of each block in `promises`, in bytes; one without text starts where the next one does
    std::vector<std::string> urls;  // behind buttons and {{…_url}}
    std::vector<std::string> placeholders;
};
[[nodiscard]] CheckedText readText(const Content& content, const Values& values);

[[nodiscard]] CheckResult passed(std::string id, std::string sentence);
[[nodiscard]] CheckResult failed(std::string id, std::string sentence);
[[nodiscard]] std::string quoted(const std::string& text);

[[nodiscard]] CheckResult checkLinks(const CheckInput& input, const CheckedText& text);
[[nodiscard]] CheckResult checkOfferText(const CheckInput& input, const CheckedText& text);
[[nodiscard]] CheckResult checkPlaceholders(const CheckInput& input);
[[nodiscard]] CheckResult checkClaims(const CheckInput& input, const CheckedText& text);
// "Kostenloser Versand, bis 3. Dezember" says until when the offer holds, not when the parcel comes: only beside the offer's own end, and
// only for what is free. "Lieferung bis" and "delivery by" stay a promise of the day, whatever stands before them.
[[nodiscard]] bool isEndOfFreeShipping(const CheckInput& input, const Words& words, const Words::Match& match);
[[nodiscard]] CheckResult checkLength(const CheckInput& input, const CheckedText& text);
[[nodiscard]] CheckResult checkSmsSegments(const CheckInput& input, const CheckedText& text);
[[nodiscard]] CheckResult checkConsent(const CheckInput& input);
[[nodiscard]] CheckResult checkQuietHours(const CheckInput& input);
[[nodiscard]] CheckResult checkStock(const CheckInput& input);
[[nodiscard]] CheckResult checkPrice(const CheckInput& input);
[[nodiscard]] std::vector<CheckResult> checkBrand(const CheckInput& input);  // nothing without rules

}  // namespace countersign
