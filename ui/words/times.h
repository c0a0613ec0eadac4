#pragma once
// Times as people say them: relative in the window, absolute on hover.
#include "models/domain/time.h"

#include <QString>

namespace countersign {

[[nodiscard]] TimeMs wallClock(); // UTC ms now; the window's only clock
[[nodiscard]] QString countdown(TimeMs span); // "1:42", "2:05:00"
[[nodiscard]] QString spanWords(TimeMs span); // "41 min", "3 h 10", "2 d"
[[nodiscard]] QString agoWords(TimeMs at, TimeMs now);
[[nodiscard]] QString absoluteWords(TimeMs at); // in this computer's zone
[[nodiscard]] QString clockHere(TimeMs at); // of what people did: by this computer's clock
[[nodiscard]] QString clockWords(TimeMs at, const std::string& timeZone); // "09:30" or "9:30 AM" there; an unknown zone: here

} // namespace countersign
