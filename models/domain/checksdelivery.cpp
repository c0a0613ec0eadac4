// Where the end of an offer of free shipping looks like a promise of the day that a parcel comes.
#include "models/domain/checkparts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <span>

namespace countersign {
namespace {

constexpr auto freeBefore = std::to_array<std::string_view>({"kostenloser", "kostenlosen", "kostenlosem", "kostenlose", "kostenlos", "kostenfreier",
    "kostenfreien", "kostenfreiem", "kostenfreie", "kostenfrei", "gratis", "freier", "freien", "freiem"});
constexpr auto freeBehind = std::to_array<std::string_view>({"kostenlos", "kostenfrei", "gratis", "geschenkt"});
constexpr auto untilAndWith = std::to_array<std::string_view>({"zum", "einschließlich", "einschliesslich", "inklusive", "inkl"});
constexpr auto weekdays
    = std::to_array<std::string_view>({"sonntag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag"});
constexpr auto months = std::to_array<std::string_view>({"januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september",
    "oktober", "november", "dezember"});
// Right behind the date these make it the day of arrival; the second list does so anywhere near it in the same sentence.
constexpr auto arrivesThere = std::to_array<std::string_view>({"da", "bei", "zu"});
constexpr auto arrives = std::to_array<std::string_view>(
    {"geliefert", "zugestellt", "ankommen", "ankommt", "ankunft", "eintreffen", "eintrifft", "lieferung", "zustellung"});
constexpr std::size_t nearBy = 4;
// A weekday without its date means the next one of that name.
constexpr TimeMs weekdayAlone = 6 * dayMs;

bool isOneOfWords(std::string_view word, std::span<const std::string_view> list) { return std::ranges::find(list, word) != list.end(); }

std::optional<int> wholeNumber(const std::string& word)
{
    int value = 0;
    const auto [end, trouble] = std::from_chars(word.data(), word.data() + word.size(), value);
    return trouble == std::errc{} && end == word.data() + word.size() ? std::optional(value) : std::nullopt;
}

// Of "3 dezember 2026", as localDate() writes it in German.
std::optional<std::string_view> weekdayOfDate(const Words& date)
{
    if (date.size() != 3)
        return std::nullopt;
    const auto day = wholeNumber(date.at(0));
    const auto year = wholeNumber(date.at(2));
    const auto month = std::ranges::find(months, date.at(1));
    if (!day || !year || month == months.end())
        return std::nullopt;
    const std::chrono::year_month_day found{std::chrono::year{*year},
        std::chrono::month{static_cast<unsigned>(month - months.begin()) + 1}, std::chrono::day{static_cast<unsigned>(*day)}};
    if (!found.ok())
        return std::nullopt;
    return weekdays.at(std::chrono::weekday{std::chrono::sys_days{found}}.c_encoding());
}

bool sameWeekday(std::string_view said, std::string_view day) { return said == day || (said == "sonnabend" && day == "samstag"); }

bool namesAWeekday(std::string_view word) { return word == "sonnabend" || isOneOfWords(word, weekdays); }

// Index behind the offer's end as it is said from `at` on ("zum 3. Dezember 2026", "Donnerstag, den 3. Dezember 2026", "Donnerstag");
// nothing when another time is said, or another day of the week.
std::optional<std::size_t> behindTheEnd(const CheckInput& input, const Words& words, std::size_t at, const Words& until)
{
    if (at < words.size() && isOneOfWords(words.at(at), untilAndWith))
        ++at;
    const bool hasWeekday = at < words.size() && namesAWeekday(words.at(at));
    if (hasWeekday) {
        const auto day = weekdayOfDate(until);
        if (!day || !sameWeekday(words.at(at), *day))
            return std::nullopt;
        ++at;
    }
    const bool hasArticle = hasWeekday && at < words.size() && (words.at(at) == "den" || words.at(at) == "dem");
    const std::size_t date = at + (hasArticle ? 1 : 0);
    if (date + until.size() <= words.size() && words.range(date, until.size()) == until.range(0, until.size()))
        return date + until.size();
    const bool otherDate = hasArticle || (at < words.size() && wholeNumber(words.at(at)));
    const TimeMs left = *input.offer->validUntil - input.now;
    return hasWeekday && !otherDate && left > 0 && left <= weekdayAlone ? std::optional(at) : std::nullopt;
}

bool saysArrival(const Words& words, std::size_t behind)
{
    if (behind < words.size() && isOneOfWords(words.at(behind), arrivesThere))
        return true;
    for (std::size_t i = behind; i < std::min(words.size(), behind + nearBy) && words.sameSentence(behind - 1, i); ++i) {
        const bool atHome = i + 1 < words.size() && (words.at(i) == "bei" || words.at(i) == "zu")
            && (words.at(i + 1) == "ihnen" || words.at(i + 1) == "dir" || words.at(i + 1) == "euch" || words.at(i + 1) == "hause");
        if (atHome || isOneOfWords(words.at(i), arrives))
            return true;
    }
    return false;
}

}  // namespace

bool isEndOfFreeShipping(const CheckInput& input, const Words& words, const Words::Match& match)
{
    const auto& offer = *input.offer;
    if (offer.chosen.kind != OfferKind::FreeShipping || !offer.validUntil || match.count != 2 || words.at(match.first) != "versand"
        || words.at(match.first + 1) != "bis")
        return false;
    const auto value = input.values->text.find("offer_until");
    if (value == input.values->text.end())
        return false;
    const Words until(value->second);
    if (until.size() == 0)
        return false;
    const auto behind = behindTheEnd(input, words, match.first + match.count, until);
    if (!behind)
        return false;
    const bool isFree = (match.first > 0 && isOneOfWords(words.at(match.first - 1), freeBefore))
        || (*behind < words.size() && isOneOfWords(words.at(*behind), freeBehind));
    return isFree && !saysArrival(words, *behind);
}

}  // namespace countersign
