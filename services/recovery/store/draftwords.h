#pragma once
// The words a draft is found by. Folded here, once, so that the index and a plain look into the stored words always agree.
#include "models/domain/draft.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign {

// Case, width and accents folded; split where Unicode sees neither letter nor digit; an ideograph is a word of its own.
[[nodiscard]] std::vector<std::string> foldedWords(std::string_view text);
// " coffee free grinder shipping ": each word once, in order, between spaces. Nothing personal: placeholders are left out unfilled.
[[nodiscard]] std::string searchWords(const Draft& draft);

} // namespace countersign
