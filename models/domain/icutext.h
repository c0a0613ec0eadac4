#pragma once
// Our UTF-8 as ICU takes it; for the sources of this folder.
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <string_view>

namespace countersign {

[[nodiscard]] inline icu::UnicodeString wide(std::string_view utf8)
{
    return icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
}

// A combining mark: it stands on the letter before it.
[[nodiscard]] inline bool isMark(UChar32 c)
{
    const int8_t category = u_charType(c);
    return category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK;
}

}  // namespace countersign
