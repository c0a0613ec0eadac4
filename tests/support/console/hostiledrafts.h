#pragma once
// Drafts as an attacker, a broken model or a newer backend would make them: markup, links to everywhere, letters that hide or reorder,
// sizes.
#include "models/domain/draft.h"

#include <vector>

namespace countersign {

[[nodiscard]] std::vector<std::string> hostileTexts();
// One draft with the text in every field that is shown.
[[nodiscard]] Draft hostileDraft(int number, const std::string& words, TimeMs now);
// A megabyte in one field, a hundred thousand of what is usually three.
[[nodiscard]] std::vector<Draft> enormousDrafts(TimeMs now);
// At least `count`, the enormous ones among them.
[[nodiscard]] std::vector<Draft> hostileDrafts(int count, TimeMs now);

} // namespace countersign
