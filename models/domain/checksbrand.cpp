#include "models/domain/checkparts.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr std::size_t mostShown = 10;

}  // namespace

std::vector<CheckResult> checkBrand(const CheckInput& input)
{
    if (input.brand == nullptr)
        return {};
    auto hits = brandHits(*input.brand, *input.content, input.values);
    if (hits.empty())
        return {passed("brand", "The shop's brand rules are kept.")};
    std::ranges::stable_partition(hits, [&](const BrandHit& hit) { return mustBeKept(*input.brand, hit.rule); });
    std::vector<CheckResult> results;
    for (std::size_t i = 0; i < std::min(hits.size(), mostShown); ++i) {
        const bool must = mustBeKept(*input.brand, hits[i].rule);
        results.push_back({"brand", must ? CheckState::Failed : CheckState::Warned, hits[i].sentence, false});
    }
    if (const std::size_t more = hits.size() - results.size(); more > 0)
        results.push_back({"brand", CheckState::Warned, "The brand rules have " + std::to_string(more) + " more hits.", false});
    return results;
}

}  // namespace countersign
