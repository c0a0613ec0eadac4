#pragma once
// The customer's history in one line, and what they agreed to, per channel. Unknown is said, never guessed.
#include "models/domain/draft.h"

#include <QString>

namespace countersign {

[[nodiscard]] QString customerWords(const Draft& draft, TimeMs now);
[[nodiscard]] QString consentWords(const CustomerFacts& facts);

} // namespace countersign
