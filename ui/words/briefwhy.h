#pragma once
// Why a draft is with people, as short as a row of the queue has room for.
#include <QString>
#include <string>

namespace countersign {

// "above €150" of "Cart of €438.00 is above €150.00: a person decides": value and count of people stand in the row already. A sentence that
// has no short form is told as sentenceText() does.
[[nodiscard]] QString briefWhy(const std::string& english);

} // namespace countersign
