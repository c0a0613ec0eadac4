#pragma once
// Single values out of Shopify's JSON, each with the shapes it was seen in. Absent, null and unusable optional values are empty.
#include "models/domain/cart.h"
#include "models/domain/json.h"

#include <optional>
#include <string>

namespace countersign::shopify {

// The member when it is there and not null.
[[nodiscard]] const Json* member(const Json& object, const char* key);
// The member when it is an object: addresses also come as null and as an empty array.
[[nodiscard]] const Json* object(const Json& parent, const char* key);
// Cleaned text of at most `cap` characters; numbers become their digits.
[[nodiscard]] std::string text(const Json& object, const char* key, std::size_t cap, bool multiLine = false);
// Platform ids come as integers beyond 2^53, as text, and as gid://shopify/Kind/123; a rounded (floating) id is no id.
[[nodiscard]] std::string identifier(const Json& object, const char* key);
// A key chosen by the platform: printable ASCII without blanks, at most 128 bytes; else empty.
[[nodiscard]] std::string token(const Json& object, const char* key);
[[nodiscard]] bool flag(const Json& object, const char* key);
[[nodiscard]] std::optional<bool> optionalFlag(const Json& object, const char* key);
// Empty when it does not look like an address.
[[nodiscard]] std::string email(const Json& object, const char* key);
// Empty unless it is E.164 once blanks, dots, dashes and brackets are gone.
[[nodiscard]] std::string phone(const Json& object, const char* key);
// http and https only.
[[nodiscard]] std::string webAddress(const Json& object, const char* key);

// Errors name the key: what is there must be usable.
[[nodiscard]] Result<std::optional<TimeMs>> time(const Json& object, const char* key);
[[nodiscard]] Result<std::optional<Money>> money(const Json& object, const char* key, const std::string& currency);
[[nodiscard]] Result<std::int64_t> wholeNumber(
    const Json& object, const char* key, std::int64_t least, std::int64_t most, std::int64_t absent);

[[nodiscard]] inline tl::unexpected<Error> wrongShape(std::string detail) { return fail(ErrorCode::Unprocessable, std::move(detail)); }

[[nodiscard]] std::optional<Consent> consentWord(std::string_view word);

} // namespace countersign::shopify
