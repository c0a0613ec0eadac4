#pragma once
// How many of a prompt version's first drafts people have still to decide.
#include <QString>

namespace countersign {

[[nodiscard]] QString firstWords(int decided, int first); // "first 100: 37 to go"; empty once they are through

} // namespace countersign
