#pragma once
// Where a folded text holds an address or a long number: e-mail, web, telephone, card, IBAN, street with its number.
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace countersign {

using AddressSpan = std::pair<std::size_t, std::size_t>;  // [from, to) in units of the text
// `text` as foldText() makes it, in order and apart from each other. When the search takes too long on hostile text, the whole of it is one span.
[[nodiscard]] std::vector<AddressSpan> addressSpans(const std::u16string& text);

// Words of an address spelled out: "shop dot com", "ana (at) posta", "punkt de".
[[nodiscard]] std::vector<AddressSpan> spelledAddressSpans(const std::u16string& text);

}  // namespace countersign
