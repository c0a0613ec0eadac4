#pragma once
// Makes a known-answer draft: a real draft's shape, an invented customer, one planted fault that the checks do not see. Pure.
#include "models/domain/draft.h"
#include "models/domain/policy.h"
#include "services/base/seal.h"

#include <optional>
#include <string>

namespace countersign {

struct PlantedDraft {
    Draft draft;
    std::string fault;    // see review/seeds.h
    std::string planted;  // the words, or the address, that are wrong
};
// Nothing when no fault gets past the checks. `secret` decides names and faults: the same for the same ids, foreseeable by nobody.
[[nodiscard]] std::optional<PlantedDraft> plantedDraft(
    const Draft& source, const Policy& policy, const SealKey& secret, const std::string& draftId, const std::string& cartId, TimeMs now);

// Whether a known-answer draft follows this one, so that `shareBp` of the queue are such.
[[nodiscard]] bool isFollowedBySeed(const SealKey& secret, const std::string& draftId, int shareBp);
// A number below `end` from the secret and the text.
[[nodiscard]] std::uint32_t drawn(const SealKey& secret, const std::string& text, std::uint32_t end);

}  // namespace countersign
