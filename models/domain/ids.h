#pragma once
// Our ids are UUIDv7 (RFC 9562) as lower-case text; platform ids stay the strings the platform gave.
#include "models/domain/time.h"

#include <string>
#include <string_view>

namespace countersign {

// A new id for this moment. Monotonic within a process: ids made in the same millisecond sort in order of making. Any thread.
[[nodiscard]] std::string newId(TimeMs now);
[[nodiscard]] bool isId(std::string_view text);
// "#0192f3a1" → the first 8 hex digits after the time part, for people.
[[nodiscard]] std::string shortId(std::string_view id);

}  // namespace countersign
