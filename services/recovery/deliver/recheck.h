#pragma once
// The last look before sending: what may have changed since people approved. Pure.
#include "services/recovery/deliver/delivery.h"
#include "services/recovery/deliver/proofcheck.h"

namespace countersign {

struct LastLook {
    std::vector<CheckResult> checks; // as of now
    std::optional<Objection> objection; // set: the approval is void
    TimeMs earliest = 0; // when it may leave (quiet hours); now, if now
    int laterBrandHits = 0; // of brand rules that came in force after the approval: the bytes were approved under those of their time
};
// The draft's `customer` must hold the freshest facts there are.
[[nodiscard]] LastLook lastLook(const Delivery& delivery, TimeMs now);

} // namespace countersign
