#include "models/domain/readability.h"

#include "models/domain/brandtext.h"
#include "models/domain/icutext.h"

#include <algorithm>
#include <cmath>
#include <unicode/locid.h>

namespace countersign {
namespace {

constexpr int highestGrade = 20;
constexpr std::size_t longWordLetters = 6;  // more than these make a long word
constexpr int manySyllables = 3;

bool isVowel(char16_t c)
{
    static constexpr std::u16string_view vowels = u"aeiouyäöüáàâéèêíìîóòôúùû";
    return vowels.find(c) != std::u16string_view::npos;
}

std::u16string lower(const std::string& utf8)
{
    icu::UnicodeString text = wide(utf8);
    text.toLower(icu::Locale::getRoot());
    return {text.getBuffer(), static_cast<std::size_t>(text.length())};
}

// Groups of vowels; in German two full vowels side by side are two syllables unless they are one sound ("Thea-ter", but "Haus").
int germanSyllables(const std::u16string& word)
{
    static const std::u16string_view sounds[] = {u"au", u"ei", u"ai", u"eu", u"äu", u"ie", u"aa", u"ee", u"oo", u"ey", u"ay", u"ui"};
    int count = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (!isVowel(word[i]))
            continue;
        ++count;
        const auto pair = std::u16string_view(word).substr(i, 2);
        if (std::ranges::find(sounds, pair) != std::end(sounds))
            ++i;
    }
    return std::max(count, 1);
}

int englishSyllables(const std::u16string& word)
{
    int count = 0;
    bool inVowels = false;
    for (const char16_t c : word) {
        const bool vowel = isVowel(c);
        count += vowel && !inVowels ? 1 : 0;
        inVowels = vowel;
    }
    const std::u16string_view text = word;
    const bool silentE = text.ends_with(u"e") && !text.ends_with(u"le") && !text.ends_with(u"ee");
    const bool silentEd = text.ends_with(u"ed") && !text.ends_with(u"ted") && !text.ends_with(u"ded");
    if (count > 1 && (silentE || silentEd))
        --count;
    return std::max(count, 1);
}

struct Counts {
    int words = 0;
    int sentences = 0;
    int syllables = 0;
    int longWords = 0;
    int manySyllableWords = 0;
    int oneSyllableWords = 0;
};

Counts countsOf(std::string_view utf8, bool german)
{
    const BrandText text(utf8);
    Counts counts;
    counts.sentences
        = static_cast<int>(std::ranges::count_if(text.sentences(), [](const BrandSentence& sentence) { return sentence.words > 0; }));
    for (const BrandWord& word : text.words()) {
        const std::u16string letters = lower(word.folded);
        const int syllables = german ? germanSyllables(letters) : englishSyllables(letters);
        ++counts.words;
        counts.syllables += syllables;
        counts.longWords += word.letters > longWordLetters ? 1 : 0;
        counts.manySyllableWords += syllables >= manySyllables ? 1 : 0;
        counts.oneSyllableWords += syllables == 1 ? 1 : 0;
    }
    return counts;
}

std::string paragraphsOf(const Content& content)
{
    std::string text;
    for (const Block& block : content.blocks)
        if (block.kind == BlockKind::Paragraph)
            text += block.text + "\n";
    return text;
}

}  // namespace

int readingLevel(std::string_view text, const std::string& language)
{
    const bool german = language == "de";
    if (!german && language != "en")
        return 0;
    const Counts counts = countsOf(text, german);
    if (counts.words == 0 || counts.sentences == 0)
        return 0;
    const double words = counts.words;
    const double wordsPerSentence = words / counts.sentences;
    const auto percent = [&](int some) { return 100.0 * some / words; };
    const double grade = german
        ? 0.1935 * percent(counts.manySyllableWords) + 0.1672 * wordsPerSentence + 0.1297 * percent(counts.longWords)
            - 0.0327 * percent(counts.oneSyllableWords) - 0.875
        : 0.39 * wordsPerSentence + 11.8 * counts.syllables / words - 15.59;
    return std::clamp(static_cast<int>(std::lround(grade)), 1, highestGrade);
}

int readingLevel(const Content& content) { return readingLevel(paragraphsOf(content), content.language); }

int wordCount(const Content& content)
{
    std::size_t words = BrandText(content.subject).words().size() + BrandText(content.preheader).words().size();
    for (const Block& block : content.blocks)
        if (!block.locked && block.kind != BlockKind::Items)
            words += BrandText(block.text).words().size();
    return static_cast<int>(words);
}

}  // namespace countersign
