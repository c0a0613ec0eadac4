#pragma once
// SQL that several places must agree on.
#include <string_view>

namespace countersign {

// ORDER BY of prompts `p` that all fit a draft: the first one writes. Shop before reason before language.
inline constexpr std::string_view narrowestFirst = "(p.shop_id <> '') * 4 + (p.reason <> '') * 2 + (p.language <> '') DESC, p.id";

} // namespace countersign
