#include "models/domain/text.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

namespace countersign {
namespace {

// Bytes of the first user-perceived character, so that a mask never cuts one in half.
std::string firstCharacter(std::string_view text)
{
    const auto wide
        = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(std::min<std::size_t>(text.size(), 256))));
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> iterator(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status))
        return {};
    iterator->setText(wide);
    iterator->first();
    const int32_t end = iterator->next();
    std::string out;
    if (end != icu::BreakIterator::DONE)
        wide.tempSubString(0, end).toUTF8String(out);
    return out;
}

// Length of a country code by the ITU's list (E.164): one digit for zones 1 and 7, these with two, all others with three.
std::size_t countryCodeLength(std::string_view digits)
{
    static constexpr std::array<std::string_view, 43> two{"20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44",
        "45", "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82",
        "84", "86", "90", "91", "92", "93", "94", "95"};
    if (digits.starts_with('1') || digits.starts_with('7'))
        return 1;
    return std::ranges::find(two, digits.substr(0, 2)) != two.end() || digits.starts_with("98") ? 2 : 3;
}

}  // namespace

std::string maskName(std::string_view firstName, std::string_view lastName)
{
    const std::string first = cleanText(firstName, 24);
    const std::string last = cleanText(lastName, 24);
    const std::string hidden = last.empty() ? std::string() : firstCharacter(last) + "•••••";
    return first.empty() || hidden.empty() ? first + hidden : first + " " + hidden;
}

std::string maskEmail(std::string_view email)
{
    if (email.empty())
        return {};
    if (!looksLikeEmail(email))
        return "•••";
    const std::size_t at = email.rfind('@');
    const std::size_t dot = email.rfind('.');
    return firstCharacter(email) + "•••@" + firstCharacter(email.substr(at + 1)) + "•••" + std::string(email.substr(dot));
}

std::string maskPhone(std::string_view phone)
{
    if (phone.empty())
        return {};
    if (!isE164(phone))
        return "•••";
    const std::string_view digits = phone.substr(1);
    return "+" + std::string(digits.substr(0, countryCodeLength(digits))) + " ••• •• " + std::string(digits.substr(digits.size() - 2));
}

}  // namespace countersign
