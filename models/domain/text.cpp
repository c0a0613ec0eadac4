#include "models/domain/text.h"

#include "models/domain/icutext.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace countersign {
namespace {

constexpr int mostCombiningMarks = 6;  // real scripts stack fewer combining marks on one letter

bool isVariation(UChar32 c) { return c == 0xfe0e || c == 0xfe0f; }

// What no reader sees and only an attacker needs: bidi controls, zero-width characters, tags, private use, non-characters, controls.
bool isUnwanted(UChar32 c)
{
    if (c < 0x80)
        return c < 0x20 || c == 0x7f;
    const int8_t category = u_charType(c);
    return category == U_CONTROL_CHAR || category == U_PRIVATE_USE_CHAR || category == U_SURROGATE
        || u_hasBinaryProperty(c, UCHAR_NONCHARACTER_CODE_POINT) || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)
        || u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) || (c >= 0xfff9 && c <= 0xfffb);
}

icu::UnicodeString filtered(const icu::UnicodeString& text, bool multiLine)
{
    icu::UnicodeString out;
    bool space = false;  // a run of white space waits to become one space
    int marks = 0;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        UChar32 c = text.char32At(i);
        if (c == '\r')
            c = i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 0 : '\n';
        else if (c == 0x85 || c == 0x2028 || c == 0x2029)
            c = '\n';
        if (c == 0)
            continue;
        if (multiLine && (c == '\n' || c == '\t')) {
            out.append(c);
            marks = 0;
            continue;
        }
        if (!multiLine && u_isUWhiteSpace(c)) {
            space = !out.isEmpty();
            continue;
        }
        // A variation selector chooses the look of the character before it; alone or repeated it only carries hidden data.
        if (isVariation(c)) {
            if (out.isEmpty() || space || isVariation(out.char32At(out.length() - 1)))
                continue;
        } else if (isUnwanted(c)) {
            continue;
        }
        marks = c >= 0x80 && isMark(c) ? marks + 1 : 0;
        if (marks > mostCombiningMarks)
            continue;
        if (space)
            out.append(u' ');
        space = false;
        out.append(c);
    }
    return out;
}

icu::BreakIterator& graphemes(const icu::UnicodeString& text)
{
    // Making one reads the rules anew; a thread keeps its own.
    thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<icu::BreakIterator>(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    }();
    iterator->setText(text);
    return *iterator;
}

// Lets the iterator forget a text that is about to go away.
void forget(icu::BreakIterator& iterator)
{
    static const icu::UnicodeString nothing;
    iterator.setText(nothing);
}

bool isPlainAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7f; });
}

// What cleanText() makes of printable ASCII, where a character is a byte and nothing has another form.
std::string cleanAscii(std::string_view text, std::size_t maxCharacters, bool multiLine)
{
    std::string out(text);
    if (!multiLine) {
        out.erase(0, std::min(out.find_first_not_of(' '), out.size()));
        out.erase(std::ranges::unique(out, [](char a, char b) { return a == ' ' && b == ' '; }).begin(), out.end());
    }
    if (out.size() > maxCharacters)
        out.resize(maxCharacters);
    out.resize(out.find_last_not_of(' ') + 1);
    out.erase(0, std::min(out.find_first_not_of(' '), out.size()));
    return out;
}

std::string utf8(const icu::UnicodeString& text)
{
    std::string out;
    text.toUTF8String(out);
    return out;
}

}  // namespace

std::string cleanText(std::string_view untrusted, std::size_t maxCharacters, bool multiLine)
{
    // Bounds the work on hostile input: no wanted grapheme needs more bytes than this on average.
    constexpr std::size_t bytesPerCharacter = 64;
    const std::size_t most = maxCharacters > std::numeric_limits<std::int32_t>::max() / bytesPerCharacter
        ? std::numeric_limits<std::int32_t>::max()
        : maxCharacters * bytesPerCharacter + 4096;
    const std::string_view bounded = untrusted.substr(0, most);
    if (isPlainAscii(bounded))
        return cleanAscii(bounded, maxCharacters, multiLine);
    const auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(bounded.data(), static_cast<int32_t>(bounded.size())));

    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    icu::UnicodeString text = nfc->normalize(filtered(source, multiLine), status);
    if (U_FAILURE(status))
        return {};
    if (static_cast<std::size_t>(text.length()) > maxCharacters) {
        auto& iterator = graphemes(text);
        iterator.first();
        const int32_t end = iterator.next(static_cast<int32_t>(maxCharacters));
        forget(iterator);
        if (end != icu::BreakIterator::DONE)
            text.truncate(maxCharacters == 0 ? 0 : end);
    }
    text.trim();
    return utf8(text);
}

bool isE164(std::string_view phone)
{
    return phone.size() >= 8 && phone.size() <= 16 && phone[0] == '+' && phone[1] >= '1' && phone[1] <= '9'
        && std::ranges::all_of(phone.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

bool looksLikeEmail(std::string_view email)
{
    static constexpr std::string_view localMarks = "!#$%&'*+/=?^_`{|}~.-";
    const std::size_t at = email.rfind('@');
    if (at == std::string_view::npos || at == 0 || at > 64 || email.size() > 254)
        return false;
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    };
    const std::string_view local = email.substr(0, at);
    const std::string_view domain = email.substr(at + 1);
    if (!std::ranges::all_of(local, [&](char c) { return isPlain(c) || localMarks.find(c) != std::string_view::npos; })
        || local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos)
        return false;
    std::size_t labels = 0;
    for (std::size_t start = 0; start <= domain.size(); ++labels) {
        const std::size_t end = std::min(domain.find('.', start), domain.size());
        const std::string_view label = domain.substr(start, end - start);
        if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-'
            || !std::ranges::all_of(label, [&](char c) { return isPlain(c) || c == '-'; }))
            return false;
        start = end + 1;
    }
    return labels >= 2;
}

std::string lowerCase(std::string_view text)
{
    if (isAscii(text)) {
        std::string out(text);
        for (char& c : out)
            if (c >= 'A' && c <= 'Z')
                c = static_cast<char>(c - 'A' + 'a');
        return out;
    }
    auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    return utf8(wide.toLower(icu::Locale::getRoot()));
}

std::string escapeHtml(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
    return out;
}

std::size_t countCharacters(std::string_view utf8Text)
{
    if (isAscii(utf8Text) && utf8Text.find('\r') == std::string_view::npos)
        return utf8Text.size();
    const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8Text.data(), static_cast<int32_t>(utf8Text.size())));
    auto& iterator = graphemes(text);
    std::size_t count = 0;
    iterator.first();
    while (iterator.next() != icu::BreakIterator::DONE)
        ++count;
    forget(iterator);
    return count;
}

}  // namespace countersign
