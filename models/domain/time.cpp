#include "models/domain/time.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <memory>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

namespace countersign {
namespace {

constexpr TimeMs earliest = -62167219200000;  // 0000-01-01: four-digit years are all that RFC 3339 can say
constexpr TimeMs latest = 253402300799999;    // 9999-12-31T23:59:59.999

// Reads exactly `count` digits at `at`, moving on.
std::optional<int> digits(std::string_view text, std::size_t& at, std::size_t count)
{
    if (at + count > text.size())
        return std::nullopt;
    int value = 0;
    for (const std::size_t end = at + count; at < end; ++at) {
        if (text[at] < '0' || text[at] > '9')
            return std::nullopt;
        value = value * 10 + (text[at] - '0');
    }
    return value;
}

bool take(std::string_view text, std::size_t& at, char wanted)
{
    if (at >= text.size() || text[at] != wanted)
        return false;
    ++at;
    return true;
}

std::optional<TimeMs> parse(std::string_view text)
{
    using namespace std::chrono;
    std::size_t at = 0;
    const auto yearValue = digits(text, at, 4);
    if (!yearValue || !take(text, at, '-'))
        return std::nullopt;
    const auto monthValue = digits(text, at, 2);
    if (!monthValue || !take(text, at, '-'))
        return std::nullopt;
    const auto dayValue = digits(text, at, 2);
    if (!dayValue || at >= text.size() || (text[at] != 'T' && text[at] != 't'))
        return std::nullopt;
    ++at;
    const auto hour = digits(text, at, 2);
    if (!hour || !take(text, at, ':'))
        return std::nullopt;
    const auto minute = digits(text, at, 2);
    if (!minute || !take(text, at, ':'))
        return std::nullopt;
    const auto second = digits(text, at, 2);
    const year_month_day date{year{*yearValue}, month{static_cast<unsigned>(*monthValue)}, day{static_cast<unsigned>(*dayValue)}};
    // A leap second (:60) has no place in a count of milliseconds and is refused with the rest.
    if (!second || !date.ok() || *hour > 23 || *minute > 59 || *second > 59)
        return std::nullopt;

    int fraction = 0;
    if (at < text.size() && text[at] == '.') {
        const std::size_t first = ++at;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
            if (at - first < 3)
                fraction = fraction * 10 + (text[at] - '0');
        if (at == first || at - first > 9)
            return std::nullopt;
        for (std::size_t have = at - first; have < 3; ++have)
            fraction *= 10;
    }

    TimeMs offset = 0;
    if (at >= text.size())
        return std::nullopt;
    const char sign = text[at++];
    if (sign == '+' || sign == '-') {
        const auto offsetHour = digits(text, at, 2);
        if (!offsetHour || !take(text, at, ':'))
            return std::nullopt;
        const auto offsetMinute = digits(text, at, 2);
        if (!offsetMinute || *offsetHour > 23 || *offsetMinute > 59)
            return std::nullopt;
        offset = (*offsetHour * hourMs + *offsetMinute * minuteMs) * (sign == '-' ? -1 : 1);
    } else if (sign != 'Z' && sign != 'z') {
        return std::nullopt;
    }
    if (at != text.size())
        return std::nullopt;
    const TimeMs days = sys_days{date}.time_since_epoch().count();
    return days * dayMs + *hour * hourMs + *minute * minuteMs + *second * secondMs + fraction - offset;
}

// Local wall-clock time as if it were UTC.
Result<TimeMs> localTime(TimeMs time, const std::string& timeZone)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto name = icu::UnicodeString::fromUTF8(timeZone);
    icu::UnicodeString canonical;
    UBool known = false;
    icu::TimeZone::getCanonicalID(name, canonical, known, status);
    if (U_FAILURE(status) || !known)
        return fail(ErrorCode::InvalidInput, "unknown time zone \"" + timeZone + "\"");
    const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(name));
    int32_t raw = 0;
    int32_t saving = 0;
    zone->getOffset(static_cast<UDate>(time), false, raw, saving, status);
    if (U_FAILURE(status))
        return fail(ErrorCode::InvalidInput, "no local time in \"" + timeZone + "\"");
    return time + raw + saving;
}

std::chrono::year_month_day dateOf(TimeMs time)
{
    using namespace std::chrono;
    return year_month_day{floor<days>(sys_time<milliseconds>{milliseconds{time}})};
}

}  // namespace

std::string formatTime(TimeMs time)
{
    using namespace std::chrono;
    const TimeMs shown = std::clamp(time, earliest, latest);
    const auto moment = sys_time<milliseconds>{milliseconds{shown}};
    const auto date = year_month_day{floor<days>(moment)};
    const auto inDay = static_cast<int>((moment - floor<days>(moment)).count());
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), inDay / 3600000, inDay / 60000 % 60,
                  inDay / 1000 % 60, inDay % 1000);
    return text.data();
}

Result<TimeMs> parseTime(std::string_view text)
{
    if (const auto time = parse(text))
        return *time;
    return fail(ErrorCode::InvalidInput, "must be an RFC 3339 time such as 2026-11-21T10:50:53Z");
}

Result<int> localMinuteOfDay(TimeMs time, const std::string& timeZone)
{
    return localTime(time, timeZone).map([](TimeMs local) {
        const TimeMs inDay = ((local % dayMs) + dayMs) % dayMs;
        return static_cast<int>(inDay / minuteMs);
    });
}

Result<std::string> localDate(TimeMs time, const std::string& timeZone, const std::string& language)
{
    static constexpr std::array<const char*, 12> english{"January", "February", "March", "April", "May", "June", "July", "August",
        "September", "October", "November", "December"};
    static constexpr std::array<const char*, 12> german{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
        "September", "Oktober", "November", "Dezember"};
    if (language != "en" && language != "de")
        return fail(ErrorCode::InvalidInput, "no date words for the language \"" + language + "\"");
    return localTime(time, timeZone).map([&](TimeMs local) {
        const auto date = dateOf(local);
        const auto monthIndex = static_cast<unsigned>(date.month()) - 1;
        const auto dayText = std::to_string(static_cast<unsigned>(date.day()));
        const auto yearText = std::to_string(static_cast<int>(date.year()));
        return language == "de" ? dayText + ". " + german.at(monthIndex) + " " + yearText
                                : dayText + " " + english.at(monthIndex) + " " + yearText;
    });
}

}  // namespace countersign
