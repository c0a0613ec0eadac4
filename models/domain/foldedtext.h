#pragma once
// A comparison copy of a text (NFKC, case folded, without accents) that remembers where each of its parts came from, and its words.
// For this folder's judges of untrusted text; the copy itself is never shown or sent.
#include <cstdint>
#include <string>
#include <string_view>
#include <unicode/unistr.h>
#include <vector>

namespace countersign {

struct FoldedText {
    icu::UnicodeString original;
    std::u16string text;         // folded; digits of every script are 0–9, dots of every script are "."
    std::vector<int32_t> from;   // per unit of `text`, and one more: index into `original`
};
[[nodiscard]] FoldedText foldText(std::string_view utf8);
[[nodiscard]] std::string folded(std::string_view utf8);

struct Token {
    enum class Kind { Word, Number, Mark, Placeholder };  // Mark: "%" or a currency sign
    Kind kind = Kind::Word;
    std::string text;       // folded; a placeholder's name
    std::string shown;      // as written
    bool capital = false;   // begins with a capital letter
    bool joined = false;    // nothing but a hyphen or nothing at all stands between it and the token before
    bool lineStart = false;
    int sentence = 0;       // tokens of one sentence have one number
    std::string after;      // the first mark of punctuation behind it, if one stands there: , . ! ? : ; or a line end "\n"
};
// Words, numbers, marks and {{placeholders}} of a text in order. Inner apostrophes belong to a word, hyphens part words.
[[nodiscard]] std::vector<Token> tokensOf(std::string_view utf8);

}  // namespace countersign
