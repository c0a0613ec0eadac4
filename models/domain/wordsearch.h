#pragma once
// Phrases in a text by whole words, whatever the case, punctuation or line breaks between them.
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace countersign {

// Words separated by spaces. "a|b": either; "garant*": any ending; "*garantie": any beginning; "#": a number. Taken apart once, looked for often.
class WordPattern {
public:
    explicit WordPattern(std::string_view text);

private:
    friend class Words;
    enum class Fit { Whole, Beginning, Ending, Number };
    // What may stand in one place, and with which bytes such a word may begin.
    struct Part {
        [[nodiscard]] bool takes(const std::string& word) const;
        void add(std::string_view choice);
        std::bitset<256> firstBytes;
        std::vector<std::pair<Fit, std::string>> choices;
    };
    std::vector<Part> m_parts;
};

// A text cut into lower-case words of letters or of digits; inner apostrophes and hyphens belong to the word, "%" and currency signs
// stand alone.
class Words {
public:
    explicit Words(std::string_view text);
    [[nodiscard]] std::size_t size() const { return m_words.size(); }
    [[nodiscard]] const std::string& at(std::size_t index) const { return m_words.at(index); }
    [[nodiscard]] std::string range(std::size_t from, std::size_t count) const;  // words joined by spaces
    // Words between two sentence ends (. ! ? or a line end) around a word.
    [[nodiscard]] bool sameSentence(std::size_t a, std::size_t b) const { return m_sentences.at(a) == m_sentences.at(b); }

    struct Match {
        std::size_t first = 0;
        std::size_t count = 0;
    };
    [[nodiscard]] std::vector<Match> find(const WordPattern& pattern) const;

private:
    std::vector<std::string> m_words;
    std::bitset<256> m_firstBytes;  // of the words: most patterns are told from them alone
    std::vector<int> m_sentences;
};

// "1.240,50", "1,240.50", "12" → thousandths; nothing for what is not a number. At most maxDecimals digits count as decimals.
[[nodiscard]] std::optional<std::int64_t> thousandths(std::string_view number, std::size_t maxDecimals = 2);

}  // namespace countersign
