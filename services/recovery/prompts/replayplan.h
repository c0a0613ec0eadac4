#pragma once
// Which drafts a replay would ask about, and what that would cost.
#include "services/base/seal.h"
#include "services/recovery/prompts/replaystore.h"

#include <functional>

namespace countersign {

constexpr int mostReplayed = 5000;  // drafts of one replay

// Price of a question in millionths of the price list's currency, by tokens.
using TokenPrice = std::function<std::int64_t(int inputTokens, int outputTokens)>;

// The last `wanted` drafts within the prompt's scope that people approved or rejected (known-answer drafts are none of them), and those
// of the prompt's tests. The price: what the questions about the newest five of them measure, four bytes to a token, taken for all, and
// a fifth more for answers that are asked for again. Reads; NotFound: no such version; InvalidInput: `wanted` is not 1 to 5,000.
[[nodiscard]] Result<ReplayPlan> planReplay(
    Connection& connection, const SealKey& master, const std::string& promptId, int number, std::int64_t wanted, const TokenPrice& price);

}  // namespace countersign
