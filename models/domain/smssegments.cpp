#include "models/domain/smssegments.h"

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

}  // namespace

SmsSegments countSmsSegments(std::string_view utf8)
{
    const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
    SmsSegments result;
    Packing septets(septetsEach);
    Packing units(unitsEach);
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        units.add(U16_LENGTH(c));
        const bool isBasic = c < 0x10000 && basic.find(static_cast<char16_t>(c)) != std::u16string_view::npos;
        const bool isExtended = c < 0x10000 && extended.find(static_cast<char16_t>(c)) != std::u16string_view::npos;
        septets.add(isExtended ? 2 : 1);
        if (!isBasic && !isExtended && !result.unicode) {
            result.unicode = true;
            icu::UnicodeString(c).toUTF8String(result.forcedBy);
        }
    }
    result.units = result.unicode ? units.total() : septets.total();
    result.segments = result.unicode ? units.parts(unitsAlone) : septets.parts(septetsAlone);
    return result;
}

}  // namespace countersign
