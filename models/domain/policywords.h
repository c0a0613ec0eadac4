#pragma once
// Whether a shop's own policies say what a message claims. Strict: what is not clearly said there is not said.
#include "models/domain/wordsearch.h"

#include <string>
#include <vector>

namespace countersign {

enum class PolicyTopic { Delivery, Returns, Guarantee };
// One sentence of one passage must be about the topic, hold exactly the figures of the claim's sentence (a claim without any may leave
// them out), deny when and only when the claim's sentence denies, and hold every qualifying word of the claim ("free", "next-day").
[[nodiscard]] bool policiesSay(
    const std::vector<std::string>& passages, PolicyTopic topic, const Words& message, const Words::Match& claim);

}  // namespace countersign
