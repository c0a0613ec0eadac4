#pragma once
// Money: int64 minor units + ISO 4217 code. Never a float. Zero- and three-decimal currencies work.
#include "models/domain/json.h"
#include "models/domain/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace countersign {

struct Money {
    std::int64_t minor = 0;
    std::string currency;  // ISO 4217, upper case; empty only in a default-made value

    friend bool operator==(const Money&, const Money&) = default;
};
void to_json(Json& json, const Money& money);  // {"minor":12345,"currency":"EUR"}
void append_json(std::string& text, const Money& money);
void from_json(const Json& json, Money& money);

// Decimal digits of the minor unit, by ISO 4217 (ICU): EUR 2, JPY 0, KWD 3. Unknown code: InvalidInput.
[[nodiscard]] Result<int> minorDigits(const std::string& currency);
// "1234.5", "14319", "-0.99" → minor units. More digits than the currency has are refused unless they are zeros.
[[nodiscard]] Result<Money> parseMoney(std::string_view decimal, const std::string& currency);
// "1234.50": plain decimal for platforms' APIs.
[[nodiscard]] std::string decimalText(const Money& money);
// "€1,240.00" / "1.240,00 €": for people, by ICU; language is a BCP 47 tag.
[[nodiscard]] std::string formatMoney(const Money& money, const std::string& language);
// share of money in basis points (1/100 %), rounded half away from zero; overflow-safe.
[[nodiscard]] Money shareOf(const Money& money, std::int64_t basisPoints);
// part/whole in basis points, rounded to nearest; whole ≤ 0 gives 0. Both must be of one currency.
[[nodiscard]] std::int64_t ratioBp(const Money& part, const Money& whole);
// Sum and difference in one currency; different currencies are a bug (assert).
[[nodiscard]] Money operator+(const Money& a, const Money& b);
[[nodiscard]] Money operator-(const Money& a, const Money& b);

}  // namespace countersign
