#pragma once
// The plain-code checks of a message; run when drafted, at every edit (live in the console), at every decision and right before sending.
#include "models/domain/brandrules.h"
#include "models/domain/draft.h"

#include <vector>

namespace countersign {

struct CheckInput {
    const Content* content = nullptr;
    const Values* values = nullptr;
    const Offer* offer = nullptr;
    const CustomerFacts* customer = nullptr;
    const std::vector<CartLine>* lines = nullptr;
    std::vector<std::string> linkDomains;
    std::string timeZone;      // the shopper's, else the shop's
    int quietFromMinute = 0;
    int quietUntilMinute = 0;
    int maxSmsSegments = 3;
    bool sells = true;         // false: the message asks or tells and offers no goods, so their stock and price do not matter
    const BrandRules* brand = nullptr;  // the shop's, or none
    const std::vector<std::string>* policies = nullptr;  // passages of the shop's policies that the message cites: true as the facts are
    // For each of them the blocks of `composed` that cite it: it counts there alone, and in edits of them. None or empty: everywhere.
    const std::vector<std::vector<int>>* policyBlocks = nullptr;
    const Content* composed = nullptr;  // the message as it was composed
    TimeMs now = 0;
};
// Always the same ids in the same order, so that a reader can compare two runs; with brand rules "brand" follows, once per hit.
[[nodiscard]] std::vector<CheckResult> runChecks(const CheckInput& input);
// Judges anew what depends on the time alone, in results of an earlier run over the same input.
void renewTimedChecks(std::vector<CheckResult>& results, const CheckInput& input);
[[nodiscard]] int failedChecks(const std::vector<CheckResult>& checks);  // those that block, `waits` not counted
// When a message may leave: now, or the end of the quiet hours.
[[nodiscard]] TimeMs earliestSend(const CheckInput& input);

}  // namespace countersign
