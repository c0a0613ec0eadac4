#include "models/domain/addresspatterns.h"

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <unicode/regex.h>
#include <unicode/uchar.h>

namespace countersign {
namespace {

// Every alternative starts at the beginning of a run and takes it possessively, so that the time stays in proportion to the text.
constexpr const char* netPattern =
    // e-mail, with "@" or "(at)"
    "(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]++\\s?+(?:@|[(\\[{]\\s?at\\s?[)\\]}])\\s?+[\\p{L}\\p{N}.-]*+"
    "|@[\\p{L}\\p{N}.-]++"
    // web: with a scheme, "www.", or a host with a common ending
    "|(?<![\\p{L}\\p{N}])(?:[a-z][a-z0-9+.-]{1,15}+:/{1,3}+|www[.]|mailto:|javascript:|data:|tel:)[^\\s<>\"]++"
    "|(?<![\\p{L}\\p{N}._-])(?:[\\p{L}\\p{N}_-]++[.])+(?:com|net|org|info|biz|io|co|me|tv|cc|ly|gl|app|dev|shop|store|online|site|link|click|"
    "xyz|top|club|live|page|web|website|de|at|ch|eu|uk|fr|es|it|nl|be|pl|se|no|dk|fi|pt|ie|cz|us|ca|au|nz|jp|cn|in|ru|su|br|mx|tk|ml|ga|cf|"
    "gq|example|test|local|xn--[a-z0-9-]++)(?![\\p{L}\\p{N}_-])(?::\\d{1,5}+)?+(?:[/?#][^\\s<>\"]*+)?+"
    "|(?<![\\p{L}\\p{N}.-])xn--[\\p{L}\\p{N}.-]++";

constexpr const char* numberPattern =
    // IBAN
    "(?<![\\p{L}\\p{N}])[a-z]{2}\\d{2}(?:[ -]?+[a-z0-9]{4}){3,7}(?:[ -]?+[a-z0-9]{1,3})?+(?![\\p{L}\\p{N}])"
    // telephone, card: seven and more digits with little between them
    "|(?<!\\d)[+(]?+\\d(?:[ \\u00a0.\\-/()]{0,3}+\\d){6,}"
    // streets with their number
    "|(?<![\\p{L}])[\\p{L}.'-]{2,40} ?(?:strasse|straat|str[.]|weg|allee|gasse|platz) {1,2}\\d{1,4}(?: ?[a-z])?(?![\\p{L}\\p{N}])"
    "|(?<![\\p{L}\\p{N}])\\d{1,5}[a-z]?+ (?:[\\p{L}.'-]{2,30} ){1,3}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd)(?![\\p{L}\\p{N}])"
    "|(?<![\\p{L}])(?:rue|calle|via|viale|avenida|avenue|plaza|piazza|rua|ulica|ul[.]) (?:[\\p{L}.'-]{1,30},? ){1,4}\\d{1,4}(?![\\p{L}\\p{N}])";

constexpr const char* spelledPattern =
    "(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}-]++\\s?[(\\[]?(?:dot|punkt|\\(\\.\\)|\\[\\.\\])[)\\]]?\\s?(?:com|net|org|info|biz|io|co|me|shop|store|de|at|ch|eu|uk|"
    "fr|es|it|nl)(?![\\p{L}\\p{N}])"
    "|(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}-]++\\s?[(\\[](?:at|dot|punkt|\\.)[)\\]]\\s?[\\p{L}\\p{N}-]++"
    "|(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}-]{2,}+ [.] ?(?:com|net|org|info|io|shop|store|de|eu)(?![\\p{L}\\p{N}])"
    "|(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}-]{2,}+[.] (?:com|net|org)(?![\\p{L}\\p{N}])";

// Milliseconds-like steps of ICU's engine: far above what any field of ours takes.
constexpr int32_t mostSteps = 200;

bool holdsAny(const std::u16string& text, std::initializer_list<std::u16string_view> parts)
{
    return std::ranges::any_of(parts, [&](std::u16string_view part) { return text.find(part) != std::u16string::npos; });
}

// Most sentences hold nothing that any pattern could match; the engine is spared them. A price and a time of day have their mark between digits.
bool mayHoldNetAddress(const std::u16string& text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char16_t c = text[i];
        if (c == u'@')
            return true;
        if ((c != u'.' && c != u':') || i + 1 == text.size() || u_isUWhiteSpace(text[i + 1]))
            continue;
        if (i == 0 || !u_isdigit(text[i - 1]) || !u_isdigit(text[i + 1]))
            return true;
    }
    return holdsAny(text, {u"(at", u"[at", u"{at", u"( at", u"[ at", u"{ at", u"xn--"});
}

bool beginsLikeAnIban(const std::u16string& text)
{
    const auto isLetter = [&text](std::size_t at) { return text[at] >= u'a' && text[at] <= u'z'; };
    for (std::size_t i = 3; i < text.size(); ++i)
        if (u_isdigit(text[i]) && u_isdigit(text[i - 1]) && isLetter(i - 2) && isLetter(i - 3))
            return true;
    return false;
}

bool mayHoldNumberedAddress(const std::u16string& text)
{
    constexpr std::ptrdiff_t leastTelephone = 7;
    const auto digits = std::ranges::count_if(text, [](char16_t c) { return u_isdigit(c) != 0; });
    return digits >= leastTelephone
        || (digits > 0
            && (beginsLikeAnIban(text)
                || holdsAny(text,
                    {u"strasse", u"straat", u"str.", u"weg", u"allee", u"gasse", u"platz", u" st", u" road", u" rd", u" ave", u" lane", u" ln",
                        u" drive", u" dr", u" boulevard", u" blvd", u"rue ", u"calle ", u"via ", u"viale ", u"avenida ", u"avenue ", u"plaza ",
                        u"piazza ", u"rua ", u"ulica ", u"ul. "})));
}

// "Thank you. Come back" ends no address.
bool holdsEnding(const std::u16string& text, std::u16string_view ending)
{
    for (auto at = text.find(ending); at != std::u16string::npos; at = text.find(ending, at + 1))
        if (at + ending.size() == text.size() || !u_isalnum(text[at + ending.size()]))
            return true;
    return false;
}

bool mayHoldSpelledAddress(const std::u16string& text)
{
    return holdsAny(text, {u"dot", u"punkt", u" .", u"(.", u"[.", u"(at", u"[at"}) || holdsEnding(text, u". com") || holdsEnding(text, u". net")
        || holdsEnding(text, u". org");
}

std::unique_ptr<icu::RegexPattern> compiled(const char* pattern)
{
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    return std::unique_ptr<icu::RegexPattern>(icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(pattern), where, status));
}

std::vector<AddressSpan> spansOf(const icu::RegexPattern* pattern, const std::u16string& text)
{
    std::vector<AddressSpan> spans;
    if (text.empty())
        return spans;
    const AddressSpan whole{0, text.size()};
    if (!pattern)
        return {whole};
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString input(false, text.data(), static_cast<int32_t>(text.size()));
    const std::unique_ptr<icu::RegexMatcher> matcher(pattern->matcher(input, status));
    if (U_FAILURE(status) || !matcher)
        return {whole};
    matcher->setTimeLimit(mostSteps, status);
    while (matcher->find(status) && U_SUCCESS(status)) {
        const auto from = static_cast<std::size_t>(matcher->start(status));
        const auto to = static_cast<std::size_t>(matcher->end(status));
        if (U_SUCCESS(status) && to > from)
            spans.emplace_back(from, to);
    }
    return U_SUCCESS(status) ? spans : std::vector<AddressSpan>{whole};
}

// A number within an address is a part of it.
void joinSpans(std::vector<AddressSpan>& spans, const std::vector<AddressSpan>& more)
{
    spans.insert(spans.end(), more.begin(), more.end());
    std::ranges::sort(spans);
    std::vector<AddressSpan> joined;
    for (const AddressSpan& span : spans) {
        if (!joined.empty() && span.first < joined.back().second)
            joined.back().second = std::max(joined.back().second, span.second);
        else
            joined.push_back(span);
    }
    spans = std::move(joined);
}

}  // namespace

std::vector<AddressSpan> addressSpans(const std::u16string& text)
{
    static const std::unique_ptr<icu::RegexPattern> net = compiled(netPattern);
    static const std::unique_ptr<icu::RegexPattern> number = compiled(numberPattern);
    auto spans = mayHoldNetAddress(text) ? spansOf(net.get(), text) : std::vector<AddressSpan>{};
    if (mayHoldNumberedAddress(text))
        joinSpans(spans, spansOf(number.get(), text));
    return spans;
}

std::vector<AddressSpan> spelledAddressSpans(const std::u16string& text)
{
    static const std::unique_ptr<icu::RegexPattern> pattern = compiled(spelledPattern);
    return mayHoldSpelledAddress(text) ? spansOf(pattern.get(), text) : std::vector<AddressSpan>{};
}

}  // namespace countersign
