#include "models/domain/money.h"

#include "models/domain/codec.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <map>
#include <unicode/numberformatter.h>
#include <unicode/ucurr.h>

namespace countersign {
namespace {

__extension__ using Wide = __int128;

// Past 2^53 a JSON reader elsewhere would lose digits; no cart comes near.
constexpr std::int64_t mostMinor = (std::int64_t{1} << 53) - 1;

constexpr auto moneyFields = [](auto& archive, auto& money) {
    archive.need("minor", money.minor);
    archive.need("currency", money.currency);
};

std::int64_t saturate(Wide value)
{
    constexpr Wide least = std::numeric_limits<std::int64_t>::min();
    constexpr Wide most = std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(std::clamp(value, least, most));
}

// Half away from zero; the divisor is positive.
Wide divideRounded(Wide value, Wide divisor)
{
    const Wide half = divisor / 2;
    return value < 0 ? (value - half) / divisor : (value + half) / divisor;
}

bool isCode(const std::string& currency)
{
    return currency.size() == 3 && std::ranges::all_of(currency, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// ICU follows CLDR, which rounds some currencies' unused subunits away; platforms and ISO 4217 do not.
std::optional<int> isoDigits(const std::string& currency)
{
    static constexpr std::array<std::string_view, 16> two{"AFN", "ALL", "IRR", "KPW", "LAK", "LBP", "MGA", "MMK", "RSD", "SLL", "SLE",
        "SOS", "SYP", "YER", "MRU", "STN"};
    if (std::ranges::find(two, currency) != two.end())
        return 2;
    if (currency == "IQD")
        return 3;
    return std::nullopt;
}

std::optional<int> knownDigits(const std::string& currency)
{
    if (const auto digits = isoDigits(currency))
        return digits;
    UErrorCode status = U_ZERO_ERROR;
    const std::u16string code(currency.begin(), currency.end());
    const bool exists
        = ucurr_isAvailable(code.c_str(), -std::numeric_limits<double>::max(), std::numeric_limits<double>::max(), &status);
    const int digits = exists ? ucurr_getDefaultFractionDigits(code.c_str(), &status) : 0;
    return exists && U_SUCCESS(status) ? std::optional(digits) : std::nullopt;
}

}  // namespace

void to_json(Json& json, const Money& money) { codec::write(json, money, moneyFields); }
void append_json(std::string& text, const Money& money) { codec::write(text, money, moneyFields); }
void from_json(const Json& json, Money& money)
{
    codec::read(json, money, moneyFields);
    if (!money.currency.empty() && !isCode(money.currency))
        throw codec::WrongShape("currency", "must be an ISO 4217 code");
}

Result<int> minorDigits(const std::string& currency)
{
    // ICU is asked once per currency and thread: every price of every webhook passes here.
    thread_local std::map<std::string, int, std::less<>> known;
    if (const auto found = known.find(currency); found != known.end())
        return found->second;
    if (const auto digits = isCode(currency) ? knownDigits(currency) : std::nullopt) {
        known.emplace(currency, *digits);
        return *digits;
    }
    return fail(ErrorCode::InvalidInput, "unknown currency \"" + currency.substr(0, 8) + "\"");
}

Result<Money> parseMoney(std::string_view decimal, const std::string& currency)
{
    const auto digits = minorDigits(currency);
    if (!digits)
        return tl::unexpected(digits.error());
    const auto refuse = [] { return fail(ErrorCode::InvalidInput, "not a decimal amount of that currency"); };
    const bool negative = !decimal.empty() && decimal.front() == '-';
    const std::string_view text = negative ? decimal.substr(1) : decimal;
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    std::string_view part = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (whole.empty() || (point != std::string_view::npos && part.empty()))
        return refuse();

    const auto wanted = static_cast<std::size_t>(*digits);
    std::int64_t minor = 0;
    const auto append = [&minor](char c) {
        minor = minor * 10 + (c - '0');
        return minor <= mostMinor;
    };
    for (const char c : whole)
        if (c < '0' || c > '9' || !append(c))
            return refuse();
    for (std::size_t i = 0; i < std::max(part.size(), wanted); ++i) {
        const char c = i < part.size() ? part[i] : '0';
        if (c < '0' || c > '9')
            return refuse();
        if (i < wanted ? !append(c) : c != '0')
            return refuse();
    }
    return Money{negative ? -minor : minor, currency};
}

std::string decimalText(const Money& money)
{
    const auto digits = static_cast<std::size_t>(minorDigits(money.currency).value_or(2));
    // Negated as unsigned, because the smallest int64 has no positive twin.
    const auto bits = static_cast<std::uint64_t>(money.minor);
    std::string text = std::to_string(money.minor < 0 ? 0 - bits : bits);
    if (text.size() <= digits)
        text.insert(0, digits + 1 - text.size(), '0');
    if (digits > 0)
        text.insert(text.size() - digits, ".");
    return money.minor < 0 ? "-" + text : text;
}

std::string formatMoney(const Money& money, const std::string& language)
{
    // Making a formatter costs a hundred times what using one costs.
    thread_local std::map<std::pair<std::string, std::string>, icu::number::LocalizedNumberFormatter> formatters;
    constexpr std::size_t mostKept = 64;
    const auto digits = minorDigits(money.currency);
    if (!digits)
        return decimalText(money) + (money.currency.empty() ? "" : " " + money.currency);
    const auto key = std::pair(language, money.currency);
    auto found = formatters.find(key);
    UErrorCode status = U_ZERO_ERROR;
    if (found == formatters.end()) {
        if (formatters.size() >= mostKept)
            formatters.clear();
        const std::u16string code(money.currency.begin(), money.currency.end());
        auto formatter = icu::number::NumberFormatter::withLocale(icu::Locale::forLanguageTag(language, status))
                             .unit(icu::CurrencyUnit(code.c_str(), status))
                             .precision(icu::number::Precision::fixedFraction(*digits));
        found = formatters.emplace(key, std::move(formatter)).first;
    }
    std::string text;
    const auto formatted = found->second.formatDecimal(decimalText(money), status);
    formatted.toString(status).toUTF8String(text);
    return U_SUCCESS(status) && !text.empty() ? text : decimalText(money) + " " + money.currency;
}

Money shareOf(const Money& money, std::int64_t basisPoints)
{
    return {saturate(divideRounded(static_cast<Wide>(money.minor) * basisPoints, 10000)), money.currency};
}

std::int64_t ratioBp(const Money& part, const Money& whole)
{
    assert(part.currency == whole.currency);
    if (whole.minor <= 0 || part.currency != whole.currency)
        return 0;
    return saturate(divideRounded(static_cast<Wide>(part.minor) * 10000, whole.minor));
}

Money operator+(const Money& a, const Money& b)
{
    assert(a.currency == b.currency);
    return {saturate(static_cast<Wide>(a.minor) + b.minor), a.currency};
}

Money operator-(const Money& a, const Money& b)
{
    assert(a.currency == b.currency);
    return {saturate(static_cast<Wide>(a.minor) - b.minor), a.currency};
}

}  // namespace countersign
