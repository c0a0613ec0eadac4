#pragma once
// Time inside is UTC milliseconds since 1970-01-01T00:00:00Z; on the wire RFC 3339.
#include "models/domain/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace countersign {

using TimeMs = std::int64_t;  // 0 means "not set" nowhere: optional times are std::optional<TimeMs>

constexpr TimeMs secondMs = 1000;
constexpr TimeMs minuteMs = 60 * secondMs;
constexpr TimeMs hourMs = 60 * minuteMs;
constexpr TimeMs dayMs = 24 * hourMs;

// "2026-11-21T10:50:53.120Z"; milliseconds are always written.
[[nodiscard]] std::string formatTime(TimeMs time);
// Accepts any RFC 3339 offset and 0–9 fraction digits; rejects everything else.
[[nodiscard]] Result<TimeMs> parseTime(std::string_view text);
// Minutes since local midnight (0–1439) in an IANA time zone, by ICU. Unknown zone: InvalidInput.
[[nodiscard]] Result<int> localMinuteOfDay(TimeMs time, const std::string& timeZone);
// "29 November 2026" / "29. November 2026" as a person there would write the local date; language is "en" or "de".
[[nodiscard]] Result<std::string> localDate(TimeMs time, const std::string& timeZone, const std::string& language);

}  // namespace countersign
