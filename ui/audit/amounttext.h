#pragma once
// An amount as people write it, in minor units: "1000", "49.90", "€1,240.50", "JPY 5000", "5000¥".
#include <QString>
#include <cstdint>
#include <optional>
#include <string>

namespace countersign {

struct WrittenAmount {
    std::int64_t minor = 0;
    QString currency; // that its code or sign names; empty: none, or a sign of several currencies ($)
};
// With a currency's code or sign, by that currency's own digits (JPY has none, KWD three); without, by those of `usual`, or in hundredths,
// as the currencies of most carts have them. Nothing: no amount, more digits than the currency has, or beyond any cart.
[[nodiscard]] std::optional<WrittenAmount> readAmount(const QString& words, const QString& usual = {});
// "1000", "49.90", "5000" of yen: what reads back with that currency as the usual one.
[[nodiscard]] QString amountWords(std::int64_t minor, const std::string& currency);

} // namespace countersign
