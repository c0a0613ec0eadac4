#include "models/domain/promptmask.h"

#include "models/domain/addresspatterns.h"
#include "models/domain/foldedtext.h"
#include "models/domain/icutext.h"
#include "models/domain/message.h"
#include "models/domain/placeholders.h"
#include "models/domain/text.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace countersign {
namespace {

constexpr std::size_t longPiece = 6;       // letters from which a piece is looked for inside words as well
constexpr int32_t cutTail = 300;           // what a cut may have split: longer than any address
constexpr int mostUnwrapping = 3;          // layers of encoded markup

bool isWordUnit(char16_t c) { return u_isalnum(c) || (c >= 0xd800 && c < 0xe000); }

bool partsNoWords(char16_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR: return true;
    default: return false;
    }
}

// Local parts that belong to a desk and not to a person; also words that every message needs.
bool isDeskWord(std::string_view word)
{
    static constexpr auto words = std::to_array<std::string_view>({"info", "mail", "email", "office", "contact", "kontakt", "hello", "hallo",
        "shop", "post", "service", "sales", "team", "admin", "support", "order", "orders", "bestellung", "einkauf", "web", "the", "und", "and"});
    return std::ranges::find(words, word) != words.end();
}

bool isLegalForm(std::string_view word)
{
    static constexpr auto forms = std::to_array<std::string_view>({"gmbh", "ag", "kg", "ohg", "ug", "ltd", "limited", "llc", "inc", "plc", "co",
        "corp", "sarl", "sas", "srl", "spa", "bv", "nv", "ab", "oy", "gbr", "ek", "ev", "sa", "sl"});
    return std::ranges::find(forms, word) != forms.end();
}

std::string digitsOf(std::string_view text)
{
    std::string digits;
    std::ranges::copy_if(folded(text), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

std::string decodeEntities(const std::string& text)
{
    static constexpr auto named = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"amp;", "&"}, {"lt;", "<"}, {"gt;", ">"}, {"quot;", "\""}, {"apos;", "'"}, {"nbsp;", " "}});
    if (text.find('&') == std::string::npos)
        return text;
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] != '&') {
            out += text[i++];
            continue;
        }
        const std::string_view rest = std::string_view(text).substr(i + 1);
        const auto entity = std::ranges::find_if(named, [&](const auto& one) { return rest.starts_with(one.first); });
        if (entity != named.end()) {
            out += entity->second;
            i += 1 + entity->first.size();
            continue;
        }
        const std::size_t end = rest.substr(0, 10).find(';');
        UChar32 c = 0;
        if (rest.starts_with('#') && end != std::string_view::npos && end > 1) {
            const bool hex = rest[1] == 'x' || rest[1] == 'X';
            const std::string digits(rest.substr(hex ? 2 : 1, end - (hex ? 2 : 1)));
            if (!digits.empty() && digits.find_first_not_of(hex ? "0123456789abcdefABCDEF" : "0123456789") == std::string::npos)
                c = static_cast<UChar32>(std::strtol(digits.c_str(), nullptr, hex ? 16 : 10));
        }
        if (c > 0 && c <= 0x10ffff && !U_IS_SURROGATE(c)) {
            icu::UnicodeString(c).toUTF8String(out);
            i += 2 + end;
        } else {
            out += text[i++];
        }
    }
    return out;
}

// "<b>", "</b", "<!-- … -->" and "<script …" go; "5 < 6" stays.
std::string withoutTags(const std::string& text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const char next = i + 1 < text.size() ? text[i + 1] : ' ';
        const bool opens = text[i] == '<' && ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '/' || next == '!' || next == '?');
        if (!opens) {
            out += text[i++];
            continue;
        }
        const bool comment = text.compare(i, 4, "<!--") == 0;
        const std::size_t close = comment ? text.find("-->", i) : text.find('>', i);
        out += ' ';
        i = close == std::string::npos ? text.size() : close + (comment ? 3 : 1);
    }
    return out;
}

std::string withoutMarkup(std::string text)
{
    for (int i = 0; i < mostUnwrapping; ++i) {
        std::string stripped = withoutTags(decodeEntities(text));
        if (stripped == text)
            break;
        text = std::move(stripped);
    }
    return text;
}

using Span = std::pair<int32_t, int32_t>;  // in units of the original

void findPiece(const PersonPieces::Piece& piece, const FoldedText& text, const std::u16string& squeezed, const std::vector<std::size_t>& at,
    std::vector<Span>& spans)
{
    const std::size_t length = piece.text.size();
    for (std::size_t hit = squeezed.find(piece.text); hit != std::u16string::npos; hit = squeezed.find(piece.text, hit + 1)) {
        const std::size_t first = at[hit];
        const std::size_t last = at[hit + length - 1];
        if (!piece.anywhere) {
            const bool startsWord = first == 0 || !isWordUnit(text.text[first - 1]);
            const bool endsWord = last + 1 >= text.text.size() || !isWordUnit(text.text[last + 1]);
            const bool genitive = last + 1 < text.text.size() && text.text[last + 1] == u's'
                && (last + 2 >= text.text.size() || !isWordUnit(text.text[last + 2]));
            const std::size_t between = last - first + 1 - length;
            // As it was given, or with every letter set apart.
            if (!startsWord || !(endsWord || genitive) || (between > piece.separators && between + 1 < length))
                continue;
        }
        std::size_t end = last + 1;
        while (end < text.text.size() && text.from[end] == text.from[last])
            ++end;  // one character as written, several in the copy
        spans.emplace_back(text.from[first], text.from[end]);
    }
}

void findPieces(const PersonPieces& person, const FoldedText& text, std::vector<Span>& spans)
{
    if (person.pieces().empty())
        return;
    std::u16string squeezed;
    std::vector<std::size_t> at;
    for (std::size_t i = 0; i < text.text.size(); ++i) {
        if (!isWordUnit(text.text[i]))
            continue;
        squeezed.push_back(text.text[i]);
        at.push_back(i);
    }
    for (const PersonPieces::Piece& piece : person.pieces())
        findPiece(piece, text, squeezed, at, spans);
}

// A text that was cut may end in half a piece, which nothing finds: its tail goes, after the search, so that no new half is made.
std::string masked(const std::string& utf8, const PersonPieces& person, bool cut)
{
    const FoldedText text = foldText(utf8);
    const int32_t end = cut ? std::max(text.original.length() - cutTail, 0) : text.original.length();
    std::vector<Span> spans;
    findPieces(person, text, spans);
    for (const AddressSpan& span : addressSpans(text.text))
        spans.emplace_back(text.from[span.first], text.from[span.second]);
    std::ranges::sort(spans);
    const auto mask = wide(maskText);
    icu::UnicodeString out;
    int32_t done = 0;
    for (const auto& [from, to] : spans) {
        if (to <= done || from >= end)
            continue;
        out.append(text.original.tempSubStringBetween(done, std::max(from, done)));
        if (from >= done)
            out.append(mask);
        done = to;
    }
    if (done < end)
        out.append(text.original.tempSubStringBetween(done, end));
    std::string result;
    out.toUTF8String(result);
    return result;
}

void defuse(std::string_view text, std::string& out)
{
    for (const char c : text) {
        switch (c) {
        case '<': out += "‹"; break;
        case '>': out += "›"; break;
        case '{':
        case '[': out += '('; break;
        case '}':
        case ']': out += ')'; break;
        case '`': out += '\''; break;
        case '|':
        case '\\': out += '/'; break;
        default: out += c;
        }
    }
}

std::string defused(const std::string& text, bool keepPlaceholders)
{
    std::string out;
    out.reserve(text.size());
    if (!keepPlaceholders) {
        defuse(text, out);
        return out;
    }
    const auto& known = knownPlaceholders();
    for (const TextPart& part : textParts(text)) {
        if (part.kind == TextPart::Kind::Placeholder && std::ranges::find(known, part.text) != known.end())
            out += "{{" + std::string(part.text) + "}}";
        else if (part.kind == TextPart::Kind::Placeholder)
            out += "((" + std::string(part.text) + "))";
        else
            defuse(part.text, out);
    }
    return out;
}

}  // namespace

PersonPieces::PersonPieces(const Draft& draft, const Cart& cart)
{
    for (const std::string& name : {cart.firstName, cart.lastName}) {
        add(name);
        addWords(name, 2);
    }
    add(cart.firstName + " " + cart.lastName);
    add(cart.lastName + " " + cart.firstName);
    if (const auto name = draft.values.text.find("first_name"); name != draft.values.text.end())
        add(name->second);
    add(cart.company);
    std::string company;
    for (const Token& token : tokensOf(cart.company))
        if (!isLegalForm(token.text))
            company += (company.empty() ? "" : " ") + token.shown;
    add(company);
    add(cart.postalCode);
    for (const std::string& id : {cart.customerId, cart.token, cart.cartToken})
        if (id.size() >= longPiece)
            add(id);
    for (const std::string& address : {cart.email, draft.values.to, cart.phone}) {
        if (address.find('@') != std::string::npos)
            addEmail(address);
        else
            addPhone(address);
    }
}

void PersonPieces::add(std::string_view text)
{
    constexpr std::size_t mostBytes = 400;  // of a piece; the platform's fields are shorter
    const FoldedText source = foldText(cleanText(text.substr(0, mostBytes), mostBytes));
    Piece piece;
    bool inside = false;
    for (const char16_t c : source.text) {
        if (isWordUnit(c)) {
            piece.text.push_back(c);
            inside = true;
        } else if (inside) {
            ++piece.separators;
        }
    }
    const bool wordless = std::ranges::any_of(piece.text, partsNoWords);
    if (piece.text.size() < (wordless ? 1 : 2))
        return;
    piece.anywhere = wordless || piece.text.size() >= longPiece;
    if (std::ranges::find(m_pieces, piece.text, &Piece::text) == m_pieces.end())
        m_pieces.push_back(std::move(piece));
}

void PersonPieces::addWords(std::string_view text, std::size_t leastCharacters)
{
    for (const Token& token : tokensOf(text.substr(0, 400)))
        if (token.kind == Token::Kind::Word && countCharacters(token.text) >= leastCharacters && !isDeskWord(token.text))
            add(token.shown);
}

void PersonPieces::addEmail(const std::string& email)
{
    add(email);
    const std::size_t at = email.rfind('@');
    const std::string local = email.substr(0, at);
    if (!isDeskWord(folded(local)))
        add(local);
    addWords(local, 3);
    const std::string host = email.substr(at + 1);
    add(email.substr(0, at) + " at " + host);
    // "name at host dot com", as people spell it.
    std::string spelled = local + " at ";
    for (const char c : host)
        spelled += c == '.' ? std::string(" dot ") : std::string(1, c);
    add(spelled);
}

void PersonPieces::addPhone(const std::string& phone)
{
    constexpr std::size_t leastDigits = 6;
    constexpr std::size_t nationalDigits = 8;  // what stays the same with and without a country code
    const std::string digits = digitsOf(phone);
    if (digits.size() < leastDigits)
        return;
    add(digits);
    if (digits.size() > nationalDigits)
        add(digits.substr(digits.size() - nationalDigits));
}

std::string factText(std::string_view untrusted, const PersonPieces& person, const FactTextRules& rules)
{
    const std::size_t wide = rules.mostCharacters * 4 + 2 * cutTail;
    std::string text = cleanText(untrusted, wide);
    const bool cut = countCharacters(text) + cutTail > wide;  // or nearly: what markup and blanks took does not matter then
    text = cleanText(withoutMarkup(std::move(text)), wide);
    text = masked(defused(text, rules.keepPlaceholders), person, cut);
    return cleanText(text, rules.mostCharacters);
}

std::string addressIn(std::string_view text)
{
    const FoldedText source = foldText(text);
    const auto spans = addressSpans(source.text);
    if (spans.empty())
        return {};
    std::string found;
    source.original.tempSubStringBetween(source.from[spans.front().first], source.from[spans.front().second]).toUTF8String(found);
    return found;
}

}  // namespace countersign
