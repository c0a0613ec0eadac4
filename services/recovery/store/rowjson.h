#pragma once
// Values that a row keeps as JSON text. What we wrote ourselves and cannot read back is Damaged, not InvalidInput.
#include "models/domain/jsontext.h"

#include <string>

namespace countersign {

[[nodiscard]] inline Result<Json> parseRowJson(std::string_view text)
{
    constexpr std::size_t any = std::size_t{ 1 } << 30U;
    return parseJson(text, { .maxBytes = any, .maxDepth = 200, .maxKeys = any, .maxString = any });
}

template <class T>
[[nodiscard]] Result<T> fromRowText(std::string_view text, const char* what)
{
    const auto json = parseRowJson(text);
    if (!json)
        return fail(ErrorCode::Damaged, std::string(what) + " in the database are not JSON");
    auto value = decode<T>(*json);
    if (!value)
        return fail(ErrorCode::Damaged, std::string(what) + " in the database cannot be read: " + value.error().detail);
    return value;
}

} // namespace countersign
