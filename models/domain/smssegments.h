#pragma once
// How many parts an SMS has. GSM 03.38 basic set and extension table; UCS-2 otherwise (3GPP TS 23.038, TS 23.040).
#include <optional>
#include <string>
#include <string_view>

namespace countersign {

struct SmsSegments {
    bool unicode = false;
    std::string forcedBy;  // the first character that is outside GSM 03.38; empty when none
    int units = 0;         // septets (extension characters count 2) or UTF-16 code units
    int segments = 0;      // 160/153 septets, 70/67 code units
};
[[nodiscard]] SmsSegments countSmsSegments(std::string_view utf8);

// "U+2019 RIGHT SINGLE QUOTATION MARK"; without a name in Unicode the number alone. The first character of the text.
[[nodiscard]] std::string characterName(std::string_view utf8);
// What people write for the same thing inside GSM 03.38: ’ → ', – → -, … → ...; nothing where it would change the word.
[[nodiscard]] std::optional<std::string> gsmCounterpart(std::string_view utf8);

}  // namespace countersign
