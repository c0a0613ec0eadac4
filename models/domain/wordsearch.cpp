#include "models/domain/wordsearch.h"

#include "models/domain/text.h"

#include <algorithm>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <utility>

namespace countersign {
namespace {

bool isNumber(std::string_view word)
{
    return !word.empty() && std::ranges::all_of(word, [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ','; });
}

std::vector<std::string_view> splitAt(std::string_view text, char mark)
{
    std::vector<std::string_view> pieces;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find(mark, start), text.size());
        pieces.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return pieces;
}

bool isDigitUnit(char16_t c) { return c >= u'0' && c <= u'9'; }

}  // namespace

Words::Words(std::string_view text)
{
    auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    wide.toLower(icu::Locale::getRoot());
    icu::UnicodeString current;
    int sentence = 0;
    const auto flush = [&] {
        if (current.isEmpty())
            return;
        m_words.emplace_back();
        current.toUTF8String(m_words.back());
        m_firstBytes.set(static_cast<unsigned char>(m_words.back().front()));
        m_sentences.push_back(sentence);
        current.remove();
    };
    for (int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
        UChar32 c = wide.char32At(i);
        const bool moreFollows = i + 1 < wide.length();
        if (c == 0x2019)
            c = '\'';
        const bool inNumber = !current.isEmpty() && isDigitUnit(current.charAt(0));
        if (inNumber && (c == '.' || c == ',') && moreFollows && isDigitUnit(wide.charAt(i + 1))) {
            current.append(c);
        } else if (inNumber != static_cast<bool>(u_isdigit(c)) && !current.isEmpty() && (u_isdigit(c) || u_isalpha(c))) {
            // "5off" and "eur10" are read as two words, so that glueing hides nothing.
            flush();
            current.append(c);
        } else if (u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK) {
            current.append(c);
        } else if ((c == '\'' || c == '-') && !current.isEmpty() && !inNumber && moreFollows && u_isalpha(wide.char32At(i + 1))) {
            current.append(c);
        } else {
            flush();
            if (c == '%' || u_charType(c) == U_CURRENCY_SYMBOL) {
                current.append(c);
                flush();
            } else if (c == '.' || c == '!' || c == '?' || c == '\n') {
                ++sentence;
            }
        }
    }
    flush();
}

std::string Words::range(std::size_t from, std::size_t count) const
{
    std::string text;
    for (std::size_t i = from; i < std::min(from + count, m_words.size()); ++i)
        text += (text.empty() ? "" : " ") + m_words[i];
    return text;
}

bool WordPattern::Part::takes(const std::string& word) const
{
    return firstBytes.test(static_cast<unsigned char>(word.front()))
        && std::ranges::any_of(choices, [&word](const auto& choice) {
               switch (choice.first) {
               case Fit::Whole: return word == choice.second;
               case Fit::Beginning: return word.starts_with(choice.second);
               case Fit::Ending: return word.ends_with(choice.second);
               case Fit::Number: return isNumber(word);
               }
               return false;
           });
}

void WordPattern::Part::add(std::string_view choice)
{
    if (choice == "#" || choice.starts_with('*'))
        firstBytes.set();
    else if (!choice.empty())
        firstBytes.set(static_cast<unsigned char>(choice.front()));
    if (choice == "#")
        choices.emplace_back(Fit::Number, std::string());
    else if (choice.ends_with('*'))
        choices.emplace_back(Fit::Beginning, choice.substr(0, choice.size() - 1));
    else if (choice.starts_with('*'))
        choices.emplace_back(Fit::Ending, choice.substr(1));
    else
        choices.emplace_back(Fit::Whole, choice);
}

WordPattern::WordPattern(std::string_view text)
{
    for (const std::string_view word : splitAt(text, ' ')) {
        Part part;
        for (const std::string_view choice : splitAt(word, '|'))
            part.add(choice);
        m_parts.push_back(std::move(part));
    }
}

std::vector<Words::Match> Words::find(const WordPattern& pattern) const
{
    const auto& parts = pattern.m_parts;
    std::vector<Match> matches;
    if (parts.empty() || !std::ranges::all_of(parts, [this](const auto& part) { return (part.firstBytes & m_firstBytes).any(); }))
        return matches;
    for (std::size_t i = 0; i + parts.size() <= m_words.size(); ++i) {
        std::size_t k = 0;
        while (k < parts.size() && parts[k].takes(m_words[i + k]))
            ++k;
        if (k == parts.size())
            matches.push_back({i, parts.size()});
    }
    return matches;
}

std::optional<std::int64_t> thousandths(std::string_view number, std::size_t maxDecimals)
{
    // The last mark with few enough digits behind it is the decimal mark; all others group thousands.
    const std::size_t mark = number.find_last_of(".,");
    const std::size_t behind = mark == std::string_view::npos ? 0 : number.size() - mark - 1;
    const std::size_t decimals = behind >= 1 && behind <= std::min<std::size_t>(maxDecimals, 3) ? behind : 0;
    std::int64_t value = 0;
    int written = 0;
    for (const char c : number) {
        if (c == '.' || c == ',')
            continue;
        if (c < '0' || c > '9' || ++written > 14)
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    if (written == 0)
        return std::nullopt;
    for (std::size_t i = decimals; i < 3; ++i)
        value *= 10;
    return value;
}

}  // namespace countersign
