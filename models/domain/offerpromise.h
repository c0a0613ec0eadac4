#pragma once
// What a message promises in per cent, as the offer check reads it: for showing the promise beside the record while a person types.
#include "models/domain/message.h"

#include <optional>
#include <string>

namespace countersign {

struct PercentPromise {
    std::string words; // as written: "15 %"
    int percentBp = 0; // 1500
};
// The first percentage promised that is not `offerBp`; 0 = no percentage was offered at all.
[[nodiscard]] std::optional<PercentPromise> otherPercentPromise(const Content& content, const Values& values, int offerBp);

} // namespace countersign
