#pragma once
// The words a draft is found by. Folded here, once, so that the index and a plain look into the stored words always agree.
#include "models/domain/draft.h"
#include "models/domain/foldedwords.h"

#include <string>

namespace countersign {

// " coffee free grinder shipping ": each word once, in order, between spaces. Nothing personal: placeholders are left out unfilled.
[[nodiscard]] std::string searchWords(const Draft& draft);

} // namespace countersign
