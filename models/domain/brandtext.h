#pragma once
// A text cut into words and sentences by ICU's boundaries, for rules that point at places in it. Placeholders count as one word and match none.
#include <string>
#include <string_view>
#include <unicode/unistr.h>
#include <utility>
#include <vector>

namespace countersign {

struct BrandSpan {
    int32_t from = 0;  // UTF-16 code units, [from, to)
    int32_t to = 0;
};
struct BrandWord {
    std::string folded;          // case folded; accents stay
    BrandSpan span;
    std::size_t letters = 0;
    std::size_t capitals = 0;
    bool capital = false;        // the first letter is one
    bool sentenceStart = false;
    bool follows = false;        // only blanks and hyphens stand between it and the word before
};
struct BrandSentence {
    BrandSpan span;
    int words = 0;
};

class BrandText {
public:
    explicit BrandText(std::string_view utf8);
    [[nodiscard]] const std::vector<BrandWord>& words() const { return m_words; }
    [[nodiscard]] const std::vector<BrandSentence>& sentences() const { return m_sentences; }
    [[nodiscard]] std::vector<BrandSpan> exclamations() const;
    [[nodiscard]] std::vector<BrandSpan> emoji() const;  // whole graphemes
    [[nodiscard]] std::vector<BrandSpan> findSigns(const std::string& signs) const;  // exactly as written
    [[nodiscard]] std::string shown(const BrandSpan& span) const;
    [[nodiscard]] std::pair<int, int> bytesOf(const BrandSpan& span) const;  // start and length in UTF-8 code units

private:
    void cutWords();
    void cutSentences();

    icu::UnicodeString m_text;   // as written
    icu::UnicodeString m_plain;  // the same length, placeholders replaced by one letter and blanks
    std::vector<BrandWord> m_words;
    std::vector<BrandSentence> m_sentences;
};

// A word or phrase to look for; one without any letter or digit is looked for as it is written.
struct BrandPhrase {
    explicit BrandPhrase(const std::string& utf8);
    std::vector<std::string> words;
    std::string signs;
};

}  // namespace countersign
