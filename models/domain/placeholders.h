#pragma once
// A text with {{placeholders}} taken apart, so that values are put in once and never read again as text with placeholders.
#include "models/domain/message.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign {

struct TextPart {
    enum class Kind { Literal, Placeholder, Malformed };
    Kind kind = Kind::Literal;
    std::string_view text;  // a Placeholder's name; for Malformed the rest of the text
};
[[nodiscard]] std::vector<TextPart> textParts(std::string_view text);

// The value of a known placeholder, or why there is none: unknown name, missing or empty value.
[[nodiscard]] Result<std::string> placeholderValue(std::string_view name, const Values& values);

// All parts put together; fails like placeholderValue, and for malformed text.
[[nodiscard]] Result<std::string> fillText(std::string_view text, const Values& values);

// False for what could make the shown differ from the sent: control characters (but newline and tab when multiLine), bidi overrides,
// tags, broken UTF-8.
[[nodiscard]] bool isSafeText(std::string_view text, bool multiLine);

}  // namespace countersign
