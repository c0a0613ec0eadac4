#pragma once
// An amount as people write it, in minor units: "1000", "49.90", "€1,240.50", "JPY 5000", "5000¥".
#include <QString>
#include <cstdint>
#include <optional>

namespace countersign {

// With a currency's code or sign, by that currency's own digits (JPY has none, KWD three); without, in hundredths, as the currencies of
// most carts have them. Nothing: no amount, more digits than the currency has, or beyond any cart.
[[nodiscard]] std::optional<std::int64_t> amountMinor(const QString& words);

} // namespace countersign
