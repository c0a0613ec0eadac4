#include "models/domain/foldedwords.h"

#include "models/domain/icutext.h"
#include "models/domain/text.h"

#include <algorithm>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace countersign {

namespace {

constexpr std::size_t maxWordBytes = 64;
constexpr std::size_t maxWords = 1000;
constexpr std::size_t maxText = 64 * 1024;

void finish(std::vector<std::string>& words, std::string& word)
{
    if (!word.empty() && words.size() < maxWords) {
        if (word.size() > maxWordBytes) {
            std::size_t end = maxWordBytes;
            while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U)
                --end; // not in the middle of a character
            word.resize(end);
        }
        words.push_back(word);
    }
    word.clear();
}

std::vector<std::string> plainWords(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            word += c;
        else if (c >= 'A' && c <= 'Z')
            word += static_cast<char>(c - 'A' + 'a');
        else
            finish(words, word);
    }
    finish(words, word);
    return words;
}

std::vector<std::string> foreignWords(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status))
        return plainWords(text);
    const auto source = wide(text);
    const icu::UnicodeString folded = decompose->normalize(fold->normalize(source, status), status);
    if (U_FAILURE(status))
        return plainWords(text);
    std::vector<std::string> words;
    std::string word;
    for (int32_t at = 0; at < folded.length(); at = folded.moveIndex32(at, 1)) {
        const UChar32 c = folded.char32At(at);
        if (u_charType(c) == U_NON_SPACING_MARK)
            continue;
        if (!u_isalnum(c)) {
            finish(words, word);
            continue;
        }
        const bool alone = u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) != 0;
        if (alone)
            finish(words, word);
        icu::UnicodeString(c).toUTF8String(word);
        if (alone)
            finish(words, word);
    }
    finish(words, word);
    return words;
}

} // namespace

std::vector<std::string> foldedWords(std::string_view text)
{
    text = text.substr(0, maxText);
    return isAscii(text) ? plainWords(text) : foreignWords(text);
}

} // namespace countersign
