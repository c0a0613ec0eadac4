#pragma once
// What the readers of this folder's answers share: a body of another shape than agreed is an error, never an exception.
#include "models/domain/json.h"

#include <string>

namespace countersign {

template <class T, class Work>
Result<T> guarded(Work work)
{
    try {
        return work();
    } catch (const std::exception& problem) {
        return fail(ErrorCode::InvalidInput, std::string("the backend's answer has another shape than agreed: ") + problem.what());
    }
}

// Where the next page begins; empty: this was the last.
[[nodiscard]] inline std::string cursorOf(const Json& json)
{
    const auto found = json.find("next");
    if (found == json.end() || found->is_null())
        return {};
    return found->is_number() ? std::to_string(found->get<std::int64_t>()) : found->get<std::string>();
}

}  // namespace countersign
