#pragma once
// Backend and console agree on this without a word on the wire.
#include "models/domain/time.h"

namespace countersign {

// How long a decision that sends nothing can be taken back; one that sends: until its hold runs out.
constexpr TimeMs undoWindowMs = 10 * minuteMs;

}  // namespace countersign
