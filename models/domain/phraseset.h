#pragma once
// Many phrases looked for at once among the tokens of a text. Made once, then only read: any thread.
#include "models/domain/foldedtext.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace countersign {

class PhraseSet {
public:
    // Words of a phrase are separated by spaces, all in one sentence. "a|b": either; "garant*": any ending; "*rabatt": any beginning;
    // "#": a number in digits. Written with accents or without.
    PhraseSet(std::initializer_list<std::string_view> phrases);
    struct Match {
        std::size_t first = 0;
        std::size_t count = 0;
    };
    [[nodiscard]] std::vector<Match> find(const std::vector<Token>& tokens) const;

private:
    using Word = std::vector<std::string>;  // alternatives
    [[nodiscard]] static bool fits(const Word& word, const Token& token);
    [[nodiscard]] bool fitsAt(const std::vector<Word>& phrase, const std::vector<Token>& tokens, std::size_t at) const;

    std::vector<std::vector<Word>> m_phrases;
    std::unordered_map<std::string, std::vector<std::size_t>> m_byFirst;  // phrases that begin with exactly this word
    std::unordered_map<char, std::vector<std::size_t>> m_byFirstByte;     // with a beginning, "garant*"
    std::vector<std::size_t> m_ofNumbers;                                 // with "#"
    std::vector<std::size_t> m_others;                                    // with an ending, "*rabatt", or any word
};

}  // namespace countersign
