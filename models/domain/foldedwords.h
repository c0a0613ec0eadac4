#pragma once
// How texts are cut into words for every full-text index of ours, once, so that what is stored and what is asked for always agree.
#include <string>
#include <string_view>
#include <vector>

namespace countersign {

// Case, width and accents folded; split where Unicode sees neither letter nor digit; an ideograph is a word of its own. Words are cut at
// 64 bytes; of one text the first 1,000 words and 64 KiB count.
[[nodiscard]] std::vector<std::string> foldedWords(std::string_view text);

} // namespace countersign
