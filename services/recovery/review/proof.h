#pragma once
// What can be wrong with a decision besides rights: state, lease, revision, statement, key, signature, digest. All findings at once.
#include "models/domain/person.h"
#include "services/recovery/review/material.h"

#include <string>
#include <vector>

namespace countersign {

struct Findings {
    std::vector<RequirementResult> state;     // conflict: not in the queue, or held by another
    std::vector<RequirementResult> revision;  // another revision than the one decided on
    std::vector<RequirementResult> proof;     // statement, key, signature, digest
};

struct Presented {
    const Decision& decision;
    const Person& person;
    const std::string& draftId;         // of the address
    const std::string& idempotencyKey;
    std::int64_t ifMatch = 0;
    const std::optional<DeviceKey>& key;
    TimeMs now = 0;
};
[[nodiscard]] Findings examine(const Presented& presented, const Draft& draft);
[[nodiscard]] RequirementResult finding(std::string id, std::string sentence, std::string fact = {});

}  // namespace countersign
