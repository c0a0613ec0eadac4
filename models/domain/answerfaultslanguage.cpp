// The language of what a model wrote, by CLD2: made for short texts, without files, and ICU has no such thing.
#include "models/domain/answerparts.h"
#include "models/domain/icutext.h"

#include <algorithm>
#include <cld2/public/compact_lang_det.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace countersign {
namespace {

// Below these nobody, and no statistics, can say for sure.
constexpr int leastLettersOfSentence = 28;
constexpr int leastLettersOfMessage = 20;

int lettersIn(const std::string& utf8)
{
    const auto text = wide(utf8);
    int letters = 0;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
        letters += u_isalpha(text.char32At(i)) ? 1 : 0;
    return letters;
}

// Titles keep the language that they have in the shop.
std::string withoutTitles(std::string text, const FactTexts& known)
{
    for (const std::string& title : known.titles)
        for (std::size_t at = title.empty() ? std::string::npos : text.find(title); at != std::string::npos; at = text.find(title, at))
            text.replace(at, title.size(), " ");
    return text;
}

// The ISO 639 code of the language a text is surely written in; empty when it could be several.
std::string languageOf(const std::string& text)
{
    CLD2::Language best[3];
    int percent[3];
    int bytes = 0;
    bool reliable = false;
    const CLD2::Language language
        = CLD2::DetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, best, percent, &bytes, &reliable);
    return reliable && language != CLD2::UNKNOWN_LANGUAGE ? CLD2::LanguageCode(language) : "";
}

std::vector<std::string> sentencesOf(const std::string& text)
{
    std::vector<std::string> sentences(1);
    for (const char c : text) {
        sentences.back() += c;
        if (c == '.' || c == '!' || c == '?' || c == '\n')
            sentences.emplace_back();
    }
    return sentences;
}

}  // namespace

void findLanguageFaults(const AnswerText& text, const FactTexts& known, const std::string& language, std::vector<AnswerFault>& faults)
{
    const std::string wanted = language == "de" ? "German" : "English";
    std::string whole;
    for (const AnswerPiece& piece : text.pieces) {
        const std::string own = withoutTitles(piece.literal, known);
        whole += own + "\n";
        for (const std::string& sentence : sentencesOf(own)) {
            if (lettersIn(sentence) < leastLettersOfSentence)
                continue;
            const std::string found = languageOf(sentence);
            if (!found.empty() && found != language)
                addFault(faults, "language", quoted(sentence) + " in " + piece.name + " is not " + wanted + ".");
        }
    }
    if (lettersIn(whole) < leastLettersOfMessage)
        return;
    if (const std::string found = languageOf(whole); !found.empty() && found != language)
        addFault(faults, "language", "The message is not written in " + wanted + ".");
}

}  // namespace countersign
