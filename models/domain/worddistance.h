#pragma once
// How far one wording is from another, in words, and which words became which.
#include "models/domain/message.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign {

// Words taken out and put in, in basis points of all words of both: 0 = the same, 10000 = no word in common. Punctuation marks and
// {{placeholders}} are words; white space is nothing. Two empty texts are the same.
[[nodiscard]] int wordDistanceBp(std::string_view before, std::string_view after);
// Of everything that the composer or a person wrote; the locked footer and button links do not count.
[[nodiscard]] int wordDistanceBp(const Content& before, const Content& after);

// A run of words and what stands in its place, as written; one of the two is empty where words were only put in or taken out.
struct WordChange {
    std::string from;
    std::string to;
    friend bool operator==(const WordChange&, const WordChange&) = default;
};
[[nodiscard]] std::vector<WordChange> wordChanges(std::string_view before, std::string_view after);
[[nodiscard]] std::vector<WordChange> wordChanges(const Content& before, const Content& after);

}  // namespace countersign
