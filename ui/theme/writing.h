#pragma once
// How lines of words are set.
#include <QString>

namespace countersign {

// Of the window's words, whatever way its panes stand: "1 of 2 signed" stays in order where English is mirrored.
[[nodiscard]] Qt::LayoutDirection writingDirection();
// A number stays on one line with what it counts: the space behind it does not break ("14 %", "up to 14 days").
[[nodiscard]] QString unbroken(QString words);

} // namespace countersign
