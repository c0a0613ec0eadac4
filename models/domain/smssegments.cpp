#include "models/domain/smssegments.h"

#include "models/domain/icutext.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

namespace countersign {
namespace {

// 3GPP TS 23.038 §6.2.1: the default alphabet without its escape, and the extension table (two septets each).
constexpr std::u16string_view basic = u"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
                                      u"abcdefghijklmnopqrstuvwxyzäöñüà";
constexpr std::u16string_view extended = u"\f^{}\\[~]|€";

constexpr int septetsAlone = 160;
constexpr int septetsEach = 153;
constexpr int unitsAlone = 70;
constexpr int unitsEach = 67;

// How many septets a character takes; 0 = it is in neither table. All of both lie below U+20AD.
int septetsOf(UChar32 c)
{
    static const auto table = [] {
        std::array<unsigned char, 0x20ad> made{};
        for (const char16_t one : basic)
            made[one] = 1;
        for (const char16_t one : extended)
            made[one] = 2;
        return made;
    }();
    return c >= 0 && static_cast<std::size_t>(c) < table.size() ? table[static_cast<std::size_t>(c)] : 0;
}

struct Counterpart {
    std::string_view character, plain;
};
constexpr auto counterparts = std::to_array<Counterpart>({ { "‘", "'" }, { "’", "'" }, { "‚", "," }, { "‛", "'" }, { "′", "'" },
    { "“", "\"" }, { "”", "\"" }, { "„", "\"" }, { "‟", "\"" }, { "″", "\"" }, { "«", "\"" }, { "»", "\"" }, { "‹", "'" }, { "›", "'" },
    { "´", "'" }, { "`", "'" }, { "‐", "-" }, { "‑", "-" }, { "‒", "-" }, { "–", "-" }, { "—", "-" }, { "−", "-" }, { "…", "..." },
    { "•", "-" }, { "·", "-" }, { "×", "x" }, { "\u00a0", " " }, { "\u2009", " " }, { "\u202f", " " }, { "\t", " " } });

// Parts needed when characters of 1 or 2 units are packed and none may be split.
class Packing {
public:
    explicit Packing(int room)
        : m_room(room)
    {
    }
    void add(int units)
    {
        m_total += units;
        if (m_parts == 0 || m_used + units > m_room) {
            ++m_parts;
            m_used = 0;
        }
        m_used += units;
    }
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] int parts(int alone) const { return m_total <= alone && m_total > 0 ? 1 : m_parts; }

private:
    int m_room;
    int m_used = 0;
    int m_parts = 0;
    int m_total = 0;
};

} // namespace

SmsSegments countSmsSegments(std::string_view utf8)
{
    const auto text = wide(utf8);
    SmsSegments result;
    Packing septets(septetsEach);
    Packing units(unitsEach);
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        units.add(U16_LENGTH(c));
        const int taken = septetsOf(c);
        septets.add(std::max(1, taken));
        if (taken == 0 && !result.unicode) {
            result.unicode = true;
            icu::UnicodeString(c).toUTF8String(result.forcedBy);
        }
    }
    result.units = result.unicode ? units.total() : septets.total();
    result.segments = result.unicode ? units.parts(unitsAlone) : septets.parts(septetsAlone);
    return result;
}

std::string characterName(std::string_view utf8)
{
    const auto text = wide(utf8);
    if (text.isEmpty())
        return {};
    const UChar32 c = text.char32At(0);
    std::array<char, 160> name{};
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length = u_charName(c, U_EXTENDED_CHAR_NAME, name.data(), static_cast<int32_t>(name.size()), &status);
    std::array<char, 16> number{};
    std::snprintf(number.data(), number.size(), "U+%04X", static_cast<unsigned>(c));
    // ICU writes "<control-0009>" where Unicode gives no name.
    if (U_FAILURE(status) || length <= 0 || name.front() == '<')
        return number.data();
    return std::string(number.data()) + " " + std::string(name.data(), static_cast<std::size_t>(length));
}

std::optional<std::string> gsmCounterpart(std::string_view utf8)
{
    const auto* const found = std::ranges::find(counterparts, utf8, &Counterpart::character);
    return found == counterparts.end() ? std::nullopt : std::optional(std::string(found->plain));
}

} // namespace countersign
