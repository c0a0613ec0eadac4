#pragma once
// Text of any size and kind for a label: cut to what a label can hold, with what would reorder or hide letters made visible.
#include "models/domain/message.h"

#include <QString>

namespace countersign {

// Never longer than `most` characters and an ellipsis; costs the same for a megabyte.
[[nodiscard]] QString shortText(const std::string& utf8, int most = 400);
// Bidi controls, zero-width and control characters become �; line breaks stay.
[[nodiscard]] QString visibleText(QString words);

// For a tool tip, which would take markup for markup.
[[nodiscard]] QString plainTip(const QString& words);

[[nodiscard]] std::size_t contentBytes(const Content& content);
// More than any channel takes: shown in part, checked by the backend only, not edited here.
[[nodiscard]] bool oversized(const Content& content);

} // namespace countersign
