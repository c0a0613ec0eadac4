#pragma once
// Untrusted text on its way in, and personal text on its way to a screen. ICU underneath.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace countersign {

// NFC; control (but tab and newline when multiLine), bidi, zero-width, tag and private-use characters removed;
// runs of white space folded (when not multiLine); cut at a grapheme to at most maxCharacters. Invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string cleanText(std::string_view untrusted, std::size_t maxCharacters, bool multiLine = false);
// "Ana Pérez" → "Ana P•••••"; "" stays "".
[[nodiscard]] std::string maskName(std::string_view firstName, std::string_view lastName);
// "ana@posta.es" → "a•••@p•••.es"
[[nodiscard]] std::string maskEmail(std::string_view email);
// "+34600111222" → "+34 ••• •• 22"
[[nodiscard]] std::string maskPhone(std::string_view phone);
[[nodiscard]] bool isE164(std::string_view phone);
[[nodiscard]] bool looksLikeEmail(std::string_view email);
[[nodiscard]] std::string lowerCase(std::string_view text);  // ICU full case mapping, root locale
[[nodiscard]] std::string escapeHtml(std::string_view text);
[[nodiscard]] inline bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}
// User-perceived characters.
[[nodiscard]] std::size_t countCharacters(std::string_view utf8);

}  // namespace countersign
