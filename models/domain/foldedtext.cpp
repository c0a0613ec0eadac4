#include "models/domain/foldedtext.h"

#include "models/domain/icutext.h"
#include "models/domain/placeholders.h"

#include <algorithm>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

namespace countersign {
namespace {

bool isDot(UChar32 c) { return c == 0x3002 || c == 0xff0e || c == 0xff61 || c == 0x2024; }

// One character of the copy for each of its parts; nothing for marks and for what no reader sees.
void appendFolded(UChar32 c, icu::UnicodeString& out)
{
    if (c < 0x80) {
        out.append(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        return;
    }
    if (const int32_t digit = u_charDigitValue(c); digit >= 0) {
        out.append(static_cast<UChar32>('0' + digit));
        return;
    }
    if (isDot(c)) {
        out.append(u'.');
        return;
    }
    if (c == 0x066a || c == 0x2052) {  // Arabic and commercial signs for "of a hundred"
        out.append(u'%');
        return;
    }
    UErrorCode status = U_ZERO_ERROR;
    static const icu::Normalizer2* const fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    static const icu::Normalizer2* const decompose = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status) || !fold || !decompose) {
        out.append(c);
        return;
    }
    const icu::UnicodeString parts = decompose->normalize(fold->normalize(icu::UnicodeString(c), status), status);
    for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1))
        if (const UChar32 part = parts.char32At(i); !isMark(part))
            out.append(part == 0x2019 || part == 0x2018 || part == 0x02bc ? UChar32{'\''} : part == 0x2044 ? UChar32{'/'} : part);
}

std::string utf8Of(const std::u16string& text, std::size_t from, std::size_t to)
{
    std::string out;
    icu::UnicodeString(text.data() + from, static_cast<int32_t>(to - from)).toUTF8String(out);
    return out;
}

bool isAsciiDigit(char16_t c) { return c >= u'0' && c <= u'9'; }

// Cuts one literal part; sentences and line starts run on from part to part.
class Cutter {
public:
    explicit Cutter(std::vector<Token>& tokens)
        : m_tokens(tokens)
    {
    }

    void literal(std::string_view utf8)
    {
        const FoldedText source = foldText(utf8);
        const std::u16string& text = source.text;
        for (std::size_t i = 0; i < text.size();) {
            const UChar32 c = characterAt(text, i);
            const std::size_t next = i + (c > 0xffff ? 2 : 1);
            if (isAsciiDigit(text[i]))
                i = number(source, i);
            else if (u_isalpha(c))
                i = word(source, i);
            else if (c == '%' || c == 0x2030 || u_charType(c) == U_CURRENCY_SYMBOL) {
                add(Token::Kind::Mark, source, i, next);
                i = next;
            } else {
                between(c);
                i = next;
            }
        }
    }

    void placeholder(std::string_view name)
    {
        Token token;
        token.kind = Token::Kind::Placeholder;
        token.text = std::string(name);
        token.shown = "{{" + token.text + "}}";
        push(std::move(token));
    }

private:
    static UChar32 characterAt(const std::u16string& text, std::size_t i)
    {
        const char16_t high = text[i];
        if (high >= 0xd800 && high < 0xdc00 && i + 1 < text.size())
            return 0x10000 + ((static_cast<UChar32>(high) - 0xd800) << 10) + (static_cast<UChar32>(text[i + 1]) - 0xdc00);
        return high;
    }

    std::size_t number(const FoldedText& source, std::size_t start)
    {
        const std::u16string& text = source.text;
        std::size_t i = start;
        while (i < text.size()
            && (isAsciiDigit(text[i]) || ((text[i] == u'.' || text[i] == u',') && i + 1 < text.size() && isAsciiDigit(text[i + 1]))))
            ++i;
        add(Token::Kind::Number, source, start, i);
        return i;
    }

    std::size_t word(const FoldedText& source, std::size_t start)
    {
        const std::u16string& text = source.text;
        std::size_t i = start;
        while (i < text.size()) {
            const UChar32 c = characterAt(text, i);
            const bool inner = c == '\'' && i + 1 < text.size() && u_isalpha(characterAt(text, i + 1));
            if (!u_isalpha(c) && !inner)
                break;
            i += c > 0xffff ? 2 : 1;
        }
        add(Token::Kind::Word, source, start, i);
        return i;
    }

    void between(UChar32 c)
    {
        if (c == '-' || c == 0x2010 || c == 0x2011)
            return;
        m_apart = true;
        if (c == '\n')
            m_lineStart = true;
        if (c == '.' || c == '!' || c == '?' || c == '\n')
            ++m_sentence;
        const bool marks = c == '.' || c == '!' || c == '?' || c == ',' || c == ':' || c == ';' || c == '\n';
        if (marks && !m_tokens.empty() && m_tokens.back().after.empty())
            m_tokens.back().after = std::string(1, static_cast<char>(c));
    }

    void add(Token::Kind kind, const FoldedText& source, std::size_t from, std::size_t to)
    {
        Token token;
        token.kind = kind;
        token.text = utf8Of(source.text, from, to);
        const int32_t start = source.from[from];
        source.original.tempSubStringBetween(start, std::max(source.from[to], start + 1)).toUTF8String(token.shown);
        token.capital = u_isUUppercase(source.original.char32At(start)) != 0;
        push(std::move(token));
    }

    void push(Token token)
    {
        token.joined = !m_apart && !m_tokens.empty();
        token.lineStart = m_lineStart;
        token.sentence = m_sentence;
        m_tokens.push_back(std::move(token));
        m_apart = m_lineStart = false;
    }

    std::vector<Token>& m_tokens;
    int m_sentence = 0;
    bool m_apart = true;
    bool m_lineStart = true;
};

}  // namespace

FoldedText foldText(std::string_view utf8)
{
    FoldedText out;
    out.original = wide(utf8);
    out.text.reserve(static_cast<std::size_t>(out.original.length()));
    out.from.reserve(static_cast<std::size_t>(out.original.length()) + 1);
    icu::UnicodeString parts;
    for (int32_t i = 0; i < out.original.length(); i = out.original.moveIndex32(i, 1)) {
        parts.remove();
        appendFolded(out.original.char32At(i), parts);
        for (int32_t k = 0; k < parts.length(); ++k) {
            out.text.push_back(parts.charAt(k));
            out.from.push_back(i);
        }
    }
    out.from.push_back(out.original.length());
    return out;
}

std::string folded(std::string_view utf8)
{
    const FoldedText text = foldText(utf8);
    return utf8Of(text.text, 0, text.text.size());
}

std::vector<Token> tokensOf(std::string_view utf8)
{
    std::vector<Token> tokens;
    Cutter cutter(tokens);
    for (const TextPart& part : textParts(utf8)) {
        if (part.kind == TextPart::Kind::Placeholder)
            cutter.placeholder(part.text);
        else
            cutter.literal(part.text);
    }
    return tokens;
}

}  // namespace countersign
